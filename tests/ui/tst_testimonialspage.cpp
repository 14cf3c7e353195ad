#include "bookwindow.h"
#include "core/consents/consentcommands.h"
#include "core/consents/consentstore.h"
#include "core/customers/customercommands.h"
#include "core/testimonials/testimonialcommands.h"
#include "core/testimonials/testimonialstore.h"
#include "pictures.h"
#include "tests/support/testmain.h"
#include "ui/pages/testimonials/bookletdialog.h"
#include "ui/pages/testimonials/bookletpreview.h"
#include "ui/pages/testimonials/consentdialog.h"
#include "ui/pages/testimonials/testimonialeditor.h"
#include "ui/pages/testimonials/testimonialspage.h"
#include "ui/pages/testimonials/wallview.h"
#include "ui/widgets/chipbar.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/inlineedit.h"
#include "ui/widgets/labels.h"

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

namespace {

struct Window : BookWindow {
    explicit Window(TestBook &made) : BookWindow(made, u"testimonials"_s) {}

    TestimonialsPage &page() { return *static_cast<TestimonialsPage *>(view.page(u"testimonials"_s)); }
    WallView &wall() { return *find<WallView>(u"testimonialWall"_s); }
    bool settled(int n)
    {
        return QTest::qWaitFor([&] { return page().shownCount() == n; }, 8000);
    }
    TestimonialState state(TestimonialId id) { return testimonialStore::standing(session.db(), id).state; }
};

CustomerId addNamed(Book &book, const QString &name)
{
    CustomerDraft draft;
    draft.name = name;
    return *addCustomer(book, draft);
}

TestimonialId addQuote(Book &book, const QString &name, const QString &words, std::optional<double> rating = 5)
{
    Testimonial made;
    made.customer = addNamed(book, name);
    made.attribution = name;
    made.role = u"Owner"_s;
    made.company = u"Byrne & Sons"_s;
    made.original = words;
    made.rating = rating;
    made.day = QDate(2026, 9, 1);
    return *addTestimonial(book, made);
}

void permit(Book &book, TestimonialId id, QSet<ConsentChannel> channels, QDate until = {})
{
    Consent consent;
    consent.subject = ConsentSubject::Testimonial;
    consent.subjectId = id.value;
    consent.customer = testimonialStore::find(book.db(), id)->customer;
    consent.channels = channels;
    consent.givenDay = QDate(2026, 9, 2);
    consent.untilDay = until;
    consent.wording = u"You may print what I said."_s;
    consent.how = u"E-mail"_s;
    QVERIFY(giveConsent(book, consent, namedQuoteScopes()));
}

QString wordsOf(const QString &path)
{
    QProcess text;
    text.start(u"pdftotext"_s, {path, u"-"_s});
    return text.waitForFinished() ? QString::fromUtf8(text.readAllStandardOutput()).simplified() : QString();
}

} // namespace

class TestTestimonialsPage : public QObject
{
    Q_OBJECT
private slots:
    void init() { forgetWindowState(); }
    void anEmptyBookSaysWhatToDo();
    void aTestimonialIsWrittenDown();
    void statesAreWalkedThroughAndRefusalsSaid();
    void aPermissionIsGivenChangedAndWithdrawn();
    void theWallIsFiltered();
    void theKeyboardWalksTheWall();
    void onlyWhatIsCoveredIsInTheBooklet();
    void tenThousandOpenAtOnce();
    void pictures();
};

