#include "core/customers/indexcolumns.h"

#include "core/book/statement.h"

#include <QDate>

#include <algorithm>
#include <cmath>

namespace goodword {

namespace {

/// Above this many customers a whole new load is quicker than one by one.
constexpr size_t kManyChanged = 2'000;
constexpr int kLookEvery = 4'096;
constexpr size_t kUsualTextBytes = 80, kMostReserved = size_t(256) << 20;

constexpr std::initializer_list<const char *> kOwnTables = {"customer_email", "customer_phone", "customer_tag", "customer_date",
                                                            "opt_out", "journey_event", "touchpoint", "answer", "testimonial"};

int32_t dayOf(QByteArrayView text)
{
    const auto number = [&](int from, int length) {
        int value = 0;
        for (int i = from; i < from + length; ++i) {
            if (text[i] < '0' || text[i] > '9')
                return -1;
            value = value * 10 + (text[i] - '0');
        }
        return value;
    };
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return IndexColumns::kNoDay;
    const int year = number(0, 4), month = number(5, 2), day = number(8, 2);
    return QDate::isValid(year, month, day) ? int32_t(QDate(year, month, day).toJulianDay()) : IndexColumns::kNoDay;
}

/// Fills the columns of the customers between two ids, whose rows are there and empty; for one customer or for all.
class Filler
{
public:
    Filler(IndexColumns &columns, Database &db, qint64 from, qint64 to, const std::atomic_bool &cancel)
        : m_columns(columns), m_db(db), m_from(from), m_to(to), m_cancel(cancel)
    {
    }

    bool fill()
    {
        own();
        state();
        mark(CustomerFlag::Email, "SELECT customer_id FROM customer_email WHERE customer_id BETWEEN ? AND ? ORDER BY customer_id");
        mark(CustomerFlag::Phone, "SELECT customer_id FROM customer_phone WHERE customer_id BETWEEN ? AND ? ORDER BY customer_id");
        mark(CustomerFlag::OptOut, "SELECT customer_id FROM opt_out WHERE customer_id BETWEEN ? AND ? ORDER BY customer_id");
        mark(CustomerFlag::Birthday, R"(SELECT customer_id FROM customer_date
                                        WHERE customer_id BETWEEN ? AND ? AND kind = 'birthday' ORDER BY customer_id)");
        tags();
        return !m_cancel && !m_db.trouble();
    }

private:
    /// Calls use(row, statement) for the rows of a query ordered by customer, whose id is its first column.
    template <class Use>
    void each(const char *sql, const Use &use)
    {
        Statement s(m_db, sql, m_from, m_to);
        size_t row = m_from == m_to ? m_columns.rowOf(m_from) : 0;
        for (int n = 1; s.next(); ++n) {
            const qint64 id = s.integer(0);
            while (row < m_columns.size() && m_columns.ids[row] < id)
                ++row;
            if (row < m_columns.size() && m_columns.ids[row] == id)
                use(row, s);
            if (n % kLookEvery == 0 && m_cancel)
                return;
        }
    }

    void mark(CustomerFlag flag, const char *sql)
    {
        each(sql, [&](size_t row, const Statement &) { m_columns.has[row] |= IndexColumns::bit(flag); });
    }
    void mark(size_t row, CustomerFlag flag, bool on)
    {
        if (on)
            m_columns.has[row] |= IndexColumns::bit(flag);
    }

    void own()
    {
        each(R"(SELECT id, kind = 'company', owner_id, company_id, city, source, created_day, deleted_at IS NULL, notes <> ''
                FROM customer WHERE id BETWEEN ? AND ? ORDER BY id)",
             [&](size_t row, const Statement &s) {
                 IndexColumns &c = m_columns;
                 c.companies.set(row, s.flag(1));
                 c.owner.rows[row] = c.owner.numberOf(s.integer(2));
                 c.company[row] = s.isNull(3) ? IndexColumns::kNoRow : c.rowOf(s.integer(3));
                 c.city.rows[row] = c.city.numberOf(s.text(4));
                 c.source.rows[row] = c.source.numberOf(s.text(5));
                 c.createdDay[row] = dayOf(s.utf8(6));
                 c.live.set(row, s.flag(7));
                 mark(row, CustomerFlag::Owner, c.owner.rows[row] != 0);
                 mark(row, CustomerFlag::Company, !s.isNull(3));
                 mark(row, CustomerFlag::City, c.city.rows[row] != 0);
                 mark(row, CustomerFlag::Notes, s.flag(8));
             });
    }

