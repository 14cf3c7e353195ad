#include "core/customers/customerfilter.h"

#include "core/base/text.h"
#include "core/book/searchindex.h"
#include "core/journey/journeystore.h"
#include "core/staff/staffstore.h"

#include <array>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

/// The spellings in the book that fold like one of the wanted values; every spelling is there only a few times.
QStringList spellings(Statement &&all, const QStringList &wanted)
{
    QStringList folded, found;
    for (const QString &value : wanted)
        folded.append(fold(value.simplified()));
    while (all.next()) {
        if (folded.contains(fold(all.text(0).simplified())))
            found.append(all.text(0));
    }
    return found;
}

SqlText freeText(const QString &text)
{
    SqlText sql;
    sql.add(R"((k.folded LIKE ? ESCAPE '\')", likeAnywhere(fold(text)));
    SqlText inTexts;
    if (SearchIndex::addCustomersWith(inTexts, text))
        sql.add(" OR c.id IN (").add(inTexts).add(")");
    return sql.add(")");
}

SqlText stageIs(Database &db, const QStringList &values)
{
    QList<qint64> stages;
    for (const QString &value : values) {
        if (const auto stage = journeyStore::stageByText(db, value))
            stages.append(stage->id.value);
    }
    return SqlText().add("(d.stage_id IN (").addList(stages).add("))");
}

