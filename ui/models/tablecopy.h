#pragma once
// Cells to the clipboard: tab-separated text and an HTML table, so that a paste into a spreadsheet gives cells. Customer
// text stays text: HTML is escaped, and a cell that a spreadsheet would take for a formula gets an apostrophe.

#include <QList>
#include <QStringList>

class QMimeData;

namespace goodword {

QString tabSeparated(const QList<QStringList> &rows);
QString htmlTable(const QList<QStringList> &rows, bool firstRowIsHeader);
QMimeData *tableMime(const QList<QStringList> &rows, bool firstRowIsHeader = true);

} // namespace goodword
