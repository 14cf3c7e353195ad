#pragma once
// A list of made-up people for the tests of models and views: snapshots can be held back, pages are counted.

#include "ui/models/recordsource.h"

#include <QSemaphore>

#include <algorithm>

namespace goodword::test {

struct SampleRow {
    QString name, company, city, stage, last;
    std::optional<double> nps;
};

class SampleSource final : public RecordSourceOf<SampleRow>
{
public:
    using Row = SampleRow;

    explicit SampleSource(qint64 count = 0) : RecordSourceOf(columnsOf())
    {
        for (qint64 id = 1; id <= count; ++id)
            shared->ids.push_back(id);
    }

    SnapshotJob snapshotJob() const override
    {
        return [shared = shared](const ListQuery &query, const SnapshotContext &) -> Result<IdList> {
            if (query.filter == QLatin1String("broken"))
                return Error{ErrorCode::Io, QStringLiteral("The list could not be read."), {}};
            if (query.filter == QLatin1String("slow"))
                shared->gate.acquire();
            Ids ids = shared->ids;
            if (query.filter == QLatin1String("even") || query.filter == QLatin1String("slow"))
                std::erase_if(ids, [](qint64 id) { return id % 2 == 1; });
            if (query.descending)
                std::reverse(ids.begin(), ids.end());
            return ids;
        };
    }
    Result<std::vector<std::pair<qint64, Row>>> rows(const Ids &ids) const override
    {
        ++shared->pages;
        std::vector<std::pair<qint64, Row>> rows;
        for (qint64 id : ids)
            if (id != shared->gone)
                rows.emplace_back(id, people.empty() ? numbered(id) : people[size_t(id - 1) % people.size()]);
        return rows;
    }
    PersonCard cardOf(const Row &row) const override
    {
        PersonCard card{row.name, row.company, row.last, stagePill(row), row.nps, {}, {}};
        if (row.nps && *row.nps < 7)
            card.next = {QStringLiteral("Call today"), PillTone::Bad, {}};
        card.spoken = QStringList{row.name, row.company, row.stage}.join(QStringLiteral(", "));
        return card;
    }
    QString idMimeType() const override { return QStringLiteral("application/x-goodword-customers"); }

    static Pill stagePill(const Row &row)
    {
        const PillTone tone = row.stage == QLatin1String("At risk") ? PillTone::Bad
            : row.stage == QLatin1String("Advocate")                ? PillTone::Accent
                                                                    : PillTone::Good;
        return {row.stage, tone, {}};
    }

    struct Shared {
        Ids ids;
        QSemaphore gate;
        int pages = 0;
        qint64 gone = 0;
    };
    std::shared_ptr<Shared> shared = std::make_shared<Shared>();
    std::vector<Row> people;

private:
    static Row numbered(qint64 id)
    {
        return {QStringLiteral("Person %1").arg(id), QStringLiteral("Firm %1").arg(id), QStringLiteral("Galway"),
                QStringLiteral("Advocate"), QStringLiteral("2 d"), double(id % 11)};
    }
    static std::vector<Column<Row>> columnsOf()
    {
        using Look = ColumnInfo::Look;
        std::vector<Column<Row>> columns;
        const auto add = [&](const char *key, const char *title, int width, Look look, auto text) -> Column<Row> & {
            ColumnInfo info;
            info.key = QString::fromLatin1(key);
            info.title = QString::fromLatin1(title);
            info.width = width;
            info.look = look;
            info.sortKey = info.key;
            columns.push_back({info, text, {}, {}});
            return columns.back();
        };
        add("name", "Name", 220, Look::Person, [](const Row &row) { return row.name; }).info.fixed = true;
        add("company", "Company", 180, Look::Muted, [](const Row &row) { return row.company; });
        add("stage", "Stage", 130, Look::Pill, [](const Row &row) { return row.stage; }).pill = stagePill;
        auto &nps = add("nps", "NPS", 70, Look::Nps,
                        [](const Row &row) { return row.nps ? QString::number(*row.nps) : QString(); });
        nps.info.alignment = Qt::AlignTrailing | Qt::AlignVCenter;
        nps.pill = [](const Row &row) {
            return row.nps ? Pill{QString::number(*row.nps), npsTone(*row.nps), {}} : Pill();
        };
        add("last", "Last touch", 110, Look::Muted, [](const Row &row) { return row.last; }).info.alignment =
            Qt::AlignTrailing | Qt::AlignVCenter;
        auto &city = add("city", "City", 110, Look::Text, [](const Row &row) { return row.city; });
        city.info.shownAtFirst = false;
        city.info.sortKey.clear();
        return columns;
    }
};

} // namespace goodword::test
