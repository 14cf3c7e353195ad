#pragma once
// Phone numbers in an export for spreadsheets: "+353 871234567", because a spreadsheet takes "+353871234567" for a number and
// drops its plus. Such a cell is text, and is shown as people write it.

#include <QByteArray>
#include <QString>

namespace goodword {

/// "phone", "phone_2", "phone_3".
bool isPhoneColumn(QStringView name);

/// A space after the country code of a number that is nothing but a plus and digits.
void spacePhone(QByteArray &phone);
/// The inverse, of what spacePhone() may have made; else the text as it is.
QString unspacedPhone(const QString &text);

} // namespace goodword
