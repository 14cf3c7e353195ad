#include "core/base/uid.h"

#include "core/base/clock.h"

#include <QUuid>

namespace goodword {

QString newUid(const Clock &clock)
{
    const std::array<quint32, 4> words = clock.luck();
    const quint64 ms = quint64(clock.nowUtc().toMSecsSinceEpoch());
    const auto byte = [&](int i) { return uchar(words[size_t(i / 4)] >> (8 * (i % 4))); };
    const QUuid uuid(uint(ms >> 16), ushort(ms & 0xffff), ushort(0x7000 | (words[0] & 0x0fff)),
                     uchar(0x80 | (byte(4) & 0x3f)), byte(5), byte(6), byte(7), byte(8), byte(9), byte(10), byte(11));
    return uuid.toString(QUuid::WithoutBraces);
}

} // namespace goodword
