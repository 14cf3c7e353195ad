#include "core/customers/customerindex.h"

#include "core/base/text.h"
#include "core/book/database.h"
#include "core/customers/indexcolumns.h"
#include "core/customers/indexfilter.h"
#include "core/customers/indexorder.h"

#include <algorithm>
#include <chrono>

namespace goodword {

/// For each term, who has it in a long text.
using TextHits = std::vector<std::vector<qint64>>;

static TextHits textHits(Database &db, const CustomerQuery &query, CustomerIndex::LongTexts longTexts)
{
    TextHits hits(size_t(query.filter.terms.size()));
    for (size_t i = 0; longTexts == CustomerIndex::LongTexts::Search && i < hits.size(); ++i)
        hits[i] = customersWithText(db, query.filter.terms[qsizetype(i)]);
    return hits;
}

static Bitmap wanted(const IndexColumns &columns, Database &db, const CustomerQuery &query, const TextHits &hits)
{
    Bitmap found = columns.live;
    if (query.kind) {
        Bitmap kind = columns.companies;
        if (*query.kind == CustomerKind::Person)
            kind.invert();
        found &= kind;
    }
    for (size_t i = 0; i < hits.size(); ++i) {
        const FilterTerm &term = query.filter.terms[qsizetype(i)];
        Bitmap these = customersOf(columns, db, term, query.day(), hits[i]);
        if (term.negated)
            these.invert();
        found &= these;
    }
    return found;
}

/// The first of those who hold a word, without long texts: whoever the sieve lets through is looked at in the order of the
/// list. Nothing where that turns out to be too many who do not hold it.
static std::optional<std::vector<qint64>> firstAlongTheOrder(const IndexColumns &columns, Database &db,
                                                             const CustomerQuery &query, const IndexOrder &order)
{
    static constexpr size_t kMostLooks = 20'000; // a few milliseconds
    CustomerQuery rest = query;
    std::vector<QByteArray> needles;
    rest.filter.terms.removeIf([&](const FilterTerm &term) {
        const bool plain = term.isText() && !term.negated && !term.values.isEmpty();
        if (plain)
            needles.push_back(fold(term.values.first()).toUtf8());
        return plain;
    });
    if (query.limit <= 0 || needles.empty())
        return std::nullopt;
    Bitmap found = wanted(columns, db, rest, TextHits(size_t(rest.filter.terms.size())));
    for (const QByteArray &needle : needles)
        columns.texts.sieve().sift(found, needle);
    std::vector<qint64> ids;
    size_t looks = 0;
    order.forEach(found, [&](uint32_t row, qint64 id) {
        const auto holds = [&](const QByteArray &needle) { return columns.texts.holds(row, needle); };
        if (std::all_of(needles.begin(), needles.end(), holds))
            ids.push_back(id);
        return ids.size() < size_t(query.limit) && ++looks < kMostLooks;
    });
    return looks < kMostLooks ? std::optional(ids) : std::nullopt;
}

CustomerIndex::CustomerIndex(QString path) : m_path(std::move(path))
{
    m_worker.setMaxThreadCount(1);
}

CustomerIndex::~CustomerIndex()
{
    m_closing = true;
    m_worker.clear();
    m_worker.waitForDone();
}

void CustomerIndex::post(std::function<void()> work)
{
    {
        const std::lock_guard lock(m_pendingMutex);
        ++m_pending;
    }
    m_worker.start([this, work = std::move(work)] {
        work();
        const std::lock_guard lock(m_pendingMutex);
        --m_pending;
        m_done.notify_all();
    });
}

void CustomerIndex::start(std::function<void()> loaded)
{
    post([this, loaded = std::move(loaded)] {
        if (!isReady())
            load();
        if (loaded && isReady())
            loaded();
    });
}

/// A connection for one piece of work: the pool may use another thread for the next.
static std::unique_ptr<Database> connect(const QString &path)
{
    auto db = Database::open(path, Database::Access::ReadOnly, Database::Engine::Native);
    return db ? std::move(*db) : nullptr; // the book goes on answering; whoever reads it says what is wrong
}

void CustomerIndex::load()
{
    {
        const std::scoped_lock lock(m_mutex, m_pendingMutex);
        m_ready = false; // the book answers meanwhile
        m_columns.reset();
        m_done.notify_all();
    }
    const auto db = connect(m_path);
    auto columns = db ? IndexColumns::load(*db, m_closing) : nullptr;
    const std::lock_guard lock(m_mutex);
    m_columns = std::move(columns);
    m_given.clear();
    m_orders = std::make_unique<IndexOrders>();
    m_ready = m_columns != nullptr;
    m_tried = true;
}

void CustomerIndex::onChanged(const ChangeSet &changes)
{
    ++m_changes;
    post([this, changes] { takeIn(changes); });
}

void CustomerIndex::takeIn(const ChangeSet &changes)
{
    if (m_closing || !isReady())
        return; // a load that is still to come reads it
    if (const auto db = connect(m_path)) {
        const std::lock_guard lock(m_mutex);
        m_given.clear();
        if (m_columns->update(*db, changes) && !db->trouble()) {
            m_orders->forget(changes);
            return;
        }
    }
    load();
}

void CustomerIndex::waitForLoad(const std::function<bool()> &wanted)
{
    static constexpr auto kLookEvery = std::chrono::milliseconds(20);
    std::unique_lock lock(m_pendingMutex);
    while (!m_tried && wanted())
        m_done.wait_for(lock, kLookEvery);
}

void CustomerIndex::wait()
{
    std::unique_lock lock(m_pendingMutex);
    m_done.wait(lock, [this] { return m_pending == 0; });
}

std::unique_lock<std::mutex> CustomerIndex::upToDate()
{
    {
        std::unique_lock pending(m_pendingMutex);
        m_done.wait(pending, [this] { return m_pending == 0 || !m_ready; });
    }
    std::unique_lock lock(m_mutex);
    if (!m_columns)
        lock.unlock();
    return lock;
}

bool CustomerIndex::isForTheBook(const CustomerQuery &query) const
{
    return query.trash || query.company.isValid() || query.sortKey == QLatin1String("deleted") || !isReady();
}

std::optional<IdList> CustomerIndex::given(const Question &question)
{
    const std::unique_lock lock = upToDate();
    if (!lock)
        return std::nullopt;
    const auto found = std::find_if(m_given.begin(), m_given.end(), [&](const auto &given) { return given.first == question; });
    if (found == m_given.end())
        return std::nullopt;
    std::rotate(m_given.begin(), found, found + 1);
    return m_given.front().second;
}

/// For when it is asked again, with nothing changed since.
void CustomerIndex::keep(Question question, const IdList &answer)
{
    static constexpr size_t kMost = 4; // of up to 8 MB each
    if (m_given.size() == kMost)
        m_given.pop_back();
    m_given.emplace(m_given.begin(), std::move(question), answer);
}

IdList CustomerIndex::ids(Database &db, const CustomerQuery &query, LongTexts longTexts)
{
    if (isForTheBook(query))
        return customerList::ids(db, query);
    const quint64 changes = m_changes;
    Question question{query.filter.terms, query.sortKey, query.descending, query.kind, query.day(), longTexts};
    if (query.limit <= 0) {
        if (const auto answer = given(question))
            return *answer;
    }
    const TextHits hits = textHits(db, query, longTexts);
    const std::unique_lock lock = upToDate();
    if (!lock)
        return customerList::ids(db, query);
    const IndexColumns &columns = *m_columns;
    const auto &order = m_orders->of(columns, db, query.sortKey, query.descending);
    if (longTexts == LongTexts::Skip) {
        if (auto first = firstAlongTheOrder(columns, db, query, order))
            return std::move(*first);
    }
    const Bitmap found = wanted(columns, db, query, hits);
    if (query.limit > 0) {
        std::vector<qint64> some;
        order.forEach(found, [&](uint32_t, qint64 id) {
            some.push_back(id);
            return some.size() < size_t(query.limit);
        });
        return some;
    }
    const IdList answer = order.idsOf(found);
    // What was begun before a change was announced may be half old, and what was broken off is not whole.
    if (changes == m_changes && !db.trouble())
        keep(std::move(question), answer);
    return answer;
}

/// The words of a column that somebody has who is not in the trash.
static QStringList wordsInUse(const WordColumn &column, const Bitmap &live)
{
    std::vector<bool> used(size_t(column.values().size()));
    live.forEach([&](size_t row) { used[column.rows[row]] = true; });
    QStringList words;
    for (size_t i = 1; i < used.size(); ++i) { // 0 is the empty one
        if (used[i])
            words.append(column.values()[qsizetype(i)]);
    }
    words.sort();
    return words;
}

QStringList CustomerIndex::filterValues(Database &db, const QString &key, const QString &beginning)
{
    const bool city = key == QLatin1String("city");
    if ((city || key == QLatin1String("source")) && isReady()) {
        if (const std::unique_lock lock = upToDate())
            return wordsInUse(city ? m_columns->city : m_columns->source, m_columns->live);
    }
    return customerList::filterValues(db, key, beginning);
}

bool CustomerIndex::answersNamesFirst(const CustomerQuery &query) const
{
    const auto &terms = query.filter.terms;
    // Without what long texts say, "not this word" would say more, not less.
    return !query.trash && isReady() && std::any_of(terms.begin(), terms.end(), [](const FilterTerm &term) { return term.isText(); })
           && std::none_of(terms.begin(), terms.end(), [](const FilterTerm &term) { return term.isText() && term.negated; });
}

qint64 CustomerIndex::count(Database &db, const CustomerQuery &query)
{
    if (isForTheBook(query))
        return customerList::count(db, query);
    const TextHits hits = textHits(db, query, LongTexts::Search);
    const std::unique_lock lock = upToDate();
    return lock ? qint64(wanted(*m_columns, db, query, hits).count()) : customerList::count(db, query);
}

/// The book's own answer.
static std::vector<BoardStage> boardInBook(Database &db, const CustomerQuery &query, BoardSort sort)
{
    if (query.filter.isEmpty())
        return board(db, sort);
    auto ids = customerList::ids(db, query);
    std::sort(ids.begin(), ids.end());
    return board(db, sort, ids);
}

std::vector<BoardStage> CustomerIndex::board(Database &db, const CustomerQuery &query, BoardSort sort)
{
    if (!isReady())
        return boardInBook(db, query, sort);
    const TextHits hits = textHits(db, query, LongTexts::Search);
    const std::unique_lock lock = upToDate();
    return lock ? boardOf(*m_columns, wanted(*m_columns, db, query, hits), sort) : boardInBook(db, query, sort);
}

} // namespace goodword
