#include "tests/support/hostilenotes.h"

#include "core/base/progress.h"
#include "core/base/text.h"
#include "core/book/bookprofile.h"
#include "core/consents/consentcommands.h"
#include "core/customers/customercommands.h"
#include "core/exchange/csvreader.h"
#include "core/exchange/csvsniffer.h"
#include "core/feedback/feedbackcommands.h"
#include "core/feedback/feedbackstore.h"
#include "core/journey/journeycommands.h"
#include "core/journey/journeystore.h"
#include "core/staff/staffcommands.h"
#include "core/testimonials/testimonialcommands.h"
#include "core/touchpoints/touchpointcommands.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace goodword::test {

using namespace Qt::StringLiterals;

/// The column of notes of a CSV file.
static QStringList notesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(path));
    const CsvFormat format = *sniffCsv(file, {}, Progress::none());
    Utf8Source source(file, format.charset);
    CsvReader reader(source, format.readerOptions(false));
    const int column = format.columnNamed(u"Notes"_s);
    QStringList notes;
    CsvRecord record;
    for (auto more = reader.next(record); more && *more; more = reader.next(record))
        notes.append(record.text(size_t(column)));
    return notes;
}

QList<HostileNote> hostileNotes(const QString &canary)
{
    QList<HostileNote> notes;
    const QDir folder(QStringLiteral(GOODWORD_TEST_DATA "/notes"));
    for (const QString &name : folder.entryList(QDir::Files, QDir::Name)) {
        if (name.endsWith(u".csv"_s)) {
            for (const QString &text : notesOf(folder.filePath(name)))
                notes.append({name, text});
            continue;
        }
        const QJsonObject object = QJsonDocument::fromJson(fileBytes(folder.filePath(name))).object();
        notes.append({name, object.value(u"template"_s).toString()});
        for (const QJsonValue &field : object.value(u"fields"_s).toObject())
            notes.append({name, field.toString()});
    }
    notes.append({u"a picture of this machine"_s, u"<img src=\"file://%1\"><img src='%1'>"_s.arg(canary)});
    notes.append({u"a background"_s, u"<body background=\"%1\"><table background=\"%1\"><tr><td>x</td></tr></table></body>"_s.arg(canary)});
    notes.append({u"a style"_s, u"<style>@import url(\"%1\"); p { background-image: url(%1) }</style><p>x</p>"_s.arg(canary)});
    notes.append({u"Markdown"_s, u"# Hi\n\n![x](%1) and ![y](file://%1) and [z](file://%1)\n"_s.arg(canary)});
    notes.append({u"a page of elsewhere"_s, u"<qt><a href=\"http://127.0.0.1:9/\">x</a><img src=\"http://127.0.0.1:9/t.png\"></qt>"_s});
    return notes;
}

QStringList pathsNamed(const QList<HostileNote> &notes)
{
    static const QRegularExpression path(u"(?<![\\w/.:])(?:file://)?(/[a-z][\\w.-]*(?:/[\\w.-]+)+)"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    QStringList paths;
    for (const HostileNote &note : notes) {
        for (auto found = path.globalMatch(note.text); found.hasNext();)
            paths.append(found.next().captured(1));
    }
    paths.removeDuplicates();
    return paths;
}

void makeCanary(const QString &path)
{
    static const QByteArray onePixel = QByteArray::fromBase64(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==");
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(onePixel) != onePixel.size())
        qFatal("%s cannot be written", qPrintable(path));
}

template <class T>
static T must(Result<T> result)
{
    if (!result)
        qFatal("%s (%s)", qPrintable(result.error().text), qPrintable(result.error().detail));
    if constexpr (!std::is_void_v<T>)
        return *result;
}

static CustomerId addWith(Book &book, const HostileNote &note, int number, StaffId owner)
{
    CustomerDraft draft;
    draft.name = note.text;
    draft.notes = note.text;
    draft.companyName = note.text;
    draft.jobTitle = note.text;
    draft.source = note.text;
    draft.ownerId = owner;
    draft.tags = {oneLine(note.text).left(60)};
    draft.address.street = note.text;
    draft.address.city = note.text;
    draft.emails = {{note.text, u"n%1@example.test"_s.arg(number)}};
    return must(addCustomer(book, draft));
}

static void speakAs(Book &book, CustomerId customer, const HostileNote &note, int number)
{
    Touchpoint touch;
    touch.day = QDate(2026, 11, 20);
    touch.channel = Channel::Call;
    touch.subject = note.text;
    touch.body = note.text;
    touch.outcome = note.text;
    touch.followUpDay = QDate(2026, 11, 24);
    must(logTouchpoint(book, {customer}, touch));
    Answer answer;
    answer.survey = feedbackStore::surveys(book.db()).front().id;
    answer.customer = customer;
    answer.day = QDate(2026, 11, 19);
    answer.score = number % 2 ? 3 : 10;
    answer.comment = note.text;
    must(addAnswer(book, answer));
}

static void praiseAs(Book &book, CustomerId customer, const HostileNote &note)
{
    Testimonial quote;
    quote.customer = customer;
    quote.original = note.text;
    quote.edited = note.text + u" "_s;
    quote.attribution = note.text;
    quote.role = note.text;
    quote.company = note.text;
    quote.disclosure = note.text;
    quote.rating = 4.5;
    quote.day = QDate(2026, 11, 1);
    const TestimonialId id = must(addTestimonial(book, quote));
    must(approveTestimonial(book, id, note.text));
    Consent consent;
    consent.subjectId = id.value;
    consent.customer = customer;
    consent.channels = {ConsentChannel::Site, ConsentChannel::Print};
    consent.givenDay = QDate(2026, 11, 2);
    consent.wording = note.text;
    consent.how = note.text;
    consent.proof = note.text;
    must(giveConsent(book, consent, namedQuoteScopes()));
}

std::vector<CustomerId> stockWithNotes(Book &book, const QList<HostileNote> &notes)
{
    must(setBookName(book, notes.front().text));
    Staff staff;
    staff.name = notes.front().text;
    const StaffId owner = must(addStaff(book, staff));
    std::vector<CustomerId> customers;
    int number = 0;
    for (const HostileNote &note : notes) {
        const CustomerId customer = addWith(book, note, ++number, owner);
        speakAs(book, customer, note, number);
        praiseAs(book, customer, note);
        StageMove move;
        move.to = journeyStore::activeStages(book.db()).front().id;
        must(moveToStage(book, {customer}, move));
        customers.push_back(customer);
    }
    return customers;
}

} // namespace goodword::test
