#pragma once
// The calling codes of the world and what is known of the numbers behind each, as libphonenumber's metadata say; read once.
// No code is the beginning of another (ITU-T E.164). Knows nothing of people, rows or cells.

#include <QByteArrayView>
#include <QStringView>

#include <string_view>

namespace goodword {

struct CallingCode {
    int code = 0;
    int digits = 0;            ///< of the code itself; 0: nobody's
    bool isPlain = false;      ///< numbers are read as they stand. Mexico's (52) lose a 1 that was once dialled.
    quint32 lengths = 0;       ///< bit n: a number may have n digits
    std::u16string_view strip; ///< what it may lose when it begins with one of these
};

/// The code that a number begins with, given its digits alone, at least three and without a plus.
const CallingCode &callingCodeOf(QStringView digits);
const CallingCode &callingCodeOf(QByteArrayView digits);

} // namespace goodword
