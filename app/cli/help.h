#pragma once
// Help pages and the manual page, both from the commands' own words.

#include "app/cli/command.h"

namespace goodword::cli {

QString overview();
QString helpOf(const Command &command);
QString manualPage(); ///< roff

} // namespace goodword::cli
