#include "core/book/reserve.h"

#include "core/book/filesystem.h"

#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <unistd.h>

namespace goodword {

QString Reserve::pathFor(const QString &bookPath)
{
    const QFileInfo book(bookPath);
    return book.absolutePath() + QStringLiteral("/.") + book.fileName() + QStringLiteral(".reserve");
}

Reserve::Reserve(const QString &bookPath) : m_path(pathFor(bookPath)) {}

bool Reserve::make() const
{
    const int file = ::open(QFile::encodeName(m_path).constData(), O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (file < 0)
        return false;
    // Not posix_fallocate: where room cannot be kept, that writes all of it.
    const bool kept = ::fallocate(file, 0, 0, kBytes) == 0;
    ::close(file);
    if (!kept)
        ::unlink(QFile::encodeName(m_path).constData());
    return kept;
}

void Reserve::remove()
{
    if (m_state == State::Held)
        ::unlink(QFile::encodeName(m_path).constData());
}

static Error stillFull()
{
    return {ErrorCode::DiskFull,
            Core::tr("The disk is still full, so nothing was changed. Everything in the book is safe; it can be closed, and a copy "
                     "can be saved on another disk. Free at least %1 MB and try again.").arg((Reserve::kBytes + Reserve::kRoom) >> 20), {}};
}

Done Reserve::hold()
{
    if (m_state == State::Held || m_state == State::Impossible)
        return {};
    const auto room = m_state == State::GivenUp ? roomAt(QFileInfo(m_path).path()) : std::nullopt;
    if (room && *room < kBytes + kRoom)
        return stillFull();
    if (make()) {
        m_state = State::Held;
        return {};
    }
    if (m_state == State::NotYet) {
        m_state = State::Impossible;
        return {};
    }
    return stillFull();
}

void Reserve::giveUp()
{
    if (m_state != State::Held)
        return;
    remove();
    m_state = State::GivenUp;
}

} // namespace goodword
