#include "ui/models/tablecopy.h"

#include "core/base/text.h"

#include <QMimeData>
#include <QRegularExpression>

namespace goodword {

using namespace Qt::StringLiterals;

static bool looksLikeFormula(QStringView line)
{
    qsizetype i = 0;
    while (i < line.size()
           && (line[i].isSpace() || line[i].category() == QChar::Other_Control
               || line[i].category() == QChar::Other_Format))
        ++i;
    if (i == line.size() || !u"=+-@\uFF1D\uFF0B\uFF0D\uFF20"_s.contains(line[i]))
        return false;
    static const QRegularExpression number(u"^[+-]?\\d+([.,]\\d+)*([eE][+-]?\\d+)?\\s?%?$"_s);
    static const QRegularExpression phone(u"^\\+[0-9 ()./-]{5,}(;ext=\\d+)?$"_s);
    const QString trimmed = line.trimmed().toString();
    return !number.match(trimmed).hasMatch() && !phone.match(trimmed).hasMatch();
}

QString neutralCell(const QString &text)
{
    static const QRegularExpression lineEnd(u"[\\n\\r\\x{2028}\\x{2029}]"_s);
    for (const QString &line : text.split(lineEnd))
        if (looksLikeFormula(line))
            return u'\'' + text;
    return text;
}

QString tabSeparated(const QList<QStringList> &rows)
{
    QString out;
    for (const QStringList &row : rows) {
        for (qsizetype i = 0; i < row.size(); ++i)
            out += (i > 0 ? u"\t"_s : QString()) + neutralCell(oneLine(row[i]));
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
            out += u'<' + tag + u'>' + neutralCell(oneLine(cell)).toHtmlEscaped() + u"</"_s + tag + u'>';
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
