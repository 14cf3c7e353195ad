#include "core/book/backup.h"
#include "core/book/filesystem.h"
#include "core/book/reserve.h"
#include "core/customers/customercommands.h"
#include "core/exchange/exporter.h"
#include "core/exchange/importer.h"
#include "tests/support/strength.h"
#include "tests/support/testbook.h"
#include "tests/support/testmain.h"

#include <QBuffer>

#include <sys/mount.h>

#include <cerrno>
#include <cstring>

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

/// When there is no room, Goodword says so; nothing is half there, and with room again the next change is saved.
class TestFullDisk : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theRoomOfADiskIsWhatTheKernelSays();
    void aBookWithoutRoomKeepsWhatItHas();
    void anImportWithoutRoomChangesNothing();
    void aFullDiskHarmsNoBookExportOrBackup();
    void theReserveLetsAFullBookBeClosedAndCopied();
    void aDiskThatIsFullAtAnyLevelHarmsNothing();
};

/// A small file system, gone at the end; made by root alone.
class SmallDisk
{
public:
    explicit SmallDisk(const char *size = "size=1200k")
        : m_mounted(mount("none", qPrintable(m_dir.path()), "tmpfs", 0, size) == 0), m_error(errno)
    {
    }
    ~SmallDisk()
    {
        if (m_mounted)
            umount2(qPrintable(m_dir.path()), MNT_DETACH);
    }
    bool isThere() const { return m_mounted; }
    QString why() const { return QString::fromLocal8Bit(std::strerror(m_error)); }
    QString file(const QString &name) const { return m_dir.filePath(name); }
    QStringList files() const { return QDir(m_dir.path()).entryList(QDir::Files | QDir::Hidden, QDir::Name); }
    /// Fills what is left, but for so many bytes.
    void fill(qint64 leave = 0)
    {
        QFile ballast(file(u"ballast"_s));
        QVERIFY(ballast.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        for (int size = 65536; size > 0; size /= 2) {
            while (ballast.write(QByteArray(size, 'x')) == size) {}
        }
        QVERIFY(ballast.resize(std::max(qint64(0), ballast.size() - leave)));
    }
    void makeRoom() { QVERIFY(QFile::remove(file(u"ballast"_s))); }

private:
    QTemporaryDir m_dir;
    bool m_mounted;
    int m_error;
};

static Done addAnn(Book &book, const QString &notes)
{
    CustomerDraft draft;
    draft.name = u"Ann"_s;
    draft.notes = notes;
    const auto added = addCustomer(book, draft);
    return added ? Done() : Done(added.error());
}

static QByteArray manyRows(int count)
{
    QByteArray csv = "Name,Email,Notes\n";
    for (int i = 0; i < count; ++i)
        csv += "Customer " + QByteArray::number(i) + ",c" + QByteArray::number(i) + "@example.test," + QByteArray(200, 'n') + "\n";
    return csv;
}

/// SQLite's own limit of pages gives the error of a full disk.
static void limitPages(Book &book, int more)
{
    const int pages = book.db().value<int>("PRAGMA page_count").value_or(0);
    book.db().value<int>(QByteArray("PRAGMA max_page_count = " + QByteArray::number(pages + more)).constData());
}

void TestFullDisk::theRoomOfADiskIsWhatTheKernelSays()
{
    SmallDisk disk("size=8m");
    if (!disk.isThere())
        QSKIP(qPrintable(disk.why()));
    QCOMPARE(roomAt(disk.file(u"."_s)).value_or(-1), qint64(8 << 20));
    disk.fill(1 << 20);
    QCOMPARE(roomAt(disk.file(u"ballast"_s)).value_or(-1), qint64(1 << 20));
    disk.makeRoom();
    QCOMPARE(roomAt(disk.file(u"."_s)).value_or(-1), qint64(8 << 20));
    QVERIFY(!roomAt(disk.file(u"gone/away"_s)));
}

void TestFullDisk::aBookWithoutRoomKeepsWhatItHas()
{
    TestBook book;
    QVERIFY(addAnn(*book, u"before"_s));
    const QStringList before = dump(*book);
    limitPages(*book, 2);
    const Done refused = addAnn(*book, QString(200'000, u'x'));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::DiskFull);
    QVERIFY2(refused.error().text.contains(u"full"_s) && refused.error().text.contains(u"safe"_s), qPrintable(refused.error().text));
    QCOMPARE(dump(*book), before);
    limitPages(*book, 100'000);
    QVERIFY(addAnn(*book, QString(200'000, u'x')));
    QVERIFY(book->undo());
    QCOMPARE(dump(*book), before);
    QCOMPARE(book->check(), QStringList());
}

void TestFullDisk::anImportWithoutRoomChangesNothing()
{
    TestBook book;
    QVERIFY(addAnn(*book, u"before"_s));
    const QStringList before = dump(*book);
    QByteArray csv = manyRows(2000);
    QBuffer file(&csv);
    QVERIFY(file.open(QIODevice::ReadOnly));
    limitPages(*book, 40);
    const auto refused = importDevice(*book, file, u"many.csv"_s, {}, Progress::none());
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::DiskFull);
    QCOMPARE(dump(*book), before);
    limitPages(*book, 100'000);
    const auto taken = importDevice(*book, file, u"many.csv"_s, {}, Progress::none());
    QVERIFY2(taken, taken ? "" : qPrintable(taken.error().text));
    QCOMPARE(taken->added, 2000);
}

void TestFullDisk::aFullDiskHarmsNoBookExportOrBackup()
{
    SmallDisk disk;
    if (!disk.isThere())
        QSKIP(qPrintable(u"skipped: no small disk can be made here (%1)"_s.arg(disk.why())));
    TestBook elsewhere;
    for (int i = 0; i < 30; ++i)
        QVERIFY(addAnn(*elsewhere, QString(4000, u'n')));

    ExportOptions options;
    QVERIFY(exportCsv(*elsewhere, disk.file(u"people.csv"_s), options));
    const QByteArray good = fileBytes(disk.file(u"people.csv"_s));
    QVERIFY(good.size() > 100'000);
    disk.fill();
    const QStringList files = disk.files();

    const auto exported = exportCsv(*elsewhere, disk.file(u"people.csv"_s), options);
    QVERIFY(!exported);
    QCOMPARE(exported.error().code, ErrorCode::DiskFull);
    QCOMPARE(fileBytes(disk.file(u"people.csv"_s)), good);
    const Done copied = copyBook(elsewhere.path, disk.file(u"copy.goodword"_s));
    QVERIFY(!copied);
    QCOMPARE(copied.error().code, ErrorCode::DiskFull);
    NewBook wishes;
    wishes.name = u"Full"_s;
    QVERIFY(!Book::create(disk.file(u"new.goodword"_s), wishes, elsewhere.options));
    QCOMPARE(disk.files(), files); // nothing is left lying about

    disk.makeRoom();
    QVERIFY(exportCsv(*elsewhere, disk.file(u"people.csv"_s), options));
    auto made = Book::create(disk.file(u"new.goodword"_s), wishes, elsewhere.options);
    QVERIFY2(made, made ? "" : qPrintable(made.error().text));
    Book &book = **made;
    QVERIFY(addAnn(book, u"first"_s));
    const QStringList before = dump(book);
    disk.fill();
    const Done refused = addAnn(book, QString(200'000, u'x'));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::DiskFull);
    QCOMPARE(dump(book), before);
    disk.makeRoom();
    QVERIFY(addAnn(book, u"again"_s));
    QCOMPARE(book.check(), QStringList());
}

void TestFullDisk::theReserveLetsAFullBookBeClosedAndCopied()
{
    SmallDisk disk("size=24m");
    if (!disk.isThere())
        QSKIP(qPrintable(u"skipped: no small disk can be made here (%1)"_s.arg(disk.why())));
    TestBook elsewhere;
    const QString path = disk.file(u"shop.goodword"_s), reserve = Reserve::pathFor(path);
    NewBook wishes;
    wishes.name = u"Shop"_s;
    auto book = std::move(*Book::create(path, wishes, elsewhere.options));
    QVERIFY(addAnn(*book, u"first"_s));
    QVERIFY(QFileInfo(reserve).size() >= Reserve::kBytes);
    disk.fill();
    const QStringList before = dump(*book);
    QCOMPARE(addAnn(*book, QString(400'000, u'x')).error().code, ErrorCode::DiskFull);
    QVERIFY(!QFile::exists(reserve));
    // It is not for the next change to use up.
    const Done refused = addAnn(*book, u"small"_s);
    QVERIFY(!refused && refused.error().code == ErrorCode::DiskFull && refused.error().text.contains(u"still full"_s));
    QVERIFY(copyBook(path, elsewhere.dir.filePath(u"copy.goodword"_s)));
    book.reset();
    QVERIFY(!QFile::exists(path + u"-wal"_s));
    book = std::move(*Book::open(path, elsewhere.options));
    QCOMPARE(dump(*book), before);

    disk.makeRoom();
    QVERIFY(addAnn(*book, QString(400'000, u'x')));
    QVERIFY(QFile::exists(reserve));
    book.reset();
    QCOMPARE(disk.files(), QStringList{u"shop.goodword"_s});
}

namespace {

struct Findings {
    int refusals = 0, harmed = 0;

    void expect(bool right, const QString &what)
    {
        harmed += right ? 0 : 1;
        if (!right)
            qWarning("%s", qPrintable(what));
    }
};

/// At most of a full disk it is told, and then nothing has changed.
template <typename Work>
void doneOrRefused(Book &book, const Work &work, Findings &found)
{
    const QStringList before = dump(book);
    const auto done = work();
    if (done)
        return;
    ++found.refusals;
    found.expect(done.error().code == ErrorCode::DiskFull && dump(book) == before, done.error().text);
}

} // namespace

void TestFullDisk::aDiskThatIsFullAtAnyLevelHarmsNothing()
{
    const int levels = sized(20, 40);
    SmallDisk disk("size=40m");
    if (!disk.isThere()) {
        for (const char *key : {"fulldisk.levels", "fulldisk.harmed"})
            noFigure(key, u"no small disk can be made here (%1)"_s.arg(disk.why()));
        QSKIP(qPrintable(u"skipped: no small disk can be made here (%1)"_s.arg(disk.why())));
    }
    TestBook elsewhere;
    const QString path = disk.file(u"shop.goodword"_s), people = disk.file(u"people.csv"_s), copy = disk.file(u"copy.goodword"_s);
    NewBook wishes;
    wishes.name = u"Shop"_s;
    auto book = std::move(*Book::create(path, wishes, elsewhere.options));
    QByteArray csv = manyRows(300);
    const auto import = [&] {
        QBuffer file(&csv);
        file.open(QIODevice::ReadOnly);
        return importDevice(*book, file, u"many.csv"_s, {}, Progress::none());
    };
    const auto all = [&](Findings &found) {
        doneOrRefused(*book, [&] { return addAnn(*book, QString(20'000, u'n')); }, found);
        doneOrRefused(*book, import, found);
        doneOrRefused(*book, [&] { return exportCsv(*book, people, ExportOptions()); }, found);
        doneOrRefused(*book, [&] { return copyBook(path, copy); }, found);
        doneOrRefused(*book, [&] { return book->history().nextUndo() ? book->undo() : Result<QString>(QString()); }, found);
    };
    Findings full, withRoom;
    for (int level = 0; level < levels; ++level) {
        disk.fill(qint64(level) * level * (4 << 20) / (levels * levels));
        all(full);
        const QStringList held = dump(*book);
        book.reset();
        auto opened = Book::open(path, elsewhere.options);
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().text));
        book = std::move(*opened);
        full.expect(dump(*book) == held && book->check().isEmpty(), u"level %1: not as it was when it was closed"_s.arg(level));
        disk.makeRoom();
        all(withRoom);
        while (book->undo()) {}
    }
    figure("fulldisk.levels", levels);
    figure("fulldisk.harmed", full.harmed + withRoom.harmed);
    qInfo("%d levels, %d refusals: %d half done; %d refusals with room again", levels, full.refusals, full.harmed + withRoom.harmed, withRoom.refusals);
    QCOMPARE(full.harmed + withRoom.harmed + withRoom.refusals, 0);
    QVERIFY(full.refusals > levels);
}

GOODWORD_TEST(TestFullDisk)
#include "tst_fulldisk.moc"