void TestTestimonialsPage::anEmptyBookSaysWhatToDo()
{
    TestBook book;
    Window window(book);
    QVERIFY(window.settled(0));
    auto *button = window.page().findChild<QPushButton *>(u"emptyPrimary"_s);
    QTRY_VERIFY(button->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(window.find<QDialog>(u"newTestimonialDialog"_s));
}

void TestTestimonialsPage::aTestimonialIsWrittenDown()
{
    TestBook book;
    addNamed(*book, u"Ann Byrne"_s);
    Window window(book);
    QVERIFY(window.settled(0));
    window.actions.action(u"testimonial.new"_s)->trigger();
    auto *dialog = window.find<QDialog>(u"newTestimonialDialog"_s);
    QVERIFY(dialog);
    auto *save = dialog->findChild<QPushButton *>(u"saveTestimonial"_s);
    QVERIFY(!save->isEnabled());
    dialog->findChild<QPlainTextEdit *>(u"testimonialWords"_s)->setPlainText(u"Fast, honest & kind."_s);
    dialog->findChild<QLineEdit *>(u"testimonialName"_s)->setText(u"Ann Byrne"_s);
    QVERIFY(save->isEnabled());
    QTest::mouseClick(save, Qt::LeftButton);
    QVERIFY(window.settled(1));
    QTRY_VERIFY(window.find<TestimonialEditor>(u"testimonialEditor"_s)->isVisible());
    QCOMPARE(window.find<PlainLabel>(u"originalWords"_s)->plainText(), u"Fast, honest & kind."_s);
    window.session.undo();
    QVERIFY(window.settled(0));
}

void TestTestimonialsPage::statesAreWalkedThroughAndRefusalsSaid()
{
    TestBook book;
    const TestimonialId id = addQuote(*book, u"Ann Byrne"_s, u"The best soap on the coast."_s);
    permit(*book, id, {ConsentChannel::Site});
    Window window(book);
    QVERIFY(window.settled(1));
    window.session.openPage(u"testimonials"_s, u"id:%1"_s.arg(id.value));
    auto *editor = window.find<TestimonialEditor>(u"testimonialEditor"_s);
    QTRY_VERIFY(editor->isVisible() && editor->id() == id);
    QSignalSpy errors(&window.session, &Session::errorHappened);

    // What makes no sense yet is off, and says why.
    const auto *publishButton = window.find<QPushButton>(u"publish"_s);
    QTRY_VERIFY(!publishButton->isEnabled());
    QVERIFY(!publishButton->toolTip().isEmpty());

    window.click(u"markAsked"_s);
    QCOMPARE(window.state(id), TestimonialState::Asked);
    window.click(u"approveWording"_s);
    QCOMPARE(window.state(id), TestimonialState::Approved);
    QTRY_VERIFY(window.settled(1));
    window.click(u"approveWording"_s);
    QVERIFY(errors.size() == 1 || window.state(id) == TestimonialState::Approved);
    window.wall().setFocus();
    QTest::keyClick(&window.wall(), Qt::Key_P);
    auto *publish = window.find<QDialog>(u"publishDialog"_s);
    QVERIFY(publish);
    auto *channel = publish->findChild<QComboBox *>(u"publishChannel"_s);
    const int covered = channel->currentIndex();
    channel->setCurrentIndex(channel->findData(int(ConsentChannel::Ads)));
    QTest::mouseClick(publish->findChild<QPushButton *>(u"savePublish"_s), Qt::LeftButton);
    QVERIFY(publish->isVisible());
    QVERIFY(!publish->findChild<PlainLabel *>(u"problem"_s)->plainText().isEmpty());
    channel->setCurrentIndex(covered);
    publish->findChild<QLineEdit *>(u"publishPlace"_s)->setText(u"Home page"_s);
    QTest::mouseClick(publish->findChild<QPushButton *>(u"savePublish"_s), Qt::LeftButton);
    QCOMPARE(window.state(id), TestimonialState::Published);

    // Another wording needs another approval.
    auto *words = window.find<InlineEdit>(u"editedWords"_s);
    emit words->committed(QVariant(u"The best soap."_s));
    QCOMPARE(window.state(id), TestimonialState::Draft);
    window.session.undo();
    QCOMPARE(window.state(id), TestimonialState::Published);
    window.click(u"withdraw"_s);
    QCOMPARE(window.state(id), TestimonialState::Withdrawn);
}

void TestTestimonialsPage::aPermissionIsGivenChangedAndWithdrawn()
{
    TestBook book;
    const TestimonialId id = addQuote(*book, u"Ann Byrne"_s, u"The best soap on the coast."_s);
    Window window(book);
    QVERIFY(window.settled(1));
    window.session.openPage(u"testimonials"_s, u"id:%1"_s.arg(id.value));
    QTRY_VERIFY(window.find<QPushButton>(u"giveConsent"_s)->isVisible());
    window.click(u"giveConsent"_s);
    auto *dialog = window.find<ConsentDialog>(u"consentDialog"_s);
    dialog->findChild<QCheckBox *>(u"channel-print"_s)->setChecked(true);
    dialog->findChild<QPlainTextEdit *>(u"consentWording"_s)->setPlainText(u"Print it."_s);
    dialog->findChild<QLineEdit *>(u"consentProof"_s)->setText(u"Mail of 3 September"_s);
    const QString mail = book.dir.filePath(u"mail.txt"_s);
    QFile file(mail);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("Yes, print it.") > 0);
    file.close();
    dialog->attachProof(mail);
    QVERIFY(dialog->findChild<PlainLabel *>(u"consentProofFile"_s)->plainText().contains(u"mail.txt"_s));
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"saveConsent"_s), Qt::LeftButton);
    const auto verdict = [&] {
        return testimonialRows(window.session.db(), {id.value}, window.session.today()).front().consentFor(ConsentChannel::Print);
    };
    QVERIFY(verdict().covered());
    for (const Consent &kept : consentStore::of(window.session.db(), ConsentSubject::Testimonial, id.value)) {
        QCOMPARE(kept.proof, u"Mail of 3 September"_s);
        QCOMPARE(*proofFile(window.session.db(), kept), QByteArray("Yes, print it."));
    }
    QTRY_VERIFY(!window.find<QDialog>(u"consentDialog"_s));
    const auto withdrawals = [&] {
        for (auto *button : window.frame.findChildren<QPushButton *>(QRegularExpression(u"^withdrawConsent-"_s))) {
            if (button->isVisible())
                return button;
        }
        return static_cast<QPushButton *>(nullptr);
    };
    QTRY_VERIFY(withdrawals());
    withdrawals()->click(); // its panel may still be on the move
    QVERIFY(!verdict().covered());
    window.session.undo();
    QVERIFY(verdict().covered());
}

