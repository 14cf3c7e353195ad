#include "core/customers/indexfilter.h"

#include "core/base/text.h"
#include "core/book/searchindex.h"
#include "core/journey/journeystore.h"
#include "core/staff/staffstore.h"

#include <algorithm>
#include <array>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

QStringList foldedOf(const QStringList &values)
{
    QStringList folded;
    for (const QString &value : values)
        folded.append(fold(value.simplified()));
    return folded;
}

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

Bitmap isOneOf(const std::vector<qint64> &column, const std::vector<qint64> &wanted)
{
    return Bitmap::where(column.size(), [&](size_t row) {
        return std::find(wanted.begin(), wanted.end(), column[row]) != wanted.end();
    });
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
    for (const QString &key : foldedOf(values)) {
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

template <class Test>
Bitmap where(const std::vector<double> &column, const Test &test)
{
    return Bitmap::where(column.size(), [&](size_t row) { return test(column[row]); }); // a comparison with NaN is false
}

Bitmap npsOf(const IndexColumns &c, FilterOp op, const QString &value)
{
    const QString word = value.toLower();
    if (word == "promoter"_L1)
        return where(c.nps, [](double score) { return score >= 9; });
    if (word == "passive"_L1)
        return where(c.nps, [](double score) { return score >= 7 && score < 9; });
    if (word == "detractor"_L1)
        return where(c.nps, [](double score) { return score < 7; });
    if (word == "none"_L1)
        return where(c.nps, [](double score) { return score != score; });
    const double number = filterNumber(value).value_or(-1);
    switch (op) {
    case FilterOp::Greater: return where(c.nps, [number](double score) { return score > number; });
    case FilterOp::AtLeast: return where(c.nps, [number](double score) { return score >= number; });
    case FilterOp::Less: return where(c.nps, [number](double score) { return score < number; });
    case FilterOp::AtMost: return where(c.nps, [number](double score) { return score <= number; });
    case FilterOp::Is: break;
    }
    return where(c.nps, [number](double score) { return score == number; });
}

Bitmap quietFor(const IndexColumns &c, FilterOp op, const QString &value, QDate today)
{
    const auto since = filterDayBefore(value, today);
    const int32_t day = since ? int32_t(since->toJulianDay()) : IndexColumns::kNoDay;
    const auto where = [&](const auto &test) {
        return Bitmap::where(c.size(), [&](size_t row) { return test(c.touchDay[row]); });
    };
    // No touch at all is a day before all others.
    switch (op) {
    case FilterOp::Less: return where([day](int32_t touch) { return touch > day; });
    case FilterOp::AtMost: return where([day](int32_t touch) { return touch >= day && touch != IndexColumns::kNoDay; });
    case FilterOp::Greater: return where([day](int32_t touch) { return touch < day || touch == IndexColumns::kNoDay; });
    case FilterOp::Is:
    case FilterOp::AtLeast: break;
    }
    return where([day](int32_t touch) { return touch <= day; });
}

struct HasWord {
    QLatin1String word;
    IndexColumns::Has has;
};

constexpr std::array kHas = {
    HasWord{QLatin1String("email"), IndexColumns::Email},
    HasWord{QLatin1String("phone"), IndexColumns::Phone},
    HasWord{QLatin1String("company"), IndexColumns::Company},
    HasWord{QLatin1String("city"), IndexColumns::City},
    HasWord{QLatin1String("tag"), IndexColumns::Tag},
    HasWord{QLatin1String("owner"), IndexColumns::Owner},
    HasWord{QLatin1String("notes"), IndexColumns::Notes},
    HasWord{QLatin1String("nps"), IndexColumns::Nps},
    HasWord{QLatin1String("touchpoint"), IndexColumns::Touchpoint},
    HasWord{QLatin1String("testimonial"), IndexColumns::Testimonial},
    HasWord{QLatin1String("followup"), IndexColumns::FollowUp},
    HasWord{QLatin1String("stage"), IndexColumns::Stage},
    HasWord{QLatin1String("birthday"), IndexColumns::Birthday},
    HasWord{QLatin1String("optout"), IndexColumns::OptOut},
};

Bitmap has(const IndexColumns &c, const QString &value)
{
    const QString word = value.toLower().remove(u'-');
    const auto known = std::find_if(kHas.begin(), kHas.end(), [&](const HasWord &one) { return word == one.word; });
    if (known == kHas.end())
        return Bitmap(c.size());
    return Bitmap::where(c.size(), [&](size_t row) { return (c.has[row] & known->has) != 0; });
}

/// The empty word is nobody's: it says that nothing is known.
Bitmap spelled(const WordColumn &column, const QStringList &values)
{
    const QStringList wanted = foldedOf(values);
    std::vector<bool> same(size_t(column.words().size()));
    for (size_t i = 1; i < same.size(); ++i)
        same[i] = wanted.contains(fold(column.words()[qsizetype(i)].simplified()));
    return Bitmap::where(column.rows.size(), [&](size_t row) { return same[column.rows[row]]; });
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
