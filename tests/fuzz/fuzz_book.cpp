#include "core/base/progress.h"
#include "core/book/booktrees.h"
#include "core/customers/customerlist.h"
#include "tests/fuzz/newbook.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtEndian>

using namespace goodword;
using namespace goodword::fuzz;

namespace {

struct Desk {
    QTemporaryDir dir;
    QString path = dir.filePath(QStringLiteral("any.goodword"));
    QByteArray sound; ///< a new book

    Desk() { newBook(path); }
    void lay(const QByteArray &bytes)
    {
        for (const QString &name : QDir(dir.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot))
            QFile::remove(dir.filePath(name));
        QFile file(path);
        promise(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size(), "there is room for the file");
    }
    QByteArray bytes() const
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

/// Odd first byte: the rest is the file. Even: the rest are changes to a new book's file, each of an offset (3 bytes) and
/// a byte, so that the fuzzer reaches what lies behind the header.
QByteArray fileOf(const QByteArray &sound, const unsigned char *data, size_t size)
{
    if (size == 0 || data[0] % 2)
        return QByteArray(reinterpret_cast<const char *>(data) + (size ? 1 : 0), qsizetype(size ? size - 1 : 0));
    QByteArray bytes = sound;
    const bool withSums = data[0] % 4 == 0; // else what is behind them is never reached
    for (size_t at = 1; at + 3 < size; at += 4) {
        const qsizetype offset = (qsizetype(data[at]) << 16 | qsizetype(data[at + 1]) << 8 | data[at + 2]) % bytes.size();
        bytes[offset] = char(data[at + 3]);
    }
    static constexpr int kPage = 4096;
    for (qsizetype at = 0; withSums && at + kPage <= bytes.size(); at += kPage) {
        auto *page = reinterpret_cast<uchar *>(bytes.data()) + at;
        qToLittleEndian(pageSum(page, kPage, quint32(at / kPage + 1)), page + kPage - kSumBytes);
    }
    return bytes;
}

/// What a salvage reads.
void readPages(const QString &path)
{
    const auto file = PageFile::open(path);
    auto trees = file ? BookTrees::find(**file, Progress::none()) : Result<BookTrees>(file.error());
    if (!trees)
        return;
    for (const BookTree &tree : trees->trees()) {
        for (const quint32 page : tree.pages) {
            int unreadable = 0;
            for (const StoredRow &row : (*file)->rows(page, &unreadable))
                (void)BookTrees::fits(tree.shape, row);
        }
    }
}

} // namespace

/// A file of any bytes is refused or opened and read; refused files stay byte for byte what they were, with nothing beside.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    static int argc = 1;
    static char name[] = "fuzz_book", *argv[] = {name, nullptr};
    static QCoreApplication app(argc, argv);
    static Desk desk;
    if (desk.sound.isEmpty())
        desk.sound = desk.bytes();
    const QByteArray bytes = fileOf(desk.sound, data, size);
    desk.lay(bytes);
    readPages(desk.path);
    const auto book = Book::open(desk.path, standardOptions());
    if (book) {
        (void)(*book)->check();
        CustomerQuery query;
        query.today = QDate(2026, 11, 22);
        (void)customerList::ids((*book)->db(), query);
        return 0;
    }
    const QString why = book.error().text + QLatin1Char(' ') + book.error().detail;
    promise(desk.bytes() == bytes, qPrintable(QStringLiteral("a refused file stays as it was; this was refused with: ") + why));
    promise(QDir(desk.dir.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size() == 1,
            "nothing is left beside a refused file");
    return 0;
}