    void state()
    {
        each(R"(SELECT customer_id, stage_id, stage_day, last_touch_day, nps, next_follow_up, testimonials FROM d_customer
                WHERE customer_id BETWEEN ? AND ? ORDER BY customer_id)",
             [&](size_t row, const Statement &s) {
                 IndexColumns &c = m_columns;
                 c.stage.rows[row] = c.stage.numberOf(s.integer(1));
                 c.stageDay[row] = dayOf(s.utf8(2));
                 c.touchDay[row] = dayOf(s.utf8(3));
                 c.nps[row] = s.isNull(4) ? std::nan("") : s.real(4);
                 c.followUpDay[row] = dayOf(s.utf8(5));
                 mark(row, CustomerFlag::Stage, c.stage.rows[row] != 0);
                 mark(row, CustomerFlag::Touchpoint, !s.isNull(3));
                 mark(row, CustomerFlag::Nps, !s.isNull(4));
                 mark(row, CustomerFlag::FollowUp, !s.isNull(5));
                 mark(row, CustomerFlag::Testimonial, s.integer(6) > 0);
             });
    }

    void tags()
    {
        each("SELECT customer_id, tag_id FROM customer_tag WHERE customer_id BETWEEN ? AND ? ORDER BY customer_id",
             [&](size_t row, const Statement &s) {
                 m_columns.has[row] |= IndexColumns::bit(CustomerFlag::Tag);
                 auto &rows = m_columns.tagged[s.integer(1)];
                 rows.insert(std::upper_bound(rows.begin(), rows.end(), uint32_t(row)), uint32_t(row));
             });
    }

    IndexColumns &m_columns;
    Database &m_db;
    const qint64 m_from, m_to;
    const std::atomic_bool &m_cancel;
};

void resize(IndexColumns &c, size_t size)
{
    c.live.resize(size);
    c.companies.resize(size);
    c.has.resize(size);
    c.stage.rows.resize(size);
    c.owner.rows.resize(size);
    for (auto *days : {&c.stageDay, &c.touchDay, &c.followUpDay, &c.createdDay})
        days->resize(size, IndexColumns::kNoDay);
    c.nps.resize(size, std::nan(""));
    c.company.resize(size, IndexColumns::kNoRow);
    c.city.rows.resize(size);
    c.source.rows.resize(size);
    c.sameNameKey.resize(size);
}

void empty(IndexColumns &c, uint32_t row)
{
    c.live.set(row, false);
    c.companies.set(row, false);
    c.has[row] = 0;
    c.stage.rows[row] = c.owner.rows[row] = 0;
    c.stageDay[row] = c.touchDay[row] = c.followUpDay[row] = c.createdDay[row] = IndexColumns::kNoDay;
    c.nps[row] = std::nan("");
    c.company[row] = IndexColumns::kNoRow;
    c.city.rows[row] = c.source.rows[row] = 0;
    for (auto &[tag, rows] : c.tagged) {
        const auto at = std::lower_bound(rows.begin(), rows.end(), row);
        if (at != rows.end() && *at == row)
            rows.erase(at);
    }
}

void loadTexts(IndexColumns &c, Database &db, const std::atomic_bool &cancel)
{
    c.texts.reserve(c.size(), std::min(c.size() * kUsualTextBytes, kMostReserved));
    Statement s(db, "SELECT customer_id, folded FROM d_customer_key ORDER BY customer_id");
    while (s.next() && !cancel) {
        while (c.texts.rowCount() < c.size() && c.ids[c.texts.rowCount()] < s.integer(0))
            c.texts.append({});
        if (c.texts.rowCount() < c.size() && c.ids[c.texts.rowCount()] == s.integer(0))
            c.texts.append(s.utf8(1));
    }
    while (c.texts.rowCount() < c.size())
        c.texts.append({});
}

