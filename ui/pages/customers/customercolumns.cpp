#include "ui/pages/customers/customercolumns.h"

#include "core/customers/customerindex.h"
#include "ui/models/celldelegates.h"
#include "ui/models/recordtablemodel.h"
#include "ui/pages/customers/customertexts.h"
#include "ui/shell/session.h"

#include <QCoreApplication>
#include <QLocale>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(goodword::CustomerColumns)
};

using Look = ColumnInfo::Look;

ColumnInfo info(const QString &key, const QString &title, int width, Look look = Look::Text, bool shown = true)
{
    ColumnInfo made;
    made.key = key;
    made.title = title;
    made.width = width;
    made.look = look;
    made.shownAtFirst = shown;
    return made;
}

ColumnInfo sorted(ColumnInfo column, const QString &sortKey, bool descendingFirst = false)
{
    column.sortKey = sortKey;
    column.descendingFirst = descendingFirst;
    return column;
}

QString dayOf(QDate day)
{
    return day.isValid() ? QLocale().toString(day, QLocale::ShortFormat) : QString();
}

Pill npsPill(const CustomerRow &row)
{
    return row.nps ? Pill{npsScoreText(*row.nps), npsTone(*row.nps), {}} : Pill();
}

QString sentimentText(const CustomerRow &row)
{
    if (row.lastSentiment == "positive"_L1)
        return Words::tr("positive");
    if (row.lastSentiment == "negative"_L1)
        return Words::tr("negative");
    return row.lastSentiment == "neutral"_L1 ? Words::tr("neutral") : QString();
}

Pill followUpPill(const CustomerRow &row, QDate today)
{
    if (!row.nextFollowUp.isValid())
        return {};
    const PillTone tone = row.nextFollowUp < today ? PillTone::Bad : row.nextFollowUp == today ? PillTone::Good : PillTone::Neutral;
    return {dayShort(row.nextFollowUp, today), tone, {}};
}

QString spokenName(const CustomerRow &row)
{
    QStringList parts{row.name};
    if (!row.company.isEmpty())
        parts += row.company;
    if (!row.stage.isEmpty())
        parts += Words::tr("stage %1").arg(row.stage);
    if (row.nps)
        parts += Words::tr("NPS %1").arg(npsScoreText(*row.nps));
    return parts.join(u", "_s);
}

std::vector<Column<CustomerRow>> contactColumns()
{
    ColumnInfo name = sorted(info(u"name"_s, Words::tr("Name"), 220, Look::Person), u"name"_s);
    name.fixed = true;
    std::vector<Column<CustomerRow>> columns;
    columns.push_back({name, [](const CustomerRow &row) { return row.name; }, {}, spokenName});
    columns.push_back({sorted(info(u"company"_s, Words::tr("Company"), 160), u"company"_s),
                       [](const CustomerRow &row) { return row.company; }});
    return columns;
}

void addRelationColumns(std::vector<Column<CustomerRow>> &columns, Session &session)
{
    const auto today = [&session] { return session.today(); };
    columns.push_back({sorted(info(u"stage"_s, Words::tr("Stage"), 120, Look::Pill), u"stage"_s),
                       [](const CustomerRow &row) { return row.stage; }, stagePill});
    columns.push_back({sorted(info(u"nps"_s, Words::tr("NPS"), 62, Look::Nps), u"nps"_s, true),
                       [](const CustomerRow &row) { return npsPill(row).text; }, npsPill});
    columns.push_back({sorted(info(u"touch"_s, Words::tr("Last touch"), 96, Look::Muted), u"touch"_s, true),
                       [today](const CustomerRow &row) { return agoShort(row.lastTouch, today()); }, {},
                       [today](const CustomerRow &row) { return agoLong(row.lastTouch, today()); }});
    columns.push_back({sorted(info(u"followup"_s, Words::tr("Follow-up"), 100, Look::Pill), u"followup"_s),
                       [today](const CustomerRow &row) { return followUpPill(row, today()).text; },
                       [today](const CustomerRow &row) { return followUpPill(row, today()); }});
    columns.push_back({info(u"tags"_s, Words::tr("Tags"), 130, Look::Muted),
                       [](const CustomerRow &row) { return row.tags.join(u", "_s); }});
    columns.push_back({sorted(info(u"owner"_s, Words::tr("Owner"), 108, Look::Muted), u"owner"_s),
                       [](const CustomerRow &row) { return row.owner; }});
    columns.push_back({sorted(info(u"city"_s, Words::tr("City"), 106, Look::Muted), u"city"_s),
                       [](const CustomerRow &row) { return row.city; }});
}

