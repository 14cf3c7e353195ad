#pragma once
// What a touchpoint can be: its channel, direction and sentiment, each with a stable code for the file and the command
// line and a translated name for people. The order of the arrays is the order in menus.

#include <QString>

#include <array>
#include <optional>

namespace goodword {

enum class Channel { Call, Email, Meeting, Visit, Chat, Sms, Social, Letter, Event, Other };
enum class Direction { In, Out, None };
enum class Sentiment { Positive, Neutral, Negative, Unset };

inline constexpr std::array kChannels{Channel::Call, Channel::Email, Channel::Meeting, Channel::Visit, Channel::Chat,
                                      Channel::Sms, Channel::Social, Channel::Letter, Channel::Event, Channel::Other};
inline constexpr std::array kDirections{Direction::In, Direction::Out, Direction::None};
inline constexpr std::array kSentiments{Sentiment::Positive, Sentiment::Neutral, Sentiment::Negative, Sentiment::Unset};

QString channelCode(Channel channel); ///< "call", "email", …
std::optional<Channel> channelFromCode(const QString &code);
QString channelName(Channel channel);

QString directionCode(Direction direction); ///< "in", "out", "none"
std::optional<Direction> directionFromCode(const QString &code);
QString directionName(Direction direction);

QString sentimentCode(Sentiment sentiment); ///< "positive", "neutral", "negative", "unset"
std::optional<Sentiment> sentimentFromCode(const QString &code);
QString sentimentName(Sentiment sentiment);

} // namespace goodword
