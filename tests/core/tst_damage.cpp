#include "core/book/bookfaults.h"
#include "core/book/checkedvfs.h"
#include "core/book/restore.h"
#include "core/book/salvage.h"
#include "core/book/walfile.h"
#include "core/customers/customercommands.h"
#include "tests/support/damage.h"
#include "tests/support/randombook.h"
#include "tests/support/strength.h"
#include "tests/support/testbook.h"
#include "tests/support/testmain.h"

#include <sqlite3.h>

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

/// Whatever a disk does to a file: opening it ends soon, harms nothing, and says so; what is read is what was written.
class TestDamage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void damageIsSeenAndLeftAlone_data();
    void damageIsSeenAndLeftAlone();
    void damageOfTheLogIsSeenAndLeftAlone();
    void whatAnotherProgramAddsIsRefused_data();
    void whatAnotherProgramAddsIsRefused();
    void whatAnotherProgramChangedIsToldAndSalvaged();
    void theSumsCostNoBookItsReader();
    void aBookWithoutSumsWorksAndItsBackupHasThem();
    void aBackupOfADamagedBookIsNone();
    void whatAnotherProgramCopiesIsOpened_data();
    void whatAnotherProgramCopiesIsOpened();

private:
    QByteArray m_summed, m_unsummed;
    QStringList m_state;
};

namespace {

struct Tally {
    int tried = 0, refused = 0, seen = 0, equal = 0, silent = 0, written = 0, slow = 0;
    qint64 slowest = 0; ///< ms
    QStringList examples;

    void print(const QString &what) const
    {
        qInfo("%-28s %6d tried: %6d refused, %6d seen, %6d equal, %4d SILENT, %d written to, %d slow", qPrintable(what), tried, refused,
              seen, equal, silent, written, slow);
        for (const QString &example : examples)
            qInfo("    %s", qPrintable(example));
    }
};

/// A bit of everything, and texts so long that they fill pages of their own.
void fill(Book &book)
{
    fillAtRandom(book, 7);
    for (int i = 0; i < 6; ++i) {
        CustomerDraft draft;
        draft.name = u"Long %1"_s.arg(i);
        draft.notes = u"word %1 "_s.arg(i).repeated(1500);
        if (!addCustomer(book, draft))
            qFatal("a customer cannot be added");
    }
}

struct Desk {
    QTemporaryDir dir;
    QString path = dir.filePath(u"book.goodword"_s), log = path + u"-wal"_s;

    void lay(const QByteArray &bytes, const QByteArray &wal = {}) const
    {
        for (const QString &name : QDir(dir.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot))
            QFile::remove(dir.filePath(name));
        write(path, bytes);
        if (!wal.isEmpty())
            write(log, wal);
    }
    static void write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("no room for %s", qPrintable(path));
    }
};

/// Opens a damaged file as the window does, with the look that follows, and holds it to `states`, what the book may say.
void tryOne(const Desk &desk, const QByteArray &bytes, const QByteArray &wal, const QList<QStringList> &states, const QString &what, Tally &tally)
{
    desk.lay(bytes, wal);
    QElapsedTimer timer;
    timer.start();
    ++tally.tried;
    const auto note = [&](int &count, const QString &how) {
        ++count;
        if (tally.examples.size() < 4)
            tally.examples += what + u": "_s + how;
    };
    {
        BookOptions options = standardOptions();
        options.engine = Database::Engine::Native;
        const auto book = Book::open(desk.path, options);
        if (!book) {
            ++tally.refused;
            if (book.error().text.isEmpty() || !book.error().text.endsWith(u'.') || fileBytes(desk.log) != wal)
                note(tally.written, book.error().text);
        } else if (!quickFaults((*book)->db()).isEmpty()) {
            ++tally.seen;
        } else if (states.contains(dump(**book))) {
            ++tally.equal;
        } else if (!(*book)->check().isEmpty()) {
            ++tally.seen;
        } else {
            note(tally.silent, u"silent"_s);
        }
    }
    if (wal.isEmpty() && fileBytes(desk.path) != bytes)
        note(tally.written, u"written to"_s);
    tally.slowest = std::max(tally.slowest, timer.elapsed());
    if (timer.elapsed() > 10000)
        note(tally.slow, u"%1 ms"_s.arg(timer.elapsed()));
}

