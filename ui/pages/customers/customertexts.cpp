#include "ui/pages/customers/customertexts.h"

#include "core/base/text.h"
#include "core/insight/npsmath.h"
#include "ui/theme/tokens.h"

#include <QCoreApplication>
#include <QLocale>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(goodword::CustomerTexts)
};

enum class Unit { Day, Week, Month, Year };

std::pair<int, Unit> span(QDate day, QDate today)
{
    const int days = int(qMax<qint64>(0, day.daysTo(today)));
    if (days < 14)
        return {days, Unit::Day};
    if (days < 61)
        return {days / 7, Unit::Week};
    if (days < 731)
        return {days / 30, Unit::Month};
    return {days / 365, Unit::Year};
}

} // namespace

QString agoShort(QDate day, QDate today)
{
    if (!day.isValid())
        return {};
    const auto [count, unit] = span(day, today);
    if (count == 0)
        return Words::tr("today");
    switch (unit) {
    case Unit::Day: return Words::tr("%1 d", "days, short").arg(count);
    case Unit::Week: return Words::tr("%1 w", "weeks, short").arg(count);
    case Unit::Month: return Words::tr("%1 mo", "months, short").arg(count);
    case Unit::Year: break;
    }
    return Words::tr("%1 y", "years, short").arg(count);
}

QString agoLong(QDate day, QDate today)
{
    if (!day.isValid())
        return {};
    const auto [count, unit] = span(day, today);
    if (count == 0)
        return Words::tr("today");
    switch (unit) {
    case Unit::Day: return count == 1 ? Words::tr("1 day") : Words::tr("%n days", nullptr, count);
    case Unit::Week: return count == 1 ? Words::tr("1 week") : Words::tr("%n weeks", nullptr, count);
    case Unit::Month: return count == 1 ? Words::tr("1 month") : Words::tr("%n months", nullptr, count);
    case Unit::Year: break;
    }
    return count == 1 ? Words::tr("1 year") : Words::tr("%n years", nullptr, count);
}

QString dayShort(QDate day, QDate today)
{
    if (day == today)
        return Words::tr("Today");
    if (day == today.addDays(-1))
        return Words::tr("Yesterday");
    const bool near = day.year() == today.year() || qAbs(day.daysTo(today)) < 180;
    return QLocale().toString(day, near ? Words::tr("d MMM", "a day of this year") : Words::tr("d MMM yyyy", "a day of another year"));
}

Pill stagePill(const CustomerRow &row)
{
    if (!row.stageId.isValid())
        return {};
    const auto &colours = tokens().stages;
    return {row.stage, PillTone::Neutral, colours.at(size_t(qAbs(row.stageColor)) % colours.size())};
}

QString npsBandText(double score)
{
    switch (npsBand(score).value_or(NpsBand::Detractor)) {
    case NpsBand::Promoter: return Words::tr("promoter");
    case NpsBand::Passive: return Words::tr("passive");
    case NpsBand::Detractor: break;
    }
    return Words::tr("detractor");
}

QString npsLabelTone(double score)
{
    switch (npsBand(score).value_or(NpsBand::Detractor)) {
    case NpsBand::Promoter: return u"green"_s;
    case NpsBand::Passive: return u"amber"_s;
    case NpsBand::Detractor: break;
    }
    return u"red"_s;
}

QString rhythmTone(QDate lastTouch, QDate today, std::optional<int> days, std::optional<int> most)
{
    if (!days)
        return u"muted"_s;
    if (!lastTouch.isValid())
        return u"red"_s;
    const qint64 quiet = lastTouch.daysTo(today);
    if (quiet <= *days)
        return u"green"_s;
    return quiet <= most.value_or(*days * 3 / 2) ? u"amber"_s : u"red"_s;
}

QString nameInText(const QString &name)
{
    static constexpr qsizetype kLongest = 60;
    const QString line = oneLine(name);
    return isolated(line.size() > kLongest ? line.left(kLongest) + QChar(0x2026) : line);
}

} // namespace goodword
