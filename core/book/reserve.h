#pragma once
// A few megabytes beside an open book that stand in for the room it needs when the disk is full: given up at the first
// change that finds no room, so that the book can be closed and copied out. Until they are there again, nothing more is
// written, or they would only put off the end. Made with the first change, gone when the book is closed; where a file
// system cannot keep room, or has none to spare at the beginning, there is no reserve and nothing is refused for it.
// For the holder of the write gate only.

#include "core/base/result.h"

#include <QString>

namespace goodword {

class Reserve
{
public:
    static constexpr qint64 kBytes = 8LL << 20;
    /// What must be free beside it before it is taken again.
    static constexpr qint64 kRoom = 4LL << 20;

    explicit Reserve(const QString &bookPath);
    ~Reserve() { remove(); }
    Reserve(const Reserve &) = delete;
    Reserve &operator=(const Reserve &) = delete;

    /// Before a change. Fails with DiskFull while what was given up cannot be had again.
    Done hold();
    /// The disk is full.
    void giveUp();
    static QString pathFor(const QString &bookPath);

private:
    enum class State { NotYet, Held, GivenUp, Impossible };
    bool make() const;
    void remove();

    QString m_path;
    State m_state = State::NotYet;
};

} // namespace goodword