/// `summed`: only a book with sums knows of each changed bit.
void tell(const Tally &tally, bool summed)
{
    figure("mutants.survived", tally.tried);
    figure("mutants.slowest", double(tally.slowest) / 1000);
    if (!summed)
        return;
    figure("mutants.summed", tally.tried);
    figure("mutants.silent", tally.silent);
    figure("mutants.written", tally.written);
}

} // namespace

void TestDamage::initTestCase()
{
    TestBook made(Database::Engine::Native);
    fill(*made);
    m_state = dump(*made);
    made.book.reset();
    m_summed = fileBytes(made.path);
    const QString old = made.dir.filePath(u"old.goodword"_s);
    writeWithoutSums(made.path, old);
    QVERIFY(Book::open(old, made.options)); // makes what is derived
    m_unsummed = fileBytes(old);
}

/// Every other one is a changed bit. In parts, so that none takes longer than a test may.
void TestDamage::damageIsSeenAndLeftAlone_data()
{
    QTest::addColumn<bool>("summed");
    QTest::addColumn<int>("damage");
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("part");
    static constexpr int kPart = 500;
    for (const bool summed : {true, false}) {
        const int all = summed ? sized(240, 8000) : sized(80, 2000);
        for (int damage = 0; damage < kDamages; ++damage) {
            const int count = damage == 0 ? all / 2 : all / 2 / (kDamages - 1) + 1;
            for (int part = 0; part * kPart < count; ++part)
                QTest::addRow("%s, %s, part %d", summed ? "with sums" : "without sums", qPrintable(damageName(Damage(damage))), part + 1)
                    << summed << damage << std::min(kPart, count - part * kPart) << part;
        }
    }
}

void TestDamage::damageIsSeenAndLeftAlone()
{
    QFETCH(bool, summed);
    QFETCH(int, damage);
    QFETCH(int, count);
    QFETCH(int, part);
    const Desk desk;
    std::mt19937 random(seeded(quint32(20261122 + part * 100 + damage)));
    Tally tally;
    figure("mutants.tried", count);
    for (int i = 0; i < count; ++i)
        tryOne(desk, damaged(summed ? m_summed : m_unsummed, Damage(damage), random), {}, {m_state}, u"mutant %1"_s.arg(i), tally);
    tally.print(damageName(Damage(damage)));
    tell(tally, summed);
    QCOMPARE(tally.slow, 0);
    if (summed) {
        QCOMPARE(tally.silent, 0);
        QCOMPARE(tally.written, 0);
    }
}

