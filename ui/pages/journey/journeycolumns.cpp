#include "ui/pages/journey/journeycolumns.h"

#include "core/insight/funnel.h"
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
    Q_DECLARE_TR_FUNCTIONS(goodword::JourneyColumns)
};

ColumnInfo info(const char *key, const QString &title, int width, ColumnInfo::Look look = ColumnInfo::Look::Text)
{
    ColumnInfo made;
    made.key = QLatin1String(key);
    made.title = title;
    made.width = width;
    made.look = look;
    return made;
}

QString dayWords(QDate day)
{
    return day.isValid() ? QLocale().toString(day, QLocale::ShortFormat) : QString();
}

Pill npsPill(const CustomerRow &row)
{
    return row.nps ? Pill{npsScoreText(*row.nps), npsTone(*row.nps), {}} : Pill();
}

/// The columns of the stuck list; a board uses them for copying cards as a table.
std::vector<Column<CustomerRow>> columnsOf(Session &session, const char *daysSortKey)
{
    using Look = ColumnInfo::Look;
    const auto trailing = [](ColumnInfo made) {
        made.alignment = Qt::AlignTrailing | Qt::AlignVCenter;
        return made;
    };
    ColumnInfo name = info("name", Words::tr("Name"), 220, Look::Person);
    name.fixed = true;
    ColumnInfo days = trailing(info("days", Words::tr("Days here"), 110));
    days.sortKey = QLatin1String(daysSortKey);
    days.descendingFirst = true;
    const auto here = [&session](const CustomerRow &row) {
        return row.stageDay.isValid() ? QLocale().toString(row.stageDay.daysTo(session.today())) : QString();
    };

    std::vector<Column<CustomerRow>> columns;
    columns.push_back({name, [](const CustomerRow &row) { return row.name; }});
    columns.push_back({info("company", Words::tr("Company"), 180, Look::Muted), [](const CustomerRow &row) { return row.company; }});
    columns.push_back({info("stage", Words::tr("Stage"), 150, Look::Pill), [](const CustomerRow &row) { return row.stage; }, stagePill});
    columns.push_back({days, here});
    columns.push_back({info("since", Words::tr("Since"), 110, Look::Muted), [](const CustomerRow &row) { return dayWords(row.stageDay); }});
    columns.push_back({trailing(info("nps", Words::tr("NPS"), 70, Look::Nps)),
                       [](const CustomerRow &row) { return npsPill(row).text; }, npsPill});
    columns.push_back({info("touch", Words::tr("Last touch"), 120, Look::Muted),
                       [](const CustomerRow &row) { return dayWords(row.lastTouch); }});
    columns.push_back({info("next", Words::tr("Next step"), 140, Look::Pill),
                       [&session](const CustomerRow &row) { return nextStepPill(row.nextFollowUp, session.today()).text; },
                       [&session](const CustomerRow &row) { return nextStepPill(row.nextFollowUp, session.today()); }});
    columns.push_back({info("owner", Words::tr("Owner"), 140), [](const CustomerRow &row) { return row.owner; }});
    return columns;
}

Result<std::vector<std::pair<qint64, CustomerRow>>> customerRows(Session &session, const Ids &ids)
{
    std::vector<std::pair<qint64, CustomerRow>> rows;
    for (CustomerRow &row : customerList::rows(session.db(), ids))
        rows.emplace_back(row.id.value, std::move(row));
    if (auto trouble = session.db().takeTrouble())
        return *trouble;
    return rows;
}

} // namespace

Pill nextStepPill(QDate followUp, QDate today)
{
    if (!followUp.isValid())
        return {Words::tr("No next step"), PillTone::Warn, {}};
    const qint64 days = today.daysTo(followUp);
    if (days < 0)
        return {Words::tr("%1 overdue", "how long a follow-up is overdue: 3 d").arg(agoShort(followUp, today)), PillTone::Bad, {}};
    if (days == 0)
        return {Words::tr("Today"), PillTone::Good, {}};
    if (days == 1)
        return {Words::tr("Tomorrow"), PillTone::Neutral, {}};
    const QString format = followUp.year() == today.year() ? Words::tr("d MMM", "day and month of a follow-up") : Words::tr("MMM yyyy");
    return {QLocale().toString(followUp, format), PillTone::Neutral, {}};
}

BoardSource::BoardSource(Session &session, StageId stage, std::shared_ptr<const BoardView> view)
    : RecordSourceOf(columnsOf(session, "")), m_session(session), m_stage(stage), m_view(std::move(view))
{
}

SnapshotJob BoardSource::snapshotJob() const
{
    return [ids = m_view->customers.value(m_stage.value)](const ListQuery &, const SnapshotContext &) -> Result<IdList> {
        return ids;
    };
}

Result<std::vector<std::pair<qint64, CustomerRow>>> BoardSource::rows(const Ids &ids) const
{
    return customerRows(m_session, ids);
}

PersonCard BoardSource::cardOf(const CustomerRow &row) const
{
    const QDate today = m_session.today();
    PersonCard card;
    card.name = row.name;
    card.company = row.company.isEmpty() ? row.city : row.company;
    card.lastTouch = agoShort(row.lastTouch, today);
    card.nps = row.nps;
    card.next = nextStepPill(row.nextFollowUp, today);
    const qint64 days = row.stageDay.isValid() ? row.stageDay.daysTo(today) : 0;
    // Right after a move the row still may name the stage before: who just came here is not stuck.
    card.aged = row.stageId == m_stage && m_view->stuckDays.contains(m_stage.value) && days > m_view->stuckDays.value(m_stage.value);

    QStringList spoken{row.name};
    if (!row.company.isEmpty())
        spoken += row.company;
    if (!row.stage.isEmpty())
        spoken += Words::tr("stage %1").arg(row.stage);
    if (row.nps)
        spoken += Words::tr("NPS %1").arg(npsScoreText(*row.nps));
    spoken += Words::tr("next step: %1").arg(card.next.text);
    if (row.lastTouch.isValid())
        spoken += Words::tr("last touch %1").arg(dayWords(row.lastTouch));
    if (card.aged)
        spoken += Words::tr("stuck here for %n days", nullptr, int(days));
    card.spoken = spoken.join(u", "_s);
    return card;
}

QString BoardSource::idMimeType() const
{
    return kCustomersMime;
}

StuckSource::StuckSource(Session &session) : RecordSourceOf(columnsOf(session, "days")), m_session(session) {}

SnapshotJob StuckSource::snapshotJob() const
{
    return m_session.snapshotJob([today = m_session.today()](Database &db, const ListQuery &query, const SnapshotContext &) -> Result<IdList> {
        auto stuck = stuckCustomers(db, today);
        if (query.sortKey == "days"_L1) {
            std::stable_sort(stuck.begin(), stuck.end(), [&](const StuckCustomer &a, const StuckCustomer &b) {
                return query.descending ? a.days > b.days : a.days < b.days;
            });
        }
        Ids ids;
        for (const StuckCustomer &one : stuck)
            ids.push_back(one.customer.value);
        return ids;
    });
}

Result<std::vector<std::pair<qint64, CustomerRow>>> StuckSource::rows(const Ids &ids) const
{
    return customerRows(m_session, ids);
}

} // namespace goodword
