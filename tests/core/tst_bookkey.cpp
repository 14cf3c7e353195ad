#include "core/book/backup.h"
#include "core/book/bookcopy.h"
#include "core/book/bookfile.h"
#include "core/book/bookkey.h"
#include "core/book/checkedvfs.h"
#include "core/book/restore.h"
#include "core/book/salvage.h"
#include "core/book/sealedfile.h"
#include "core/customers/customercommands.h"
#include "tests/support/testbook.h"
#include "tests/support/testmain.h"

#include <random>

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

/// Books that are encrypted themselves: in a build that can, no byte of them is readable without the key, and all that works
/// with a book works with them; in any other they are left as they are, with the reason.
class TestBookKey : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anEncryptedBookIsToldFromOthers();
    void aRecoveryKeyIsReadAsItWasPrinted();
#ifdef GOODWORD_SQLITE3MC
    void theLibraryIsTheOneThatEncrypts();
    void noWordOfItIsOnTheDisk_data();
    void noWordOfItIsOnTheDisk();
    void itOpensByPassphraseAndByRecoveryKeyAlone();
    void whoHasNoKeyIsAskedForIt();
    void aPlainBookIsEncryptedAndBackAgain();
    void backupsFitWhateverTheBookIs();
    void aSealedCopyHoldsIt();
    void everyChangedByteIsFound();
    void whatACrashLeftInTheLogIsRead();
    void damageInTheLogIsTold();
    void aBackupKeepsItsKey();
#else
    void thisBuildLeavesItAlone();
#endif
};

