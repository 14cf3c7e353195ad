#pragma once
// The words parseQuickLog() understands, in English and German, already folded. Only a table: no grammar here.

#include "core/touchpoints/touchpointkinds.h"

#include <QString>

#include <optional>

namespace goodword {

std::optional<Channel> quickChannel(const QString &folded);
std::optional<Direction> quickDirection(const QString &folded); ///< "in", "eingehend", "outbound" …
std::optional<Sentiment> quickSentiment(const QString &folded);
bool quickNegation(const QString &folded);  ///< turns the next words round: "not happy"
bool quickFollowUp(const QString &folded);  ///< "followup", "wiedervorlage": means a date and nothing else
bool quickReturn(const QString &folded);    ///< "callback", "rueckruf": means a date, but stays in the text
bool quickPreposition(const QString &folded); ///< stands before a day: "on", "am"
int quickWeekday(const QString &folded);    ///< 1 Monday … 7 Sunday, 0 for none
int quickUnitDays(const QString &folded);   ///< 1 day, 7 week, 0 for none
int quickUnitMinutes(const QString &folded); ///< 1 minute, 60 hour, 0 for none
std::optional<int> quickDayOffset(const QString &folded); ///< today 0, yesterday -1, uebermorgen 2

} // namespace goodword
