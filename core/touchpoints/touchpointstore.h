#pragma once
// All SQL of one touchpoint. Lists are touchpointlist.h's. Importers write many in a change of their own through add().

#include "core/book/unitofwork.h"
#include "core/touchpoints/touchpoint.h"

#include <optional>

namespace goodword::touchpointStore {

/// Also one in the trash.
std::optional<Touchpoint> touchpoint(Database &db, TouchpointId id);
TouchpointId add(UnitOfWork &u, const Touchpoint &touchpoint);
/// Everything but the customer and the uid.
void update(UnitOfWork &u, const Touchpoint &touchpoint);
void setDeleted(UnitOfWork &u, TouchpointId id, bool deleted);
void setFollowUp(UnitOfWork &u, TouchpointId id, QDate day, bool done);

} // namespace goodword::touchpointStore