namespace {

const QString kWords = u"zephyrine saltmarsh"_s; ///< stands nowhere else

/// Without the second that a passphrase takes.
BookKeyPtr randomKey()
{
    return std::make_shared<const BookKey>(Secret::random(BookKey::kBytes), Secret::random(BookKey::kSaltBytes).view().toByteArray());
}

QByteArray changedAt(QByteArray bytes, qsizetype at, char by)
{
    bytes[at] = char(bytes[at] ^ by);
    return bytes;
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

#ifdef GOODWORD_SQLITE3MC

CustomerDraft person(const QString &name)
{
    CustomerDraft draft;
    draft.name = name;
    return draft;
}

/// A book with a customer whose notes are kWords.
class Encrypted
{
public:
    explicit Encrypted(const BookKeyPtr &key, Database::Engine engine = Database::Engine::Qt) : clock(QDateTime(QDate(2026, 11, 22), QTime(9, 0), Qt::UTC))
    {
        options = standardOptions();
        options.clock = &clock;
        options.engine = engine;
        NewBook wishes;
        wishes.name = u"Shop"_s;
        wishes.key = key;
        auto made = Book::create(path, wishes, options);
        if (!made)
            qFatal("%s (%s)", qPrintable(made.error().text), qPrintable(made.error().detail));
        book = std::move(*made);
        add(u"Ann"_s);
    }
    void add(const QString &name)
    {
        CustomerDraft draft = person(name);
        draft.notes = kWords + u". "_s + kWords.repeated(300); // over several pages too
        QVERIFY(addCustomer(*book, draft));
    }
    Result<std::unique_ptr<Book>> open() { return Book::open(path, options); }
    void reopen()
    {
        book.reset();
        auto opened = open();
        if (!opened)
            qFatal("%s (%s)", qPrintable(opened.error().text), qPrintable(opened.error().detail));
        book = std::move(*opened);
    }
    /// Files of the folder that hold kWords or SQLite's magic.
    QStringList readable(const QString &folder) const
    {
        QStringList names;
        for (const QFileInfo &info : QDir(folder).entryInfoList(QDir::Files | QDir::Hidden)) {
            const QByteArray bytes = fileBytes(info.filePath());
            if (bytes.contains("zephyrine") || bytes.contains("SQLite format") || bytes.contains(kWords.toUtf8().toHex()))
                names += info.fileName();
        }
        return names;
    }

    QTemporaryDir dir;
    QString path = dir.filePath(u"shop.goodword"_s);
    FixedClock clock;
    BookOptions options;
    std::unique_ptr<Book> book;
};

#endif

} // namespace

void TestBookKey::anEncryptedBookIsToldFromOthers()
{
    TestBook book;
    book.book.reset();
    QVERIFY(!bookKeys::isEncrypted(book.path));
    QVERIFY(!bookKeys::isEncrypted(book.dir.filePath(u"none"_s)));
    const QByteArray head = QByteArray("0123456789abcdef") + QByteArray("\x10\x00\x02\x02\x20\x40\x20\x20", 8);
    QVERIFY(bookKeys::saysEncrypted(head));
    for (int at = 16; at < 24; ++at)
        QVERIFY2(!bookKeys::saysEncrypted(changedAt(head, at, 5)), qPrintable(QString::number(at)));
    QVERIFY(!bookKeys::saysEncrypted(head.first(23)));
}

void TestBookKey::aRecoveryKeyIsReadAsItWasPrinted()
{
    const BookKeyPtr key = randomKey();
    const QString printed = recoveryText(key->recoveryKey());
    QCOMPARE(printed.size(), 56 + 14 + 1);
    const auto read = BookKey::typed(printed.toLower().replace(u'-', u' '), key->salt());
    QVERIFY(read);
    QVERIFY((*read)->raw().view() == key->raw().view());
}

#ifdef GOODWORD_SQLITE3MC

void TestBookKey::theLibraryIsTheOneThatEncrypts()
{
    for (const auto engine : {Database::Engine::Qt, Database::Engine::Native}) {
        TestBook book(engine);
        QVERIFY(book->db().value<QString>("SELECT sqlite3mc_version()").value_or(QString()).startsWith(u"SQLite3 Multiple Ciphers"_s));
        QVERIFY(!book->db().key());
        QVERIFY(carriesSums(book->db().handle())); // a plain book is as ever
    }
}

void TestBookKey::noWordOfItIsOnTheDisk_data()
{
    QTest::addColumn<Database::Engine>("engine");
    QTest::newRow("Qt's driver") << Database::Engine::Qt;
    QTest::newRow("the C API") << Database::Engine::Native;
}

void TestBookKey::noWordOfItIsOnTheDisk()
{
    QFETCH(Database::Engine, engine);
    Encrypted shop(randomKey(), engine);
    QVERIFY(bookKeys::isEncrypted(shop.path));
    QVERIFY(QFileInfo(shop.path + u"-wal"_s).size() > 0);
    QCOMPARE(shop.readable(shop.dir.path()), QStringList());
    const QStringList before = dump(*shop.book);
    QVERIFY(shop.book->undo());
    QVERIFY(shop.book->redo());
    QCOMPARE(dump(*shop.book), before);
    QVERIFY(shop.book->writeAnew());
    QCOMPARE(shop.readable(shop.dir.path()), QStringList());
    shop.reopen();
    QCOMPARE(dump(*shop.book), before);
    QCOMPARE(shop.book->check(), QStringList());
    QVERIFY(bookKeys::isEncrypted(shop.path));

    const QString folder = shop.dir.filePath(u"backups"_s);
    const auto backup = BackupStore(folder, shop.clock).make(shop.path, u"manual"_s);
    QVERIFY2(backup, backup ? "" : qPrintable(backup.error().text + backup.error().detail));
    QVERIFY(bookKeys::isEncrypted(backup->path));
    QCOMPARE(shop.readable(folder), QStringList());
    QCOMPARE(lookInto(backup->path)->customers, 1);
}

void TestBookKey::itOpensByPassphraseAndByRecoveryKeyAlone()
{
    const auto key = BookKey::fresh(Secret::ofText(u"slow gulls over tin"_s));
    QVERIFY(key);
    Encrypted shop(*key);
    const QStringList before = dump(*shop.book);
    shop.book.reset();
    const QByteArray bytes = fileBytes(shop.path);
    const auto wrong = bookKeys::unlock(shop.path, u"slow gulls over tim"_s);
    QVERIFY(!wrong);
    QCOMPARE(wrong.error().code, ErrorCode::WrongKey);
    QCOMPARE(bookKeys::unlock(shop.path, recoveryText(randomKey()->recoveryKey())).error().code, ErrorCode::WrongKey);
    QVERIFY(bookKeys::unlock(shop.path, u"slow gulls over tin"_s));
    QVERIFY(bookKeys::unlock(shop.path, recoveryText((*key)->recoveryKey())));
    QVERIFY(fileBytes(shop.path) == bytes);
    shop.reopen();
    QCOMPARE(dump(*shop.book), before);
}

void TestBookKey::whoHasNoKeyIsAskedForIt()
{
    Encrypted shop(randomKey());
    shop.book.reset();
    // With another salt it is a book whose key nobody gave.
    const QByteArray bytes = changedAt(fileBytes(shop.path), 3, 1);
    write(shop.path, bytes);
    const auto opened = shop.open();
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::KeyNeeded);
    QCOMPARE(salvage(shop.path, shop.dir.filePath(u"new.goodword"_s), shop.options).error().code, ErrorCode::Invalid);
    QVERIFY(fileBytes(shop.path) == bytes);
}

