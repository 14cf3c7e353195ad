#include "core/exchange/testimonialcells.h"

#include "core/base/instant.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace goodword::testimonialCells {

using namespace Qt::StringLiterals;

namespace {

void put(QJsonObject &object, QLatin1String key, const QString &value)
{
    if (!value.isEmpty())
        object.insert(key, value);
}

QString get(const QJsonObject &object, QLatin1String key)
{
    return object.value(key).toString();
}

QDate dayOf(const QJsonObject &object, QLatin1String key)
{
    return dayFromText(get(object, key));
}

QString textOf(const QJsonArray &records)
{
    return records.isEmpty() ? QString() : QString::fromUtf8(QJsonDocument(records).toJson(QJsonDocument::Compact));
}

QJsonArray recordsOf(const QString &cell)
{
    return QJsonDocument::fromJson(cell.toUtf8()).array();
}

} // namespace

QString consentsText(const std::vector<Consent> &consents)
{
    QJsonArray records;
    for (const Consent &c : consents) {
        QJsonObject record;
        QJsonArray channels;
        for (const ConsentChannel channel : kConsentChannels) {
            if (c.channels.contains(channel))
                channels.append(consentChannelCode(channel));
        }
        put(record, "uid"_L1, c.uid);
        put(record, "scope"_L1, consentScopeCode(c.scope));
        record.insert("channels"_L1, channels);
        put(record, "territory"_L1, c.territory);
        put(record, "given"_L1, dayText(c.givenDay));
        put(record, "from"_L1, dayText(c.fromDay));
        put(record, "until"_L1, dayText(c.untilDay));
        put(record, "wording"_L1, c.wording);
        put(record, "how"_L1, c.how);
        put(record, "proof"_L1, c.proof);
        put(record, "proof_sha256"_L1, c.proofSha256);
        put(record, "incentive"_L1, c.incentive);
        put(record, "disclosure"_L1, c.disclosure);
        put(record, "relationship"_L1, c.relationship);
        put(record, "withdrawn"_L1, dayText(c.withdrawnDay));
        put(record, "removed"_L1, dayText(c.removedDay));
        records.append(record);
    }
    return textOf(records);
}

std::vector<Consent> consentsFrom(const QString &cell)
{
    std::vector<Consent> consents;
    for (const QJsonValue &value : recordsOf(cell)) {
        const QJsonObject record = value.toObject();
        const auto scope = consentScopeFromCode(get(record, "scope"_L1));
        if (!scope || !dayOf(record, "given"_L1).isValid())
            continue;
        Consent c;
        c.uid = get(record, "uid"_L1);
        c.scope = *scope;
        for (const QJsonValue &channel : record.value("channels"_L1).toArray()) {
            if (const auto known = consentChannelFromCode(channel.toString()))
                c.channels.insert(*known);
        }
        c.territory = get(record, "territory"_L1);
        c.givenDay = dayOf(record, "given"_L1);
        c.fromDay = dayOf(record, "from"_L1);
        c.untilDay = dayOf(record, "until"_L1);
        c.wording = get(record, "wording"_L1);
        c.how = get(record, "how"_L1);
        c.proof = get(record, "proof"_L1);
        c.proofSha256 = get(record, "proof_sha256"_L1);
        c.incentive = get(record, "incentive"_L1);
        c.disclosure = get(record, "disclosure"_L1);
        c.relationship = get(record, "relationship"_L1);
        c.withdrawnDay = dayOf(record, "withdrawn"_L1);
        c.removedDay = dayOf(record, "removed"_L1);
        // An end that cannot be read would make the permission endless.
        if ((record.contains("until"_L1) && !c.untilDay.isValid()) || (record.contains("withdrawn"_L1) && !c.withdrawnDay.isValid()))
            continue;
        consents.push_back(std::move(c));
    }
    return consents;
}

QString eventsText(const std::vector<TestimonialEvent> &events)
{
    QJsonArray records;
    for (const TestimonialEvent &event : events) {
        QJsonObject record;
        put(record, "move"_L1, testimonialMoveCode(event.move));
        put(record, "day"_L1, dayText(event.day));
        put(record, "at"_L1, instantText(event.at));
        put(record, "wording"_L1, event.wording);
        put(record, "place"_L1, event.place);
        put(record, "note"_L1, event.note);
        records.append(record);
    }
    return textOf(records);
}

std::vector<TestimonialEvent> eventsFrom(const QString &cell)
{
    std::vector<TestimonialEvent> events;
    for (const QJsonValue &value : recordsOf(cell)) {
        const QJsonObject record = value.toObject();
        const auto move = testimonialMoveFromCode(get(record, "move"_L1));
        TestimonialEvent event;
        event.day = dayOf(record, "day"_L1);
        if (!move || !event.day.isValid())
            continue;
        event.move = *move;
        event.at = instantFromText(get(record, "at"_L1));
        event.wording = get(record, "wording"_L1);
        event.place = get(record, "place"_L1);
        event.note = get(record, "note"_L1);
        events.push_back(event);
    }
    return events;
}

} // namespace goodword::testimonialCells
