#pragma once
// Words other programs use for channels, directions and moods, in English, German and French, and what they mean to us.

#include "core/touchpoints/touchpointkinds.h"

namespace goodword {

std::optional<Channel> channelFromWord(const QString &word);
std::optional<Direction> directionFromWord(const QString &word);
std::optional<Sentiment> sentimentFromWord(const QString &word);

} // namespace goodword
