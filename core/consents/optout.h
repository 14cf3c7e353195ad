#pragma once
// What a customer does not want to be contacted for. Asked by every path that contacts somebody; knows no customer.
// Purposes and channels have stable codes that files and other books rely on; `all` covers every purpose, an empty
// channel every channel.

#include <QDate>
#include <QList>
#include <QString>

#include <optional>

namespace goodword {

enum class Purpose { All, Marketing, Survey, Review, Testimonial, Reference, Referral, Post, Phone };

QString purposeCode(Purpose purpose);
QString purposeName(Purpose purpose); ///< translated
std::optional<Purpose> purposeFromCode(const QString &code);
QList<Purpose> allPurposes();

struct OptOut {
    Purpose purpose = Purpose::All;
    QString channel; ///< empty: every channel
    QDate day;
    QString reason;

    bool operator==(const OptOut &) const = default;
};

/// Whether one of the opt-outs forbids contact for the purpose on the channel; an unknown channel is forbidden by any.
bool isOptedOut(const QList<OptOut> &optOuts, Purpose purpose, const QString &channel = {});

} // namespace goodword