void TestDamage::damageOfTheLogIsSeenAndLeftAlone()
{
    TestBook made(Database::Engine::Native);
    fill(*made);
    made.reopen();
    QList<QStringList> states;
    for (int i = 0; i < 6; ++i) {
        CustomerDraft draft;
        draft.name = u"Late %1"_s.arg(i);
        QVERIFY(addCustomer(*made, draft));
        states.prepend(dump(*made));
    }
    // Copied while it is open: what a crash leaves. Of the last change alone, damage cannot be told from a power cut; nor can
    // a run of bytes over the end of the last but one and the beginning of the last.
    const QByteArray bytes = fileBytes(made.path), wal = fileBytes(made.path + u"-wal"_s);
    QVERIFY(wal.size() > 6 * 4096);
    const WalFile log = WalFile::read(made.path);
    QVERIFY(!log.isDamaged && !log.pages.empty());
    const Desk desk;
    std::mt19937 random(seeded(22));
    Tally whole, ofLog, ofBoth;
    tryOne(desk, bytes, wal, states.mid(0, 1), u"undamaged"_s, whole);
    QCOMPARE(whole.equal, 1);
    const int count = sized(60, 1000);
    figure("mutants.tried", count + (count + 2) / 3);
    for (int i = 0; i < count; ++i) {
        const Damage damage = i % 2 == 0 ? Damage::Flip : Damage::Bytes;
        tryOne(desk, bytes, damaged(wal, damage, random), states.mid(0, damage == Damage::Flip ? 2 : 3), u"log %1"_s.arg(i), ofLog);
        if (i % 3 == 0)
            tryOne(desk, damaged(bytes, damage, random), wal, states.mid(0, 1), u"file with log %1"_s.arg(i), ofBoth);
    }
    ofLog.print(u"log"_s);
    ofBoth.print(u"file with a log"_s);
    tell(ofLog, true);
    tell(ofBoth, true);
    QCOMPARE(ofLog.silent + ofBoth.silent, 0);
    QCOMPARE(ofLog.written + ofBoth.written, 0);
    QCOMPARE(ofLog.slow + ofBoth.slow, 0);
}

/// Runs SQL on a file as any other program may, which knows of no sums.
static void byAnother(const QString &path, const QByteArray &sql)
{
    sqlite3 *db = nullptr;
    QCOMPARE(sqlite3_open_v2(path.toUtf8().constData(), &db, SQLITE_OPEN_READWRITE, "unix"), SQLITE_OK);
    QVERIFY2(sqlite3_exec(db, sql.constData(), nullptr, nullptr, nullptr) == SQLITE_OK, sqlite3_errmsg(db));
    sqlite3_close(db);
}

void TestDamage::whatAnotherProgramAddsIsRefused_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<ErrorCode>("code"); ///< of a book with sums
    QTest::addColumn<QString>("named");
    const QString both = u"damaged, or another program changed it"_s;
    QTest::newRow("trigger") << QByteArray("CREATE TRIGGER x AFTER UPDATE ON customer BEGIN DELETE FROM touchpoint; END")
                             << ErrorCode::Foreign << u"(trigger x)"_s;
    QTest::newRow("view") << QByteArray("CREATE VIEW x AS SELECT 1") << ErrorCode::Foreign << u"(view x)"_s;
    QTest::newRow("table") << QByteArray("CREATE TABLE x (a)") << ErrorCode::Foreign << u"(table x)"_s;
    QTest::newRow("index") << QByteArray("CREATE INDEX x ON customer (notes)") << ErrorCode::Foreign << u"(index x)"_s;
    QTest::newRow("many") << QByteArray("CREATE TABLE x (a); CREATE VIEW y AS SELECT 1; CREATE INDEX z ON x (a)") << ErrorCode::Foreign
                          << u"(index z, table x, view y)"_s;
    // Of what it took away or wrote anew, nothing says whether a program or a failing disk did it.
    QTest::newRow("column") << QByteArray("ALTER TABLE customer ADD COLUMN x TEXT") << ErrorCode::Damaged << both;
    QTest::newRow("no index") << QByteArray("DROP INDEX customer_by_owner") << ErrorCode::Damaged << both;
    QTest::newRow("newer version") << QByteArray("PRAGMA user_version = 99") << ErrorCode::NewerVersion << u"newer"_s;
    QTest::newRow("another program's") << QByteArray("PRAGMA application_id = 7") << ErrorCode::Foreign << u"belongs to another program"_s;
}

