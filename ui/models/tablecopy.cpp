#include "ui/models/tablecopy.h"

#include "core/base/text.h"
#include "core/exchange/csvwriter.h"

#include <QMimeData>

namespace goodword {

using namespace Qt::StringLiterals;

QString tabSeparated(const QList<QStringList> &rows)
{
    QString out;
    for (const QStringList &row : rows) {
        for (qsizetype i = 0; i < row.size(); ++i)
            out += (i > 0 ? u"\t"_s : QString()) + neutralised(oneLine(row[i]));
        out += u'\n';
    }
    return out;
}

QString htmlTable(const QList<QStringList> &rows, bool firstRowIsHeader)
{
    QString out = u"<html><head><meta charset=\"utf-8\"></head><body><table>\n"_s;
    for (qsizetype r = 0; r < rows.size(); ++r) {
        const QString tag = firstRowIsHeader && r == 0 ? u"th"_s : u"td"_s;
        out += u"<tr>"_s;
        for (const QString &cell : rows[r])
            out += u'<' + tag + u'>' + neutralised(oneLine(cell)).toHtmlEscaped() + u"</"_s + tag + u'>';
        out += u"</tr>\n"_s;
    }
    return out + u"</table></body></html>"_s;
}

QMimeData *tableMime(const QList<QStringList> &rows, bool firstRowIsHeader)
{
    auto *mime = new QMimeData;
    mime->setText(tabSeparated(rows));
    mime->setHtml(htmlTable(rows, firstRowIsHeader));
    return mime;
}

} // namespace goodword
