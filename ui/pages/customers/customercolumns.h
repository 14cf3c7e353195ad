#pragma once
// The columns and the card of a list of customers, of the book or of its trash. Ids come from a worker, rows from the
// window's own connection. Knows no view.

#include "core/customers/customerlist.h"
#include "ui/models/recordsource.h"

namespace goodword {

class Session;

class CustomerSource final : public RecordSourceOf<CustomerRow>
{
public:
    enum class Of { Book, Trash };
    explicit CustomerSource(Session &session, Of of = Of::Book);

    SnapshotJob snapshotJob() const override;
    Result<std::vector<std::pair<qint64, CustomerRow>>> rows(const Ids &ids) const override;
    PersonCard cardOf(const CustomerRow &row) const override;
    QString idMimeType() const override;

private:
    Session &m_session;
    Of m_of;
};

} // namespace goodword
