#include "app/cli/showcommand.h"

#include "app/cli/arguments.h"
#include "app/cli/rowjson.h"
#include "core/customers/customerstore.h"
#include "core/customers/customfieldstore.h"
#include "core/journey/journeystore.h"
#include "core/staff/staffstore.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace goodword::cli {

using namespace Qt::StringLiterals;

namespace {

/// Everything about one customer, newest first where it has a day.
struct Sheet {
    Customer customer;
    CustomerRow row;
    std::vector<JourneyEvent> journey;
    std::vector<TouchpointRow> touchpoints;
    std::vector<AnswerRow> answers;
    std::vector<TestimonialRow> testimonials;
};

std::optional<Sheet> sheetOf(Book &book, CustomerId id)
{
    Database &db = book.db();
    auto customer = customerStore::find(db, id);
    const auto rows = customerList::rows(db, {id.value});
    if (!customer || rows.empty())
        return std::nullopt;
    TouchpointFilter touchpoints;
    touchpoints.customer = id;
    AnswerFilter answers;
    answers.customer = id;
    TestimonialFilter testimonials;
    testimonials.customer = id;
    return Sheet{std::move(*customer), rows.front(), journeyStore::historyOf(db, id),
                 touchpointRows(db, touchpointIds(db, touchpoints)), answerRows(db, answerIds(db, answers)),
                 testimonialRows(db, testimonialIds(db, testimonials, book.today()), book.today())};
}

QString stageName(Database &db, StageId id)
{
    const auto stage = journeyStore::stage(db, id);
    return stage ? stage->name : QString();
}

QJsonObject fieldsJson(Database &db, const Customer &customer)
{
    QJsonArray emails, phones, dates, optOuts;
    for (const CustomerEmail &email : customer.emails)
        emails.append(QJsonObject{{u"label"_s, email.label}, {u"address"_s, email.address}});
    for (const CustomerPhone &phone : customer.phones)
        phones.append(QJsonObject{{u"label"_s, phone.label}, {u"number"_s, phone.number}});
    for (const CustomerDate &date : customer.dates)
        dates.append(QJsonObject{{u"kind"_s, dateKindCode(date.kind)}, {u"label"_s, date.label}, {u"day"_s, date.day},
                                 {u"remind"_s, date.remind}});
    for (const OptOut &optOut : customer.optOuts)
        optOuts.append(QJsonObject{{u"purpose"_s, purposeCode(optOut.purpose)}, {u"channel"_s, optOut.channel},
                                   {u"day"_s, jsonDay(optOut.day)}, {u"reason"_s, optOut.reason}});
    QJsonObject own;
    for (const CustomValue &value : customer.values) {
        if (const auto field = customFieldStore::find(db, value.field))
            own.insert(field->name, fieldValueText(value.value));
    }
    const PostalAddress &a = customer.address;
    return {{u"given_name"_s, customer.givenName}, {u"family_name"_s, customer.familyName},
            {u"job_title"_s, customer.jobTitle},   {u"language"_s, customer.language},
            {u"notes"_s, customer.notes},          {u"emails"_s, emails},
            {u"phones"_s, phones},                 {u"dates"_s, dates},
            {u"opt_outs"_s, optOuts},              {u"fields"_s, own},
            {u"rhythm_max_days"_s, jsonNumber(customer.rhythmMaxDays)},
            {u"address"_s, QJsonObject{{u"street"_s, a.street}, {u"city"_s, a.city}, {u"region"_s, a.region},
                                       {u"postal_code"_s, a.postalCode}, {u"country"_s, a.country}}}};
}

template <class Row>
QJsonArray jsonArray(const std::vector<Row> &rows)
{
    QJsonArray array;
    for (const Row &row : rows)
        array.append(jsonOf(row));
    return array;
}

QJsonObject sheetJson(Database &db, const Sheet &sheet)
{
    QJsonObject json = jsonOf(sheet.row);
    const QJsonObject fields = fieldsJson(db, sheet.customer);
    for (auto it = fields.begin(); it != fields.end(); ++it)
        json.insert(it.key(), it.value());
    QJsonArray journey;
    for (const JourneyEvent &event : sheet.journey) {
        const auto staff = staffStore::findStaff(db, event.staff);
        journey.append(QJsonObject{{u"day"_s, jsonDay(event.day)}, {u"from"_s, stageName(db, event.from)},
                                   {u"to"_s, stageName(db, event.to)}, {u"reason"_s, event.reason},
                                   {u"evidence"_s, event.evidence}, {u"staff"_s, staff ? staff->name : QString()}});
    }
    json.insert(u"journey"_s, journey);
    json.insert(u"touchpoints"_s, jsonArray(sheet.touchpoints));
    json.insert(u"answers"_s, jsonArray(sheet.answers));
    json.insert(u"testimonials_list"_s, jsonArray(sheet.testimonials));
    return json;
}

void printFields(const Call &call, const Sheet &sheet)
{
    const Customer &c = sheet.customer;
    QStringList emails, phones;
    for (const CustomerEmail &email : c.emails)
        emails.append(email.address);
    for (const CustomerPhone &phone : c.phones)
        phones.append(phone.number);
    const QString place = QStringList{c.address.street, c.address.postalCode, c.address.city, c.address.country}
                              .filter(QRegularExpression(u"."_s)).join(u", "_s);
    const QString since = sheet.row.stage.isEmpty() ? QString() : u"%1 since %2"_s.arg(sheet.row.stage, dayText(sheet.row.stageDay));
    for (const auto &[label, text] : {std::pair(u"id"_s, QString::number(c.id.value)), std::pair(u"name"_s, c.name),
                                      std::pair(u"company"_s, sheet.row.company), std::pair(u"title"_s, c.jobTitle),
                                      std::pair(u"e-mail"_s, emails.join(u", "_s)), std::pair(u"phone"_s, phones.join(u", "_s)),
                                      std::pair(u"address"_s, place), std::pair(u"stage"_s, since),
                                      std::pair(u"owner"_s, sheet.row.owner), std::pair(u"tags"_s, c.tags.join(u", "_s)),
                                      std::pair(u"notes"_s, c.notes)}) {
        if (!text.isEmpty())
            call.out() << tableLine({label, text});
    }
}

template <class Row>
void printPart(const Call &call, const QString &title, const std::vector<Row> &rows)
{
    if (rows.empty())
        return;
    call.out() << '\n' << title << '\n';
    for (const Row &row : rows)
        call.out() << tableLine(cellsOf(row));
}

class ShowCommand final : public Command
{
public:
    QString name() const override { return u"show"_s; }
    QString summary() const override { return u"Show everything about one customer."_s; }
    QString arguments() const override { return u"BOOK ID|EMAIL"_s; }
    int leastArguments() const override { return 2; }
    QString description() const override { return u"The customer is named by number, e-mail address, uid or the whole name."_s; }
    int run(const Call &call) const override
    {
        const auto book = call.openToRead();
        if (!book)
            return call.fail(book.error());
        const auto id = customerNamed(**book, call.argument(1));
        if (!id)
            return call.fail(id.error());
        const auto sheet = sheetOf(**book, *id);
        if (!sheet)
            return call.fail({ErrorCode::NotFound, u"This customer is no longer in the book."_s, {}});
        if (call.json())
            return call.print(sheetJson((*book)->db(), *sheet));
        if (call.isTroubled())
            return kRefused;
        printFields(call, *sheet);
        printPart(call, u"Touchpoints"_s, sheet->touchpoints);
        printPart(call, u"Answers"_s, sheet->answers);
        printPart(call, u"Testimonials"_s, sheet->testimonials);
        return kDone;
    }
};

} // namespace

std::unique_ptr<Command> makeShowCommand()
{
    return std::make_unique<ShowCommand>();
}

} // namespace goodword::cli