void TestBookKey::aPlainBookIsEncryptedAndBackAgain()
{
    TestBook plain;
    CustomerDraft draft;
    draft.name = u"Ann"_s;
    draft.notes = kWords;
    QVERIFY(addCustomer(*plain, draft));
    const QStringList before = dump(*plain), derived = dump(*plain, true);
    QCOMPARE(Book::changeKey(plain.path, randomKey(), plain.options).error().code, ErrorCode::Locked); // it is open
    plain.book.reset();
    { // another program that reads nothing just now
        auto idle = Database::open(plain.path, Database::Access::ReadWrite, Database::Engine::Native);
        QVERIFY(idle && (*idle)->value<qint64>("SELECT count(*) FROM customer"));
        const QByteArray bytes = fileBytes(plain.path);
        QCOMPARE(Book::changeKey(plain.path, randomKey(), plain.options).error().code, ErrorCode::Busy);
        QVERIFY(fileBytes(plain.path) == bytes);
    }

    const BookKeyPtr first = randomKey(), second = randomKey();
    for (const BookKeyPtr &key : {first, second, BookKeyPtr()}) {
        const Done changed = Book::changeKey(plain.path, key, plain.options);
        QVERIFY2(changed, changed ? "" : qPrintable(changed.error().text + changed.error().detail));
        QCOMPARE(fileBytes(plain.path).contains("zephyrine"), !key);
        QCOMPARE(bookKeys::isEncrypted(plain.path), bool(key));
        if (key)
            QCOMPARE(fileBytes(plain.path).first(BookKey::kSaltBytes), key->salt());
        plain.reopen();
        QCOMPARE(dump(*plain), before);
        QCOMPARE(dump(*plain, true), derived);
        QCOMPARE(plain->check(), QStringList());
        QCOMPARE(carriesSums(plain->db().handle()), !key);
        QVERIFY(plain->undo());
        QVERIFY(plain->redo());
        plain.book.reset();
    }
    QCOMPARE(QDir(plain.dir.path()).entryList(QDir::Files | QDir::Hidden), QStringList{u"shop.goodword"_s}); // nothing is left beside it
}

void TestBookKey::backupsFitWhateverTheBookIs()
{
    TestBook plain;
    QVERIFY(addCustomer(*plain, person(u"Ann"_s)));
    const QStringList ann = dump(*plain);
    const QString copy = plain.dir.filePath(u"plain copy.goodword"_s), encrypted = plain.dir.filePath(u"encrypted copy.goodword"_s);
    QVERIFY(copyBook(plain.path, copy));
    QVERIFY(copyUnderKey(plain.path, encrypted, Database::Access::ReadOnly, randomKey()));
    QVERIFY(bookKeys::isEncrypted(encrypted));
    for (const BookKeyPtr &key : {BookKeyPtr(), randomKey()}) {
        plain.book.reset();
        if (key)
            QVERIFY(Book::changeKey(plain.path, key, plain.options));
        plain.reopen();
        for (const QString &from : {copy, encrypted}) {
            QVERIFY(addCustomer(*plain, person(u"Later"_s)));
            QVERIFY(dump(*plain) != ann);
            const Done done = plain->replaceWith(from);
            QVERIFY2(done, done ? "" : qPrintable(done.error().text + done.error().detail));
            QCOMPARE(dump(*plain), ann);
            QCOMPARE(bool(plain->db().key()), bool(key));
            plain.reopen();
            QCOMPARE(plain->check(), QStringList());
            QCOMPARE(bookKeys::isEncrypted(plain.path), bool(key));
        }
    }
}

void TestBookKey::aSealedCopyHoldsIt()
{
    Encrypted shop(randomKey());
    const QStringList before = dump(*shop.book);
    const QString sealed = shop.dir.filePath(u"copy.goodword-sealed"_s), out = shop.dir.filePath(u"out.goodword"_s);
    QVERIFY(copyBookSealed(shop.path, sealed, Secret::ofText(u"tin"_s), Progress::none(), SealStrength::least()));
    const auto opened = openSealed(sealed, out, u"tin"_s);
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().text));
    QVERIFY(opened->isBook);
    QVERIFY(bookKeys::isEncrypted(out));
    shop.path = out;
    shop.reopen();
    QCOMPARE(dump(*shop.book), before);

    // On another computer, where nobody gave its key yet: it comes out, and is opened with its own then.
    shop.book.reset();
    const QString elsewhere = shop.dir.filePath(u"elsewhere.goodword"_s), locked = shop.dir.filePath(u"locked.goodword"_s);
    write(locked, changedAt(fileBytes(out), 3, 1));
    QVERIFY(sealFile(locked, sealed, Secret::ofText(u"tin"_s), Progress::none(), SealStrength::least()));
    QVERIFY(openSealed(sealed, elsewhere, u"tin"_s));
    QVERIFY(fileBytes(elsewhere) == fileBytes(locked));
    QCOMPARE(openSealed(sealed, out, u"tin"_s).error().code, ErrorCode::Invalid); // not in another's place
}

