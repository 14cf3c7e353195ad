#pragma once
// What is kept of a passphrase that only has to be recognised again: salted Argon2id, in libsodium's text form. Opens nothing
// and encrypts nothing. Takes about a tenth of a second, so it belongs on a worker.

#include "core/base/secret.h"

#include <QByteArray>

namespace goodword {

/// Empty where the computer has not the memory for it (64 MB).
QByteArray passphraseHash(const Secret &passphrase);
bool isPassphraseOf(const QByteArray &hash, const Secret &passphrase);

} // namespace goodword
