#include "ui/shell/copyelsewhere.h"

#include "core/book/bookcopy.h"
#include "ui/dialogs/waitdialog.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>

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
    const WaitDialog::Words words{u"copyProgress"_s, Words::tr("Copy the book"), Words::tr("Copying %1 …").arg(QFileInfo(path).fileName())};
    WaitDialog::run(window, words, [path, target](Progress &progress) { return copyTo(path, target, progress); },
                    [target, made, failed](const Done &done) {
                        if (done)
                            made(target);
                        else if (done.error().code != ErrorCode::Cancelled)
                            failed(done.error());
                    });
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
