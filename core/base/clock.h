#pragma once
// Time is injected, so that a test (and "as of" a past day) says what now is; so is the luck that uids are made with, so
// that the sample book can be made twice alike.

#include <QDateTime>

#include <array>

namespace goodword {

class Clock
{
public:
    virtual ~Clock() = default;
    virtual QDateTime nowUtc() const = 0;
    /// Random words, never twice the same: the part of a uid that is not time.
    virtual std::array<quint32, 4> luck() const;

    static const Clock &system();
};

class FixedClock final : public Clock
{
public:
    explicit FixedClock(QDateTime utc) : m_now(std::move(utc)) {}
    QDateTime nowUtc() const override { return m_now; }
    void advance(qint64 seconds) { m_now = m_now.addSecs(seconds); }

private:
    QDateTime m_now;
};

} // namespace goodword