void loadCompanyNames(IndexColumns &c, Database &db)
{
    Statement s(db, R"(SELECT customer_id, name_folded FROM d_customer_key WHERE customer_id IN (
                         SELECT company_id FROM customer WHERE company_id IS NOT NULL
                         UNION SELECT id FROM customer WHERE kind = 'company'))");
    while (s.next()) {
        if (const uint32_t row = c.rowOf(s.integer(0)); row != IndexColumns::kNoRow)
            c.companyNames[row] = s.text(1).toUtf8();
    }
}

void loadNameOrder(IndexColumns &c, Database &db, const std::atomic_bool &cancel)
{
    c.byName.reserve(c.size());
    Statement s(db, "SELECT customer_id, sort_key FROM d_customer_key ORDER BY sort_key, customer_id");
    QByteArray before;
    while (s.next() && !cancel) {
        const uint32_t row = c.rowOf(s.integer(0));
        if (row == IndexColumns::kNoRow)
            continue;
        const QByteArray key = s.blob(1);
        c.sameNameKey[row] = !c.byName.empty() && key == before;
        c.byName.push_back(row);
        before = key;
    }
}

/// Puts single customers at their places in the order of names; the keys of the others are looked up while halving.
class NameOrder
{
public:
    NameOrder(IndexColumns &columns, Database &db)
        : m_columns(columns), m_key(db, "SELECT sort_key FROM d_customer_key WHERE customer_id = ?")
    {
    }

    void takeOut(const std::vector<uint32_t> &sortedRows)
    {
        auto &order = m_columns.byName;
        auto keep = order.begin();
        bool gapTied = true; // whether what was taken out since the last kept row was tied to that row
        for (const uint32_t row : order) {
            if (std::binary_search(sortedRows.begin(), sortedRows.end(), row)) {
                gapTied = gapTied && m_columns.sameNameKey[row];
                continue;
            }
            m_columns.sameNameKey[row] = m_columns.sameNameKey[row] && gapTied && keep != order.begin();
            gapTied = true;
            *keep++ = row;
        }
        order.erase(keep, order.end());
    }

    void putIn(uint32_t row)
    {
        auto &order = m_columns.byName;
        const QByteArray key = keyOf(row);
        const auto place = std::partition_point(order.begin(), order.end(), [&](uint32_t other) {
            const QByteArray otherKey = keyOf(other);
            return otherKey < key || (otherKey == key && other < row);
        });
        m_columns.sameNameKey[row] = place != order.begin() && keyOf(*(place - 1)) == key;
        if (place != order.end())
            m_columns.sameNameKey[*place] = keyOf(*place) == key;
        order.insert(place, row);
    }

private:
    QByteArray keyOf(uint32_t row)
    {
        m_key.bind(m_columns.ids[row]);
        const QByteArray key = m_key.next() ? m_key.blob(0) : QByteArray();
        m_key.reset();
        return key;
    }

    IndexColumns &m_columns;
    Statement m_key;
};

bool isTooMuch(const ChangeSet &changes)
{
    if (changes.everything() || changes.isBulk("customer") || changes.touches("setting"))
        return true;
    for (const char *table : kOwnTables) {
        if (changes.isBulk(table))
            return true;
        // A row that was handed to another customer is listed with one of the two only.
        const auto &rows = changes.rows(table);
        if (changes.touches(table, {"customer_id"})
            && std::any_of(rows.begin(), rows.end(), [](const RowChange &row) { return row.op == RowOp::Updated; }))
            return true;
    }
    // Another kind or mode of a survey changes what its answers mean; a new survey has none yet.
    const auto &surveys = changes.rows("survey");
    return changes.touches("survey", {"kind", "mode"})
           && std::any_of(surveys.begin(), surveys.end(), [](const RowChange &row) { return row.op == RowOp::Updated; });
}

