#pragma once
// The exact headers of well-known exports and what they mean to us. Data only.

#include "core/exchange/importfields.h"

#include <span>

namespace goodword {

/// Lists stand between bars. A mapping is HEADER=FIELD or HEADER=FIELD:DECODER; % stands for a number. FIELD "custom" is a
/// field of one's own: ":labelled" named by the Label or Type column beside it, ":header" by the header (of numbered ones
/// from the second on). HEADER "*" is every column right of the last one named here: what a shop added itself.
struct ImportPreset {
    const char *source;
    const char *title;
    ImportKind kind;
    const char *signature;   ///< all of these headers are there
    const char *mapping;
    bool aliasesToo = false; ///< columns not named here are matched as a stranger's are
    const char *constant = nullptr;
};

/// The first that fits counts.
std::span<const ImportPreset> importPresets();

} // namespace goodword
