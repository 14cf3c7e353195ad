#include "bookwindow.h"
#include "core/customers/customercommands.h"
#include "core/feedback/feedbackcommands.h"
#include "core/feedback/feedbackstore.h"
#include "core/insight/npsreader.h"
#include "core/testimonials/testimonialcommands.h"
#include "core/testimonials/testimoniallist.h"
#include "core/touchpoints/touchpointlist.h"
#include "pictures.h"
#include "tests/support/testmain.h"
#include "ui/charts/mixcharts.h"
#include "ui/models/recordtablemodel.h"
#include "ui/models/tableview.h"
#include "ui/pages/feedback/npspage.h"
#include "ui/pages/feedback/sidebarfigures.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chipbar.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/labels.h"

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

namespace {

struct Window : BookWindow {
    explicit Window(TestBook &made) : BookWindow(made, u"nps"_s) {}

    NpsPageView &page() { return *static_cast<NpsPageView *>(view.page(u"nps"_s)); }
    QString cardText(const QString &name) { return find<QWidget>(name)->accessibleName(); }
    bool settled(qint64 n)
    {
        return waitFor([&] { return page().shown().n() == n; });
    }
};

SurveyId npsSurvey(Book &book)
{
    return feedbackStore::surveys(book.db()).front().id;
}

CustomerId addNamed(Book &book, const QString &name)
{
    CustomerDraft draft;
    draft.name = name;
    return *addCustomer(book, draft);
}

AnswerId answer(Book &book, CustomerId customer, double score, const QString &comment = {}, QDate day = QDate(2026, 11, 1))
{
    Answer given;
    given.survey = npsSurvey(book);
    given.customer = customer;
    given.score = score;
    given.day = day;
    given.comment = comment;
    return *addAnswer(book, given);
}

/// Anonymous answers, so that each counts.
void fill(Book &book, int promoters, int passives, int detractors)
{
    const SurveyId survey = npsSurvey(book);
    const auto made = book.change(u"answers"_s, [&](UnitOfWork &u) {
        const auto add = [&](int count, double score) {
            for (int i = 0; i < count; ++i) {
                Answer given;
                given.survey = survey;
                given.score = score;
                given.day = QDate(2026, 1 + (i * 7) % 11, 3 + i % 20);
                feedbackStore::insertAnswer(u, given);
            }
        };
        add(promoters, 9);
        add(passives, 8);
        add(detractors, 3);
    });
    QVERIFY(made);
}

} // namespace

class TestNpsPage : public QObject
{
    Q_OBJECT
private slots:
    void init() { forgetWindowState(); }
    void theFiguresAreTheReaders_data();
    void theFiguresAreTheReaders();
    void anEmptyBookSaysWhatToDo();
    void aBarLeadsToItsPeople();
    void anAnswerIsRecordedByKeyboard();
    void aCommentBecomesATestimonialInOneClick();
    void aDetractorIsAnsweredInOneStep();
    void csatHasItsOwnFigures();
    void thePageIsExported();
    void pictures();
};

void TestNpsPage::theFiguresAreTheReaders_data()
{
    QTest::addColumn<int>("promoters");
    QTest::addColumn<int>("passives");
    QTest::addColumn<int>("detractors");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::newRow("a hundred") << 50 << 30 << 20 << u"+30"_s << u"14.1…44.2"_s;
    QTest::newRow("thirty-one") << 18 << 11 << 2 << u"+52"_s << u"25.5…68.6"_s;
    QTest::newRow("ten: the interval first") << 5 << 3 << 2 << u"−19.1…65.2"_s << u"+30"_s;
    QTest::newRow("ten happy ones prove little") << 10 << 0 << 0 << u"47.5…100"_s << u"+100"_s;
    QTest::newRow("two in three") << 2 << 3 << 1 << u"…"_s << u"+17"_s;
}

void TestNpsPage::theFiguresAreTheReaders()
{
    QFETCH(int, promoters);
    QFETCH(int, passives);
    QFETCH(int, detractors);
    QFETCH(QString, first);
    QFETCH(QString, second);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::Ireland));
    TestBook book;
    fill(*book, promoters, passives, detractors);
    Window window(book);
    QVERIFY(window.settled(promoters + passives + detractors));
    const QString score = window.cardText(u"npsScore"_s).remove(QChar(0x2066)).remove(QChar(0x2069));
    QVERIFY2(score.contains(first) && score.contains(second), qPrintable(score));
    QVERIFY2(score.indexOf(first) < score.indexOf(second), qPrintable(score));
    const bool small = promoters + passives + detractors < 30;
    QCOMPARE(window.find<PlainLabel>(u"npsSmall"_s)->isVisibleTo(&window.frame), small);
    const QString bands = window.cardText(u"nps-promoter"_s);
    QVERIFY2(bands.contains(percentText(promoters, promoters + passives + detractors)), qPrintable(bands));
    QTRY_COMPARE(SidebarFigures::of(window.session).score(), npsText(npsFigure({promoters, passives, detractors})));
}

