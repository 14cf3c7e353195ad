#include "ui/shell/writejob.h"

#include "core/book/sealedfile.h"
#include "ui/dialogs/printing.h"
#include "ui/dialogs/recoverykey.h"
#include "ui/shell/session.h"

#include <QPointer>
#include <QWidget>

namespace goodword {

Done startWriting(Session &session, QWidget *window, WriteJob job)
{
    if (const Done free = session.freeForJob(); !free)
        return free;
    struct Work {
        WriteJob job;
        Secret recoveryKey;
    };
    // Jobs are copied on their way to the worker; a passphrase is not.
    const auto work = std::make_shared<Work>();
    work->job = std::move(job);
    session.runJob(
        work->job.title,
        [work](Book &book, Progress &progress) -> Done {
            const auto fill = [&](QIODevice &device) { return work->job.fill(book, device, progress); };
            if (!work->job.passphrase)
                return writeFileWhole(work->job.path, fill);
            auto recoveryKey = writeSealed(work->job.path, *work->job.passphrase, fill);
            *work->job.passphrase = Secret();
            if (!recoveryKey)
                return recoveryKey.error();
            work->recoveryKey = std::move(*recoveryKey);
            return {};
        },
        [&session, work, window = QPointer<QWidget>(window)] {
            session.tellOfFile(work->job.said(), work->job.path);
            if (work->job.passphrase && window)
                showRecoveryKey(window->window(), work->recoveryKey, work->job.path);
        });
    return {};
}

} // namespace goodword
