#pragma once
// While it lives, what runs on a connection ends, as trouble, once nobody wants it any more: what is read ends where it is, a
// change is rolled back.

#include "core/base/progress.h"
#include "core/book/database.h"

#include <functional>

namespace goodword {

class ReadStop
{
public:
    /// `wanted` is asked every fraction of a millisecond, on the reading thread.
    ReadStop(Database &db, std::function<bool()> wanted);
    /// Once `progress` is cancelled.
    ReadStop(Database &db, const Progress &progress);
    ~ReadStop();
    ReadStop(const ReadStop &) = delete;
    ReadStop &operator=(const ReadStop &) = delete;

private:
    Database &m_db;
    const std::function<bool()> m_wanted;
};

} // namespace goodword
