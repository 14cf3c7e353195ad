#include "tests/cli/clirun.h"
#include "tests/support/testmain.h"

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

/// Taking care of a book from the command line: checks, salvage, encrypted copies.
class CliCareTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<CliShop> m_shop;

private Q_SLOTS:
    void init() { m_shop = std::make_unique<CliShop>(); }

    void aDamagedBookIsNotSound()
    {
        m_shop->close();
        const QString path = QStringLiteral(GOODWORD_TEST_DATA "/goodword/72_truncated.goodword");
        const QByteArray before = fileBytes(path);
        const Ran ran = cli({u"check"_s, path, u"--json"_s});
        QCOMPARE(ran.code, 1);
        QVERIFY2(ran.json().value(u"sound"_s).isBool() && !ran.json().value(u"sound"_s).toBool(), qPrintable(ran.out));
        QVERIFY(!ran.json().value(u"faults"_s).toArray().isEmpty());
        QVERIFY(!ran.err.isEmpty());
        QCOMPARE(fileBytes(path), before);
        QVERIFY(cli({u"check"_s, m_shop->path, u"--json"_s}).json().value(u"sound"_s).toBool());
    }
    /// A byte of every third page in turn: what is answered is what the sound book says, or it is told why not.
    void ofADamagedBookNothingIsAnsweredInPart()
    {
        m_shop->answer(m_shop->ann, 9, u"Lovely"_s);
        m_shop->close();
        const QByteArray sound = fileBytes(m_shop->path);
        const QString path = m_shop->book.dir.filePath(u"damaged.goodword"_s);
        const auto asked = [](const QString &book) {
            return QList<QStringList>{{u"list"_s, book, u"customers"_s, u"--json"_s}, {u"list"_s, book, u"answers"_s}, {u"show"_s, book, u"ann byrne"_s},
                                      {u"nps"_s, book, u"--json"_s}, {u"log"_s, book}};
        };
        int refused = 0, answered = 0;
        const QList<QStringList> right = asked(m_shop->path), maybe = asked(path);
        for (qsizetype verb = 0; verb < right.size(); ++verb) {
            const Ran good = cli(right[verb]);
            QCOMPARE(good.code, 0);
            for (qsizetype at = 4096 * (1 + verb % 3) + 100; at < sound.size(); at += 3 * 4096) {
                QByteArray damaged = sound;
                damaged[at] = char(damaged.at(at) ^ 4);
                writeFile(path, damaged);
                const Ran ran = cli(maybe[verb]);
                const QString where = u"%1, page %2: %3 %4"_s.arg(right[verb].first()).arg(at / 4096 + 1).arg(ran.out, ran.err);
                QVERIFY2(ran.code == 0 ? ran.out == good.out : ran.code == 1 && isSaidWell(ran.err), qPrintable(where));
                QVERIFY2(ran.code == 0 || ran.err.contains(u"damaged"_s), qPrintable(where));
                ran.code == 0 ? ++answered : ++refused;
            }
        }
        QVERIFY(refused > 5 && answered > 10);
    }
    void whatIsWholeIsSalvaged()
    {
        m_shop->close();
        const QString damaged = m_shop->book.dir.filePath(u"damaged.goodword"_s), made = m_shop->book.dir.filePath(u"made.goodword"_s);
        QByteArray bytes = fileBytes(m_shop->path);
        bytes.replace(bytes.size() - 4096, 4096, QByteArray(4096, 'x'));
        writeFile(damaged, bytes);
        QCOMPARE(cli({u"check"_s, damaged}).code, 1);
        Ran ran = cli({u"salvage"_s, damaged, made, u"--json"_s});
        QVERIFY2(ran.code == 0 || ran.code == 3, qPrintable(ran.err));
        QCOMPARE(ran.code == 0, ran.json().value(u"whole"_s).toBool());
        QCOMPARE(ran.json().value(u"damaged_pages"_s).toInt(), 1);
        QVERIFY(ran.json().value(u"rows"_s).toObject().value(u"customers"_s).toObject().value(u"kept"_s).toInt() > 0);
        QCOMPARE(fileBytes(damaged), bytes);
        QCOMPARE(cli({u"check"_s, made}).code, 0);
        ran = cli({u"salvage"_s, damaged, made, u"--json"_s}); // there already
        QCOMPARE(ran.code, 1);
        QCOMPARE(ran.error().value(u"code"_s).toString(), u"invalid"_s);
        QVERIFY2(isSaidWell(ran.err), qPrintable(ran.err));
        ran = cli({u"salvage"_s, m_shop->path, m_shop->book.dir.filePath(u"all.goodword"_s)});
        QCOMPARE(ran.code, 0);
        QVERIFY(ran.out.contains(u"Customers: "_s));
    }
    void anEncryptedBackupOpensByPassphraseAndByRecoveryKey()
    {
        m_shop->close();
        const QTemporaryDir dir;
        const QString copy = dir.filePath(u"copy.goodword-sealed"_s), words = dir.filePath(u"words"_s);
        const QString passphrase = u"seven gulls over a slow harbour"_s;
        writeFile(words, passphrase.toUtf8() + "\nnot this line\n");
        Ran ran = cli({u"backup"_s, m_shop->path, copy, u"--encrypt"_s, u"--passphrase-file"_s, words, u"--json"_s});
        QVERIFY2(ran.code == 0, qPrintable(ran.err));
        QVERIFY(!(ran.out + ran.err).contains(passphrase));
        const QString recovery = ran.json().value(u"recovery_key"_s).toString();
        QCOMPARE(recovery.size(), 41);
        QVERIFY(!fileBytes(copy).contains("Byrne"));
        writeFile(dir.filePath(u"key"_s), recovery.toLower().toUtf8());
        writeFile(dir.filePath(u"wrong"_s), "seven gulls over a slow harbor");
        for (const QString &key : {u"words"_s, u"key"_s}) {
            const QString out = dir.filePath(key + u".goodword"_s);
            ran = cli({u"unseal"_s, copy, out, u"--passphrase-file"_s, dir.filePath(key)});
            QVERIFY2(ran.code == 0, qPrintable(ran.err));
            QCOMPARE(cli({u"check"_s, out}).code, 0);
            QCOMPARE(cli({u"list"_s, out, u"customers"_s, u"--json"_s}).json().value(u"total"_s).toInt(), 2);
            QCOMPARE(cli({u"unseal"_s, copy, out, u"--passphrase-file"_s, words}).code, 1); // never over what is there
        }
        ran = cli({u"unseal"_s, copy, dir.filePath(u"wrong.goodword"_s), u"--passphrase-file"_s, dir.filePath(u"wrong"_s), u"--json"_s});
        QCOMPARE(ran.code, 1);
        QCOMPARE(ran.error().value(u"code"_s).toString(), u"wrong_key"_s);
        QVERIFY(!QFile::exists(dir.filePath(u"wrong.goodword"_s)));
        QCOMPARE(cli({u"backup"_s, m_shop->path, copy, u"--encrypt"_s, u"--passphrase-file"_s, words}).code, 1);
        QCOMPARE(cli({u"backup"_s, m_shop->path, u"--encrypt"_s}).code, 2);
        QCOMPARE(cli({u"backup"_s, m_shop->path, u"--passphrase-file"_s, words}).code, 2);
        QCOMPARE(cli({u"unseal"_s, copy, dir.filePath(u"x"_s)}).code, 2);
    }
    void withoutAFileTheEncryptedBackupLiesBesideTheBook()
    {
        m_shop->close();
        const QTemporaryDir dir;
        writeFile(dir.filePath(u"short"_s), "soap");
        const Ran ran = cli({u"backup"_s, m_shop->path, u"--encrypt"_s, u"--passphrase-file"_s, dir.filePath(u"short"_s), u"--recovery-file"_s,
                             dir.filePath(u"recovery"_s)});
        QVERIFY2(ran.code == 0, qPrintable(ran.err));
        QVERIFY(ran.err.contains(u"guess"_s)); // advice, no wall
        QVERIFY(ran.out.trimmed().endsWith(u".goodword-sealed"_s));
        QVERIFY(ran.out.startsWith(QFileInfo(m_shop->path).absolutePath()));
        QVERIFY(!ran.out.contains(u"ecovery"_s));
        const QString recovery = QString::fromUtf8(fileBytes(dir.filePath(u"recovery"_s))).trimmed();
        QCOMPARE(recovery.size(), 41);
        QCOMPARE(int(QFile(dir.filePath(u"recovery"_s)).permissions() & (QFile::ReadGroup | QFile::ReadOther)), 0);
    }
    void anExportIsEncryptedToo()
    {
        m_shop->close();
        const QTemporaryDir dir;
        writeFile(dir.filePath(u"words"_s), "seven gulls over a slow harbour");
        const QString list = dir.filePath(u"list.csv"_s);
        const Ran ran = cli({u"export"_s, m_shop->path, u"customers"_s, u"-o"_s, list, u"--encrypt"_s, u"--passphrase-file"_s, dir.filePath(u"words"_s), u"--json"_s});
        QVERIFY2(ran.code == 0, qPrintable(ran.err));
        QCOMPARE(ran.json().value(u"rows"_s).toInt(), 2);
        QVERIFY(!QFile::exists(list));
        QVERIFY(QFile::exists(list + u".goodword-sealed"_s));
        QCOMPARE(cli({u"unseal"_s, list + u".goodword-sealed"_s, list, u"--passphrase-file"_s, dir.filePath(u"words"_s), u"--json"_s})
                     .json().value(u"name"_s).toString(), u"list.csv"_s);
        QVERIFY(fileBytes(list).contains("Byrne"));
    }

    void whoIsErasedIsGoneFromTheBackupsToo()
    {
        m_shop->close();
        const auto backup = [this] { return cli({u"backup"_s, m_shop->path, u"--json"_s}).json().value(u"file"_s).toString(); };
        const QString old = backup();
        const QByteArray book = fileBytes(m_shop->path), before = fileBytes(old);
        QVERIFY(before.contains("Byrne"));
        const QStringList erase{u"erase"_s, m_shop->path, u"--customer"_s, u"ann@byrne.example"_s, u"--in-backups"_s, u"--json"_s};
        Ran ran = cli(erase + QStringList{u"--dry-run"_s});
        QVERIFY2(ran.code == 0, qPrintable(ran.err));
        QCOMPARE(ran.json().value(u"erased"_s).toArray().at(0).toObject().value(u"customer"_s).toString(), u"Ann Byrne"_s);
        QCOMPARE(ran.json().value(u"backups"_s).toObject().value(u"written"_s).toInt(), 1);
        ran = cli(erase); // not without being told so
        QCOMPARE(ran.code, 2);
        QVERIFY2(isSaidWell(ran.err) && ran.err.contains(u"--for-good"_s), qPrintable(ran.err));
        QCOMPARE(cli({u"erase"_s, m_shop->path, u"--for-good"_s}).code, 2);
        QCOMPARE(cli({u"erase"_s, m_shop->path, u"--customer"_s, u"Nobody"_s, u"--for-good"_s}).code, 1);
        QCOMPARE(fileBytes(m_shop->path), book);
        QCOMPARE(fileBytes(old), before);

        ran = cli(erase + QStringList{u"--for-good"_s});
        QVERIFY2(ran.code == 0, qPrintable(ran.err));
        QCOMPARE(ran.json().value(u"erased"_s).toArray().size(), 1);
        QCOMPARE(ran.json().value(u"backups"_s).toObject().value(u"written"_s).toInt(), 1);
        for (const QString &path : {m_shop->path, old}) {
            QVERIFY(!fileBytes(path).contains("Byrne"));
            QCOMPARE(cli({u"check"_s, path}).code, 0);
            QCOMPARE(cli({u"list"_s, path, u"customers"_s, u"--json"_s}).json().value(u"total"_s).toInt(), 1);
        }
        QVERIFY(cli({u"erase"_s, m_shop->path, u"--in-backups"_s, u"--for-good"_s}).out.contains(u"No backup holds any of them."_s));
    }
    void whoLiesInTheTrashCanBeErased()
    {
        QVERIFY(trashCustomers(*m_shop->book, {m_shop->ann}));
        m_shop->close();
        const Ran ran = cli({u"erase"_s, m_shop->path, u"--customer"_s, u"ann byrne"_s, u"--for-good"_s});
        QVERIFY2(ran.code == 0, qPrintable(ran.err));
        QCOMPARE(ran.out, u"%1\tAnn Byrne\terased\n"_s.arg(m_shop->ann.value));
        QVERIFY(!fileBytes(m_shop->path).contains("Byrne"));
    }
    void aBackupThatStillHoldsSomebodyIsNamed()
    {
        m_shop->close();
        const QString old = cli({u"backup"_s, m_shop->path, u"--json"_s}).json().value(u"file"_s).toString();
        QByteArray damaged = fileBytes(old);
        damaged.replace(damaged.size() / 2, 100, QByteArray(100, 'x'));
        writeFile(old, damaged);
        const Ran ran = cli({u"erase"_s, m_shop->path, u"--customer"_s, u"Ann Byrne"_s, u"--in-backups"_s, u"--for-good"_s});
        QCOMPARE(ran.code, 3);
        QVERIFY2(ran.err.contains(QFileInfo(old).fileName()) && ran.err.contains(u"delete it"_s), qPrintable(ran.err));
        QCOMPARE(fileBytes(old), damaged);
        QVERIFY(!fileBytes(m_shop->path).contains("Byrne"));
    }
};

GOODWORD_TEST(CliCareTest)
#include "tst_clicare.moc"
