#pragma once
// Touchpoints, answers and testimonials in the trash, each as what, about whom and when. Knows no view.

#include "ui/models/recordsource.h"

#include <QDate>

namespace goodword {

class Session;

enum class TrashedKind { Touchpoint, Answer, Testimonial };

struct TrashedRow {
    QString what;
    QString about;
    QDate day;
};

class TrashSource final : public RecordSourceOf<TrashedRow>
{
public:
    TrashSource(Session &session, TrashedKind kind);
    SnapshotJob snapshotJob() const override;
    Result<std::vector<std::pair<qint64, TrashedRow>>> rows(const Ids &ids) const override;

private:
    Session &m_session;
    TrashedKind m_kind;
};

} // namespace goodword
