#pragma once
// Where a reader takes its bytes from: a file, or a file being decoded. Never the whole of it at once.

#include "core/base/result.h"

namespace goodword {

class ByteSource
{
public:
    virtual ~ByteSource() = default;
    /// At most `room` bytes are written to `to`; 0 is the end.
    virtual Result<qint64> read(char *to, qint64 room) = 0;
};

} // namespace goodword
