#pragma once
// What a fuzz target holds: where it is broken, the program stops with the sentence, and the fuzzer keeps the input.

#include <cstdio>
#include <cstdlib>

namespace goodword::fuzz {

inline void promise(bool kept, const char *what)
{
    if (kept)
        return;
    std::fprintf(stderr, "Broken promise: %s\n", what);
    std::abort();
}

} // namespace goodword::fuzz
