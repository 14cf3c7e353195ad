#pragma once
// Countries and currencies for choice boxes, by their names in the user's language, data being the ISO code.

#include <QLocale>

class QComboBox;

namespace goodword {

/// The first entry is "not chosen" with an empty code.
void fillRegions(QComboBox &box, QLocale::Country chosen);
void fillCurrencies(QComboBox &box, const QString &chosen);
void chooseData(QComboBox &box, const QString &code);

} // namespace goodword
