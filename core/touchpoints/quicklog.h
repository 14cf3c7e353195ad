#pragma once
// Logging in one line: "call 12 min happy with delivery", "email yesterday asked for invoice", "follow up friday". What is
// understood (English and German) is taken from both ends of the line, everything else stays as the text, so that no word
// is lost. A pure function of the line and today; knows no customer.

#include "core/touchpoints/touchpointkinds.h"

#include <QDate>
#include <QString>

#include <optional>

namespace goodword {

struct QuickLog {
    Channel channel = Channel::Other;
    QString channelWord; ///< as typed ("WhatsApp", "zoom"); empty where no channel was named
    Direction direction = Direction::None;
    Sentiment sentiment = Sentiment::Unset;
    std::optional<int> minutes;
    QDate day;      ///< when it happened; today where nothing else is said
    QDate followUp; ///< invalid where none is wanted
    QString text;
};

QuickLog parseQuickLog(const QString &line, QDate today);

} // namespace goodword
