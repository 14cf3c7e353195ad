#pragma once

#include "app/cli/command.h"

namespace goodword::cli {

std::unique_ptr<Command> makeEraseCommand();

} // namespace goodword::cli
