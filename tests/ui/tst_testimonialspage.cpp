#include "core/consents/consentstore.h"
#include "tests/support/testmain.h"
#include "tests/ui/pictures.h"
#include "tests/ui/testimonialswindow.h"
#include "ui/pages/testimonials/bookletdialog.h"
#include "ui/pages/testimonials/consentdialog.h"
#include "ui/pages/testimonials/testimonialeditor.h"
#include "ui/widgets/chipbar.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/inlineedit.h"
#include "ui/widgets/labels.h"

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

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
    void tenThousandOpenAtOnce();
    void pictures();
};

void TestTestimonialsPage::anEmptyBookSaysWhatToDo()
{
    TestBook book;
    TestimonialsWindow window(book);
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
    TestimonialsWindow window(book);
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
    TestimonialsWindow window(book);
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
    TestimonialsWindow window(book);
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
    TestimonialsWindow window(book);
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
    TestimonialsWindow window(book);
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
    const double before = processorSeconds();
    model.setRows(std::move(rows), QDate(2026, 11, 22));
    wall.grab();
    const double taken = processorSeconds() - before;
    QVERIFY2(taken < 3, qPrintable(u"%1 s"_s.arg(taken))); // sanitizers make it slow; all cards laid out take far longer
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
        TestimonialsWindow window(book);
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
    TestimonialsWindow window(empty);
    QVERIFY(window.settled(0));
    keepPicture(window.frame, u"testimonials-empty"_s);
}

GOODWORD_TEST(TestTestimonialsPage)
#include "tst_testimonialspage.moc"
