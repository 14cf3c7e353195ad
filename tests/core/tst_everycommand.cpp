#include "core/attachments/attachmentcommands.h"
#include "core/attachments/attachmentstore.h"
#include "core/book/bookprofile.h"
#include "core/consents/consentcommands.h"
#include "core/consents/consentstore.h"
#include "core/consents/optoutcommands.h"
#include "core/customers/customercommands.h"
#include "core/customers/customfieldstore.h"
#include "core/customers/quickadd.h"
#include "core/customers/tagstore.h"
#include "core/feedback/feedbackcommands.h"
#include "core/feedback/feedbackstore.h"
#include "core/journey/journeycommands.h"
#include "core/journey/journeystore.h"
#include "core/staff/staffcommands.h"
#include "core/staff/staffstore.h"
#include "core/testimonials/testimonialcommands.h"
#include "core/touchpoints/touchpointcommands.h"
#include "tests/support/testbook.h"
#include "tests/support/testmain.h"

#include <QDirIterator>
#include <QRegularExpression>

using namespace goodword;
using namespace goodword::test;

/// One life of a book through every command there is: each is run, undone to the byte, and done again to the byte, and the
/// derived tables are each time what a rebuild would make of them. The list is held against the headers.
class TestEveryCommand : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void eachIsUndoneAndRedone_data();
    void eachIsUndoneAndRedone();
    void noneIsForgotten();
};

namespace {

/// What the commands of one life work on; each step leaves behind what the next ones need.
struct World {
    explicit World(Database::Engine engine) : book(engine) {}
    TestBook book;
    CustomerId ann, bob;
    TouchpointId touch;
    AnswerId answer;
    SurveyId survey;
    TestimonialId quote, fromAnswer;
    std::vector<ConsentId> consents;
    AttachmentId file;
    StageId stage;
    JourneyModelId model;
    StaffId staff;
    DepartmentId department;
    CustomFieldId field;

