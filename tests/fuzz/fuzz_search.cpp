#include "core/customers/customerindex.h"
#include "core/customers/customerlist.h"
#include "tests/fuzz/newbook.h"
#include "tests/support/randombook.h"

#include <QCoreApplication>
#include <QTemporaryDir>

using namespace goodword;
using namespace goodword::fuzz;

namespace {

struct Shop {
    QTemporaryDir dir;
    std::unique_ptr<Book> book;
    std::unique_ptr<CustomerIndex> index;

    Shop()
    {
        const QString path = dir.filePath(QStringLiteral("shop.goodword"));
        book = newBook(path);
        test::fillAtRandom(*book, 7);
        index = std::make_unique<CustomerIndex>(path);
        index->start();
        index->wait();
        promise(index->isReady(), "the list is loaded");
    }
};

} // namespace

/// Whatever is typed into the filter field, the list in memory and the book find the same customers in the same order.
/// The first byte chooses the order.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    static int argc = 1;
    static char name[] = "fuzz_search", *argv[] = {name, nullptr};
    static QCoreApplication app(argc, argv);
    static Shop shop;
    if (size == 0)
        return 0;
    const QStringList sorts = customerList::sortKeys();
    CustomerQuery query;
    query.filter = parseFilter(QString::fromUtf8(reinterpret_cast<const char *>(data) + 1, qsizetype(size) - 1));
    query.sortKey = sorts.at(data[0] / 2 % int(sorts.size()));
    query.descending = data[0] % 2;
    query.today = QDate(2026, 11, 22);
    const auto inBook = customerList::ids(shop.book->db(), query);
    promise(shop.index->ids(shop.book->db(), query) == inBook, "memory and book find the same");
    promise(shop.index->count(shop.book->db(), query) == qint64(inBook.size()), "what is found is what is counted");
    promise(!shop.book->db().trouble(), "no question is one that the book cannot answer");
    return 0;
}
