#pragma once
// Keeps d_customer_key true: what a customer is searched by (folded name, company, e-mails, phones, city), the folded name,
// and the key lists are sorted by: ICU's, of the program's locale, in binary order, so that any tool can open the file.

#include "core/book/deriver.h"

namespace goodword {

class CustomerKeys final : public Deriver
{
public:
    void update(UnitOfWork &u, const ChangeSet &changes) override;
    void rebuild(UnitOfWork &u) override;
    /// True after a change of locale, of ICU or of these rules.
    bool isStale(UnitOfWork &u) override;
};

} // namespace goodword
