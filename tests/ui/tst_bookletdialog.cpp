#include "core/book/sealedfile.h"
#include "tests/support/testmain.h"
#include "tests/ui/busyjob.h"
#include "tests/ui/pictures.h"
#include "tests/ui/testimonialswindow.h"
#include "ui/pages/testimonials/bookletdialog.h"
#include "ui/pages/testimonials/bookletpreview.h"
#include "ui/widgets/labels.h"

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

static QString wordsOf(const QString &path)
{
    QProcess text;
    text.start(u"pdftotext"_s, {path, u"-"_s});
    return text.waitForFinished() ? QString::fromUtf8(text.readAllStandardOutput()).simplified() : QString();
}

/// Testimonials for the world: what goes out, and how.
class TestBookletDialog : public QObject
{
    Q_OBJECT
private slots:
    void init() { forgetWindowState(); }
    void onlyWhatIsCoveredIsInTheBooklet();
    void aBookletIsProtectedByAPassphrase();
};

void TestBookletDialog::onlyWhatIsCoveredIsInTheBooklet()
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
    TestimonialsWindow window(book);
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
    {
        BusyJob busy(window.session);
        const Done refused = dialog->exportTo(path);
        QVERIFY(!refused && refused.error().text.contains(u"Counting gulls"_s));
        QVERIFY(!dialog->findChild<QPushButton *>(u"stopBooklet"_s)->isVisible()); // nothing of the dialog's own to stop
    }
    QTRY_VERIFY(!window.session.currentJob());
    QVERIFY(dialog->exportTo(path));
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

void TestBookletDialog::aBookletIsProtectedByAPassphrase()
{
    TestBook book;
    const TestimonialId quote = addQuote(*book, u"Ann Byrne"_s, u"The best soap on the whole coast."_s);
    permit(*book, quote, {ConsentChannel::Print});
    QVERIFY(approveTestimonial(*book, quote));
    TestimonialsWindow window(book);
    QVERIFY(window.settled(1));
    window.page().exportData();
    auto *dialog = window.find<BookletDialog>(u"bookletDialog"_s);
    QTRY_VERIFY(dialog->findChild<QPushButton *>(u"saveBooklet"_s)->isEnabled());
    dialog->findChild<QCheckBox *>(u"bookletProtect"_s)->click();
    for (const auto &[button, kind, begins] : {std::tuple{u"saveBooklet"_s, u"pdf"_s, "%PDF"}, {u"saveTestimonialCsv"_s, u"csv"_s, "\xef\xbb\xbf"}}) {
        QTest::mouseClick(dialog->findChild<QPushButton *>(button), Qt::LeftButton);
        auto *asking = dialog->findChild<QDialog *>(u"sealDialog"_s);
        QVERIFY(asking);
        keepPicture(*asking, u"testimonials-seal-"_s + kind);
        auto *place = asking->findChild<QLineEdit *>(u"sealPath"_s);
        QVERIFY2(place->text().endsWith(u'.' + kind + u".goodword-sealed"_s), qPrintable(place->text()));
        const QString sealed = book.dir.filePath(u"out."_s + kind + u".goodword-sealed"_s), open = book.dir.filePath(u"out."_s + kind);
        place->setText(sealed);
        for (const QString &field : {u"passphrase"_s, u"passphraseAgain"_s})
            QTest::keyClicks(asking->findChild<QLineEdit *>(field), u"seven gulls over a slow harbour"_s);
        asking->findChild<QPushButton *>(u"sealNow"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(window.find<PlainLabel>(u"recoveryKey"_s), 30'000);
        const QString recovery = window.find<PlainLabel>(u"recoveryKey"_s)->plainText();
        window.find<QPushButton>(u"keyKept"_s)->click();
        QTRY_VERIFY(!window.find<PlainLabel>(u"recoveryKey"_s));
        QVERIFY(unsealFile(sealed, open, recovery));
        QFile file(open);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.read(4).startsWith(begins));
        QTRY_VERIFY(dialog->findChild<QPushButton *>(button)->isEnabled());
    }
    dialog->reject();
}

GOODWORD_TEST(TestBookletDialog)
#include "tst_bookletdialog.moc"
