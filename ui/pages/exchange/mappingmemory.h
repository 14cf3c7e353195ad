#pragma once
// Remembers on this machine how the columns of a file were mapped, by a digest of its headers: the next file of the same
// program is mapped the same way. Keeps no header and no cell. The oldest are forgotten.

#include "core/exchange/importpresets.h"

namespace goodword {

namespace mappingMemory {

void keep(const CsvFormat &format, const ImportPlan &plan);
/// Changes the plan to what was kept for a file with these headers; false where there is nothing or nothing differs.
bool apply(const CsvFormat &format, ImportPlan &plan);

} // namespace mappingMemory
} // namespace goodword
