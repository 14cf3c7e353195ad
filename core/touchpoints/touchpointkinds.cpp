#include "core/touchpoints/touchpointkinds.h"

#include "core/base/enumcodes.h"

namespace goodword {

namespace {

constexpr EnumCodes kChannelCodes(kChannels, {
    {Channel::Call, "call", QT_TRANSLATE_NOOP("Goodword", "Call")},
    {Channel::Email, "email", QT_TRANSLATE_NOOP("Goodword", "E-mail")},
    {Channel::Meeting, "meeting", QT_TRANSLATE_NOOP("Goodword", "Meeting")},
    {Channel::Visit, "visit", QT_TRANSLATE_NOOP("Goodword", "Visit")},
    {Channel::Chat, "chat", QT_TRANSLATE_NOOP("Goodword", "Chat")},
    {Channel::Sms, "sms", QT_TRANSLATE_NOOP("Goodword", "Text message")},
    {Channel::Social, "social", QT_TRANSLATE_NOOP("Goodword", "Social media")},
    {Channel::Letter, "letter", QT_TRANSLATE_NOOP("Goodword", "Letter")},
    {Channel::Event, "event", QT_TRANSLATE_NOOP("Goodword", "Event")},
    {Channel::Other, "other", QT_TRANSLATE_NOOP("Goodword", "Other")},
});

constexpr EnumCodes kDirectionCodes(kDirections, {
    {Direction::In, "in", QT_TRANSLATE_NOOP("Goodword", "From the customer")},
    {Direction::Out, "out", QT_TRANSLATE_NOOP("Goodword", "From us")},
    {Direction::None, "none", QT_TRANSLATE_NOOP("Goodword", "No direction")},
});

constexpr EnumCodes kSentimentCodes(kSentiments, {
    {Sentiment::Positive, "positive", QT_TRANSLATE_NOOP("Goodword", "Happy")},
    {Sentiment::Neutral, "neutral", QT_TRANSLATE_NOOP("Goodword", "Neutral")},
    {Sentiment::Negative, "negative", QT_TRANSLATE_NOOP("Goodword", "Unhappy")},
    {Sentiment::Unset, "unset", QT_TRANSLATE_NOOP("Goodword", "Not noted")},
});

} // namespace

QString channelCode(Channel channel) { return kChannelCodes.code(channel); }
std::optional<Channel> channelFromCode(const QString &code) { return kChannelCodes.fromCode(code); }
QString channelName(Channel channel) { return kChannelCodes.name(channel); }

QString directionCode(Direction direction) { return kDirectionCodes.code(direction); }
std::optional<Direction> directionFromCode(const QString &code) { return kDirectionCodes.fromCode(code); }
QString directionName(Direction direction) { return kDirectionCodes.name(direction); }

QString sentimentCode(Sentiment sentiment) { return kSentimentCodes.code(sentiment); }
std::optional<Sentiment> sentimentFromCode(const QString &code) { return kSentimentCodes.fromCode(code); }
QString sentimentName(Sentiment sentiment) { return kSentimentCodes.name(sentiment); }

} // namespace goodword
