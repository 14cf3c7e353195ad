#pragma once
// The short way for what most cells hold, a plain address or a number in E.164, since a file of a million has a million of
// them. Each answers nothing where the full reading has to decide; a test holds both ways to the same answer.

#include "core/customers/contact.h"

#include <optional>

namespace goodword {

/// "ann.byrne@example.test": ASCII, the domain in lower case, nothing that needs a word.
std::optional<ParsedEmail> plainEmail(const QString &text);
/// "+353871234567", where the number is read as it stands.
std::optional<ParsedPhone> plainPhone(const QString &text);

QList<ParsedEmail> parseEmailsInFull(const QString &text);
QList<ParsedPhone> parsePhonesInFull(const QString &text, const QString &region);

} // namespace goodword