void TestBookKey::everyChangedByteIsFound()
{
    Encrypted shop(randomKey());
    shop.book.reset();
    const QByteArray bytes = fileBytes(shop.path);
    std::mt19937 random(11);
    int found = 0;
    static constexpr int kTries = 200;
    for (int round = 0; round < kTries; ++round) {
        const auto at = qsizetype(24 + random() % size_t(bytes.size() - 24));
        write(shop.path, changedAt(bytes, at, char(1 << random() % 8)));
        const auto opened = shop.open();
        found += !opened || !(*opened)->check().isEmpty() ? 1 : 0;
    }
    write(shop.path, bytes);
    shop.reopen();
    QCOMPARE(shop.book->check(), QStringList());
    qInfo("%d of %d changed bits found by the cipher", found, kTries);
    QCOMPARE(found, kTries);
}

void TestBookKey::whatACrashLeftInTheLogIsRead()
{
    Encrypted shop(randomKey());
    shop.add(u"Bob"_s);
    const QStringList before = dump(*shop.book);
    const QString copy = shop.dir.filePath(u"crashed.goodword"_s);
    write(copy, fileBytes(shop.path));
    write(copy + u"-wal"_s, fileBytes(shop.path + u"-wal"_s));
    shop.book.reset();
    shop.path = copy;
    shop.reopen();
    QCOMPARE(dump(*shop.book), before);
    QCOMPARE(shop.book->check(), QStringList());
}

/// Of what a crash left in the log nothing is given up without a word but, at most, the last change: as in a plain book.
void TestBookKey::damageInTheLogIsTold()
{
    Encrypted shop(randomKey());
    QList<QStringList> states;
    for (const char16_t *name : {u"Bob", u"Cid", u"Dot", u"Eve"}) {
        shop.add(QString::fromUtf16(name));
        states.prepend(dump(*shop.book));
    }
    const QByteArray file = fileBytes(shop.path), log = fileBytes(shop.path + u"-wal"_s);
    shop.book.reset();
    shop.path = shop.dir.filePath(u"crashed.goodword"_s);
    std::mt19937 random(12);
    int told = 0, lost = 0;
    static constexpr int kTries = 60;
    for (int round = 0; round < kTries; ++round) {
        removeBook(shop.path);
        write(shop.path, file);
        write(shop.path + u"-wal"_s, changedAt(log, qsizetype(random() % size_t(log.size())), char(1 << random() % 8)));
        const auto opened = shop.open();
        if (!opened || !(*opened)->check().isEmpty())
            ++told;
        else if (!states.mid(0, 2).contains(dump(**opened)))
            ++lost;
    }
    qInfo("%d of %d changed bits in the log told", told, kTries);
    QCOMPARE(lost, 0);
    QVERIFY(told > kTries / 3);
}

void TestBookKey::aBackupKeepsItsKey()
{
    Encrypted shop(randomKey());
    const QString folder = BackupStore::root() + u"/key-of-backups"_s;
    const auto made = BackupStore(folder, shop.clock).make(shop.path, u"manual"_s);
    QVERIFY(made);
    shop.book.reset();
    const QByteArray bytes = fileBytes(made->path);
    QCOMPARE(Book::changeKey(made->path, BookKeyPtr(), shop.options).error().code, ErrorCode::ReadOnly);
    QVERIFY(fileBytes(made->path) == bytes);
    shop.options.fileSystemOf = [](const QString &) { return QByteArray("nfs4"); };
    const QByteArray book = fileBytes(shop.path);
    QCOMPARE(Book::changeKey(shop.path, BookKeyPtr(), shop.options).error().code, ErrorCode::ReadOnly);
    QVERIFY(fileBytes(shop.path) == book);
    QDir(folder).removeRecursively();
}

#else

void TestBookKey::thisBuildLeavesItAlone()
{
    QVERIFY(!bookKeys::areKnownHere());
    TestBook book;
    book.book.reset();
    QByteArray bytes = fileBytes(book.path);
    bytes.replace(0, 24, QByteArray("0123456789abcdef") + QByteArray("\x10\x00\x02\x02\x20\x40\x20\x20", 8));
    write(book.path, bytes);
    const auto opened = Book::open(book.path, book.options);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::KeyNeeded);
    QCOMPARE(bookKeys::unlock(book.path, u"gulls"_s).error().code, ErrorCode::KeyNeeded);
    QVERIFY(fileBytes(book.path) == bytes);

    NewBook wishes;
    wishes.key = randomKey();
    const QString path = book.dir.filePath(u"new.goodword"_s);
    QVERIFY(!Book::create(path, wishes, book.options));
    QVERIFY(!QFile::exists(path));
}

#endif

GOODWORD_TEST(TestBookKey)
#include "tst_bookkey.moc"
