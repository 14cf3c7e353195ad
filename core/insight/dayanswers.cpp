#include "core/insight/dayanswers.h"

#include <algorithm>
#include <tuple>

namespace goodword {

namespace {

template <class Number>
void append(QByteArray &bytes, Number number)
{
    char raw[sizeof number];
    qToLittleEndian(number, raw);
    bytes.append(raw, sizeof raw);
}

void appendHead(QByteArray &bytes, double score, bool open, qint64 last, size_t days)
{
    quint64 bits = 0;
    std::memcpy(&bits, &score, sizeof bits);
    append(bytes, bits);
    append(bytes, quint32(last) << 1 | quint32(open));
    append(bytes, quint32(days));
}

} // namespace

QByteArray dayBytes(std::vector<DayEntry> &entries)
{
    std::sort(entries.begin(), entries.end());
    QByteArray bytes;
    for (auto from = entries.begin(); from != entries.end();) {
        const auto to = std::find_if(from, entries.end(), [&](const DayEntry &e) { return e.score != from->score || e.open != from->open; });
        const auto last = std::lower_bound(from, to, DayEntry{from->score, from->open, kNever});
        appendHead(bytes, from->score, from->open, to - last, size_t(last - from));
        std::for_each(from, last, [&](const DayEntry &e) { append(bytes, e.next); });
        from = to;
    }
    return bytes;
}

DayAnswers::DayAnswers(const QByteArray &bytes)
{
    eachGroup(bytes, [this](const DayGroup &group) {
        m_groups.push_back({group.score, group.open, group.last, std::vector<DayNumber>(group.superseded)});
        for (quint32 i = 0; i < group.superseded; ++i)
            m_groups.back().days[i] = group.day(i);
    });
}

void DayAnswers::add(const DayEntry &entry, qint64 times)
{
    auto group = std::lower_bound(m_groups.begin(), m_groups.end(), entry, [](const Group &g, const DayEntry &e) {
        return std::tie(g.score, g.open) < std::tie(e.score, e.open);
    });
    if (group == m_groups.end() || group->score != entry.score || group->open != entry.open)
        group = m_groups.insert(group, Group{entry.score, entry.open, 0, {}});
    if (entry.next == kNever) {
        group->last = std::max<qint64>(0, group->last + times);
        return;
    }
    const auto [from, to] = std::equal_range(group->days.begin(), group->days.end(), entry.next);
    if (times > 0)
        group->days.insert(to, size_t(times), entry.next);
    else
        group->days.erase(from, from + std::min<qint64>(to - from, -times));
}

QByteArray DayAnswers::bytes() const
{
    QByteArray bytes;
    for (const Group &group : m_groups) {
        if (group.last == 0 && group.days.empty())
            continue;
        appendHead(bytes, group.score, group.open, group.last, group.days.size());
        for (const DayNumber day : group.days)
            append(bytes, day);
    }
    return bytes;
}

} // namespace goodword