void TestDamage::whatAnotherProgramAddsIsRefused()
{
    QFETCH(QByteArray, sql);
    QFETCH(ErrorCode, code);
    QFETCH(QString, named);
    TestBook made;
    fill(*made);
    made.book.reset();
    const QString old = made.dir.filePath(u"old.goodword"_s);
    writeWithoutSums(made.path, old);
    for (const QString &path : {made.path, old}) {
        byAnother(path, sql);
        const QByteArray bytes = fileBytes(path);
        for (const bool readOnly : {false, true}) {
            BookOptions options = made.options;
            options.readOnly = readOnly;
            const auto book = Book::open(path, options);
            QVERIFY(!book && book.error().text.endsWith(u'.'));
            QCOMPARE(book.error().code, path == old && code == ErrorCode::Damaged ? ErrorCode::Foreign : code);
            QVERIFY2(path == old || book.error().text.contains(named), qPrintable(book.error().text));
            QCOMPARE(fileBytes(path), bytes);
            QVERIFY(!QFile::exists(path + u"-wal"_s));
        }
    }
}

void TestDamage::whatAnotherProgramChangedIsToldAndSalvaged()
{
    TestBook made;
    fill(*made);
    made.book.reset();
    byAnother(made.path, "UPDATE customer SET notes = 'by hand' WHERE id = 3");
    const QByteArray bytes = fileBytes(made.path);
    BookOptions options = made.options;
    options.readOnly = true;
    const auto book = Book::open(made.path, options);
    QVERIFY(book);
    const QStringList faults = (*book)->check();
    QVERIFY2(!faults.filter(u"not what Goodword wrote"_s).isEmpty(), qPrintable(faults.join(u'\n')));
    const auto copied = copyBook(made.path, made.dir.filePath(u"copy.goodword"_s));
    QVERIFY(!copied && copied.error().text.contains(u"another program changed it"_s));
    const QString target = made.dir.filePath(u"new.goodword"_s);
    const auto report = salvage(made.path, target, made.options);
    QVERIFY(report && report->sum({"customer"}).lost == 0 && report->sum({"customer"}).doubtful > 0);
    const auto brought = Book::open(target, made.options);
    QCOMPARE((*brought)->db().value<QString>("SELECT notes FROM customer WHERE id = 3"), u"by hand"_s);
    QCOMPARE(fileBytes(made.path), bytes);
}

void TestDamage::theSumsCostNoBookItsReader()
{
    TestBook made;
    fill(*made);
    made.reopen();
    const auto look = lookAtPages(made->db().handle());
    QVERIFY(look && look->summed && look->pages > 50);
    QVERIFY(look->damaged.empty());
    made.book.reset();
    byAnother(made.path, "SELECT count(*) FROM customer; PRAGMA integrity_check");
    made.reopen();
    QVERIFY(made->check().isEmpty());
}

void TestDamage::aBookWithoutSumsWorksAndItsBackupHasThem()
{
    TestBook made;
    fill(*made);
    made.book.reset();
    const QString old = made.dir.filePath(u"old.goodword"_s);
    writeWithoutSums(made.path, old);
    auto book = Book::open(old, made.options);
    QVERIFY2(book, qPrintable(book ? QString() : book.error().text + book.error().detail));
    CustomerDraft draft;
    draft.name = u"New in old"_s;
    QVERIFY(addCustomer(**book, draft));
    QVERIFY((*book)->check().isEmpty());
    QVERIFY(!carriesSums((*book)->db().handle()));
    const QStringList state = dump(**book), derived = dump(**book, true);
    const QString copy = made.dir.filePath(u"copy.goodword"_s);
    QVERIFY(copyBook(old, copy));
    const auto copied = Book::open(copy, made.options);
    QVERIFY(copied && carriesSums((*copied)->db().handle()));
    QCOMPARE(lookAtPages((*copied)->db().handle())->damaged.size(), size_t(0));
    QCOMPARE(dump(**copied), state);
    QCOMPARE(dump(**copied, true), derived);
    book->reset();
    // Restored into a book with sums, an old one gets them; into an old one, they come too.
    made.reopen();
    QVERIFY(made->replaceWith(old));
    QCOMPARE(dump(*made), state);
    made.reopen();
    QVERIFY(carriesSums(made->db().handle()) && made->check().isEmpty());
    auto again = Book::open(old, made.options);
    made.book.reset();
    QVERIFY((*again)->replaceWith(made.path));
    QCOMPARE(dump(**again), state);
    again->reset();
    again = Book::open(old, made.options);
    QVERIFY(again && (*again)->check().isEmpty());
}

