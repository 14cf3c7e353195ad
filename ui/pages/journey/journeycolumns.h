#pragma once
// Customers as the journey shows them: the cards of one board column, and the list of who is stuck. All columns of a board
// are read at once, so that they answer as one.

#include "core/customers/customerlist.h"
#include "core/journey/board.h"
#include "ui/models/recordsource.h"

#include <QHash>

namespace goodword {

class Session;

struct BoardView {
    QHash<qint64, IdList> customers; ///< by stage, in order, of those the filter lets through
    BoardSort sort = BoardSort::NewestHere;
    QHash<qint64, int> stuckDays; ///< by stage; a stage that is not in it has nowhere to go on to
};

/// The next step as a pill: red overdue, green today, grey later, yellow where none is planned.
Pill nextStepPill(QDate followUp, QDate today);

class BoardSource final : public RecordSourceOf<CustomerRow>
{
public:
    BoardSource(Session &session, StageId stage, std::shared_ptr<const BoardView> view);

    SnapshotJob snapshotJob() const override;
    Result<std::vector<std::pair<qint64, CustomerRow>>> rows(const Ids &ids) const override;
    PersonCard cardOf(const CustomerRow &row) const override;
    QString idMimeType() const override;

private:
    Session &m_session;
    StageId m_stage;
    std::shared_ptr<const BoardView> m_view;
};

class StuckSource final : public RecordSourceOf<CustomerRow>
{
public:
    explicit StuckSource(Session &session);

    SnapshotJob snapshotJob() const override;
    Result<std::vector<std::pair<qint64, CustomerRow>>> rows(const Ids &ids) const override;

private:
    Session &m_session;
};

} // namespace goodword