void TestTestimonialsPage::theWallIsFiltered()
{
    TestBook book;
    const TestimonialId ann = addQuote(*book, u"Ann Byrne"_s, u"The best soap on the coast."_s);
    addQuote(*book, u"Bob Low"_s, u"Quick and friendly."_s);
    permit(*book, ann, {ConsentChannel::Print}, QDate(2026, 12, 1));
    QVERIFY(approveTestimonial(*book, ann));
    Window window(book);
    QVERIFY(window.settled(2));
    window.click(u"chip-approved"_s);
    QCOMPARE(window.page().shownCount(), 1);
    window.click(u"chip-expiring"_s);
    QCOMPARE(window.page().shownCount(), 1);
    QTest::mouseClick(window.page().findChild<QPushButton *>(u"chip-all"_s), Qt::LeftButton); // other pages have one too
    QCOMPARE(window.page().shownCount(), 2);
    auto *channel = window.find<QComboBox>(u"channelFilter"_s);
    channel->setCurrentIndex(channel->findData(int(ConsentChannel::Print)));
    QVERIFY(window.settled(1));
    channel->setCurrentIndex(0);
    QVERIFY(window.settled(2));
    QTest::keyClicks(window.find<QLineEdit>(u"testimonialSearch"_s), u"friendly"_s);
    QVERIFY(window.settled(1));
    QVERIFY(window.page().escape());
    QVERIFY(window.settled(2));
}

