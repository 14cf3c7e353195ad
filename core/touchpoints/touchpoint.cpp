#include "core/touchpoints/touchpoint.h"

#include "core/base/text.h"

namespace goodword {

static Error invalid(const QString &text)
{
    return {ErrorCode::Invalid, text, {}};
}

Done Touchpoint::validate(QDate today) const
{
    if (!day.isValid())
        return invalid(Core::tr("A touchpoint needs the day it was on. Nothing was saved."));
    if (day > today)
        return invalid(Core::tr("A touchpoint cannot lie in the future. Nothing was saved. Choose today or a day before, and "
                                "a follow-up day for what is to come."));
    if (subject.size() > kMaxSubject)
        return invalid(Core::tr("A subject may have %1 characters at most. Nothing was saved. Put the rest into the text.")
                           .arg(kMaxSubject));
    if (body.size() > kMaxText || outcome.size() > kMaxText)
        return invalid(Core::tr("A text may have %L1 characters at most. Nothing was saved. Attach it as a file instead.")
                           .arg(kMaxText));
    if (minutes && *minutes < 0)
        return invalid(Core::tr("The duration cannot be less than nothing. Nothing was saved."));
    if (gift && (gift->minor < 0 || gift->currency.size() != 3))
        return invalid(Core::tr("What a gift cost is an amount with a currency such as EUR. Nothing was saved."));
    return {};
}

Touchpoint cleaned(Touchpoint touchpoint)
{
    touchpoint.subject = oneLine(cleanText(touchpoint.subject).text).trimmed();
    touchpoint.outcome = cleanText(touchpoint.outcome).text.trimmed();
    touchpoint.body = cleanText(touchpoint.body).text.trimmed();
    if (!touchpoint.isGift)
        touchpoint.gift.reset();
    if (touchpoint.gift)
        touchpoint.gift->currency = touchpoint.gift->currency.trimmed().toUpper();
    if (!touchpoint.followUpDay.isValid())
        touchpoint.followUpDone = false;
    return touchpoint;
}

} // namespace goodword
