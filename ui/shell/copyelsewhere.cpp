#include "ui/shell/copyelsewhere.h"

#include "core/base/watchedprogress.h"
#include "core/book/bookcopy.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QProgressDialog>
#include <QStandardPaths>
#include <QTimer>
#include <QtConcurrentRun>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(goodword::CopyElsewhere)
};

Done copyTo(const QString &path, const QString &target, Progress &progress)
{
    if (QFileInfo::exists(target))
        return Error{ErrorCode::Invalid,
                     Words::tr("There is a file %1 already. Nothing was copied. Choose another name.").arg(QFileInfo(target).fileName()), {}};
    return copyBook(path, target, progress);
}

} // namespace

static void copy(QWidget *window, const QString &path, const QString &target, const std::function<void(const QString &)> &made,
                 const std::function<void(const Error &)> &failed)
{
    const auto copying = std::make_shared<WatchedProgress>();
    auto *dialog = new QProgressDialog(Words::tr("Copying %1 …").arg(QFileInfo(path).fileName()), Words::tr("Cancel"), 0, 1000, window);
    dialog->setObjectName(u"copyProgress"_s);
    dialog->setWindowTitle(Words::tr("Copy the book"));
    dialog->setWindowModality(Qt::WindowModal);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAutoReset(false);
    auto *work = new QFutureWatcher<Done>(dialog);
    auto *look = new QTimer(dialog);
    look->setInterval(100);
    QObject::connect(look, &QTimer::timeout, dialog, [dialog, copying] { dialog->setValue(copying->permille()); });
    QObject::connect(dialog, &QObject::destroyed, [copying] { copying->cancel(); });
    QObject::connect(work, &QFutureWatcherBase::finished, dialog, [dialog, work, target, made, failed] {
        const Done done = work->result();
        dialog->close();
        if (done)
            made(target);
        else if (done.error().code != ErrorCode::Cancelled)
            failed(done.error());
    });
    work->setFuture(QtConcurrent::run([path, target, copying] { return copyTo(path, target, *copying); }));
    look->start();
}

void copyElsewhere(QWidget *window, const QString &path, std::function<void(const QString &)> made,
                   std::function<void(const Error &)> failed)
{
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    auto *dialog = new QFileDialog(window, Words::tr("Copy the book to"), documents + u'/' + QFileInfo(path).fileName(),
                                   Words::tr("Goodword book (*.goodword)"));
    dialog->setObjectName(u"copyTarget"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setOption(QFileDialog::DontConfirmOverwrite); // nothing is overwritten
    dialog->setDefaultSuffix(u"goodword"_s);
    QObject::connect(dialog, &QFileDialog::fileSelected, window, [window, path, made = std::move(made), failed = std::move(failed)](const QString &target) {
        copy(window, path, target, made, failed);
    });
    dialog->open();
}

} // namespace goodword