    Book &b() { return *book; }
    Database &db() { return book->db(); }
    QString attachment(const QString &name)
    {
        const QString path = book.dir.filePath(name);
        QFile file_(path);
        if (file_.open(QIODevice::WriteOnly))
            file_.write("bytes of " + name.toUtf8());
        return path;
    }
};

struct Step {
    const char *command;
    std::function<Done(World &)> run;
};

template <class T>
Done keep(Result<T> result, T &where)
{
    if (!result)
        return result.error();
    where = *result;
    return {};
}

template <class T>
Done keepFirst(Result<std::vector<T>> result, T &where)
{
    if (!result)
        return result.error();
    where = result->front();
    return {};
}

template <class T>
Done only(const Result<T> &result)
{
    return result ? Done() : Done(result.error());
}

CustomerDraft person(const QString &name)
{
    CustomerDraft draft;
    draft.name = name;
    draft.companyName = QStringLiteral("Byrne & Sons");
    draft.emails = {{QString(), QStringLiteral("%1@example.test").arg(name.toLower())}};
    draft.phones = {{QString(), QStringLiteral("087 123 4567")}};
    draft.tags = {QStringLiteral("vip")};
    return draft;
}

const std::vector<Step> kBookSteps = {
    {"setBookName", [](World &w) { return setBookName(w.b(), QStringLiteral("Saltwater")); }},
    {"setBookCurrency", [](World &w) { return setBookCurrency(w.b(), QStringLiteral("GBP")); }},
    {"setBookZone", [](World &w) { return setBookZone(w.b(), QStringLiteral("Europe/Berlin")); }},
    {"setBrandColor", [](World &w) { return setBrandColor(w.b(), QStringLiteral("#12805c")); }},
    {"setLogo", [](World &w) {
         return setLogo(w.b(), "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"4\"/>");
     }},
    {"addDepartment", [](World &w) { return keep(addDepartment(w.b(), QStringLiteral("Workshop")), w.department); }},
    {"renameDepartment", [](World &w) { return renameDepartment(w.b(), w.department, QStringLiteral("Soap kitchen")); }},
    {"reorderDepartments", [](World &w) {
         std::vector<DepartmentId> order;
         for (const Department &department : staffStore::departments(w.db()))
             order.insert(order.begin(), department.id);
         return reorderDepartments(w.b(), order);
     }},
    {"archiveDepartment", [](World &w) { return archiveDepartment(w.b(), w.department); }},
    {"addStaff", [](World &w) {
         Staff staff;
         staff.name = QStringLiteral("Cian");
         return keep(addStaff(w.b(), staff), w.staff);
     }},
    {"editStaff", [](World &w) {
         Staff staff = *staffStore::findStaff(w.db(), w.staff);
         staff.email = QStringLiteral("cian@example.test");
         return editStaff(w.b(), staff);
     }},
    {"archiveStaff", [](World &w) { return archiveStaff(w.b(), w.staff); }},
};

const std::vector<Step> kCustomerSteps = {
    {"addCustomer", [](World &w) { return keep(addCustomer(w.b(), person(QStringLiteral("Ann"))), w.ann); }},
    {"quickAddCustomer", [](World &w) {
         return keep(quickAddCustomer(w.b(), parseQuickAdd(QStringLiteral("Bob Kelly, Quay Hotel, bob@example.test #trade"),
                                                           QStringLiteral("IE"))), w.bob);
     }},
    {"editCustomer", [](World &w) {
         return editCustomer(w.b(), w.ann, [](CustomerFields &fields) {
             fields.address.city = QStringLiteral("Dingle");
             fields.emails.append({QString(), QStringLiteral("second@example.test")});
             fields.phones.clear();
             fields.dates.append({DateKind::Birthday, {}, QStringLiteral("--02-29"), true});
             fields.notes = QStringLiteral("Likes rosemary.");
         });
     }},
    {"setCompany", [](World &w) { return setCompany(w.b(), w.ann, QStringLiteral("Kelly's Hotel")); }},
    {"addTag", [](World &w) { return addTag(w.b(), {w.ann, w.bob}, QStringLiteral("market")); }},
    {"removeTag", [](World &w) { return removeTag(w.b(), {w.ann}, QStringLiteral("vip")); }},
    {"renameTag", [](World &w) { return renameTag(w.b(), tagStore::find(w.db(), QStringLiteral("market")), QStringLiteral("fair")); }},
    {"setTagColor", [](World &w) {
         return setTagColor(w.b(), tagStore::find(w.db(), QStringLiteral("fair")), QStringLiteral("#4f46e5"));
     }},
    {"deleteTag", [](World &w) { return deleteTag(w.b(), tagStore::find(w.db(), QStringLiteral("fair"))); }},
    {"setOwner", [](World &w) { return setOwner(w.b(), {w.ann, w.bob}, w.staff); }},
    {"setSource", [](World &w) { return setSource(w.b(), {w.ann}, QStringLiteral("market stall")); }},
    {"setHomeRegion", [](World &w) { return setHomeRegion(w.b(), QStringLiteral("DE")); }},
    {"addCustomField", [](World &w) {
         CustomField field;
         field.name = QStringLiteral("Skin");
         field.kind = FieldKind::Choice;
         field.choices = {QStringLiteral("dry"), QStringLiteral("normal")};
         return keep(addCustomField(w.b(), field), w.field);
     }},
    {"editCustomField", [](World &w) {
         CustomField field = *customFieldStore::find(w.db(), w.field);
         field.name = QStringLiteral("Skin type");
         return editCustomField(w.b(), field);
     }},
    {"reorderCustomFields", [](World &w) {
         CustomField field;
         field.name = QStringLiteral("Since");
         field.kind = FieldKind::Date;
         const auto second = addCustomField(w.b(), field);
         return reorderCustomFields(w.b(), {*second, w.field});
     }},
    {"archiveCustomField", [](World &w) { return archiveCustomField(w.b(), w.field); }},
    {"optOut", [](World &w) { return optOut(w.b(), {w.ann, w.bob}, {Purpose::Review, {}, w.book->today(), {}}); }},
    {"liftOptOut", [](World &w) { return liftOptOut(w.b(), {w.ann}, Purpose::Review); }},
};

const std::vector<Step> kJourneySteps = {
    {"moveToStage", [](World &w) {
         StageMove move;
         move.to = journeyStore::activeStages(w.db()).at(2).id;
         move.reason = QStringLiteral("First order");
         return only(moveToStage(w.b(), {w.ann, w.bob}, move));
     }},
    {"addCustomerTo", [](World &w) {
         const auto added = addCustomerTo(w.b(), parseQuickAdd(QStringLiteral("Cora Byrne, Pier Shop")),
                                          journeyStore::activeStages(w.db()).at(1).id);
         return added ? Done() : Done(added.error());
     }},
    {"addStage", [](World &w) {
         Stage stage;
         stage.model = journeyStore::activeModel(w.db());
         stage.name = QStringLiteral("Ambassador");
         stage.placeInFive = 5;
         return keep(addStage(w.b(), stage), w.stage);
     }},
    {"editStage", [](World &w) {
         Stage stage = *journeyStore::stage(w.db(), w.stage);
         stage.name = QStringLiteral("Friend of the house");
         stage.color = 3;
         return editStage(w.b(), stage);
     }},
    {"reorderStages", [](World &w) {
         std::vector<StageId> order;
         for (const Stage &stage : journeyStore::activeStages(w.db()))
             order.insert(order.begin(), stage.id);
         return reorderStages(w.b(), journeyStore::activeModel(w.db()), order);
     }},
    {"archiveStage", [](World &w) { return archiveStage(w.b(), journeyStore::stageByText(w.db(), QStringLiteral("purchase"))->id, w.stage); }},
    {"restoreStage", [](World &w) {
         for (const Stage &stage : journeyStore::stagesOf(w.db(), journeyStore::activeModel(w.db()), true)) {
             if (stage.archived)
                 return restoreStage(w.b(), stage.id);
         }
         return Done(ErrorCode::Internal, QStringLiteral("no archived stage"));
     }},
    {"addModel", [](World &w) {
         Stage first, last;
         first.name = QStringLiteral("Guest");
         last.name = QStringLiteral("Regular");
         last.placeInFive = 5;
         return keep(addModel(w.b(), QStringLiteral("Short"), {first, last}), w.model);
     }},
    {"renameModel", [](World &w) { return renameModel(w.b(), w.model, QStringLiteral("Short way")); }},
    {"switchModel", [](World &w) { return switchModel(w.b(), w.model); }},
};

const std::vector<Step> kTouchSteps = {
    {"logTouchpoint", [](World &w) {
         Touchpoint touch;
         touch.channel = Channel::Call;
         touch.body = QStringLiteral("Happy with the delivery");
         touch.followUpDay = w.book->today().addDays(7);
         return keepFirst(logTouchpoint(w.b(), {w.ann, w.bob}, touch, {w.attachment(QStringLiteral("a.txt"))}), w.touch);
     }},
    {"quickLog", [](World &w) { return only(quickLog(w.b(), {w.bob}, QStringLiteral("call 12 min happy with soap"))); }},
    {"editTouchpoint", [](World &w) {
         Touchpoint touch;
         touch.id = w.touch;
         touch.customer = w.ann;
         touch.day = w.book->today();
         touch.body = QStringLiteral("Very happy with the delivery");
         touch.followUpDay = w.book->today().addDays(3);
         return editTouchpoint(w.b(), touch);
     }},
    {"rescheduleFollowUp", [](World &w) { return rescheduleFollowUp(w.b(), w.touch, w.book->today().addDays(1)); }},
    {"completeFollowUps", [](World &w) { return completeFollowUps(w.b(), {w.touch}); }},
    {"clearFollowUp", [](World &w) { return clearFollowUp(w.b(), w.touch); }},
    {"addAttachments", [](World &w) {
         return keepFirst(addAttachments(w.b(), w.touch, {w.attachment(QStringLiteral("b.txt"))}), w.file);
     }},
    {"removeAttachment", [](World &w) { return removeAttachment(w.b(), w.file); }},
    {"trashTouchpoints", [](World &w) { return trashTouchpoints(w.b(), {w.touch}); }},
    {"restoreTouchpoints", [](World &w) { return restoreTouchpoints(w.b(), {w.touch}); }},
};

const std::vector<Step> kFeedbackSteps = {
    {"addSurvey", [](World &w) {
         Survey survey;
         survey.name = QStringLiteral("Spring");
         return keep(addSurvey(w.b(), survey), w.survey);
     }},
    {"editSurvey", [](World &w) {
         Survey survey = *feedbackStore::survey(w.db(), w.survey);
         survey.invited = 40;
         return editSurvey(w.b(), survey);
     }},
    {"addAnswer", [](World &w) {
         Answer answer;
         answer.survey = w.survey;
         answer.customer = w.ann;
         answer.day = w.book->today();
         answer.score = 6;
         answer.comment = QStringLiteral("Parcel came late.");
         return keep(addAnswer(w.b(), answer), w.answer);
     }},
    {"editAnswer", [](World &w) {
         Answer answer = *feedbackStore::answer(w.db(), w.answer);
         answer.score = 9;
         return editAnswer(w.b(), answer);
     }},
    {"setIgnored", [](World &w) { return setIgnored(w.b(), {w.answer}, true); }},
    {"closeAnswer", [](World &w) { return closeAnswer(w.b(), w.answer, w.touch); }},
    {"reopenAnswer", [](World &w) { return reopenAnswer(w.b(), w.answer); }},
    {"replyToAnswer", [](World &w) {
         Touchpoint reply;
         reply.customer = w.ann;
         reply.channel = Channel::Call;
         reply.body = QStringLiteral("Apologised and sent a new bar");
         return replyToAnswer(w.b(), w.answer, reply);
     }},
    {"trashAnswers", [](World &w) { return trashAnswers(w.b(), {w.answer}); }},
    {"restoreAnswers", [](World &w) { return restoreAnswers(w.b(), {w.answer}); }},
};

const std::vector<Step> kTestimonialSteps = {
    {"addTestimonial", [](World &w) {
         Testimonial quote;
         quote.customer = w.ann;
         quote.original = QStringLiteral("The best soap on the coast.");
         quote.attribution = QStringLiteral("Ann");
         quote.day = w.book->today();
         return keep(addTestimonial(w.b(), quote), w.quote);
     }},
    {"addFromAnswer", [](World &w) { return keep(addFromAnswer(w.b(), w.answer), w.fromAnswer); }},
    {"addFromTouchpoint", [](World &w) { return only(addFromTouchpoint(w.b(), w.touch)); }},
    {"editTestimonial", [](World &w) {
         Testimonial quote;
         quote.id = w.quote;
         quote.customer = w.ann;
         quote.original = QStringLiteral("The best soap on the coast.");
         quote.edited = QStringLiteral("“The best soap on the coast.”");
         quote.attribution = QStringLiteral("Ann");
         quote.day = w.book->today();
         quote.rating = 5;
         return editTestimonial(w.b(), quote);
     }},
    {"setTestimonialTags", [](World &w) {
         return setTestimonialTags(w.b(), w.quote, {QStringLiteral("soap"), QStringLiteral("gift")});
     }},
    {"markAsked", [](World &w) { return markAsked(w.b(), w.quote); }},
    {"markReceived", [](World &w) { return markReceived(w.b(), w.quote); }},
    {"sendBack", [](World &w) { return sendBack(w.b(), w.quote, QStringLiteral("Shorter, please")); }},
    {"approveTestimonial", [](World &w) { return approveTestimonial(w.b(), w.quote); }},
    {"giveConsent", [](World &w) {
         Consent consent;
         consent.subjectId = w.quote.value;
         consent.customer = w.ann;
         consent.channels = {ConsentChannel::Site, ConsentChannel::Print};
         consent.givenDay = w.book->today();
         consent.wording = QStringLiteral("You may print this.");
         const auto given = giveConsent(w.b(), consent, namedQuoteScopes());
         if (!given)
             return Done(given.error());
         w.consents = *given;
         return Done();
     }},
    {"editConsent", [](World &w) {
         Consent consent = *consentStore::find(w.db(), w.consents.front());
         consent.untilDay = w.book->today().addYears(1);
         return editConsent(w.b(), consent);
     }},
    {"publishTestimonial", [](World &w) { return publishTestimonial(w.b(), w.quote, ConsentChannel::Site, QStringLiteral("Home page")); }},
    {"withdrawConsents", [](World &w) { return withdrawConsents(w.b(), w.consents); }},
    {"markRemoved", [](World &w) { return markRemoved(w.b(), w.consents); }},
    {"withdrawTestimonial", [](World &w) { return withdrawTestimonial(w.b(), w.quote); }},
    {"trashTestimonials", [](World &w) { return trashTestimonials(w.b(), {w.quote}); }},
    {"restoreTestimonials", [](World &w) { return restoreTestimonials(w.b(), {w.quote}); }},
};

const std::vector<Step> kLastSteps = {
    {"trashCustomers", [](World &w) { return trashCustomers(w.b(), {w.ann, w.bob}); }},
    {"restoreCustomers", [](World &w) { return restoreCustomers(w.b(), {w.ann}); }},
};

std::vector<Step> life()
{
    std::vector<Step> all;
    for (const auto *steps : {&kBookSteps, &kCustomerSteps, &kJourneySteps, &kTouchSteps, &kFeedbackSteps, &kTestimonialSteps, &kLastSteps})
        all.insert(all.end(), steps->begin(), steps->end());
    return all;
}

} // namespace