void TestNpsPage::anEmptyBookSaysWhatToDo()
{
    TestBook book;
    Window window(book);
    QTRY_VERIFY(window.page().findChild<EmptyState *>()->isVisible());
    QTest::mouseClick(window.page().findChild<QPushButton *>(u"emptyPrimary"_s), Qt::LeftButton);
    QVERIFY(window.find<QDialog>(u"answerDialog"_s));
}

void TestNpsPage::aBarLeadsToItsPeople()
{
    TestBook book;
    answer(*book, addNamed(*book, u"Ann Byrne"_s), 9);
    answer(*book, addNamed(*book, u"Bob Low"_s), 2);
    answer(*book, addNamed(*book, u"Cleo Mid"_s), 7);
    Window window(book);
    QVERIFY(window.settled(3));
    QSignalSpy opened(&window.session, &Session::customerWanted);
    auto *distribution = window.find<DistributionChart>(u"distributionChart"_s);
    emit distribution->scoreClicked(2);
    auto *dialog = window.find<QDialog>(u"peopleDialog"_s);
    QVERIFY(dialog);
    auto *list = dialog->findChild<RecordTableView *>(u"peopleList"_s);
    QTRY_COMPARE(list->model()->rowCount(), 1);
    QCOMPARE(list->model()->index(0, 0).data().toString(), u"Bob Low"_s);
    list->setCurrentIndex(list->model()->index(0, 0));
    QTest::keyClick(list, Qt::Key_Return);
    QTRY_COMPARE(opened.size(), 1);

    QTest::keyClick(window.find<KpiCard>(u"nps-promoter"_s), Qt::Key_Space);
    QTRY_VERIFY(window.find<QDialog>(u"peopleDialog"_s) && window.find<QDialog>(u"peopleDialog"_s)->isVisible());
    QTRY_COMPARE(window.find<RecordTableView>(u"peopleList"_s)->model()->rowCount(), 1);
    QCOMPARE(window.find<RecordTableView>(u"peopleList"_s)->model()->index(0, 0).data().toString(), u"Ann Byrne"_s);
}

void TestNpsPage::anAnswerIsRecordedByKeyboard()
{
    TestBook book;
    addNamed(*book, u"Ann Byrne"_s);
    Window window(book);
    window.actions.action(u"answer.new"_s)->trigger();
    auto *dialog = window.find<QDialog>(u"answerDialog"_s);
    QVERIFY(dialog);
    dialog->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(dialog, kPatienceMs));
    auto *who = dialog->findChild<QLineEdit *>(u"customerField"_s);
    auto *save = dialog->findChild<QPushButton *>(u"saveAnswer"_s);
    QVERIFY(!save->isEnabled());
    who->setFocus();
    QTest::keyClicks(who, u"byr"_s);
    QTRY_VERIFY(who->findChild<QCompleter *>()->popup()->isVisible());
    QTest::keyClick(who->findChild<QCompleter *>()->popup(), Qt::Key_Return);
    QTRY_COMPARE(who->text(), u"Ann Byrne"_s);
    auto *zero = dialog->findChild<QPushButton *>(u"score-0"_s);
    zero->setFocus();
    QTest::keyClick(zero, Qt::Key_1);
    QTest::keyClick(dialog->findChild<QPushButton *>(u"score-1"_s), Qt::Key_0);
    QVERIFY(dialog->findChild<QPushButton *>(u"score-10"_s)->isChecked());
    dialog->findChild<QPlainTextEdit *>(u"commentEdit"_s)->setPlainText(u"Lovely soap & service"_s);
    QVERIFY(save->isEnabled());
    QTest::mouseClick(save, Qt::LeftButton);
    QVERIFY(window.settled(1));
    QCOMPARE(window.page().shown().comments.size(), size_t(1));
    QCOMPARE(window.page().shown().comments.front().row.customerName, u"Ann Byrne"_s);
    QCOMPARE(window.page().shown().comments.front().row.answer.score, 10.0);
    window.session.undo();
    QTRY_COMPARE(window.page().shown().n(), 0);
}

void TestNpsPage::aCommentBecomesATestimonialInOneClick()
{
    TestBook book;
    const AnswerId id = answer(*book, addNamed(*book, u"Ann Byrne"_s), 10, u"The best soap on the coast."_s);
    Window window(book);
    QVERIFY(window.settled(1));
    QTRY_VERIFY(window.find<QPushButton>(u"makeTestimonial-%1"_s.arg(id.value)));
    QTest::mouseClick(window.find<QPushButton>(u"makeTestimonial-%1"_s.arg(id.value)), Qt::LeftButton);
    const auto rows = testimonialRows(window.session.db(), testimonialIds(window.session.db(), {}, window.session.today()), window.session.today());
    QCOMPARE(rows.size(), size_t(1));
    QCOMPARE(rows.front().wording, u"The best soap on the coast."_s);
    QTRY_VERIFY(window.find<QPushButton>(u"openTestimonial-%1"_s.arg(id.value)));
    window.session.undo();
    QTRY_VERIFY(window.find<QPushButton>(u"makeTestimonial-%1"_s.arg(id.value)));
}

