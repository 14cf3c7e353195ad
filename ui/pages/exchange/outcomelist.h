#pragma once
// The rows of a report, and its warnings, as lists: filtered by verdict on a worker, however many there are.

#include "ui/models/recordsource.h"
#include "ui/pages/exchange/importdraft.h"

namespace goodword {

struct OutcomeRow {
    RowOutcome outcome;
    QString who;
};

class OutcomeSource final : public RecordSourceOf<OutcomeRow>
{
public:
    OutcomeSource();
    /// Ids are places in the report, from 1. The query's filter is a verdict's code; empty: all rows.
    void show(ImportOutcomePtr outcome) { m_outcome = std::move(outcome); }
    const RowOutcome *outcome(qint64 id) const;

    SnapshotJob snapshotJob() const override;
    Result<std::vector<std::pair<qint64, OutcomeRow>>> rows(const Ids &ids) const override;

private:
    ImportOutcomePtr m_outcome;
};

class WarningSource final : public RecordSourceOf<CsvWarning>
{
public:
    WarningSource();
    void show(ImportOutcomePtr outcome) { m_outcome = std::move(outcome); }
    const CsvWarning *warning(qint64 id) const;

    SnapshotJob snapshotJob() const override;
    Result<std::vector<std::pair<qint64, CsvWarning>>> rows(const Ids &ids) const override;

private:
    ImportOutcomePtr m_outcome;
};

} // namespace goodword
