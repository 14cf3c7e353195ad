#pragma once
// A CSV file being written row by row, its cells set by the names of importfields.h. For the exporters alone.

#include "core/exchange/exporter.h"

#include <QHash>

namespace goodword {

class ExportSheet
{
public:
    ExportSheet(QIODevice &device, const ExportOptions &options, const QStringList &customFields, Progress &progress);

    /// The place of a column, for those who write many rows.
    int column(const QString &field) const;
    /// Bytes that stay until the row ends are not copied.
    void set(int column, const QByteArray &utf8) { m_cells[size_t(column)] = utf8; }
    /// The cell's own bytes, to be added to; empty at the beginning of a row.
    QByteArray &cell(int column) { return m_cells[size_t(column)]; }

    void set(QLatin1String field, const QString &text) { set(column(field), text.toUtf8()); }
    void setList(QLatin1String field, const QStringList &values) { set(field, encodeList(values)); }
    /// False when it was cancelled.
    bool endRow(qint64 of);
    qint64 rows() const { return m_rows; }
    Done finish() { return m_writer.finish(); }

private:
    CsvWriter m_writer;
    Progress &m_progress;
    QHash<QString, int> m_columns;
    std::vector<QByteArray> m_cells;
    std::vector<size_t> m_phones; ///< columns whose numbers are written for spreadsheets
    qint64 m_rows = 0;
};

/// What encodeList() would make of the values, one after the other; none of them is empty.
void addToList(QByteArray &cell, QByteArrayView value);
/// Days and instants as dayText() and instantText() write what dayFromText() and instantFromText() read.
QByteArray dayCell(const QByteArray &day);
QByteArray instantCell(const QByteArray &instant);
QByteArray yesOrNothing(bool yes);

/// The rows in the order of `only`; without it all that are not in the trash.
using OnlyRows = std::optional<IdList>;
Done writeCustomers(Database &db, const OnlyRows &only, ExportSheet &sheet);
Done writeTouchpoints(Database &db, const OnlyRows &only, ExportSheet &sheet);
Done writeAnswers(Database &db, const OnlyRows &only, ExportSheet &sheet);
Done writeTestimonials(Database &db, const OnlyRows &only, ExportSheet &sheet);
Done writePublication(const Exportable &exportable, ExportSheet &sheet);

} // namespace goodword
