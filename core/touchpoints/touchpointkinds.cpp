#include "core/touchpoints/touchpointkinds.h"

#include "core/base/result.h"

namespace goodword {

namespace {

template <class Values, class Code>
auto fromCode(const Values &values, Code codeOf, const QString &code) -> std::optional<typename Values::value_type>
{
    const QString wanted = code.trimmed();
    for (const auto value : values)
        if (wanted.compare(codeOf(value), Qt::CaseInsensitive) == 0)
            return value;
    return std::nullopt;
}

} // namespace

QString channelCode(Channel channel)
{
    switch (channel) {
    case Channel::Call: return QStringLiteral("call");
    case Channel::Email: return QStringLiteral("email");
    case Channel::Meeting: return QStringLiteral("meeting");
    case Channel::Visit: return QStringLiteral("visit");
    case Channel::Chat: return QStringLiteral("chat");
    case Channel::Sms: return QStringLiteral("sms");
    case Channel::Social: return QStringLiteral("social");
    case Channel::Letter: return QStringLiteral("letter");
    case Channel::Event: return QStringLiteral("event");
    case Channel::Other: break;
    }
    return QStringLiteral("other");
}

std::optional<Channel> channelFromCode(const QString &code) { return fromCode(kChannels, channelCode, code); }

QString channelName(Channel channel)
{
    switch (channel) {
    case Channel::Call: return Core::tr("Call");
    case Channel::Email: return Core::tr("E-mail");
    case Channel::Meeting: return Core::tr("Meeting");
    case Channel::Visit: return Core::tr("Visit");
    case Channel::Chat: return Core::tr("Chat");
    case Channel::Sms: return Core::tr("Text message");
    case Channel::Social: return Core::tr("Social media");
    case Channel::Letter: return Core::tr("Letter");
    case Channel::Event: return Core::tr("Event");
    case Channel::Other: break;
    }
    return Core::tr("Other");
}

QString directionCode(Direction direction)
{
    switch (direction) {
    case Direction::In: return QStringLiteral("in");
    case Direction::Out: return QStringLiteral("out");
    case Direction::None: break;
    }
    return QStringLiteral("none");
}

std::optional<Direction> directionFromCode(const QString &code) { return fromCode(kDirections, directionCode, code); }

QString directionName(Direction direction)
{
    switch (direction) {
    case Direction::In: return Core::tr("From the customer");
    case Direction::Out: return Core::tr("From us");
    case Direction::None: break;
    }
    return Core::tr("No direction");
}

QString sentimentCode(Sentiment sentiment)
{
    switch (sentiment) {
    case Sentiment::Positive: return QStringLiteral("positive");
    case Sentiment::Neutral: return QStringLiteral("neutral");
    case Sentiment::Negative: return QStringLiteral("negative");
    case Sentiment::Unset: break;
    }
    return QStringLiteral("unset");
}

std::optional<Sentiment> sentimentFromCode(const QString &code) { return fromCode(kSentiments, sentimentCode, code); }

QString sentimentName(Sentiment sentiment)
{
    switch (sentiment) {
    case Sentiment::Positive: return Core::tr("Happy");
    case Sentiment::Neutral: return Core::tr("Neutral");
    case Sentiment::Negative: return Core::tr("Unhappy");
    case Sentiment::Unset: break;
    }
    return Core::tr("Not noted");
}

} // namespace goodword