void TestTestimonialsPage::theKeyboardWalksTheWall()
{
    TestBook book;
    for (int i = 0; i < 12; ++i)
        addQuote(*book, u"Customer %1"_s.arg(i), u"Quote number %1. "_s.arg(i).repeated(1 + i % 4));
    Window window(book);
    QVERIFY(window.settled(12));
    WallView &wall = window.wall();
    wall.setFocus();
    QTest::keyClick(&wall, Qt::Key_Home);
    const TestimonialId first = wall.current();
    QVERIFY(first.isValid());
    QTest::keyClick(&wall, Qt::Key_Right);
    const TestimonialId second = wall.current();
    QVERIFY(second != first);
    QTest::keyClick(&wall, Qt::Key_Down);
    QTest::keyClick(&wall, Qt::Key_Left);
    QTest::keyClick(&wall, Qt::Key_Up);
    QCOMPARE(wall.current(), first);
    QTest::keyClick(&wall, Qt::Key_C);
    QVERIFY(QGuiApplication::clipboard()->text().contains(u"Quote number"_s));
    QTest::keyClick(&wall, Qt::Key_Return);
    QVERIFY(window.find<TestimonialEditor>(u"testimonialEditor"_s)->isVisible());
    QTest::keyClick(&wall, Qt::Key_J);
    QCOMPARE(window.find<TestimonialEditor>(u"testimonialEditor"_s)->id(), wall.current());
    QVERIFY(window.page().escape());
    QTest::keyClick(&wall, Qt::Key_Delete);
    QVERIFY(window.settled(11));
    window.session.undo();
    QVERIFY(window.settled(12));
    const QModelIndex third = wall.model()->index(2, 0);
    QTest::mouseClick(wall.viewport(), Qt::LeftButton, {}, wall.visualRect(third).center());
    QTRY_VERIFY(window.find<TestimonialEditor>(u"testimonialEditor"_s)->isVisible());
}

void TestTestimonialsPage::onlyWhatIsCoveredIsInTheBooklet()
{
    TestBook book;
    const TestimonialId covered = addQuote(*book, u"Ann Byrne"_s, u"The best soap on the whole coast."_s);
    const TestimonialId elsewhere = addQuote(*book, u"Bob Low"_s, u"Only for the web site."_s);
    const TestimonialId draft = addQuote(*book, u"Cleo Mid"_s, u"Nobody approved this."_s);
    permit(*book, covered, {ConsentChannel::Print});
    permit(*book, elsewhere, {ConsentChannel::Site});
    permit(*book, draft, {ConsentChannel::Print});
    QVERIFY(approveTestimonial(*book, covered));
    QVERIFY(approveTestimonial(*book, elsewhere));
    const QString path = book.dir.filePath(u"booklet.pdf"_s);
    Window window(book);
    QVERIFY(window.settled(3));
    window.page().exportData();
    auto *dialog = window.find<BookletDialog>(u"bookletDialog"_s);
    QVERIFY(dialog);
    QTRY_VERIFY(dialog->findChild<QPushButton *>(u"saveBooklet"_s)->isEnabled());
    QVERIFY(dialog->findChild<PlainLabel *>(u"bookletCount"_s)->plainText().startsWith(u'1'));
    QVERIFY(dialog->findChild<PlainLabel *>(u"bookletLeftOut"_s)->plainText().contains(u'2'));
    QVERIFY(dialog->findChild<BookletPreview *>(u"bookletPreview"_s)->pageCount() >= 2);
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"showLeftOut"_s), Qt::LeftButton);
    auto *list = dialog->findChild<QTableView *>(u"leftOutList"_s);
    QVERIFY(list);
    QCOMPARE(list->model()->rowCount(), 2);
    dialog->exportTo(path);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path), 20000);
    const QString words = wordsOf(path);
    QVERIFY2(words.contains(u"best soap"_s), qPrintable(words));
    QVERIFY(words.contains(u"Ann Byrne"_s));
    QVERIFY(!words.contains(u"web site"_s));
    QVERIFY(!words.contains(u"approved this"_s));
    QTRY_VERIFY(!window.session.currentJob());

    auto *channel = dialog->findChild<QComboBox *>(u"bookletChannel"_s);
    channel->setCurrentIndex(channel->findData(int(ConsentChannel::Ads)));
    QTRY_VERIFY(dialog->findChild<PlainLabel *>(u"bookletCount"_s)->plainText().startsWith(u'0'));
    QVERIFY(!dialog->findChild<QPushButton *>(u"saveBooklet"_s)->isEnabled());
    dialog->reject();
}

