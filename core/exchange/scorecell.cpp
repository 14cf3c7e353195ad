#include "core/exchange/scorecell.h"

#include "core/exchange/importrow.h"

#include <QRegularExpression>

namespace goodword {

using namespace Qt::StringLiterals;

std::optional<double> readScore(const QString &cell, double highest)
{
    static const QRegularExpression labelled(u"^([0-9]{1,2}(?:[.,][0-9]+)?)\\s*[-–—:(=]\\s*\\p{L}[^0-9]*$"_s);
    static const QRegularExpression labelFirst(u"^\\p{L}[^0-9]*[-–—:(=]\\s*([0-9]{1,2})\\)?$"_s);
    static const QRegularExpression fraction(u"^([0-9]{1,2}(?:[.,][0-9]+)?)\\s*/\\s*([0-9]{1,2})$"_s);
    QString text = cell.trimmed();
    if (const auto match = fraction.match(text); match.hasMatch()) {
        if (match.captured(2).toDouble() != highest)
            return std::nullopt;
        text = match.captured(1);
    } else if (const auto before = labelled.match(text); before.hasMatch()) {
        text = before.captured(1);
    } else if (const auto after = labelFirst.match(text); after.hasMatch()) {
        text = after.captured(1);
    }
    // A score has no thousands, so a comma can only be decimal.
    return readNumber(text, text.contains(u',') && !text.contains(u'.') ? QChar(u',') : QChar(u'.'));
}

} // namespace goodword