void TestEveryCommand::eachIsUndoneAndRedone_data()
{
    QTest::addColumn<int>("engine");
    QTest::newRow("Qt Sql, as the window") << int(Database::Engine::Qt);
    QTest::newRow("C API, as jobs and the command line") << int(Database::Engine::Native);
}

void TestEveryCommand::eachIsUndoneAndRedone()
{
    QFETCH(int, engine);
    World world{Database::Engine(engine)};
    for (const Step &step : life()) {
        const int steps = world.book->history().steps(5000).size();
        const auto before = dump(*world.book);
        const Done done = step.run(world);
        QVERIFY2(done, qPrintable(QLatin1String(step.command) + QStringLiteral(": ") + (done ? QString() : done.error().text)));
        const auto after = dump(*world.book);
        QVERIFY2(after != before, step.command);
        const int made = int(world.book->history().steps(5000).size()) - steps;
        QVERIFY2(made >= 1, step.command);
        const auto derivedAfter = dump(*world.book, true);
        for (int i = 0; i < made; ++i)
            QVERIFY2(world.book->undo(), step.command);
        QVERIFY2(dump(*world.book) == before, step.command);
        for (int i = 0; i < made; ++i)
            QVERIFY2(world.book->redo(), step.command);
        QVERIFY2(dump(*world.book) == after, step.command);
        QVERIFY2(dump(*world.book, true) == derivedAfter, step.command);
        QVERIFY(world.book->rebuildDerived());
        QVERIFY2(dump(*world.book, true) == derivedAfter, step.command);
        world.book.clock.advance(60);
    }
    QVERIFY2(world.book->check().isEmpty(), qPrintable(world.book->check().join(QLatin1Char('\n'))));
    while (world.book->undo()) {}
    TestBook fresh;
    QCOMPARE(dump(*world.book).size(), dump(*fresh).size());
}

