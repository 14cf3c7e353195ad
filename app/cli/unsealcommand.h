#pragma once
// The verb that opens what was encrypted.

#include "app/cli/command.h"

namespace goodword::cli {

std::unique_ptr<Command> makeUnsealCommand();

} // namespace goodword::cli
