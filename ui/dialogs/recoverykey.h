#pragma once
// The other way into an encrypted file or book, shown once: to be printed, saved or written down. It is nowhere else when this is
// closed.

#include "core/base/secret.h"

class QWidget;

namespace goodword {

/// Over `window`; does not wait.
void showRecoveryKey(QWidget *window, const Secret &key, const QString &path);

} // namespace goodword