/// Texts of `rows`, and of the people of those companies among them whose name is another one.
void refreshTexts(IndexColumns &c, Database &db, const std::vector<uint32_t> &rows)
{
    Statement text(db, "SELECT folded, name_folded FROM d_customer_key WHERE customer_id = ?");
    const auto refresh = [&](uint32_t row) {
        text.bind(c.ids[row]);
        const bool there = text.next();
        c.texts.replace(row, there ? text.utf8(0) : QByteArray());
        const QByteArray name = there ? text.text(1).toUtf8() : QByteArray();
        text.reset();
        if (!c.companies.test(row) && !c.companyNames.contains(row))
            return false;
        return std::exchange(c.companyNames[row], name) != name;
    };
    std::vector<bool> renamed(c.size());
    bool any = false;
    for (const uint32_t row : rows) {
        if (refresh(row))
            renamed[row] = any = true;
        const uint32_t company = c.company[row];
        if (company != IndexColumns::kNoRow && !c.companyNames.contains(company)) {
            c.companyNames[company];
            refresh(company);
        }
    }
    for (uint32_t row = 0; any && row < c.size(); ++row) {
        if (c.company[row] != IndexColumns::kNoRow && renamed[c.company[row]])
            refresh(row);
    }
}

} // namespace

uint32_t IndexColumns::rowOf(qint64 id) const
{
    // Where no id before it is left out, it is as far from the first as its number.
    if (!ids.empty() && id >= ids.front() && size_t(id - ids.front()) < ids.size() && ids[size_t(id - ids.front())] == id)
        return uint32_t(id - ids.front());
    const auto at = std::lower_bound(ids.begin(), ids.end(), id);
    return at != ids.end() && *at == id ? uint32_t(at - ids.begin()) : kNoRow;
}

std::unique_ptr<IndexColumns> IndexColumns::load(Database &db, const std::atomic_bool &cancel)
{
    auto columns = std::make_unique<IndexColumns>();
    const Database::OnePass pass(db);
    Statement ids(db, "SELECT id FROM customer ORDER BY id");
    while (ids.next())
        columns->ids.push_back(ids.integer(0));
    resize(*columns, columns->ids.size());
    const bool filled = Filler(*columns, db, 1, std::numeric_limits<qint64>::max(), cancel).fill();
    if (filled) {
        loadTexts(*columns, db, cancel);
        loadCompanyNames(*columns, db);
        loadNameOrder(*columns, db, cancel);
    }
    return filled && !cancel && !db.trouble() ? std::move(columns) : nullptr;
}

bool IndexColumns::update(Database &db, const ChangeSet &changes)
{
    if (isTooMuch(changes))
        return false;
    std::vector<CustomerId> touched = changes.customers(kOwnTables);
    const std::vector<CustomerId> own = changes.customers({"customer"});
    touched.insert(touched.end(), own.begin(), own.end());
    std::sort(touched.begin(), touched.end());
    touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
    if (touched.size() > kManyChanged)
        return false;

    const std::atomic_bool never = false;
    std::vector<uint32_t> rows;
    for (const CustomerId id : touched) {
        uint32_t row = rowOf(id.value);
        if (row == kNoRow) {
            if (!ids.empty() && id.value < ids.back())
                return false; // one that was gone before the load came back
            row = uint32_t(ids.size());
            ids.push_back(id.value);
            resize(*this, ids.size());
            texts.append({});
        }
        rows.push_back(row);
    }
    for (const uint32_t row : rows) {
        empty(*this, row);
        if (!Filler(*this, db, ids[row], ids[row], never).fill())
            return false;
    }
    refreshTexts(*this, db, rows);
    if (changes.touches("customer", {"name"})) {
        NameOrder order(*this, db);
        order.takeOut(rows);
        for (const uint32_t row : rows)
            order.putIn(row);
    }
    return true;
}

} // namespace goodword
