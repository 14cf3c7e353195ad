#include "ui/pages/care/historycolumns.h"

#include "ui/shell/session.h"

#include <QLocale>

namespace goodword {

using namespace Qt::StringLiterals;

static QString translated(const char *text)
{
    return QCoreApplication::translate("goodword::HistoryPage", text);
}

static Pill statePill(const HistoryStep &step)
{
    switch (step.state) {
    case HistoryStep::State::Applied: return {};
    case HistoryStep::State::Undone: return {translated(QT_TRANSLATE_NOOP("goodword::HistoryPage", "Undone")), PillTone::Warn, {}};
    case HistoryStep::State::Closed: break;
    }
    return {translated(QT_TRANSLATE_NOOP("goodword::HistoryPage", "Log only")), PillTone::Neutral, {}};
}

static std::vector<Column<HistoryStep>> columnsOf(Session &session)
{
    const QTimeZone zone = session.book().zone();
    const auto when = [zone](const HistoryStep &step) {
        return QLocale().toString(step.at.toTimeZone(zone), QLocale::ShortFormat);
    };
    const auto info = [](const char *key, const char *title, int width, ColumnInfo::Look look = ColumnInfo::Look::Text) {
        ColumnInfo made;
        made.key = QLatin1String(key);
        made.title = translated(title);
        made.width = width;
        made.look = look;
        return made;
    };
    ColumnInfo label = info("label", QT_TRANSLATE_NOOP("goodword::HistoryPage", "What"), 420);
    label.fixed = true;
    ColumnInfo count = info("rows", QT_TRANSLATE_NOOP("goodword::HistoryPage", "Rows"), 80, ColumnInfo::Look::Muted);
    count.alignment = Qt::AlignTrailing | Qt::AlignVCenter;

    std::vector<Column<HistoryStep>> columns;
    columns.push_back({label, [](const HistoryStep &step) { return step.label; }});
    columns.push_back({info("at", QT_TRANSLATE_NOOP("goodword::HistoryPage", "When"), 160, ColumnInfo::Look::Muted), when});
    columns.push_back({info("author", QT_TRANSLATE_NOOP("goodword::HistoryPage", "Who"), 140),
                       [](const HistoryStep &step) { return step.author; }});
    columns.push_back({count, [](const HistoryStep &step) { return QLocale().toString(step.rowsChanged); }});
    columns.push_back({info("state", QT_TRANSLATE_NOOP("goodword::HistoryPage", "State"), 110, ColumnInfo::Look::Pill),
                       [](const HistoryStep &step) { return statePill(step).text; }, statePill});
    columns.push_back({info("program", QT_TRANSLATE_NOOP("goodword::HistoryPage", "With"), 150, ColumnInfo::Look::Muted),
                       [](const HistoryStep &step) { return step.program; }});
    return columns;
}

HistorySource::HistorySource(Session &session) : RecordSourceOf(columnsOf(session)), m_session(session) {}

SnapshotJob HistorySource::snapshotJob() const
{
    return m_session.snapshotJob([](Database &db, const ListQuery &, const SnapshotContext &) -> Result<IdList> {
        Ids ids;
        for (const StepId id : History(db).stepIds())
            ids.push_back(id.value);
        return ids;
    });
}

Result<std::vector<std::pair<qint64, HistoryStep>>> HistorySource::rows(const Ids &ids) const
{
    std::vector<std::pair<qint64, HistoryStep>> rows;
    for (const qint64 id : ids) {
        if (const auto step = m_session.book().history().step(StepId(id)))
            rows.emplace_back(id, *step);
    }
    return rows;
}

} // namespace goodword