SqlText hasTag(const QStringList &values)
{
    QStringList keys;
    for (const QString &value : values)
        keys.append(fold(value.simplified()));
    return SqlText()
        .add(R"((c.id IN (SELECT ct.customer_id FROM tag t JOIN customer_tag ct ON ct.tag_id = t.id
                          WHERE t.match_key IN ()")
        .addList(keys)
        .add(")))");
}

SqlText ownedBy(Database &db, const QStringList &values)
{
    QList<qint64> owners;
    for (const StaffId id : staffStore::named(db, values))
        owners.append(id.value);
    return SqlText().add("(c.owner_id IN (").addList(owners).add("))");
}

SqlText inCompany(const QStringList &values)
{
    SqlText sql;
    sql.add("(");
    for (qsizetype i = 0; i < values.size(); ++i) {
        if (i > 0)
            sql.add(" OR ");
        const QString pattern = likeAnywhere(fold(values[i]));
        sql.add(R"(c.company_id IN (SELECT customer_id FROM d_customer_key WHERE name_folded LIKE ? ESCAPE '\')
                   OR (c.kind = 'company' AND k.name_folded LIKE ? ESCAPE '\'))", pattern, pattern);
    }
    return sql.add(")");
}

SqlText npsOf(FilterOp op, const QString &value)
{
    const QString word = value.toLower();
    if (word == "promoter"_L1)
        return SqlText().add("d.nps >= 9");
    if (word == "passive"_L1)
        return SqlText().add("(d.nps >= 7 AND d.nps < 9)");
    if (word == "detractor"_L1)
        return SqlText().add("d.nps < 7");
    if (word == "none"_L1)
        return SqlText().add("d.nps IS NULL");
    const double number = filterNumber(value).value_or(-1);
    switch (op) {
    case FilterOp::Greater: return SqlText().add("d.nps > ?", number);
    case FilterOp::AtLeast: return SqlText().add("d.nps >= ?", number);
    case FilterOp::Less: return SqlText().add("d.nps < ?", number);
    case FilterOp::AtMost: return SqlText().add("d.nps <= ?", number);
    case FilterOp::Is: break;
    }
    return SqlText().add("d.nps = ?", number);
}

/// Quiet for 30 days: the last touch is 30 days ago or longer, or there was none.
SqlText quietFor(FilterOp op, const QString &value, QDate today)
{
    const QString day = dayText(filterDayBefore(value, today).value_or(QDate()));
    switch (op) {
    case FilterOp::Less: return SqlText().add("d.last_touch_day > ?", day);
    case FilterOp::AtMost: return SqlText().add("d.last_touch_day >= ?", day);
    case FilterOp::Greater: return SqlText().add("(d.last_touch_day IS NULL OR d.last_touch_day < ?)", day);
    case FilterOp::Is:
    case FilterOp::AtLeast: break;
    }
    return SqlText().add("(d.last_touch_day IS NULL OR d.last_touch_day <= ?)", day);
}

struct Has {
    QLatin1String word;
    SqlPiece condition;
};

constexpr std::array kHas = {
    Has{QLatin1String("email"), "EXISTS (SELECT 1 FROM customer_email x WHERE x.customer_id = c.id)"},
    Has{QLatin1String("phone"), "EXISTS (SELECT 1 FROM customer_phone x WHERE x.customer_id = c.id)"},
    Has{QLatin1String("company"), "c.company_id IS NOT NULL"},
    Has{QLatin1String("city"), "c.city <> ''"},
    Has{QLatin1String("tag"), "EXISTS (SELECT 1 FROM customer_tag x WHERE x.customer_id = c.id)"},
    Has{QLatin1String("owner"), "c.owner_id IS NOT NULL"},
    Has{QLatin1String("notes"), "c.notes <> ''"},
    Has{QLatin1String("nps"), "d.nps IS NOT NULL"},
    Has{QLatin1String("touchpoint"), "d.last_touch_day IS NOT NULL"},
    Has{QLatin1String("testimonial"), "d.testimonials > 0"},
    Has{QLatin1String("followup"), "d.next_follow_up IS NOT NULL"},
    Has{QLatin1String("stage"), "d.stage_id IS NOT NULL"},
    Has{QLatin1String("birthday"), "EXISTS (SELECT 1 FROM customer_date x WHERE x.customer_id = c.id AND x.kind = 'birthday')"},
    Has{QLatin1String("optout"), "EXISTS (SELECT 1 FROM opt_out x WHERE x.customer_id = c.id)"},
};

SqlText has(const QString &value)
{
    const QString word = value.toLower().remove(u'-');
    for (const Has &known : kHas) {
        if (word == known.word)
            return SqlText().add(known.condition);
    }
    return SqlText().add("1 = 0");
}

template <class Make>
SqlText anyOf(const QStringList &values, const Make &make)
{
    SqlText sql;
    sql.add("(");
    for (qsizetype i = 0; i < values.size(); ++i) {
        if (i > 0)
            sql.add(" OR ");
        sql.add(make(values[i]));
    }
    return sql.add(")");
}

} // namespace

SqlText customerCondition(Database &db, const FilterTerm &term, QDate today)
{
    const QString &key = term.key;
    if (term.values.isEmpty())
        return SqlText().add("(1 = 1)");
    if (term.isText())
        return freeText(term.values.first());
    if (key == "stage"_L1)
        return stageIs(db, term.values);
    if (key == "tag"_L1)
        return hasTag(term.values);
    if (key == "nps"_L1)
        return anyOf(term.values, [&](const QString &value) { return npsOf(term.op, value); });
    if (key == "quiet"_L1)
        return anyOf(term.values, [&](const QString &value) { return quietFor(term.op, value, today); });
    if (key == "owner"_L1)
        return ownedBy(db, term.values);
    if (key == "company"_L1)
        return inCompany(term.values);
    if (key == "has"_L1)
        return anyOf(term.values, has);
    if (key == "source"_L1)
        return SqlText()
            .add("(c.source IN (")
            .addList(spellings({db, "SELECT DISTINCT source FROM customer WHERE source <> ''"}, term.values))
            .add("))");
    if (key == "city"_L1)
        return SqlText()
            .add("(c.city IN (")
            .addList(spellings({db, "SELECT DISTINCT city FROM customer WHERE city <> ''"}, term.values))
            .add("))");
    return SqlText().add("(1 = 0)");
}

} // namespace goodword
