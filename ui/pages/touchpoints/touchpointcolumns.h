#pragma once
// Touchpoints of all customers as a list.

#include "core/touchpoints/touchpointlist.h"
#include "ui/models/recordsource.h"

namespace goodword {

class Session;

/// Open, done or overdue, coloured by how urgent it is; empty where no follow-up is wanted.
Pill followUpPill(const Touchpoint &touchpoint, QDate today);
Pill sentimentPill(Sentiment sentiment);
/// The subject, else the beginning of the text, on one line.
QString touchpointTitle(const Touchpoint &touchpoint);
/// "+45.00 EUR" as the locale writes it.
QString moneyText(const Money &money);

class TouchpointSource final : public RecordSourceOf<TouchpointRow>
{
public:
    explicit TouchpointSource(Session &session);

    /// What the next snapshot is asked for; order comes from the list's sort.
    void setFilter(const TouchpointFilter &filter) { m_filter = filter; }
    const TouchpointFilter &filter() const { return m_filter; }

    SnapshotJob snapshotJob() const override;
    Result<std::vector<std::pair<qint64, TouchpointRow>>> rows(const Ids &ids) const override;

private:
    Session &m_session;
    TouchpointFilter m_filter;
};

} // namespace goodword
