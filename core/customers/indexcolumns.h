#pragma once
// What the list of customers is searched, filtered and sorted by, in memory: a row per customer of the book, the trash
// included, in the order of their ids, and a column per property. Loaded whole, then told of changes. Takes about 220 bytes a
// customer. Knows no list; belongs to one thread.

#include "core/base/bitmap.h"
#include "core/book/changeset.h"
#include "core/customers/filtermeaning.h"
#include "core/customers/textarena.h"

#include <QHash>
#include <QString>

#include <atomic>
#include <limits>
#include <memory>
#include <unordered_map>
#include <vector>

namespace goodword {

class Database;

/// A column of few different values, numbered as they come; 0 is the empty one. Rows hold the numbers.
template <class Value>
class CodedColumn
{
public:
    CodedColumn() { numberOf({}); }
    uint32_t numberOf(const Value &value)
    {
        const auto known = m_numbers.constFind(value);
        if (known != m_numbers.constEnd())
            return *known;
        const auto number = uint32_t(m_values.size());
        m_values.append(value);
        m_numbers.insert(value, number);
        return number;
    }
    const QList<Value> &values() const { return m_values; }
    const Value &at(size_t row) const { return m_values[qsizetype(rows[row])]; }

    std::vector<uint32_t> rows;

private:
    QList<Value> m_values;
    QHash<Value, uint32_t> m_numbers;
};

using WordColumn = CodedColumn<QString>;
using IdColumn = CodedColumn<qint64>;

struct IndexColumns {
    static constexpr int32_t kNoDay = std::numeric_limits<int32_t>::min();
    static constexpr uint32_t kNoRow = std::numeric_limits<uint32_t>::max();
    /// The bit of a flag in `has`.
    static constexpr uint16_t bit(CustomerFlag flag) { return uint16_t(1 << int(flag)); }

    std::vector<qint64> ids; ///< ascending
    Bitmap live;             ///< in the book and not in the trash
    Bitmap companies;
    std::vector<uint16_t> has; ///< bits of CustomerFlag
    IdColumn stage, owner;
    std::vector<int32_t> stageDay, touchDay, followUpDay, createdDay; ///< Julian days, or kNoDay
    std::vector<double> nps;                                          ///< NaN: none
    std::vector<uint32_t> company;                                    ///< its row, or kNoRow
    WordColumn city, source;
    std::unordered_map<qint64, std::vector<uint32_t>> tagged; ///< the rows that carry a tag, ascending
    TextArena texts;                                          ///< d_customer_key.folded
    std::unordered_map<uint32_t, QByteArray> companyNames;    ///< folded, of those who are a company or have people
    std::vector<uint32_t> byName;                             ///< rows by (sort key, id)
    std::vector<bool> sameNameKey; ///< per row: its sort key is that of the row before it in byName

    size_t size() const { return ids.size(); }
    /// kNoRow where there is no such customer.
    uint32_t rowOf(qint64 id) const;

    /// Nothing when cancelled or when the book could not be read (see Database::trouble).
    static std::unique_ptr<IndexColumns> load(Database &db, const std::atomic_bool &cancel);
    /// Reads anew what `changes` touched; false: too much of it, load() again.
    bool update(Database &db, const ChangeSet &changes);
};

} // namespace goodword
