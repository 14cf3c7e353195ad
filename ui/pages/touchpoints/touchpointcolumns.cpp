#include "ui/pages/touchpoints/touchpointcolumns.h"

#include "core/base/text.h"
#include "ui/shell/session.h"

#include <QCoreApplication>
#include <QLocale>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(goodword::TouchpointColumns)
};

using Row = TouchpointRow;
using Look = ColumnInfo::Look;

ColumnInfo info(const char *key, const QString &title, int width, Look look = Look::Text)
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

std::vector<Column<Row>> columnsOf(Session &session)
{
    ColumnInfo day = info("day", Words::tr("Day"), 104, Look::Muted);
    day.sortKey = u"day"_s;
    day.descendingFirst = true;
    day.fixed = true;
    ColumnInfo follow = info("followup", Words::tr("Follow-up"), 140, Look::Pill);
    follow.sortKey = u"followup"_s;
    ColumnInfo minutes = info("minutes", Words::tr("Minutes"), 80, Look::Muted);
    minutes.alignment = Qt::AlignTrailing | Qt::AlignVCenter;
    const auto hidden = [](ColumnInfo made) {
        made.shownAtFirst = false;
        return made;
    };
    const auto followPill = [&session](const Row &row) { return followUpPill(row.touchpoint, session.today()); };

    std::vector<Column<Row>> columns;
    columns.push_back({day, [](const Row &row) { return dayWords(row.touchpoint.day); }});
    columns.push_back({info("customer", Words::tr("Customer"), 190, Look::Person), [](const Row &row) { return row.customerName; }});
    columns.push_back({info("channel", Words::tr("Channel"), 106), [](const Row &row) { return channelName(row.touchpoint.channel); }});
    columns.push_back({info("direction", Words::tr("Direction"), 150, Look::Muted), [](const Row &row) {
                           return row.touchpoint.direction == Direction::None ? QString() : directionName(row.touchpoint.direction);
                       }});
    columns.push_back({info("what", Words::tr("What"), 280), [](const Row &row) { return touchpointTitle(row.touchpoint); }});
    columns.push_back({info("sentiment", Words::tr("Feeling"), 100, Look::Pill),
                       [](const Row &row) { return sentimentPill(row.touchpoint.sentiment).text; },
                       [](const Row &row) { return sentimentPill(row.touchpoint.sentiment); }});
    columns.push_back({follow, [followPill](const Row &row) { return followPill(row).text; }, followPill});
    columns.push_back({info("staff", Words::tr("Who"), 120), [](const Row &row) { return row.staffName; }});
    columns.push_back({hidden(info("department", Words::tr("Department"), 140, Look::Muted)), [](const Row &row) { return row.departmentName; }});
    columns.push_back({hidden(minutes), [](const Row &row) {
                           return row.touchpoint.minutes ? QLocale().toString(*row.touchpoint.minutes) : QString();
                       }});
    columns.push_back({hidden(info("outcome", Words::tr("Outcome"), 180)), [](const Row &row) { return oneLine(row.touchpoint.outcome); }});
    columns.push_back({hidden(info("kind", Words::tr("Ask or gift"), 120, Look::Muted)), [](const Row &row) {
                           const Touchpoint &t = row.touchpoint;
                           return t.isAsk && t.isGift ? Words::tr("ask, gift") : t.isAsk ? Words::tr("ask") : t.isGift ? Words::tr("gift") : QString();
                       }});
    columns.push_back({hidden(info("files", Words::tr("Files"), 70, Look::Muted)),
                       [](const Row &row) { return row.attachments > 0 ? QLocale().toString(row.attachments) : QString(); }});
    return columns;
}

} // namespace

QString touchpointTitle(const Touchpoint &touchpoint)
{
    return oneLine(touchpoint.subject.isEmpty() ? touchpoint.body.left(300) : touchpoint.subject);
}

Pill sentimentPill(Sentiment sentiment)
{
    switch (sentiment) {
    case Sentiment::Positive: return {sentimentName(sentiment), PillTone::Good, {}};
    case Sentiment::Negative: return {sentimentName(sentiment), PillTone::Bad, {}};
    case Sentiment::Neutral: return {sentimentName(sentiment), PillTone::Neutral, {}};
    case Sentiment::Unset: break;
    }
    return {};
}

Pill followUpPill(const Touchpoint &touchpoint, QDate today)
{
    if (!touchpoint.followUpDay.isValid())
        return {};
    if (touchpoint.followUpDone)
        return {Words::tr("Done"), PillTone::Neutral, {}};
    const qint64 days = today.daysTo(touchpoint.followUpDay);
    if (days == 0)
        return {Words::tr("Today"), PillTone::Good, {}};
    const QString day = QLocale().toString(touchpoint.followUpDay, touchpoint.followUpDay.year() == today.year() ? u"d MMM"_s : u"d MMM yyyy"_s);
    return days < 0 ? Pill{Words::tr("Overdue %1").arg(day), PillTone::Bad, {}} : Pill{day, PillTone::Accent, {}};
}

QString moneyText(const Money &money)
{
    // Most currencies have a hundredth; the others are written with what they have.
    static const QStringList whole{u"JPY"_s, u"KRW"_s, u"VND"_s, u"CLP"_s, u"ISK"_s, u"XAF"_s, u"XOF"_s, u"XPF"_s};
    static const QStringList thousandth{u"BHD"_s, u"KWD"_s, u"OMR"_s, u"JOD"_s, u"TND"_s, u"IQD"_s, u"LYD"_s};
    const int digits = whole.contains(money.currency) ? 0 : thousandth.contains(money.currency) ? 3 : 2;
    const double unit = digits == 0 ? 1 : digits == 3 ? 1000 : 100;
    return QLocale().toString(double(money.minor) / unit, 'f', digits) + u' ' + money.currency;
}

TouchpointSource::TouchpointSource(Session &session) : RecordSourceOf(columnsOf(session)), m_session(session) {}

SnapshotJob TouchpointSource::snapshotJob() const
{
    return m_session.snapshotJob([filter = m_filter](Database &db, const ListQuery &query, const SnapshotContext &) -> Result<IdList> {
        TouchpointFilter asked = filter;
        if (query.sortKey == "followup"_L1)
            asked.order = TouchpointOrder::FollowUpFirst;
        else if (query.sortKey == "day"_L1 && !query.descending)
            asked.order = TouchpointOrder::OldestFirst;
        Ids ids = touchpointIds(db, asked);
        if (asked.order == TouchpointOrder::FollowUpFirst && query.descending)
            std::reverse(ids.begin(), ids.end());
        return ids;
    });
}

Result<std::vector<std::pair<qint64, TouchpointRow>>> TouchpointSource::rows(const Ids &ids) const
{
    std::vector<std::pair<qint64, TouchpointRow>> rows;
    for (TouchpointRow &row : touchpointRows(m_session.db(), ids)) {
        const qint64 id = row.touchpoint.id.value;
        rows.emplace_back(id, std::move(row));
    }
    if (auto trouble = m_session.db().takeTrouble())
        return *trouble;
    return rows;
}

} // namespace goodword
