#include "core/book/bookkey.h"
#include "tests/support/testbook.h"
#include "tests/support/testmain.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

/// Encrypted books from the command line: made, opened by each of their keys, given another passphrase, and taken out of
/// encryption; in a build without it, refused.
class TestEncryptedBook : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;

    struct Ran {
        int code = -1;
        QString out, err;
        QJsonObject json() const { return QJsonDocument::fromJson(out.toUtf8()).object(); }
        QString error() const { return json().value(u"error"_s).toObject().value(u"code"_s).toString(); }
    };
    Ran cli(QStringList arguments, const QString &unlock = {}) const
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        if (!unlock.isEmpty())
            environment.insert(u"GOODWORD_UNLOCK"_s, unlock);
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(GOODWORD_BIN_DIR "/goodword-cli"), arguments << u"--json"_s);
        if (!process.waitForStarted() || !process.waitForFinished(60'000))
            return {};
        return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
    }
    QString file(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_dir.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("no file");
        return file.fileName();
    }

private Q_SLOTS:
#ifdef GOODWORD_SQLITE3MC
    void opensByItsKeysAlone();
    void aBookGetsAPassphraseAndLosesIt();
#else
    void withoutItThisIsSaid();
#endif
};

#ifdef GOODWORD_SQLITE3MC

void TestEncryptedBook::opensByItsKeysAlone()
{
    const QString book = m_dir.filePath(u"shop.goodword"_s), words = file(u"words"_s, "seven gulls over tin\n");
    Ran ran = cli({u"new"_s, book, u"--region"_s, u"IE"_s, u"--encrypt"_s, u"--passphrase-file"_s, words});
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    const QString recovery = ran.json().value(u"recovery_key"_s).toString();
    QCOMPARE(recovery.size(), 71);
    QVERIFY(bookKeys::isEncrypted(book));
    const QString list = file(u"list.csv"_s, "Name,Email\nZephyrine Byrne,z@byrne.example\n");
    ran = cli({u"import"_s, book, list, u"--unlock"_s, words});
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    QVERIFY(!fileBytes(book).contains("Zephyrine"));

    QCOMPARE(cli({u"list"_s, book, u"customers"_s}).error(), u"key_needed"_s);
    const QString wrong = file(u"wrong"_s, "seven gulls over tim"), key = file(u"key"_s, recovery.toLower().toUtf8());
    QCOMPARE(cli({u"list"_s, book, u"customers"_s, u"--unlock"_s, wrong}).error(), u"wrong_key"_s);
    for (const QString &from : {words, key})
        QCOMPARE(cli({u"list"_s, book, u"customers"_s, u"--unlock"_s, from}).json().value(u"total"_s).toInt(), 1);
    QCOMPARE(cli({u"list"_s, book, u"customers"_s}, words).json().value(u"total"_s).toInt(), 1);

    const QString copy = m_dir.filePath(u"copy.goodword"_s);
    ran = cli({u"backup"_s, book, copy}, words);
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    QVERIFY(bookKeys::isEncrypted(copy));
    QCOMPARE(cli({u"check"_s, copy}).error(), u"key_needed"_s);
    QCOMPARE(cli({u"check"_s, copy}, key).code, 0);
}

void TestEncryptedBook::aBookGetsAPassphraseAndLosesIt()
{
    const QString book = m_dir.filePath(u"plain.goodword"_s), first = file(u"first"_s, "seven gulls over tin"), second = file(u"second"_s, "nine herons in fog");
    QCOMPARE(cli({u"new"_s, book, u"--region"_s, u"IE"_s}).code, 0);
    const QString list = file(u"list.csv"_s, "Name,Email\nZephyrine Byrne,z@byrne.example\n");
    QCOMPARE(cli({u"import"_s, book, list}).code, 0);
    QVERIFY(fileBytes(book).contains("Zephyrine"));
    QCOMPARE(cli({u"backup"_s, book}).code, 0);

    Ran ran = cli({u"passphrase"_s, book, u"--passphrase-file"_s, first});
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    const QString key = file(u"recovery"_s, ran.json().value(u"recovery_key"_s).toString().toUtf8());
    QVERIFY(ran.err.contains(u"that are not encrypted: 1, in "_s));
    QVERIFY(!fileBytes(book).contains("Zephyrine"));
    QCOMPARE(cli({u"passphrase"_s, book, u"--passphrase-file"_s, second}).error(), u"key_needed"_s);
    ran = cli({u"passphrase"_s, book, u"--passphrase-file"_s, second, u"--unlock"_s, first, u"--recovery-file"_s, m_dir.filePath(u"second key"_s)});
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    QCOMPARE(cli({u"check"_s, book}, first).error(), u"wrong_key"_s);
    QCOMPARE(cli({u"check"_s, book}, key).error(), u"wrong_key"_s);
    QCOMPARE(cli({u"check"_s, book}, second).code, 0);
    QCOMPARE(cli({u"check"_s, book}, m_dir.filePath(u"second key"_s)).code, 0);

    QCOMPARE(cli({u"passphrase"_s, book, u"--remove"_s}, second).code, 0);
    QVERIFY(!bookKeys::isEncrypted(book));
    QCOMPARE(cli({u"list"_s, book, u"customers"_s}).json().value(u"total"_s).toInt(), 1);
    QCOMPARE(cli({u"passphrase"_s, book, u"--remove"_s}).error(), u"nothing_to_do"_s);
    QCOMPARE(cli({u"passphrase"_s, book}).code, 2);
}

#else

void TestEncryptedBook::withoutItThisIsSaid()
{
    const QString book = m_dir.filePath(u"shop.goodword"_s), words = file(u"words"_s, "seven gulls over tin");
    QCOMPARE(cli({u"new"_s, book, u"--encrypt"_s, u"--passphrase-file"_s, words}).error(), u"invalid"_s);
    QVERIFY(!QFile::exists(book));
    QCOMPARE(cli({u"new"_s, book, u"--region"_s, u"IE"_s}).code, 0);
    QByteArray bytes = fileBytes(book);
    QCOMPARE(cli({u"passphrase"_s, book, u"--passphrase-file"_s, words}).error(), u"invalid"_s);
    QVERIFY(fileBytes(book) == bytes);
    bytes.replace(0, 24, QByteArray("0123456789abcdef") + QByteArray("\x10\x00\x02\x02\x20\x40\x20\x20", 8));
    const QString encrypted = file(u"encrypted.goodword"_s, bytes);
    for (const QStringList &verb : {QStringList{u"check"_s}, QStringList{u"log"_s}})
        QCOMPARE(cli({verb.first(), encrypted}, words).error(), u"key_needed"_s);
    QVERIFY(fileBytes(encrypted) == bytes);
}

#endif

GOODWORD_TEST(TestEncryptedBook)
#include "tst_encryptedbook.moc"
