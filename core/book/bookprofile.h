#pragma once
// What a business says of itself: its name, currency and time zone, the colour and logo its papers are printed in. The home
// region is set in core/customers, because phones are read by it. The logo's bytes lie in the blob table, named by a setting.

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace goodword {

class Book;
class Database;

struct BookProfile {
    QString name;
    QString region;     ///< ISO 3166, or empty: not chosen
    QString currency;   ///< ISO 4217
    QString zone;       ///< IANA
    QString brandColor; ///< "#rrggbb", or empty
    QByteArray logo;    ///< PNG, JPEG or SVG as it was given, or empty
};

BookProfile bookProfile(Database &db);

Done setBookName(Book &book, const QString &name);
Done setBookCurrency(Book &book, const QString &currency);
Done setBookZone(Book &book, const QString &zone);
Done setBrandColor(Book &book, const QString &color); ///< empty: none
Done setLogo(Book &book, const QByteArray &image);    ///< empty: none

} // namespace goodword