void TestEveryCommand::noneIsForgotten()
{
    // These say themselves that they are outside undo, or are imports and the like, which have tests of their own.
    QSet<QString> known{QStringLiteral("emptyTrash"), QStringLiteral("eraseCustomers"), QStringLiteral("eraseAgain"), QStringLiteral("eraseInBackups"),
                        QStringLiteral("keepBesideBackups"), QStringLiteral("sweepAttachments"), QStringLiteral("importFile"),
                        QStringLiteral("importDevice"),
                        QStringLiteral("exportCsv"), QStringLiteral("makeSampleSteps"), QStringLiteral("undoLarge"), QStringLiteral("redoLarge")};
    for (const Step &step : life())
        known.insert(QLatin1String(step.command));
    static const QRegularExpression command(QStringLiteral("^(?:Done|Result<.+>) ([a-zA-Z]+)\\(Book &"),
                                            QRegularExpression::MultilineOption);
    QStringList forgotten;
    int seen = 0;
    QDirIterator headers(QStringLiteral(GOODWORD_SOURCE_DIR "/core"), {QStringLiteral("*.h")}, QDir::Files,
                         QDirIterator::Subdirectories);
    while (headers.hasNext()) {
        auto matches = command.globalMatch(QString::fromUtf8(fileBytes(headers.next())));
        while (matches.hasNext()) {
            const QString name = matches.next().captured(1);
            ++seen;
            if (!known.contains(name))
                forgotten.append(name);
        }
    }
    QVERIFY(seen > 70);
    QVERIFY2(forgotten.isEmpty(), qPrintable(forgotten.join(QStringLiteral(", "))));
}

GOODWORD_TEST(TestEveryCommand)
#include "tst_everycommand.moc"
