#pragma once
// Encrypts a book itself, gives it another passphrase, or takes the encryption off.

#include "app/cli/command.h"

namespace goodword::cli {

std::unique_ptr<Command> makePassphraseCommand();

} // namespace goodword::cli
