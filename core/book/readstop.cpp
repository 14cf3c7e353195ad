#include "core/book/readstop.h"

#include <sqlite3.h>

namespace goodword {

static constexpr int kSteps = 5000; // of SQLite's machine

ReadStop::ReadStop(Database &db, std::function<bool()> wanted) : m_db(db), m_wanted(std::move(wanted))
{
    const auto look = [](void *self) { return static_cast<const ReadStop *>(self)->m_wanted() ? 0 : 1; };
    sqlite3_progress_handler(m_db.handle(), kSteps, +look, this);
}

ReadStop::ReadStop(Database &db, const Progress &progress) : ReadStop(db, [&progress] { return !progress.cancelled(); }) {}

ReadStop::~ReadStop()
{
    sqlite3_progress_handler(m_db.handle(), 0, nullptr, nullptr);
}

} // namespace goodword
