#include "core/book/bookkey.h"
#include "tests/support/testmain.h"
#include "tests/ui/windowstage.h"
#include "ui/dialogs/newbookdialog.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

/// A book that is encrypted itself, in the window: made so, opened by its passphrase or its recovery key, given another
/// passphrase and taken out of encryption. Where Goodword was built without it, nothing of it is offered.
class TestEncryptedBookWindow : public QObject
{
    Q_OBJECT
private slots:
#ifdef GOODWORD_SQLITE3MC
    void aBookIsEncryptedAndBackAgain();
    void aNewBookIsEncryptedFromTheStart();
    void itAsksForTheKey_data();
    void itAsksForTheKey();
    void whoGivesUpHasChangedNothing();
    void aBackupUnderAnOlderPassphraseIsUnlocked();
#else
    void nothingOfItIsOffered();
#endif
};

#ifdef GOODWORD_SQLITE3MC

namespace {

const QString kPassphrase = u"seven gulls over tin"_s;

void fill(const WindowStage &stage, const QString &field, const QString &text)
{
    QTRY_VERIFY2(stage.find<QLineEdit>(field), qPrintable(field));
    stage.find<QLineEdit>(field)->selectAll();
    QTest::keyClicks(stage.find<QLineEdit>(field), text);
}

void press(const WindowStage &stage, const QString &field, Qt::Key key)
{
    QTest::keyClick(stage.find<QLineEdit>(field), key);
}

/// Answers the recovery key that is shown.
QString encrypt(const WindowStage &stage, const QString &passphrase)
{
    fill(stage, u"passphrase"_s, passphrase);
    fill(stage, u"passphraseAgain"_s, passphrase);
    stage.click(u"bookPassphraseNow"_s);
    [&] { QTRY_VERIFY_WITH_TIMEOUT(stage.find<QLabel>(u"recoveryKey"_s), 30000); }();
    const QString key = stage.find<QLabel>(u"recoveryKey"_s)->text();
    stage.click(u"keyKept"_s);
    return key;
}

QString wordsIn(const QString &path, const QString &words)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(words.toUtf8()) < 1)
        qFatal("no passphrase");
    return path;
}