void TestTestimonialsPage::tenThousandOpenAtOnce()
{
    std::vector<TestimonialRow> rows;
    for (int i = 0; i < 10'000; ++i) {
        TestimonialRow row;
        row.testimonial.id = TestimonialId(i + 1);
        row.wording = u"They remember my name, and the soap smells of the sea. "_s.repeated(1 + i % 7);
        row.testimonial.attribution = u"Customer %1"_s.arg(i);
        rows.push_back(row);
    }
    WallModel model;
    WallView wall(&model);
    wall.resize(1100, 800);
    wall.show();
    QElapsedTimer clock;
    clock.start();
    model.setRows(std::move(rows), QDate(2026, 11, 22));
    wall.grab();
    QVERIFY2(clock.elapsed() < 1000, qPrintable(QString::number(clock.elapsed())));
    QVERIFY(wall.verticalScrollBar()->maximum() > 100'000);
    wall.choose(TestimonialId(10'000));
    QVERIFY(wall.viewport()->rect().intersects(wall.visualRect(wall.currentIndex())));
}

static void fillForPictures(Book &book)
{
    struct Line {
        const char *name, *words;
        double rating;
        int state;
    };
    const Line lines[] = {
        {"Elif Yıldız", "Fast, honest, and they remember my name.", 5, 3},
        {"Ivo Novák", "We put the seaweed bar in every guest room. Within a month people were asking at the desk where they could buy it, and now we sell more of it than postcards.", 4.5, 2},
        {"Łukasz Żółć & Söhne Handelsgesellschaft mbH", "Ich bin mit der Donaudampfschifffahrtsgesellschaftskapitänsmützenseife außerordentlich zufrieden und empfehle sie weiter.", 5, 2},
        {"שירה כהן", "השירות היה מצוין והסבון נהדר. אקנה שוב בלי ספק.", 0, 1},
        {"Ben Söderström", "Would buy again <b>tomorrow</b>.", 4, 0},
        {"Amara Okafor", "When a delivery was late once, Aoife drove it over herself. That is why I tell everybody who asks, and some who do not, to buy their soap here and nowhere else on this coast or any other. They answer the phone, they pack with care, they say what they can do and do what they say, year after year. I have never had to send anything back, and the one time a box was dented there was a new one at my door before I had found the words to complain.", 5, 3},
        {"Francesca Park", "Lovely.", 5, 4},
    };
    for (const Line &line : lines) {
        const TestimonialId id = addQuote(book, QString::fromUtf8(line.name), QString::fromUtf8(line.words), line.rating > 0 ? std::optional(line.rating) : std::nullopt);
        if (line.state >= 1)
            QVERIFY(markAsked(book, id));
        if (line.state >= 2) {
            permit(book, id, {ConsentChannel::Site, ConsentChannel::Print, ConsentChannel::Social}, line.state == 2 ? QDate(2026, 12, 10) : QDate());
            QVERIFY(approveTestimonial(book, id));
        }
        if (line.state >= 3)
            QVERIFY(publishTestimonial(book, id, ConsentChannel::Site, u"Home page"_s));
        if (line.state >= 4)
            QVERIFY(withdrawTestimonial(book, id));
    }
}

void TestTestimonialsPage::pictures()
{
    forEachLook([](const QString &look) {
        TestBook book;
        fillForPictures(*book);
        Window window(book);
        window.frame.resize(look.endsWith(u"narrow"_s) ? 720 : 1440, 1000);
        QVERIFY(window.settled(7));
        QTest::qWait(60);
        keepPicture(window.frame, u"testimonials-"_s + look);
        window.session.openPage(u"testimonials"_s, u"id:2"_s);
        QTRY_VERIFY(window.find<TestimonialEditor>(u"testimonialEditor"_s)->isVisible());
        QTest::qWait(60);
        keepPicture(window.frame, u"testimonials-open-"_s + look);
        window.page().exportData();
        auto *dialog = window.find<BookletDialog>(u"bookletDialog"_s);
        QTRY_VERIFY(dialog->findChild<QPushButton *>(u"saveBooklet"_s)->isEnabled());
        keepPicture(*dialog, u"testimonials-booklet-"_s + look);
        dialog->reject();
        window.click(u"giveConsent"_s);
        keepPicture(*window.find<QDialog>(u"consentDialog"_s), u"testimonials-consent-"_s + look);
    });
    Theme theme;
    TestBook empty;
    Window window(empty);
    QVERIFY(window.settled(0));
    keepPicture(window.frame, u"testimonials-empty"_s);
}

GOODWORD_TEST(TestTestimonialsPage)
#include "tst_testimonialspage.moc"
