#include "core/customers/customerfilter.h"

#include "core/base/text.h"
#include "core/book/searchindex.h"
#include "core/customers/filtermeaning.h"
#include "core/journey/journeystore.h"
#include "core/staff/staffstore.h"

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

/// The spellings in the book that fold like one of the wanted values; every spelling is there only a few times.
QStringList spellings(Statement &&all, const QStringList &wanted)
{
    const QStringList folded = foldedWords(wanted);
    QStringList found;
    while (all.next()) {
        if (folded.contains(foldedWord(all.text(0))))
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
    return SqlText()
        .add(R"((c.id IN (SELECT ct.customer_id FROM tag t JOIN customer_tag ct ON ct.tag_id = t.id
                          WHERE t.match_key IN ()")
        .addList(foldedWords(values))
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

SqlText nobody()
{
    return SqlText().add("1 = 0");
}

SqlText npsOf(FilterOp op, const QString &value)
{
    const auto span = scoreSpan(op, value);
    if (!span)
        return nobody();
    return span->nobodys ? SqlText().add("d.nps IS NULL") : SqlText().add("d.nps BETWEEN ? AND ?", span->from, span->to);
}

SqlText quietFor(FilterOp op, const QString &value, QDate today)
{
    const auto span = touchSpan(op, value, today);
    if (!span)
        return nobody();
    SqlText sql;
    sql.add("(d.last_touch_day BETWEEN ? AND ?", dayText(span->from), dayText(span->to));
    return sql.add(span->never ? SqlPiece(" OR d.last_touch_day IS NULL)") : SqlPiece(")"));
}

SqlPiece conditionOf(CustomerFlag flag)
{
    switch (flag) {
    case CustomerFlag::Email: return "EXISTS (SELECT 1 FROM customer_email x WHERE x.customer_id = c.id)";
    case CustomerFlag::Phone: return "EXISTS (SELECT 1 FROM customer_phone x WHERE x.customer_id = c.id)";
    case CustomerFlag::Company: return "c.company_id IS NOT NULL";
    case CustomerFlag::City: return "c.city <> ''";
    case CustomerFlag::Tag: return "EXISTS (SELECT 1 FROM customer_tag x WHERE x.customer_id = c.id)";
    case CustomerFlag::Owner: return "c.owner_id IS NOT NULL";
    case CustomerFlag::Notes: return "c.notes <> ''";
    case CustomerFlag::Nps: return "d.nps IS NOT NULL";
    case CustomerFlag::Touchpoint: return "d.last_touch_day IS NOT NULL";
    case CustomerFlag::Testimonial: return "d.testimonials > 0";
    case CustomerFlag::FollowUp: return "d.next_follow_up IS NOT NULL";
    case CustomerFlag::Stage: return "d.stage_id IS NOT NULL";
    case CustomerFlag::Birthday: return "EXISTS (SELECT 1 FROM customer_date x WHERE x.customer_id = c.id AND x.kind = 'birthday')";
    case CustomerFlag::OptOut: break;
    }
    return "EXISTS (SELECT 1 FROM opt_out x WHERE x.customer_id = c.id)";
}

SqlText has(const QString &value)
{
    const auto flag = customerFlag(value);
    return flag ? SqlText().add(conditionOf(*flag)) : nobody();
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
