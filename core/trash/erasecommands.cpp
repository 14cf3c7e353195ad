#include "core/trash/erasecommands.h"

#include "core/attachments/attachmentstore.h"
#include "core/book/book.h"
#include "core/book/bookfile.h"
#include "core/book/erasures.h"
#include "core/book/history.h"
#include "core/book/migrations.h"
#include "core/customers/customerlabel.h"
#include "core/customers/customerstore.h"
#include "core/trash/trashstore.h"

#include <QFileInfo>
#include <QHash>

#include <algorithm>

namespace goodword {

/// Those of a book, or of a copy of it, whose digests are among these.
static std::vector<CustomerId> among(Database &db, const QString &uuid, const QSet<QString> &digests)
{
    std::vector<CustomerId> ids;
    Statement s(db, "SELECT id, uid FROM customer");
    while (s.next()) {
        if (digests.contains(erasures::digest(uuid, "customer", s.text(1))))
            ids.push_back(s.id<CustomerId>(0));
    }
    return ids;
}

static Done eraseAll(UnitOfWork &u, const std::vector<CustomerId> &ids)
{
    History(u.db()).forget(u, trashStore::rowsOf(u.db(), ids), trashStore::wordsOf(u.db(), ids));
    for (const CustomerId id : ids)
        customerStore::erase(u, id);
    attachmentStore::sweep(u);
    return {};
}

Done eraseCustomers(Book &book, const std::vector<CustomerId> &ids)
{
    if (ids.empty())
        return Error{ErrorCode::Invalid, Core::tr("No customer is chosen, so nothing was changed."), {}};
    const QString uuid = book.setting(QStringLiteral("uuid"));
    const Done done = book.changeForGood(Core::tr("Erase customers"), [&](UnitOfWork &u) -> Done {
        QSet<QString> digests;
        for (const CustomerId id : ids) {
            const auto uid = u.db().value<QString>("SELECT uid FROM customer WHERE id = ?", id);
            if (!uid)
                return Error{ErrorCode::NotFound, Core::tr("The customer is no longer there. Nothing was changed."), {}};
            digests.insert(erasures::digest(uuid, "customer", *uid));
        }
        erasures::note(u, digests);
        Book::oweWritingAnew(u);
        return eraseAll(u, ids);
    });
    if (!done)
        return done;
    // What the list beside the backups lacks is added when the book is opened next, or before it is replaced.
    [[maybe_unused]] const Done kept = erasures::keepBesideBackups(book);
    return book.writeAnew();
}

Done eraseAgain(Book &book)
{
    // The program ended while it erased: the rows are gone, their remains are not yet. Where they cannot go now, the next time.
    if (book.owesWritingAnew())
        [[maybe_unused]] const Done anew = book.writeAnew();
    if (!erasures::maySaySomethingElse(book))
        return {};
    const QString uuid = book.setting(QStringLiteral("uuid"));
    const auto beside = erasures::besideBackups(uuid);
    if (!beside)
        return beside.error();
    const QSet<QString> missing = *beside - erasures::inBook(book.db());
    if (!missing.isEmpty()) {
        std::vector<CustomerId> ids;
        const Done done = book.changeForGood(Core::tr("Erase customers"), [&](UnitOfWork &u) -> Done {
            ids = among(u.db(), uuid, missing);
            erasures::note(u, missing);
            if (!ids.empty())
                Book::oweWritingAnew(u);
            return eraseAll(u, ids);
        });
        if (!done)
            return done;
        if (!ids.empty()) {
            if (auto anew = book.writeAnew(); !anew)
                return anew;
        }
    }
    // Without it the book itself still knows.
    [[maybe_unused]] const Done kept = erasures::keepBesideBackups(book);
    return {};
}

QList<Backup> backupsWithErased(Book &book, const std::vector<CustomerId> &others)
{
    const QString uuid = book.setting(QStringLiteral("uuid"));
    QSet<QString> digests = erasures::inBook(book.db());
    for (const CustomerId id : others) {
        if (const auto uid = book.db().value<QString>("SELECT uid FROM customer WHERE id = ?", id))
            digests.insert(erasures::digest(uuid, "customer", *uid));
    }
    QList<Backup> backups = digests.isEmpty() ? QList<Backup>() : BackupStore::of(book).list();
    backups.removeIf([&](const Backup &backup) {
        if (!inspectBook(backup.path))
            return false;
        const auto db = Database::open(backup.path, Database::Access::Immutable, Database::Engine::Native);
        return db && among(**db, uuid, digests).empty() && !(*db)->trouble();
    });
    return backups;
}

/// On a copy, which takes the place of the backup when it is whole and checked.
static Done writeWithoutErased(const Backup &backup, const Book &book)
{
    const auto header = inspectBook(backup.path);
    if (!header)
        return header.error();
    if (header->version != kSchemaVersion) // it would be brought up to date, and a backup made of it first
        return Error{ErrorCode::Invalid, Core::tr("It was made by an older Goodword, as which it is kept."), {}};
    PrivateTemporary copy;
    if (auto made = copy.prepare(); !made)
        return made;
    if (auto copied = copyBackup(backup.path, copy.path()); !copied)
        return copied;
    BookOptions options = book.options();
    options.readOnly = options.workerCheckpoints = false;
    options.engine = Database::Engine::Native;
    options.afterOpening = eraseAgain;
    options.fileSystemOf = [](const QString &) { return QByteArray(); }; // nobody else knows of the copy, wherever the folder lies
    auto opened = Book::open(copy.path(), options);
    if (!opened)
        return opened.error();
    opened->reset();
    return copyBackup(copy.path(), backup.path);
}

Result<ClearedBackups> eraseInBackups(Book &book, Progress &progress)
{
    // It is this list by which a copy knows whom it must not hold.
    if (auto kept = erasures::keepBesideBackups(book); !kept)
        return Error{kept.error().code, Core::tr("The backups are as they were. %1").arg(kept.error().text), kept.error().detail};
    // An erasing that was killed may have left a copy on the way, which holds them too.
    for (const QString &folder : {privateFolder(), backupsFolderOf(book.setting(QStringLiteral("uuid")))})
        sweepLeftOvers(folder);
    const QList<Backup> holding = backupsWithErased(book);
    QHash<QString, Error> reasons;
    for (qsizetype i = 0; i < holding.size() && !progress.cancelled(); ++i) {
        progress.report(i, holding.size());
        if (auto done = writeWithoutErased(holding[i], book); !done)
            reasons.insert(holding[i].path, done.error());
    }
    // What counts is what is found in them now, not what seemed to go well.
    ClearedBackups cleared;
    for (const Backup &backup : backupsWithErased(book))
        cleared.left.append(ClearedBackups::Left{backup, reasons.value(backup.path, {ErrorCode::Cancelled, Core::tr("It was stopped."), {}})});
    cleared.written = std::max<qsizetype>(0, holding.size() - cleared.left.size());
    return cleared;
}

QString clearedText(const ClearedBackups &cleared)
{
    static constexpr qsizetype kNamed = 5;
    QStringList sentences;
    if (cleared.written > 0)
        sentences += Core::tr("%n backup(s) were written anew without them.", nullptr, int(cleared.written));
    if (!cleared.left.isEmpty()) {
        QStringList names;
        for (const ClearedBackups::Left &left : cleared.left.mid(0, kNamed))
            names += QFileInfo(left.backup.path).fileName();
        sentences += Core::tr("%n backup(s) could not be written anew, may still hold them and are as they were (%1 in %2). %3 Try again, or "
                              "delete them.", nullptr, int(cleared.left.size()))
                         .arg(names.join(QStringLiteral(", ")), QFileInfo(cleared.left.first().backup.path).absolutePath(), cleared.left.first().why.text);
    }
    if (sentences.isEmpty())
        sentences += Core::tr("No backup holds any of them.");
    sentences += Core::tr("Encrypted copies, and those kept elsewhere, cannot be written anew: delete them.");
    return sentences.join(QLatin1Char(' '));
}

} // namespace goodword
