#include "bench/bench.h"

#include "core/book/book.h"
#include "core/customers/customerstore.h"
#include "core/registry.h"

#include <QTemporaryDir>

#include <functional>

namespace goodword::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int kRounds = 5, kCustomers = 20'000, kEdits = 300;

using Work = std::function<Done(UnitOfWork &)>;

Done changeRecorded(Book &book, const Work &work)
{
    return book.change(u"Many"_s, work);
}

Done changeForGood(Book &book, const Work &work)
{
    return book.changeForGood(u"Many"_s, work);
}

/// Without derivers, so that the history is the only difference.
std::unique_ptr<Book> plainBook(const QTemporaryDir &folder)
{
    BookOptions options = standardOptions();
    options.derivers = nullptr;
    options.engine = Database::Engine::Native;
    auto book = Book::create(folder.filePath(u"b.goodword"_s), {u"Bench"_s, u"IE"_s, u"EUR"_s, {}}, options);
    if (!book)
        qFatal("%s", qPrintable(book.error().text));
    return std::move(*book);
}

CustomerDraft draftOf(int number)
{
    CustomerDraft draft;
    draft.name = u"Ann Byrne %1"_s.arg(number);
    draft.emails = {{{}, u"ann%1@example.test"_s.arg(number)}};
    draft.phones = {{{}, u"+35387%1"_s.arg(number, 7, 10, QChar(u'0'))}};
    return draft;
}

/// Seconds of processor time.
double bulkSeconds(bool recorded)
{
    const QTemporaryDir folder;
    const auto book = plainBook(folder);
    const double before = cpuSeconds();
    const Done done = (recorded ? &changeRecorded : &changeForGood)(*book, [](UnitOfWork &u) -> Done {
        for (int i = 0; i < kCustomers; ++i) {
            u.expectAdditions();
            customerStore::insert(u, draftOf(i));
        }
        return {};
    });
    return done ? cpuSeconds() - before : 0;
}

struct Edits {
    double cpu = 0, wall = 0; ///< seconds, milliseconds
};

Edits edit(Book &book, bool recorded, int round)
{
    Edits edits;
    const double before = cpuSeconds();
    edits.wall = timed([&] {
        for (int i = 0; i < kEdits; ++i) {
            const Done done = (recorded ? &changeRecorded : &changeForGood)(book, [&](UnitOfWork &u) -> Done {
                u.run("UPDATE customer SET city = ? WHERE id = ?", u"City %1 %2"_s.arg(round).arg(int(recorded)), i + 1);
                return {};
            });
            if (!done)
                qFatal("%s", qPrintable(done.error().text));
        }
    });
    edits.cpu = cpuSeconds() - before;
    return edits;
}

} // namespace

std::vector<Line> historyLines()
{
    std::vector<double> bulk, bulkPlain, edits, editsPlain, waits, waitsPlain;
    const QTemporaryDir folder;
    const auto book = plainBook(folder);
    (void)book->changeForGood(u"Some"_s, [](UnitOfWork &u) -> Done {
        for (int i = 0; i < kEdits; ++i)
            customerStore::insert(u, draftOf(i));
        return {};
    });
    for (int round = 0; round < kRounds; ++round) {
        bulk.push_back(bulkSeconds(true));
        bulkPlain.push_back(bulkSeconds(false));
        const Edits with = edit(*book, true, round), without = edit(*book, false, round);
        edits.push_back(with.cpu);
        editsPlain.push_back(without.cpu);
        waits.push_back(with.wall / 1000);
        waitsPlain.push_back(without.wall / 1000);
    }
    const auto line = [](const QString &work, double ours, double plain, const QString &bound) -> Line {
        return {work, ms(ours * 1000), ms(plain * 1000), times(ours / plain), bound};
    };
    return {line(u"history: 20,000 new customers in one step, CPU | without the step"_s, median(bulk), median(bulkPlain), u"≤ 1.7×"_s),
            line(u"history: 300 single edits, CPU | without their steps"_s, median(edits), median(editsPlain), {}),
            line(u"the same, as somebody waits for it | without their steps"_s, median(waits), median(waitsPlain), u"≤ 1.3×"_s)};
}

} // namespace goodword::bench
