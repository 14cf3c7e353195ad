#include "core/exchange/exportsheet.h"
#include "core/exchange/ownlists.h"
#include "core/feedback/feedbackstore.h"
#include "core/staff/staffstore.h"
#include "core/touchpoints/touchpointstore.h"

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

/// Whom the row is about: our uid first, and what another book would know the person by.
void writePerson(Database &db, CustomerId id, ExportSheet &sheet, bool withPhone)
{
    Statement s(db, R"(SELECT c.uid, c.name,
                         (SELECT e.address FROM customer_email e WHERE e.customer_id = c.id ORDER BY e.position, e.id LIMIT 1),
                         (SELECT p.number FROM customer_phone p WHERE p.customer_id = c.id ORDER BY p.position, p.id LIMIT 1)
                       FROM customer c WHERE c.id = ?)", id);
    if (!s.next())
        return;
    sheet.set("customer_uid"_L1, s.text(0));
    sheet.set("customer"_L1, s.text(1));
    sheet.set("email"_L1, s.text(2));
    if (withPhone)
        sheet.set("phone"_L1, s.text(3));
}

QString yesOrNothing(bool yes)
{
    return yes ? u"yes"_s : QString();
}

void writeTouchpoint(Database &db, const Touchpoint &t, const QHash<StaffId, QString> &staff,
                     const QHash<DepartmentId, QString> &departments, ExportSheet &sheet)
{
    sheet.set("id"_L1, QString::number(t.id.value));
    sheet.set("uid"_L1, t.uid);
    writePerson(db, t.customer, sheet, true);
    sheet.set("day"_L1, dayText(t.day));
    sheet.set("at"_L1, instantText(t.at));
    sheet.set("channel"_L1, channelCode(t.channel));
    sheet.set("direction"_L1, directionCode(t.direction));
    sheet.set("department"_L1, departments.value(t.department));
    sheet.set("staff"_L1, staff.value(t.staff));
    sheet.set("subject"_L1, t.subject);
    sheet.set("text"_L1, t.body);
    sheet.set("sentiment"_L1, sentimentCode(t.sentiment));
    sheet.set("outcome"_L1, t.outcome);
    sheet.set("minutes"_L1, t.minutes ? QString::number(*t.minutes) : QString());
    sheet.set("follow_up"_L1, dayText(t.followUpDay));
    sheet.set("follow_up_done"_L1, yesOrNothing(t.followUpDone));
    sheet.set("is_ask"_L1, yesOrNothing(t.isAsk));
    sheet.set("is_gift"_L1, yesOrNothing(t.isGift));
    sheet.set("gift_minor"_L1, t.gift ? QString::number(t.gift->minor) : QString());
    sheet.set("gift_currency"_L1, t.gift ? t.gift->currency : QString());
    sheet.set("external_id"_L1, ownLists::refsText(externalRefs(db, u"touchpoint"_s, t.id.value)));
}

void writeAnswer(Database &db, const Answer &a, const Survey &survey, ExportSheet &sheet)
{
    sheet.set("id"_L1, QString::number(a.id.value));
    sheet.set("uid"_L1, a.uid);
    writePerson(db, a.customer, sheet, true);
    sheet.set("day"_L1, dayText(a.day));
    sheet.set("at"_L1, instantText(a.at));
    sheet.set("survey"_L1, survey.name);
    sheet.set("kind"_L1, surveyKindCode(survey.kind));
    sheet.set("mode"_L1, surveyModeCode(survey.mode));
    sheet.set("channel"_L1, a.channel);
    sheet.set("score"_L1, QString::number(a.score, 'g', QLocale::FloatingPointShortest));
    sheet.set("comment"_L1, a.comment);
    sheet.set("ignored"_L1, a.ignored ? u"yes"_s : u"no"_s);
    sheet.set("closed_day"_L1, dayText(a.closedDay));
    sheet.set("external_id"_L1, ownLists::refsText(externalRefs(db, u"answer"_s, a.id.value)));
}

} // namespace

Done writeTouchpoints(Database &db, const std::vector<qint64> &ids, ExportSheet &sheet)
{
    QHash<StaffId, QString> staff;
    for (const Staff &one : staffStore::team(db, true))
        staff.insert(one.id, one.name);
    QHash<DepartmentId, QString> departments;
    for (const Department &one : staffStore::departments(db, true))
        departments.insert(one.id, one.name);
    for (const qint64 id : ids) {
        const auto touchpoint = touchpointStore::touchpoint(db, TouchpointId(id));
        if (!touchpoint)
            continue;
        writeTouchpoint(db, *touchpoint, staff, departments, sheet);
        if (!sheet.endRow(qint64(ids.size())))
            return exportStopped();
    }
    return {};
}

Done writeAnswers(Database &db, const std::vector<qint64> &ids, ExportSheet &sheet)
{
    QHash<SurveyId, Survey> surveys;
    for (const Survey &one : feedbackStore::surveys(db, true))
        surveys.insert(one.id, one);
    for (const qint64 id : ids) {
        const auto answer = feedbackStore::answer(db, AnswerId(id));
        if (!answer)
            continue;
        writeAnswer(db, *answer, surveys.value(answer->survey), sheet);
        if (!sheet.endRow(qint64(ids.size())))
            return exportStopped();
    }
    return {};
}

} // namespace goodword
