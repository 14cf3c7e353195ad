#include "core/customers/filtermeaning.h"

#include "core/base/text.h"
#include "core/insight/npsmath.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

constexpr double kLowest = std::numeric_limits<double>::lowest(), kHighest = std::numeric_limits<double>::max();

double above(double number)
{
    return std::nextafter(number, kHighest);
}

double below(double number)
{
    return std::nextafter(number, kLowest);
}

struct FlagWord {
    QLatin1String word;
    CustomerFlag flag;
};

constexpr std::array kFlags{
    FlagWord{QLatin1String("email"), CustomerFlag::Email},
    FlagWord{QLatin1String("phone"), CustomerFlag::Phone},
    FlagWord{QLatin1String("company"), CustomerFlag::Company},
    FlagWord{QLatin1String("city"), CustomerFlag::City},
    FlagWord{QLatin1String("tag"), CustomerFlag::Tag},
    FlagWord{QLatin1String("owner"), CustomerFlag::Owner},
    FlagWord{QLatin1String("notes"), CustomerFlag::Notes},
    FlagWord{QLatin1String("nps"), CustomerFlag::Nps},
    FlagWord{QLatin1String("touchpoint"), CustomerFlag::Touchpoint},
    FlagWord{QLatin1String("testimonial"), CustomerFlag::Testimonial},
    FlagWord{QLatin1String("followup"), CustomerFlag::FollowUp},
    FlagWord{QLatin1String("stage"), CustomerFlag::Stage},
    FlagWord{QLatin1String("birthday"), CustomerFlag::Birthday},
    FlagWord{QLatin1String("optout"), CustomerFlag::OptOut},
};

constexpr QLatin1String kNoScore("none");

} // namespace

QStringList filterHasValues()
{
    QStringList words;
    for (const FlagWord &known : kFlags)
        words.append(known.word);
    return words;
}

QStringList filterNpsWords()
{
    return {npsBandCode(NpsBand::Promoter), npsBandCode(NpsBand::Passive), npsBandCode(NpsBand::Detractor), kNoScore};
}

std::optional<ScoreSpan> scoreSpan(FilterOp op, const QString &value)
{
    const QString word = value.toLower();
    if (word == npsBandCode(NpsBand::Promoter))
        return ScoreSpan{kPromoterFrom, kHighest};
    if (word == npsBandCode(NpsBand::Passive))
        return ScoreSpan{kPassiveFrom, below(kPromoterFrom)};
    if (word == npsBandCode(NpsBand::Detractor))
        return ScoreSpan{kLowest, below(kPassiveFrom)};
    if (word == kNoScore)
        return ScoreSpan{.nobodys = true};
    const auto number = filterNumber(value);
    if (!number)
        return std::nullopt;
    switch (op) {
    case FilterOp::Greater: return ScoreSpan{above(*number), kHighest};
    case FilterOp::AtLeast: return ScoreSpan{*number, kHighest};
    case FilterOp::Less: return ScoreSpan{kLowest, below(*number)};
    case FilterOp::AtMost: return ScoreSpan{kLowest, *number};
    case FilterOp::Is: break;
    }
    return ScoreSpan{*number, *number};
}

std::optional<TouchSpan> touchSpan(FilterOp op, const QString &value, QDate today)
{
    const auto asked = filterDayBefore(value, today);
    if (!asked)
        return std::nullopt;
    TouchSpan span;
    const QDate day = std::max(*asked, span.from); // there are no days before
    switch (op) {
    case FilterOp::Less: span.from = day.addDays(1); break;
    case FilterOp::AtMost: span.from = day; break;
    case FilterOp::Greater:
        span.to = day.addDays(-1);
        span.never = true;
        break;
    case FilterOp::Is:
    case FilterOp::AtLeast:
        span.to = day;
        span.never = true;
        break;
    }
    return span;
}

std::optional<CustomerFlag> customerFlag(const QString &value)
{
    const QString word = value.toLower().remove(u'-');
    const auto known = std::find_if(kFlags.begin(), kFlags.end(), [&](const FlagWord &one) { return one.word == word; });
    return known == kFlags.end() ? std::nullopt : std::optional(known->flag);
}

QString foldedWord(const QString &value)
{
    return fold(value.simplified());
}

QStringList foldedWords(const QStringList &values)
{
    QStringList folded;
    for (const QString &value : values)
        folded.append(foldedWord(value));
    return folded;
}

} // namespace goodword
