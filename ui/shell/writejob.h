#pragma once
// A file that is given out, written beside the window, and the words about it afterwards; with a passphrase it is sealed as it
// is written, and the recovery key is shown, once.

#include "core/base/progress.h"
#include "core/base/secret.h"
#include "core/book/book.h"

#include <functional>
#include <optional>

class QIODevice;
class QWidget;

namespace goodword {

class Session;

struct WriteJob {
    QString title; ///< of the work under way
    QString path;
    std::optional<Secret> passphrase;
    /// On the worker.
    std::function<Done(Book &, QIODevice &, Progress &)> fill;
    /// What is said when the file is there.
    std::function<QString()> said;
};

/// Refused where another job runs. `window`: over which the recovery key is shown.
Done startWriting(Session &session, QWidget *window, WriteJob job);

} // namespace goodword
