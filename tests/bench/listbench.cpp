#include "bench/bench.h"

#include "core/book/database.h"
#include "core/customers/customerindex.h"
#include "core/customers/customerlist.h"

#include <QRandomGenerator>

namespace goodword::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int kRounds = 5;

CustomerQuery query(const QString &filter, const QString &sort = {}, bool descending = false)
{
    CustomerQuery query;
    query.filter = parseFilter(filter);
    query.sortKey = sort;
    query.descending = descending;
    query.today = QDate::currentDate();
    return query;
}

/// Beginnings and middles of names that are there, one to six letters, as they are typed.
QStringList typedWords(Database &db)
{
    QStringList words;
    QRandomGenerator random(1);
    Statement s(db, "SELECT folded FROM d_customer_key WHERE customer_id % 997 = 1 LIMIT 200");
    while (s.next()) {
        const QString text = s.text(0);
        const QString word = text.mid(int(random.bounded(quint32(std::max<qsizetype>(1, text.size() - 6)))), 6).simplified();
        for (qsizetype length = 1; length <= word.size(); ++length)
            words.append(word.left(length));
    }
    return words;
}

Line searchLine(Database &db, CustomerIndex &index)
{
    std::vector<double> found, whole, misses;
    for (const QString &word : typedWords(db)) {
        CustomerQuery q;
        q.filter.terms = {{{}, false, FilterOp::Is, {word}}};
        whole.push_back(timedCpu([&] { index.ids(db, q, CustomerIndex::LongTexts::Skip); }));
        q.limit = 100;
        found.push_back(timedCpu([&] { index.ids(db, q, CustomerIndex::LongTexts::Skip); }));
    }
    for (int i = 0; i < kRounds; ++i)
        misses.push_back(timedCpu([&] {
            db.value<qint64>("SELECT count(*) FROM customer WHERE name LIKE '%qqzzx%' OR city LIKE '%qqzzx%' OR notes LIKE '%qqzzx%'");
        }));
    const double p99 = percentile(found, 0.99), like = median(misses);
    return {u"search as you type: first 100, p99 (p50 %1; ids of all hits: p50 %2, p99 %3) | LIKE miss"_s.arg(
                ms(median(found)), ms(median(whole)), ms(percentile(whole, 0.99))), ms(p99), ms(like), times(p99 / like),
            u"≤ 16 ms; ≤ 1/50"_s};
}

Line filterLine(Database &db, CustomerIndex &index)
{
    const QStringList filters = {u"stage:advocacy nps>8"_s, u"nps:promoter tag:vip"_s, u"quiet:30d has:email"_s, u"stage:experience -nps:detractor"_s,
                                 u"owner:aoife quiet<90d"_s};
    std::vector<double> ours, sql;
    // Nothing is asked again while its answer is still kept.
    for (int round = 0; round < 40 * kRounds; ++round) {
        const CustomerQuery q = query(filters[round % filters.size()], u"touch"_s, true);
        ours.push_back(timedCpu([&] { index.ids(db, q); }));
        if (round < kRounds)
            sql.push_back(timedCpu([&] { customerList::ids(db, q); }));
    }
    return {u"filter + sort + count (p99 %1), median | the same by SQL"_s.arg(ms(percentile(ours, 0.99))), ms(median(ours)), ms(median(sql)),
            times(median(ours) / median(sql)), u"≤ 3 ms, p99 ≤ 16 ms; ≤ 1/10"_s};
}

Line sortLine(Database &db, CustomerIndex &index, const QString &key)
{
    const CustomerQuery q = query({}, key);
    const double first = timedCpu([&] { index.ids(db, q); });
    std::vector<double> again, sql;
    for (int i = 0; i < kRounds; ++i) {
        again.push_back(timedCpu([&] { index.ids(db, q); }));
        sql.push_back(timedCpu([&] { customerList::ids(db, q); }));
    }
    return {u"sort by %1, first time (again: %2) | ORDER BY in SQL"_s.arg(key, ms(median(again))), ms(first), ms(median(sql)),
            times(first / median(sql)), u"≤ 0.25×; again ≤ 2 ms"_s};
}

} // namespace

std::vector<Line> listLines(const QString &path)
{
    auto opened = Database::open(path, Database::Access::ReadOnly, Database::Engine::Native);
    if (!opened)
        qFatal("%s", qPrintable(opened.error().text));
    Database &db = **opened;
    CustomerIndex index(path);
    const double loading = timed([&] {
        index.start();
        index.wait();
    });
    if (!index.isReady())
        qFatal("The columns could not be loaded.");
    const auto everybody = customerList::ids(db, query({}));
    std::vector<Line> lines;
    lines.push_back({u"loading the columns of %1 customers, in a worker"_s.arg(everybody.size()), ms(loading), {}, {}, {}});
    lines.push_back(searchLine(db, index));
    lines.push_back(filterLine(db, index));
    for (const QString &key : {u"nps"_s, u"touch"_s, u"city"_s, u"company"_s, u"stage"_s, u"created"_s})
        lines.push_back(sortLine(db, index, key));
    return lines;
}

} // namespace goodword::bench
