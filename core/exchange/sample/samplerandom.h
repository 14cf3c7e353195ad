#pragma once
// Repeatable luck for the sample book: std::mt19937, whose numbers the standard fixes, with distributions of our own, whose
// results it does not. Every customer has a stream of its own, so that one more customer changes nobody else.

#include "core/base/clock.h"

#include <random>
#include <span>
#include <vector>

namespace goodword {

class SampleRandom
{
public:
    explicit SampleRandom(quint32 seed, quint32 stream = 0) : m_engine(mixed(seed, stream)) {}

    quint32 word() { return quint32(m_engine()); }
    /// 0 … n-1; 0 of nothing.
    int below(int n) { return n > 0 ? int((quint64(word()) * quint64(n)) >> 32) : 0; }
    int between(int low, int high) { return low + below(high - low + 1); }
    bool chance(int percent) { return below(100) < percent; }
    double unit() { return double(word()) / 4294967296.0; }
    template <class List>
    const auto &pick(const List &list)
    {
        return list[size_t(below(int(std::size(list))))];
    }

private:
    static quint32 mixed(quint32 seed, quint32 stream)
    {
        quint64 z = (quint64(seed) << 32 | stream) + 0x9e3779b97f4a7c15ULL;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return quint32(z ^ (z >> 31));
    }
    std::mt19937 m_engine;
};

/// Texts dealt once each; the whole deck again for every so many customers, so that nothing repeats in a small book.
class SampleDeck
{
public:
    SampleDeck(std::span<const char *const> texts, SampleRandom &random, int rounds) : m_texts(texts), m_rounds(rounds)
    {
        for (size_t i = 0; i < texts.size(); ++i)
            m_order.insert(m_order.begin() + random.below(int(i) + 1), i);
    }
    /// Null when all are dealt.
    const char *deal()
    {
        if (m_next == m_order.size()) {
            m_next = 0;
            --m_rounds;
        }
        return m_rounds > 0 && !m_order.empty() ? m_texts[m_order[m_next++]] : nullptr;
    }

private:
    std::span<const char *const> m_texts;
    std::vector<size_t> m_order;
    size_t m_next = 0;
    int m_rounds;
};

/// A clock that is set by hand, moves a little with every uid, and whose luck is the seed's.
class SampleClock final : public Clock
{
public:
    SampleClock(quint32 seed, QDateTime utc) : m_random(seed, 0xffffffffu), m_now(std::move(utc)) {}

    QDateTime nowUtc() const override { return m_now.addMSecs(m_drawn / kUidsPerMs); }
    std::array<quint32, 4> luck() const override
    {
        ++m_drawn;
        return {m_random.word(), m_random.word(), m_random.word(), m_random.word()};
    }
    void set(QDateTime utc)
    {
        m_now = std::move(utc);
        m_drawn = 0;
    }

private:
    static constexpr qint64 kUidsPerMs = 64;
    mutable SampleRandom m_random;
    mutable qint64 m_drawn = 0;
    QDateTime m_now;
};

} // namespace goodword
