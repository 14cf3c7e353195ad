#include "core/customers/indexfilter.h"

#include "core/base/text.h"
#include "core/book/searchindex.h"
#include "core/customers/filtermeaning.h"
#include "core/journey/journeystore.h"
#include "core/staff/staffstore.h"

#include <algorithm>
#include <cmath>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

template <class Test>
Bitmap anyOf(const QStringList &values, size_t size, const Test &test)
{
    Bitmap found(size);
    for (const QString &value : values)
        found |= test(value);
    return found;
}

Bitmap freeText(const IndexColumns &c, const QString &text, const std::vector<qint64> &withText)
{
    Bitmap found = c.texts.search(fold(text).toUtf8());
    for (const qint64 id : withText) {
        if (const uint32_t row = c.rowOf(id); row != IndexColumns::kNoRow)
            found.set(row);
    }
    return found;
}

Bitmap isOneOf(const IdColumn &column, const std::vector<qint64> &wanted)
{
    std::vector<char> same(size_t(column.values().size()));
    for (size_t i = 0; i < same.size(); ++i)
        same[i] = std::find(wanted.begin(), wanted.end(), column.values()[qsizetype(i)]) != wanted.end();
    return Bitmap::where(column.rows.size(), [&](size_t row) { return same[column.rows[row]] != 0; });
}

Bitmap atStage(const IndexColumns &c, Database &db, const QStringList &values)
{
    std::vector<qint64> stages;
    for (const QString &value : values) {
        if (const auto stage = journeyStore::stageByText(db, value))
            stages.push_back(stage->id.value);
    }
    return isOneOf(c.stage, stages);
}

Bitmap ownedBy(const IndexColumns &c, Database &db, const QStringList &values)
{
    std::vector<qint64> owners;
    for (const StaffId id : staffStore::named(db, values))
        owners.push_back(id.value);
    return isOneOf(c.owner, owners);
}

Bitmap tagged(const IndexColumns &c, Database &db, const QStringList &values)
{
    Bitmap found(c.size());
    Statement tags(db, "SELECT id FROM tag WHERE match_key = ?");
    for (const QString &key : foldedWords(values)) {
        tags.bind(key);
        while (tags.next()) {
            const auto rows = c.tagged.find(tags.integer(0));
            if (rows == c.tagged.end())
                continue;
            for (const uint32_t row : rows->second)
                found.set(row);
        }
        tags.reset();
    }
    return found;
}

Bitmap inCompany(const IndexColumns &c, const QString &value)
{
    const QByteArray needle = fold(value).toUtf8();
    std::vector<bool> companies(c.size());
    for (const auto &[row, name] : c.companyNames)
        companies[row] = name.contains(needle);
    return Bitmap::where(c.size(), [&](size_t row) {
        return (c.company[row] != IndexColumns::kNoRow && companies[c.company[row]]) || (c.companies.test(row) && companies[row]);
    });
}

Bitmap npsOf(const IndexColumns &c, FilterOp op, const QString &value)
{
    const auto span = scoreSpan(op, value);
    if (!span)
        return Bitmap(c.size());
    if (span->nobodys)
        return Bitmap::where(c.size(), [&](size_t row) { return std::isnan(c.nps[row]); });
    const double from = span->from, to = span->to;
    // Never true of NaN; without the branch of an && the compiler takes several rows at once.
    return Bitmap::where(c.size(), [&](size_t row) { return int(c.nps[row] >= from) & int(c.nps[row] <= to); });
}

Bitmap quietFor(const IndexColumns &c, FilterOp op, const QString &value, QDate today)
{
    const auto span = touchSpan(op, value, today);
    if (!span)
        return Bitmap(c.size());
    // No touch at all is a day before all others.
    const auto from = span->never ? IndexColumns::kNoDay : int32_t(span->from.toJulianDay()), to = int32_t(span->to.toJulianDay());
    return Bitmap::where(c.size(), [&](size_t row) { return int(c.touchDay[row] >= from) & int(c.touchDay[row] <= to); });
}

Bitmap has(const IndexColumns &c, const QString &value)
{
    const auto flag = customerFlag(value);
    const uint16_t bit = flag ? IndexColumns::bit(*flag) : 0;
    return Bitmap::where(c.size(), [&](size_t row) { return (c.has[row] & bit) != 0; });
}

/// The empty word is nobody's: it says that nothing is known.
Bitmap spelled(const WordColumn &column, const QStringList &values)
{
    const QStringList wanted = foldedWords(values);
    std::vector<char> same(size_t(column.values().size()));
    for (size_t i = 1; i < same.size(); ++i)
        same[i] = wanted.contains(foldedWord(column.values()[qsizetype(i)]));
    return Bitmap::where(column.rows.size(), [&](size_t row) { return same[column.rows[row]] != 0; });
}

} // namespace

std::vector<qint64> customersWithText(Database &db, const FilterTerm &term)
{
    std::vector<qint64> found;
    SqlText inTexts;
    if (!term.isText() || term.values.isEmpty() || !SearchIndex::addCustomersWith(inTexts, term.values.first()))
        return found;
    Statement s = inTexts.statement(db);
    while (s.next())
        found.push_back(s.integer(0));
    return found;
}

Bitmap customersOf(const IndexColumns &c, Database &db, const FilterTerm &term, QDate today,
                   const std::vector<qint64> &withText)
{
    const QString &key = term.key;
    if (term.values.isEmpty())
        return Bitmap(c.size(), true);
    if (term.isText())
        return freeText(c, term.values.first(), withText);
    if (key == "stage"_L1)
        return atStage(c, db, term.values);
    if (key == "tag"_L1)
        return tagged(c, db, term.values);
    if (key == "nps"_L1)
        return anyOf(term.values, c.size(), [&](const QString &value) { return npsOf(c, term.op, value); });
    if (key == "quiet"_L1)
        return anyOf(term.values, c.size(), [&](const QString &value) { return quietFor(c, term.op, value, today); });
    if (key == "owner"_L1)
        return ownedBy(c, db, term.values);
    if (key == "company"_L1)
        return anyOf(term.values, c.size(), [&](const QString &value) { return inCompany(c, value); });
    if (key == "has"_L1)
        return anyOf(term.values, c.size(), [&](const QString &value) { return has(c, value); });
    if (key == "source"_L1)
        return spelled(c.source, term.values);
    if (key == "city"_L1)
        return spelled(c.city, term.values);
    return Bitmap(c.size());
}

} // namespace goodword
