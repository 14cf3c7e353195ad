#pragma once
// One writer per book: a lock file beside it names the program, the machine and the time. SQLite's own locks remain the
// real guard; this one exists so that two programs never write at once without knowing.

#include "core/base/result.h"

#include <QLockFile>

#include <memory>

namespace goodword {

class BookLock
{
public:
    /// Fails with Locked and who has it. A lock left by a program that crashed is taken over.
    static Result<std::unique_ptr<BookLock>> take(const QString &bookPath);

private:
    explicit BookLock(const QString &lockPath) : m_file(lockPath) {}
    QLockFile m_file;
};

} // namespace goodword
