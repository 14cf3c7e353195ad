#pragma once
// UUIDv7 (RFC 9562): sortable by birth, made from the injected clock, the key of a row outside its book.

#include <QString>

namespace goodword {

class Clock;

QString newUid(const Clock &clock);

} // namespace goodword