void TestNpsPage::aDetractorIsAnsweredInOneStep()
{
    TestBook book;
    const CustomerId bob = addNamed(*book, u"Bob Low"_s);
    const AnswerId id = answer(*book, bob, 2, u"The parcel came broken."_s);
    Window window(book);
    QVERIFY(window.settled(1));
    const QStringList before = dump(window.session.book());
    QTRY_VERIFY(window.find<QPushButton>(u"waiting-%1"_s.arg(id.value)));
    QTest::mouseClick(window.find<QPushButton>(u"waiting-%1"_s.arg(id.value)), Qt::LeftButton);
    auto *dialog = window.find<QDialog>(u"closeLoopDialog"_s);
    QVERIFY(dialog);
    dialog->findChild<QPlainTextEdit *>(u"replyText"_s)->setPlainText(u"Sent a new one, free of charge."_s);
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"saveReply"_s), Qt::LeftButton);
    QTRY_COMPARE(window.page().shown().nps.unansweredDetractors, 0);
    const auto closed = feedbackStore::answer(window.session.db(), id);
    QVERIFY(closed->reply.isValid());
    window.session.undo();
    QCOMPARE(dump(window.session.book()), before);
    QTRY_COMPARE(window.page().shown().nps.unansweredDetractors, 1);
}

void TestNpsPage::csatHasItsOwnFigures()
{
    TestBook book;
    Survey survey;
    survey.name = u"After delivery"_s;
    survey.kind = SurveyKind::Csat;
    survey.mode = SurveyMode::Transactional;
    const SurveyId csat = *addSurvey(*book, survey);
    for (const int score : {5, 4, 4, 2}) {
        Answer given;
        given.survey = csat;
        given.customer = addNamed(*book, u"Customer %1"_s.arg(score));
        given.score = score;
        given.day = QDate(2026, 10, 2);
        QVERIFY(addAnswer(*book, given));
    }
    Window window(book);
    window.session.openPage(u"nps"_s, u"csat"_s);
    QVERIFY(waitFor([&] { return window.page().shown().csat.figure.n == 4; }));
    QTRY_VERIFY(window.cardText(u"ratingFigure"_s).contains(u"75 %"_s));
    NpsPart fours;
    fours.score = 4;
    const auto ids = countedAnswerIds(window.session.db(), SurveyKind::Csat, window.page().shown().question.query, window.session.today(), fours);
    QCOMPARE(ids.size(), size_t(2));
}

void TestNpsPage::thePageIsExported()
{
    TestBook book;
    const QString folder = book.dir.path();
    fill(*book, 50, 30, 20);
    Window window(book);
    QVERIFY(window.settled(100));
    window.page().exportData();
    auto *dialog = window.find<QFileDialog>(u"saveFileDialog"_s);
    QVERIFY(dialog);
    const QString path = folder + u"/nps.pdf"_s;
    emit dialog->fileSelected(path);
    QTRY_VERIFY(QFile::exists(path));
    QProcess text;
    text.start(u"pdftotext"_s, {path, u"-"_s});
    QVERIFY(text.waitForFinished());
    QVERIFY(QString::fromUtf8(text.readAllStandardOutput()).contains(u"+30"_s));
    dialog->close();
}

static void fillForPictures(Book &book)
{
    const char *const names[] = {"Amara Okafor", "Ivo Novák", "Elif Yıldız", "Łukasz Żółć & Söhne Handelsgesellschaft mbH", "שירה כהן", "Ben Söderström"};
    const char *const words[] = {"Fast, honest, and they remember my name.", "Good, but invoices come late.",
                                 "Ich bin mit der Donaudampfschifffahrtsgesellschaftskapitänsmützenseife außerordentlich zufrieden und empfehle sie weiter.",
                                 "The parcel came broken & nobody answered the phone for two weeks.", "השירות היה מצוין", "Would buy again <b>tomorrow</b>."};
    for (int i = 0; i < 6; ++i)
        answer(book, addNamed(book, QString::fromUtf8(names[i])), std::array{10, 7, 9, 2, 10, 6}[size_t(i)], QString::fromUtf8(words[i]),
               QDate(2026, 11, 20 - i));
}

void TestNpsPage::pictures()
{
    forEachLook([](const QString &look) {
        TestBook book;
        fill(*book, 62, 22, 12);
        fillForPictures(*book);
        Window window(book);
        window.frame.resize(look.endsWith(u"narrow"_s) ? 720 : 1440, 1500);
        QVERIFY(window.settled(102));
        settle(120);
        keepPicture(window.frame, u"nps-"_s + look);
    });
    Theme theme;
    TestBook few;
    fillForPictures(*few);
    Window small(few);
    QVERIFY(small.settled(6));
    settle(120);
    keepPicture(small.frame, u"nps-few"_s);
    small.session.openPage(u"nps"_s, u"csat"_s);
    settle(300);
    keepPicture(small.frame, u"nps-empty"_s);
    small.actions.action(u"answer.new"_s)->trigger();
    QTest::qWait(50);
    keepPicture(*small.find<QDialog>(u"answerDialog"_s), u"nps-answerdialog"_s);
}

GOODWORD_TEST(TestNpsPage)
#include "tst_npspage.moc"
