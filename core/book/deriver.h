#pragma once
// Keeps one kind of derived data (tables named d_*) true. Called inside the transaction that changed what it derives
// from, just before COMMIT, for undo and redo as well. A test rebuilds them all and finds no difference.

#include "core/book/changeset.h"

#include <memory>
#include <vector>

namespace goodword {

class UnitOfWork;

class Deriver
{
public:
    virtual ~Deriver() = default;
    /// Brings the derived rows up to date; treats a table that isBulk() as a call for rebuild().
    virtual void update(UnitOfWork &u, const ChangeSet &changes) = 0;
    virtual void rebuild(UnitOfWork &u) = 0;
    /// True when what is stored was made by another version of the rules (a new ICU, another locale).
    virtual bool isStale(UnitOfWork &) { return false; }
};

using Derivers = std::vector<std::unique_ptr<Deriver>>;

} // namespace goodword
