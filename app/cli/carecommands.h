#pragma once

#include "app/cli/command.h"

namespace goodword::cli {

std::unique_ptr<Command> makeCheckCommand();
std::unique_ptr<Command> makeSalvageCommand();
std::unique_ptr<Command> makeBackupCommand();

} // namespace goodword::cli
