#include "core/book/sealedfile.h"
#include "tests/ui/busyjob.h"
#include "tests/ui/exchangetest.h"
#include "tests/ui/pictures.h"
#include "ui/widgets/labels.h"

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

/// What is given out as a file is what was chosen, and comes back whole.
class TestExportDialog : public ExchangeTest
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsExportedComesBack();
    void onlyTheSelectedAreExported();
    void anExportNeedsAPlace();
    void anExportIsProtectedByAPassphrase();
    void whatWasTypedStaysWhileTheWindowIsBusy();
};

/// Fills the export window in and waits for its file.
static void exportTo(Bench &bench, const QString &path, const char *format, const std::vector<qint64> &chosen = {})
{
    exportRecords(*bench.session, &bench.window, ImportKind::Customers, chosen);
    auto *dialog = bench.window.findChild<ExportDialog *>();
    QVERIFY(dialog);
    dialog->findChild<QRadioButton *>(QLatin1String(format))->click();
    auto *place = dialog->findChild<QLineEdit *>(u"exportPath"_s);
    place->clear();
    QTest::keyClicks(place, path);
    QSignalSpy written(bench.session.get(), &Session::fileWritten);
    QTest::keyClick(place, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(written.size(), 1, 10000);
    QCOMPARE(written.first().at(1).toString(), path);
    QTRY_VERIFY(!bench.window.findChild<ExportDialog *>());
}

void TestExportDialog::whatIsExportedComesBack()
{
    Bench bench;
    bench.window.show();
    bench.start(bench.file(u"people.csv"_s, "Name,Email,Phone,Tags,Notes,Birthday\n"
                                            "Ann Byrne,ann@example.test,+353 1 234 5678,\"vip, loud\",=SUM(A1),1990-04-03\n"
                                            "\"Zo\xc3\xab\nK\",zoe@example.test,,,\"-1 'quoted'\",\n"));
    for (int i = 0; i < 3; ++i)
        bench.press("importNext");
    QCOMPARE(bench.customers(), 2);
    bench.dialog->close();
    for (const char *format : {"exportForGoodword", "exportForSpreadsheets"}) {
        const QString path = bench.made.dir.filePath(QLatin1String(format) + u".csv"_s);
        exportTo(bench, path, format);
        bench.start(path);
        bench.press("importNext");
        bench.press("importNext");
        QVERIFY2(bench.counts("unchanged", 2), qPrintable(bench.figure("unchanged")));
        bench.dialog->close();

        Bench other;
        other.start(path);
        for (int i = 0; i < 3; ++i)
            other.press("importNext");
        QCOMPARE(other.customers(), 2);
        QCOMPARE(other.session->db().value<QString>("SELECT notes FROM customer ORDER BY id LIMIT 1").value_or(QString()), u"=SUM(A1)"_s);
    }
}

void TestExportDialog::onlyTheSelectedAreExported()
{
    Bench bench;
    bench.window.show();
    const CustomerId ann = plainCustomer(bench.session->book(), u"Ann"_s);
    plainCustomer(bench.session->book(), u"Bob"_s);
    const QString path = bench.made.dir.filePath(u"ann.csv"_s);
    exportTo(bench, path, "exportChosen", {ann.value});
    QVERIFY(fileBytes(path).contains("Ann"));
    QVERIFY(!fileBytes(path).contains("Bob"));
}

void TestExportDialog::anExportNeedsAPlace()
{
    Bench bench;
    ExportDialog dialog(*bench.session, ImportKind::Testimonials, {}, {});
    auto *now = dialog.findChild<QPushButton *>(u"exportNow"_s);
    auto *place = dialog.findChild<QLineEdit *>(u"exportPath"_s);
    place->clear();
    QTest::keyClicks(place, u"/no/such/folder/a.csv"_s);
    QVERIFY(!now->isEnabled());
    QVERIFY(!dialog.findChild<PlainLabel *>(u"exportProblem"_s)->plainText().isEmpty());
    QVERIFY(!dialog.findChild<QComboBox *>(u"exportChannel"_s)->isHidden());
    dialog.findChild<QRadioButton *>(u"exportForGoodword"_s)->click();
    QVERIFY(dialog.findChild<QComboBox *>(u"exportChannel"_s)->isHidden());
}

void TestExportDialog::anExportIsProtectedByAPassphrase()
{
    Bench bench;
    bench.window.show();
    plainCustomer(bench.session->book(), u"Ann Byrne"_s);
    exportRecords(*bench.session, &bench.window, ImportKind::Customers, {});
    auto *dialog = bench.window.findChild<ExportDialog *>();
    QVERIFY(dialog);
    dialog->findChild<QLineEdit *>(u"exportPath"_s)->setText(bench.made.dir.filePath(u"list.csv"_s));
    auto *go = dialog->findChild<QPushButton *>(u"exportNow"_s);
    dialog->findChild<QCheckBox *>(u"exportProtect"_s)->click();
    QTest::keyClicks(dialog->findChild<QLineEdit *>(u"passphrase"_s), u"seven gulls over a slow harbour"_s);
    QVERIFY(!go->isEnabled());
    QTest::keyClicks(dialog->findChild<QLineEdit *>(u"passphraseAgain"_s), u"seven gulls over a slow harbour"_s);
    QVERIFY(go->isEnabled());
    keepPicture(*dialog, u"export-protected"_s);
    const QString sealed = dialog->path();
    QVERIFY(sealed.endsWith(u"list.csv.goodword-sealed"_s));
    go->click();
    QTRY_VERIFY_WITH_TIMEOUT(bench.window.findChild<PlainLabel *>(u"recoveryKey"_s), 30'000);
    const QString recovery = bench.window.findChild<PlainLabel *>(u"recoveryKey"_s)->plainText();
    QVERIFY(!QFile::exists(bench.made.dir.filePath(u"list.csv"_s)));
    QVERIFY(!fileBytes(sealed).contains("Ann"));
    const QString open = bench.made.dir.filePath(u"open.csv"_s);
    QVERIFY(unsealFile(sealed, open, recovery));
    QVERIFY(fileBytes(open).contains("Ann Byrne"));
}

void TestExportDialog::whatWasTypedStaysWhileTheWindowIsBusy()
{
    Bench bench;
    bench.window.show();
    plainCustomer(bench.session->book(), u"Ann Byrne"_s);
    const QString passphrase = u"seven gulls over a slow harbour"_s;
    exportRecords(*bench.session, &bench.window, ImportKind::Customers, {});
    QPointer<ExportDialog> dialog = bench.window.findChild<ExportDialog *>();
    dialog->findChild<QLineEdit *>(u"exportPath"_s)->setText(bench.made.dir.filePath(u"list.csv"_s));
    dialog->findChild<QCheckBox *>(u"exportProtect"_s)->click();
    for (const QString &field : {u"passphrase"_s, u"passphraseAgain"_s})
        QTest::keyClicks(dialog->findChild<QLineEdit *>(field), passphrase);
    auto *go = dialog->findChild<QPushButton *>(u"exportNow"_s);
    auto *problem = dialog->findChild<PlainLabel *>(u"exportProblem"_s);
    BusyJob busy(*bench.session);
    go->click();
    QVERIFY2(problem->plainText().contains(u"Counting gulls"_s), qPrintable(problem->plainText()));
    QVERIFY(dialog->isVisible());
    QCOMPARE(dialog->findChild<QLineEdit *>(u"passphrase"_s)->text(), passphrase);
    keepPicture(*dialog, u"export-busy"_s);
    busy.end();
    QTRY_VERIFY(!problem->isVisible()); // no word of it when it is over
    QSignalSpy written(bench.session.get(), &Session::fileWritten);
    go->click();
    QTRY_COMPARE_WITH_TIMEOUT(written.size(), 1, 30'000);
    QVERIFY(isSealed(written.first().at(1).toString()));
    QTRY_VERIFY(!dialog);
}

GOODWORD_TEST(TestExportDialog)
#include "tst_exportdialog.moc"
