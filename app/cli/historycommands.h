#pragma once

#include "app/cli/command.h"

namespace goodword::cli {

std::unique_ptr<Command> makeUndoCommand();
std::unique_ptr<Command> makeRedoCommand();
std::unique_ptr<Command> makeLogCommand();

} // namespace goodword::cli