void TestDamage::aBackupOfADamagedBookIsNone()
{
    TestBook made;
    fill(*made);
    made.reopen();
    const int page = made->db().value<int>("SELECT rootpage FROM sqlite_schema WHERE name = 'opt_out'").value_or(0);
    made.book.reset();
    QByteArray bytes = fileBytes(made.path);
    bytes[page * 4096 - 200] = char(bytes.at(page * 4096 - 200) ^ 1);
    const Desk desk;
    desk.lay(bytes);
    const QString copy = made.dir.filePath(u"copy.goodword"_s);
    const Done copied = copyBook(desk.path, copy);
    QVERIFY(!copied);
    QCOMPARE(copied.error().code, ErrorCode::Damaged);
    QVERIFY(!QFile::exists(copy));
    const auto looked = lookInto(desk.path);
    QVERIFY(!looked);
    QCOMPARE(looked.error().code, ErrorCode::Damaged);
    QCOMPARE(fileBytes(desk.path), bytes);
}

void TestDamage::whatAnotherProgramCopiesIsOpened_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<bool>("copies");
    QTest::newRow("made anew") << QByteArray("VACUUM INTO '%'") << true;
    QTest::newRow("page by page") << QByteArray() << true;
    QTest::newRow("made anew in place") << QByteArray("VACUUM") << false;
    QTest::newRow("another journal") << QByteArray("PRAGMA journal_mode = DELETE") << false;
    QTest::newRow("its log moved into it") << QByteArray("PRAGMA wal_checkpoint(TRUNCATE)") << false;
}

/// As ".backup" of SQLite's shell does.
static void copiedByAnother(const QString &path, const QString &target)
{
    sqlite3 *from = nullptr, *to = nullptr;
    sqlite3_open_v2(path.toUtf8().constData(), &from, SQLITE_OPEN_READWRITE, "unix");
    sqlite3_open_v2(target.toUtf8().constData(), &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, "unix");
    sqlite3_backup *copy = sqlite3_backup_init(to, "main", from, "main");
    QCOMPARE(sqlite3_backup_step(copy, -1), SQLITE_DONE);
    QCOMPARE(sqlite3_backup_finish(copy), SQLITE_OK);
    sqlite3_close(from);
    sqlite3_close(to);
}

void TestDamage::whatAnotherProgramCopiesIsOpened()
{
    QFETCH(QByteArray, sql);
    QFETCH(bool, copies);
    TestBook made;
    fill(*made);
    const QStringList state = dump(*made);
    const Desk desk; // with a log, as a crash leaves it
    desk.lay(fileBytes(made.path), fileBytes(made.path + u"-wal"_s));
    const QString copy = desk.dir.filePath(u"copy.goodword"_s);
    if (sql.isEmpty())
        copiedByAnother(desk.path, copy);
    else
        byAnother(desk.path, sql.replace('%', copy.toUtf8()));
    const QString path = copies ? copy : desk.path;
    for (int round = 0; round < 2; ++round) {
        const auto book = Book::open(path, made.options);
        QVERIFY2(book, qPrintable(book ? QString() : book.error().text + book.error().detail));
        QCOMPARE(dump(**book), state);
        QCOMPARE((*book)->check(), QStringList());
        QVERIFY((*book)->change(u"Write"_s, [](UnitOfWork &u) { u.run("UPDATE customer SET notes = notes || ' more' WHERE id % 3 = 0"); }));
        QVERIFY((*book)->undo());
        QVERIFY(copyBook(path, desk.dir.filePath(u"backup%1.goodword"_s.arg(round))));
    }
}

GOODWORD_TEST(TestDamage)
#include "tst_damage.moc"