void addMoreColumns(std::vector<Column<CustomerRow>> &columns, bool shown)
{
    columns.push_back({info(u"email"_s, Words::tr("E-mail"), 200, Look::Muted, shown),
                       [](const CustomerRow &row) { return row.email; }});
    columns.push_back({info(u"phone"_s, Words::tr("Phone"), 140, Look::Muted, shown),
                       [](const CustomerRow &row) { return row.phone; }});
    columns.push_back({sorted(info(u"source"_s, Words::tr("Source"), 120, Look::Muted, false), u"source"_s),
                       [](const CustomerRow &row) { return row.source; }});
    columns.push_back({sorted(info(u"created"_s, Words::tr("Customer since"), 120, Look::Muted, false), u"created"_s, true),
                       [](const CustomerRow &row) { return dayOf(row.createdDay); }});
    columns.push_back({info(u"stageDay"_s, Words::tr("On stage since"), 120, Look::Muted, false),
                       [](const CustomerRow &row) { return dayOf(row.stageDay); }});
    columns.push_back({info(u"npsDay"_s, Words::tr("NPS answered"), 120, Look::Muted, false),
                       [](const CustomerRow &row) { return dayOf(row.npsDay); }});
    columns.push_back({info(u"sentiment"_s, Words::tr("Last mood"), 100, Look::Muted, false), sentimentText});
    columns.push_back({info(u"testimonials"_s, Words::tr("Testimonials"), 104, Look::Muted, false), [](const CustomerRow &row) {
                           return row.testimonials > 0 ? QLocale().toString(row.testimonials) : QString();
                       }});
    columns.push_back({info(u"kind"_s, Words::tr("Kind"), 90, Look::Muted, false),
                       [](const CustomerRow &row) { return customerKindName(row.kind); }});
}

std::vector<Column<CustomerRow>> columnsOf(Session &session, CustomerSource::Of of)
{
    auto columns = contactColumns();
    if (of == CustomerSource::Of::Book) {
        addRelationColumns(columns, session);
        addMoreColumns(columns, false);
        return columns;
    }
    const QTimeZone zone = session.book().zone();
    columns.push_back({sorted(info(u"deleted"_s, Words::tr("Moved to the trash"), 170, Look::Muted), u"deleted"_s, true),
                       [zone](const CustomerRow &row) {
                           return row.deletedAt ? QLocale().toString(row.deletedAt->toTimeZone(zone), QLocale::ShortFormat) : QString();
                       }});
    addMoreColumns(columns, true);
    return columns;
}

} // namespace

CustomerSource::CustomerSource(Session &session, Of of) : RecordSourceOf(columnsOf(session, of)), m_session(session), m_of(of) {}

/// While the columns load, a screenful by name comes from the book, and all else waits for them: it would take the book longer.
static std::optional<IdList> beforeLoading(CustomerIndex &index, Database &db, const CustomerQuery &query, const SnapshotContext &context)
{
    static constexpr int kScreenful = 200;
    if (query.filter.isEmpty() && (query.sortKey.isEmpty() || query.sortKey == "name"_L1)) {
        CustomerQuery some = query;
        some.limit = kScreenful;
        Ids ids = customerList::ids(db, some);
        if (ids.size() < kScreenful)
            return ids;
        context.first(std::move(ids));
    }
    index.waitForLoad([&context] { return !context.cancelled(); });
    return std::nullopt;
}

SnapshotJob CustomerSource::snapshotJob() const
{
    return m_session.snapshotJob([index = m_session.customerIndex(), trash = m_of == Of::Trash, today = m_session.today()](
                                     Database &db, const ListQuery &asked, const SnapshotContext &context) -> Result<IdList> {
        CustomerQuery query;
        query.filter = parseFilter(asked.filter);
        query.sortKey = asked.sortKey;
        query.descending = asked.descending;
        query.trash = trash;
        query.today = today;
        if (!trash && !index->isReady()) {
            if (const auto whole = beforeLoading(*index, db, query, context))
                return *whole;
        }
        if (index->answersNamesFirst(query))
            context.first(index->ids(db, query, CustomerIndex::LongTexts::Skip));
        return context.cancelled() ? IdList() : index->ids(db, query);
    });
}

Result<std::vector<std::pair<qint64, CustomerRow>>> CustomerSource::rows(const Ids &ids) const
{
    std::vector<std::pair<qint64, CustomerRow>> rows;
    for (CustomerRow &row : customerList::rows(m_session.db(), ids))
        rows.emplace_back(row.id.value, std::move(row));
    return rows;
}

PersonCard CustomerSource::cardOf(const CustomerRow &row) const
{
    PersonCard card;
    card.name = row.name;
    card.company = !row.company.isEmpty() ? row.company : !row.city.isEmpty() ? row.city : row.email;
    card.lastTouch = agoShort(row.lastTouch, m_session.today());
    card.stage = stagePill(row);
    card.nps = row.nps;
    card.next = followUpPill(row, m_session.today());
    card.spoken = spokenName(row);
    return card;
}

QString CustomerSource::idMimeType() const
{
    return kCustomersMime;
}

} // namespace goodword
