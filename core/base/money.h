#pragma once
// Money is an integer of minor units with its ISO 4217 currency; amounts of different currencies are never added.

#include <QString>

namespace goodword {

struct Money {
    qint64 minor = 0;
    QString currency;

    bool operator==(const Money &) const = default;
};

} // namespace goodword
