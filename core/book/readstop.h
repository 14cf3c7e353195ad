#pragma once
// While it lives, what is read on a connection ends, as trouble, once nobody wants it any more.

#include "core/book/database.h"

#include <functional>

namespace goodword {

class ReadStop
{
public:
    /// `wanted` is asked every fraction of a millisecond, on the reading thread.
    ReadStop(Database &db, std::function<bool()> wanted);
    ~ReadStop();
    ReadStop(const ReadStop &) = delete;
    ReadStop &operator=(const ReadStop &) = delete;

private:
    Database &m_db;
    const std::function<bool()> m_wanted;
};

} // namespace goodword
