#include "core/exchange/phonecells.h"

#include "core/customers/callingcodes.h"

#include <algorithm>

namespace goodword {

using namespace Qt::StringLiterals;

bool isPhoneColumn(QStringView name)
{
    return name == "phone"_L1 || name == "phone_2"_L1 || name == "phone_3"_L1;
}

void spacePhone(QByteArray &phone)
{
    static constexpr qsizetype kShortest = 6; // with its plus; what is shorter is nobody's number abroad
    static constexpr qsizetype kElse = 3;     // digits before the space where no country's code is found
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (phone.size() < kShortest || phone.front() != '+' || !std::all_of(phone.cbegin() + 1, phone.cend(), isDigit))
        return;
    const int digits = callingCodeOf(QByteArrayView(phone).sliced(1)).digits;
    phone.insert(1 + (digits > 0 ? digits : kElse), ' ');
}

QString unspacedPhone(const QString &text)
{
    QString bare = text;
    bare.remove(u' ');
    QByteArray spaced = bare.toUtf8();
    spacePhone(spaced);
    return QString::fromUtf8(spaced) == text ? bare : text;
}

} // namespace goodword
