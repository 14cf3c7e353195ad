#include "core/attachments/attachmentcommands.h"

#include "core/attachments/attachmentstore.h"
#include "core/base/text.h"
#include "core/customers/customerlabel.h"

#include <QDir>
#include <QFile>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace goodword {

static Result<std::vector<AttachmentId>> addTo(Book &book, CustomerId customer, TouchpointId touchpoint,
                                               const QStringList &paths)
{
    if (Done there = checkCustomers(book.db(), {customer}); !there)
        return there.error();
    std::vector<AttachmentFile> files;
    for (const QString &path : paths) {
        auto file = readAttachmentFile(path);
        if (!file)
            return file.error();
        files.push_back(std::move(*file));
    }
    if (files.empty())
        return Error{ErrorCode::NothingToDo, Core::tr("No file is chosen, so nothing was changed."), {}};
    const QString label = files.size() == 1
                              ? Core::tr("Attach %1").arg(isolated(files.front().name))
                              : Core::tr("Attach %n files to %1", nullptr, int(files.size()))
                                    .arg(customerLabel(book.db(), customer));
    return book.change(label, [&](UnitOfWork &u) {
        std::vector<AttachmentId> ids;
        for (const AttachmentFile &file : files)
            ids.push_back(attachmentStore::add(u, customer, touchpoint, file));
        return ids;
    });
}

Result<std::vector<AttachmentId>> addAttachments(Book &book, TouchpointId touchpoint, const QStringList &paths)
{
    const auto customer = book.db().value<CustomerId>("SELECT customer_id FROM touchpoint WHERE id = ?", touchpoint);
    if (!customer)
        return Error{ErrorCode::NotFound, Core::tr("The touchpoint is no longer there. Nothing was changed."), {}};
    return addTo(book, *customer, touchpoint, paths);
}

Result<std::vector<AttachmentId>> addAttachments(Book &book, CustomerId customer, const QStringList &paths)
{
    return addTo(book, customer, TouchpointId(), paths);
}

Done removeAttachment(Book &book, AttachmentId id)
{
    const auto row = attachmentStore::attachment(book.db(), id);
    if (!row)
        return Error{ErrorCode::NotFound, Core::tr("The attachment is no longer there."), {}};
    return book.change(Core::tr("Remove attachment %1").arg(isolated(row->name)),
                       [&](UnitOfWork &u) { attachmentStore::remove(u, id); });
}

static bool writeAll(int fd, const QByteArray &bytes)
{
    qsizetype done = 0;
    while (done < bytes.size()) {
        const ssize_t n = ::write(fd, bytes.constData() + done, size_t(bytes.size() - done));
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        done += n;
    }
    return ::fsync(fd) == 0;
}

Result<QString> saveAttachment(Database &db, AttachmentId id, const QString &folder)
{
    const auto row = attachmentStore::attachment(db, id);
    const auto bytes = attachmentStore::bytes(db, id);
    if (!bytes)
        return bytes.error();
    const auto failed = [&](int reason) {
        return Error{reason == ENOSPC ? ErrorCode::DiskFull : ErrorCode::Io,
                     Core::tr("%1 could not be saved there. The book still holds it. Choose another folder.")
                         .arg(isolated(row->name)), QString::fromLocal8Bit(std::strerror(reason))};
    };
    // The name is cleaned again: the book may have been written by another program.
    const QString name = attachmentName(row->name);
    const qsizetype dot = name.lastIndexOf(u'.');
    const QString stem = dot > 0 ? name.left(dot) : name;
    const QString suffix = dot > 0 ? name.mid(dot) : QString();
    static constexpr int kMostCopies = 1000;
    QStringList taken;
    for (int copy = 0; copy < kMostCopies; ++copy) {
        const QString path = QDir(folder).filePath(safeFileName(stem, suffix, taken));
        const QByteArray encoded = QFile::encodeName(path);
        const int fd = ::open(encoded.constData(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
        if (fd < 0 && errno == EEXIST) {
            taken.append(safeFileName(stem, suffix, taken));
            continue;
        }
        if (fd < 0)
            return failed(errno);
        const bool written = writeAll(fd, *bytes);
        const int reason = errno;
        if (::close(fd) == 0 && written)
            return path;
        ::unlink(encoded.constData());
        return failed(written ? errno : reason);
    }
    return failed(EEXIST);
}

Result<qint64> sweepAttachments(Book &book)
{
    // Looked at first: a change for good has every derived table made anew.
    if (attachmentStore::unused(book.db()).empty())
        return 0;
    qint64 freed = 0;
    const Done done = book.changeForGood(Core::tr("Free the room of removed files"), [&](UnitOfWork &u) -> Done {
        freed = attachmentStore::sweep(u);
        return {};
    });
    if (!done)
        return done.error();
    return freed;
}

} // namespace goodword