/// By another program: this one does not know the key then. Answers the recovery key.
QString cli(const QStringList &arguments)
{
    QProcess program;
    program.start(QStringLiteral(GOODWORD_BIN_DIR "/goodword-cli"), arguments + QStringList{u"--json"_s});
    if (!program.waitForFinished(60'000) || program.exitCode() != 0)
        qFatal("%s", program.readAllStandardError().constData());
    return QJsonDocument::fromJson(program.readAllStandardOutput()).object().value(u"recovery_key"_s).toString();
}

QString made(const QString &path, const QString &wordsFile)
{
    return cli({u"new"_s, path, u"--region"_s, u"IE"_s, u"--encrypt"_s, u"--passphrase-file"_s, wordsIn(wordsFile, kPassphrase)});
}

} // namespace

void TestEncryptedBookWindow::aBookIsEncryptedAndBackAgain()
{
    WindowStage stage;
    const QString path = stage.newBook();
    stage.add(u"Zephyrine Byrne"_s);
    QCOMPARE(stage.action("file.passphrase")->text(), u"Encr&ypt this book…"_s);
    stage.action("file.passphrase")->trigger();
    QTRY_VERIFY(stage.find(u"bookPassphraseDialog"_s));
    QVERIFY(!stage.find(u"takeOff"_s));
    QVERIFY(!stage.find<QPushButton>(u"bookPassphraseNow"_s)->isEnabled());
    const QString first = encrypt(stage, kPassphrase);
    QCOMPARE(first.count(u'-') + first.count(u'\n'), 14 + 3);
    QVERIFY(bookKeys::isEncrypted(path));
    QVERIFY(!fileBytes(path).contains("Zephyrine"));
    QVERIFY(stage.book().isEncrypted());
    QVERIFY(stage.who(u"Zephyrine Byrne"_s).isValid());
    QVERIFY(stage.book().undo()); // it remembers
    QVERIFY(stage.book().redo());

    QCOMPARE(stage.action("file.passphrase")->text(), u"Change the p&assphrase…"_s);
    stage.action("file.passphrase")->trigger();
    fill(stage, u"currentKey"_s, u"somebody at an open window"_s);
    fill(stage, u"passphrase"_s, u"x"_s);
    fill(stage, u"passphraseAgain"_s, u"x"_s);
    stage.click(u"bookPassphraseNow"_s);
    QTRY_VERIFY_WITH_TIMEOUT(stage.find<QLabel>(u"problem"_s), 30000);
    QVERIFY(stage.find<QLabel>(u"problem"_s)->text().contains(u"opens the book now"_s));
    keepPicture(*stage.find(u"bookPassphraseDialog"_s), u"passphrase-change"_s);
    fill(stage, u"currentKey"_s, kPassphrase);
    QVERIFY(encrypt(stage, u"nine herons in fog"_s) != first);
    QCOMPARE(bookKeys::unlock(path, kPassphrase).error().code, ErrorCode::WrongKey);
    QVERIFY(bookKeys::unlock(path, u"nine herons in fog"_s));

    stage.action("file.passphrase")->trigger();
    QTRY_VERIFY(stage.find(u"takeOff"_s));
    stage.find<QCheckBox>(u"takeOff"_s)->click();
    QVERIFY(!stage.find<QPushButton>(u"bookPassphraseNow"_s)->isEnabled());
    fill(stage, u"currentKey"_s, u"nine herons in fog"_s);
    stage.click(u"bookPassphraseNow"_s);
    QTRY_VERIFY_WITH_TIMEOUT(stage.window->session() && !stage.book().isEncrypted(), 30000);
    QVERIFY(!bookKeys::isEncrypted(path));
    QVERIFY(!stage.find(u"recoveryDialog"_s));
    QVERIFY(stage.who(u"Zephyrine Byrne"_s).isValid());
    QCOMPARE(stage.action("file.passphrase")->text(), u"Encr&ypt this book…"_s);
    stage.idle();
}

void TestEncryptedBookWindow::aNewBookIsEncryptedFromTheStart()
{
    WindowStage stage;
    const QString path = stage.pathOf(u"New"_s);
    QTimer::singleShot(0, stage.window.get(), [&stage, path] {
        stage.find<QLineEdit>(u"bookPath"_s)->setText(path);
        stage.find<QCheckBox>(u"bookEncrypt"_s)->click();
        stage.click(u"createBook"_s);
    });
    stage.action("file.new")->trigger();
    QTRY_VERIFY(stage.find(u"bookPassphraseDialog"_s));
    QVERIFY(!encrypt(stage, kPassphrase).isEmpty());
    QVERIFY(bookKeys::isEncrypted(path));
    QVERIFY(stage.book().isEncrypted());
    stage.idle();
}

void TestEncryptedBookWindow::itAsksForTheKey_data()
{
    QTest::addColumn<bool>("byRecoveryKey");
    QTest::newRow("passphrase") << false;
    QTest::newRow("recovery key") << true;
}

void TestEncryptedBookWindow::itAsksForTheKey()
{
    QFETCH(bool, byRecoveryKey);
    WindowStage stage;
    const QString path = stage.pathOf(u"Locked"_s), recovery = made(path, stage.dir.filePath(u"words"_s));
    const QByteArray bytes = fileBytes(path);
    QVERIFY(!stage.window->openBook(path));
    QTRY_VERIFY(stage.find(u"unlockDialog"_s));
    QCOMPARE(stage.find<QLineEdit>(u"unlockKey"_s)->echoMode(), QLineEdit::Password);
    fill(stage, u"unlockKey"_s, u"seven gulls over tim"_s);
    press(stage, u"unlockKey"_s, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(stage.find<QLabel>(u"problem"_s), 30000);
    QVERIFY(stage.find<QLabel>(u"problem"_s)->text().contains(u"not the passphrase"_s));
    keepPicture(*stage.find(u"unlockDialog"_s), u"unlock-refused"_s);
    QVERIFY(!stage.window->session());
    QVERIFY(fileBytes(path) == bytes);

    fill(stage, u"unlockKey"_s, byRecoveryKey ? recovery.toLower().replace(u'-', u' ') : kPassphrase);
    press(stage, u"unlockKey"_s, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(stage.window->session(), 30000);
    QVERIFY(stage.book().isEncrypted());
    QTRY_VERIFY(!stage.find(u"unlockDialog"_s));
    stage.add(u"Ann Byrne"_s);
    stage.idle();
}

void TestEncryptedBookWindow::whoGivesUpHasChangedNothing()
{
    WindowStage stage;
    const QString path = stage.pathOf(u"Locked"_s);
    made(path, stage.dir.filePath(u"words"_s));
    const QByteArray bytes = fileBytes(path);
    QVERIFY(!stage.window->openBook(path));
    QTRY_VERIFY(stage.find(u"unlockDialog"_s));
    press(stage, u"unlockKey"_s, Qt::Key_Escape);
    QTRY_VERIFY(!stage.find(u"unlockDialog"_s));
    QVERIFY(!stage.window->session());
    QVERIFY(stage.window->findChild<QPushButton *>(u"tryAgain"_s)); // the ways on stay in sight
    QVERIFY(fileBytes(path) == bytes);

    const QString plain = stage.newBook();
    stage.action("file.passphrase")->trigger();
    QTRY_VERIFY(stage.find(u"bookPassphraseDialog"_s));
    press(stage, u"passphrase"_s, Qt::Key_Escape);
    QTRY_VERIFY(!stage.find(u"bookPassphraseDialog"_s));
    QVERIFY(stage.window->session() && !bookKeys::isEncrypted(plain));
    stage.idle();
}

void TestEncryptedBookWindow::aBackupUnderAnOlderPassphraseIsUnlocked()
{
    WindowStage stage;
    const QString path = stage.pathOf(u"Locked"_s), words = stage.dir.filePath(u"words"_s), other = u"nine herons in fog"_s;
    made(path, words);
    const QByteArray older = fileBytes(path);
    cli({u"passphrase"_s, path, u"--unlock"_s, words, u"--passphrase-file"_s, wordsIn(stage.dir.filePath(u"other"_s), other)});
    stage.window->openBook(path);
    fill(stage, u"unlockKey"_s, other);
    press(stage, u"unlockKey"_s, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(stage.window->session(), 30000);
    const auto backup = BackupStore::of(stage.book()).make(path, u"manual"_s);
    QVERIFY(backup);
    QFile file(backup->path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(older) == older.size());
    file.close();

    stage.window->view()->goTo(u"backups"_s);
    QTRY_VERIFY(stage.find(u"unlockBackup"_s));
    QVERIFY(!stage.find<QPushButton>(u"restoreBackup"_s)->isEnabled());
    stage.click(u"unlockBackup"_s);
    fill(stage, u"unlockKey"_s, kPassphrase);
    press(stage, u"unlockKey"_s, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!stage.find(u"unlockBackup"_s) && stage.find<QPushButton>(u"restoreBackup"_s)->isEnabled(), 30000);
    QTRY_VERIFY(!stage.find(u"unlockDialog"_s));
    stage.idle();
}

#else

void TestEncryptedBookWindow::nothingOfItIsOffered()
{
    WindowStage stage;
    QVERIFY(!stage.newBook().isEmpty());
    for (const auto &entry : stage.window->actions().entries())
        QVERIFY2(entry.id != u"file.passphrase"_s, qPrintable(entry.text));
    NewBookDialog dialog(stage.window.get());
    dialog.open();
    QVERIFY(!dialog.findChild<QCheckBox *>(u"bookEncrypt"_s)->isVisible());
    dialog.reject();
    stage.idle();
}

#endif

GOODWORD_TEST(TestEncryptedBookWindow)
#include "tst_encryptedbook.moc"
