#include "app/cli/rowjson.h"

#include "core/base/instant.h"

#include <QJsonArray>

namespace goodword::cli {

using namespace Qt::StringLiterals;

namespace {

template <class Id>
QJsonValue jsonId(Id id)
{
    return id.isValid() ? QJsonValue(id.value) : QJsonValue(QJsonValue::Null);
}

/// Scores in the C locale, without a needless ".0".
QString numberText(const std::optional<double> &number)
{
    return number ? QString::number(*number) : QString();
}

} // namespace

QJsonValue jsonDay(QDate day)
{
    return day.isValid() ? QJsonValue(dayText(day)) : QJsonValue(QJsonValue::Null);
}

QJsonValue jsonInstant(const QDateTime &instant)
{
    return instant.isValid() ? QJsonValue(instantText(instant)) : QJsonValue(QJsonValue::Null);
}

QJsonObject jsonOf(const CustomerRow &row)
{
    return {{u"id"_s, row.id.value},
            {u"uid"_s, row.uid},
            {u"kind"_s, customerKindCode(row.kind)},
            {u"name"_s, row.name},
            {u"company"_s, row.company},
            {u"email"_s, row.email},
            {u"phone"_s, row.phone},
            {u"city"_s, row.city},
            {u"stage"_s, row.stage},
            {u"stage_since"_s, jsonDay(row.stageDay)},
            {u"nps"_s, jsonNumber(row.nps)},
            {u"nps_day"_s, jsonDay(row.npsDay)},
            {u"last_touch"_s, jsonDay(row.lastTouch)},
            {u"last_sentiment"_s, row.lastSentiment},
            {u"next_follow_up"_s, jsonDay(row.nextFollowUp)},
            {u"testimonials"_s, row.testimonials},
            {u"owner"_s, row.owner},
            {u"tags"_s, QJsonArray::fromStringList(row.tags)},
            {u"source"_s, row.source},
            {u"rhythm_days"_s, jsonNumber(row.rhythmDays)},
            {u"created"_s, jsonDay(row.createdDay)}};
}

QJsonObject jsonOf(const TouchpointRow &row)
{
    const Touchpoint &t = row.touchpoint;
    const QJsonValue gift = t.gift ? QJsonValue(QJsonObject{{u"minor"_s, t.gift->minor}, {u"currency"_s, t.gift->currency}})
                                   : QJsonValue(QJsonValue::Null);
    return {{u"id"_s, t.id.value},
            {u"uid"_s, t.uid},
            {u"customer_id"_s, t.customer.value},
            {u"customer"_s, row.customerName},
            {u"day"_s, jsonDay(t.day)},
            {u"at"_s, jsonInstant(t.at)},
            {u"channel"_s, channelCode(t.channel)},
            {u"direction"_s, directionCode(t.direction)},
            {u"sentiment"_s, sentimentCode(t.sentiment)},
            {u"subject"_s, t.subject},
            {u"text"_s, t.body},
            {u"outcome"_s, t.outcome},
            {u"minutes"_s, jsonNumber(t.minutes)},
            {u"staff"_s, row.staffName},
            {u"department"_s, row.departmentName},
            {u"follow_up"_s, jsonDay(t.followUpDay)},
            {u"follow_up_done"_s, t.followUpDone},
            {u"ask"_s, t.isAsk},
            {u"gift"_s, t.isGift},
            {u"gift_cost"_s, gift},
            {u"attachments"_s, row.attachments}};
}

QJsonObject jsonOf(const AnswerRow &row)
{
    const Answer &a = row.answer;
    return {{u"id"_s, a.id.value},
            {u"uid"_s, a.uid},
            {u"customer_id"_s, jsonId(a.customer)},
            {u"customer"_s, row.customerName},
            {u"survey"_s, row.surveyName},
            {u"kind"_s, surveyKindCode(row.kind)},
            {u"mode"_s, surveyModeCode(row.mode)},
            {u"day"_s, jsonDay(a.day)},
            {u"at"_s, jsonInstant(a.at)},
            {u"channel"_s, a.channel},
            {u"score"_s, a.score},
            {u"band"_s, row.band ? QJsonValue(npsBandCode(*row.band)) : QJsonValue(QJsonValue::Null)},
            {u"comment"_s, a.comment},
            {u"ignored"_s, a.ignored},
            {u"unanswered"_s, row.unanswered},
            {u"closed"_s, jsonDay(a.closedDay)}};
}

QJsonObject jsonOf(const TestimonialRow &row)
{
    const Testimonial &t = row.testimonial;
    QJsonObject consent;
    for (const ConsentChannel channel : kConsentChannels)
        consent.insert(consentChannelCode(channel), consentReasonCode(row.consentFor(channel).reason));
    return {{u"id"_s, t.id.value},
            {u"uid"_s, t.uid},
            {u"customer_id"_s, jsonId(t.customer)},
            {u"customer"_s, row.customerName},
            {u"state"_s, testimonialStateCode(row.standing.state)},
            {u"since"_s, jsonDay(row.standing.since)},
            {u"day"_s, jsonDay(t.day)},
            {u"quote"_s, row.wording},
            {u"original"_s, t.original},
            {u"byline"_s, row.byline},
            {u"rating"_s, jsonNumber(t.rating)},
            {u"disclosure"_s, t.disclosure},
            {u"source"_s, testimonialSourceCode(t.source)},
            {u"tags"_s, QJsonArray::fromStringList(row.tags)},
            {u"places"_s, QJsonArray::fromStringList(row.standing.places)},
            {u"consent"_s, consent}};
}

QStringList cellsOf(const CustomerRow &row)
{
    return {QString::number(row.id.value), row.name, row.company, row.email, row.phone, row.city, row.stage,
            numberText(row.nps), dayText(row.lastTouch), row.owner};
}

QStringList cellsOf(const TouchpointRow &row)
{
    const Touchpoint &t = row.touchpoint;
    return {QString::number(t.id.value), dayText(t.day), row.customerName, channelCode(t.channel), sentimentCode(t.sentiment),
            t.subject.isEmpty() ? t.body : t.subject, row.staffName, t.followUpDone ? QString() : dayText(t.followUpDay)};
}

QStringList cellsOf(const AnswerRow &row)
{
    const Answer &a = row.answer;
    return {QString::number(a.id.value), dayText(a.day), row.customerName, row.surveyName, numberText(a.score),
            row.band ? npsBandCode(*row.band) : QString(), a.comment};
}

QStringList cellsOf(const TestimonialRow &row)
{
    const Testimonial &t = row.testimonial;
    return {QString::number(t.id.value), dayText(t.day), testimonialStateCode(row.standing.state), row.byline, row.wording};
}

} // namespace goodword::cli
