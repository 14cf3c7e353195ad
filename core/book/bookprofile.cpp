#include "core/book/bookprofile.h"

#include "core/base/text.h"
#include "core/book/book.h"

#include <QCryptographicHash>
#include <QRegularExpression>

namespace goodword {

using namespace Qt::StringLiterals;

static QString settingOf(Database &db, const QString &key)
{
    return db.value<QString>("SELECT value FROM setting WHERE key = ?", key).value_or(QString());
}

BookProfile bookProfile(Database &db)
{
    BookProfile profile{settingOf(db, u"name"_s), settingOf(db, u"region"_s),      settingOf(db, u"currency"_s),
                        settingOf(db, u"zone"_s), settingOf(db, u"brand_color"_s), {}};
    const QString logo = settingOf(db, u"logo"_s);
    if (!logo.isEmpty())
        profile.logo = db.value<QByteArray>("SELECT bytes FROM blob WHERE sha256 = ?", logo).value_or(QByteArray());
    return profile;
}

static Done set(Book &book, const QString &label, const QString &key, const QString &value)
{
    return book.change(label, [&](UnitOfWork &u) { Book::setSetting(u, key, value); });
}

Done setBookName(Book &book, const QString &name)
{
    const QString clean = cleanText(name).text.simplified();
    if (clean.isEmpty())
        return Error{ErrorCode::Invalid, Core::tr("The business needs a name. Nothing was changed."), {}};
    return set(book, Core::tr("Name the business %1").arg(isolated(clean)), u"name"_s, clean);
}

Done setBookCurrency(Book &book, const QString &currency)
{
    static const QRegularExpression kIso(u"^[A-Z]{3}$"_s);
    const QString code = currency.trimmed().toUpper();
    if (!kIso.match(code).hasMatch())
        return Error{ErrorCode::Invalid,
                     Core::tr("A currency is three letters, such as EUR. Nothing was changed."), {}};
    return set(book, Core::tr("Use %1 as currency").arg(code), u"currency"_s, code);
}

Done setBookZone(Book &book, const QString &zone)
{
    if (!QTimeZone::isTimeZoneIdAvailable(zone.toUtf8()))
        return Error{ErrorCode::Invalid,
                     Core::tr("“%1” is not a time zone, such as Europe/Dublin. Nothing was changed.").arg(zone), {}};
    return set(book, Core::tr("Use the time zone %1").arg(zone), u"zone"_s, zone);
}

Done setBrandColor(Book &book, const QString &color)
{
    static const QRegularExpression kHex(u"^#[0-9a-f]{6}$"_s);
    const QString hex = color.trimmed().toLower();
    if (!hex.isEmpty() && !kHex.match(hex).hasMatch())
        return Error{ErrorCode::Invalid, Core::tr("A colour is written like #1f6f5c. Nothing was changed."), {}};
    return set(book, Core::tr("Change the brand colour"), u"brand_color"_s, hex);
}

Done setLogo(Book &book, const QByteArray &image)
{
    static constexpr qsizetype kLargest = 16 << 20;
    if (image.size() > kLargest)
        return Error{ErrorCode::Invalid,
                     Core::tr("This picture is larger than 16 MB. Nothing was changed. Choose a smaller one."), {}};
    if (image.isEmpty())
        return set(book, Core::tr("Remove the logo"), u"logo"_s, {});
    const QString hash = QString::fromLatin1(QCryptographicHash::hash(image, QCryptographicHash::Sha256).toHex());
    return book.change(Core::tr("Change the logo"), [&](UnitOfWork &u) {
        u.run("INSERT INTO blob (sha256, size, bytes) VALUES (?, ?, ?) ON CONFLICT (sha256) DO NOTHING", hash,
              image.size(), image);
        Book::setSetting(u, u"logo"_s, hash);
    });
}

} // namespace goodword
