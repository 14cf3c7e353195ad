#pragma once
// The steps of the activity log as a list.

#include "core/book/history.h"
#include "ui/models/recordsource.h"

namespace goodword {

class Session;

class HistorySource final : public RecordSourceOf<HistoryStep>
{
public:
    explicit HistorySource(Session &session);

    SnapshotJob snapshotJob() const override;
    Result<std::vector<std::pair<qint64, HistoryStep>>> rows(const Ids &ids) const override;

private:
    Session &m_session;
};

} // namespace goodword
