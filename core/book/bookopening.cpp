#include "core/book/book.h"

#include "core/base/instant.h"
#include "core/base/uid.h"
#include "core/book/atomicfile.h"
#include "core/book/backup.h"
#include "core/book/bookfile.h"
#include "core/book/bookshared.h"
#include "core/book/checkedvfs.h"
#include "core/book/erasures.h"
#include "core/book/migrations.h"
#include "core/book/restore.h"
#include "core/book/sqliteerror.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QThread>

#include <sqlite3.h>

// How a book comes to be open: made, looked at and opened, opened once more for a job, replaced by a backup.

namespace goodword {

Book::Book(QString path, BookOptions options, std::unique_ptr<Database> db, std::shared_ptr<Shared> shared)
    : m_path(std::move(path)), m_options(options), m_db(std::move(db)), m_history(*m_db), m_shared(std::move(shared)),
      m_zone(QTimeZone::utc())
{
    if (options.derivers)
        m_derivers = options.derivers();
    m_ownHub = std::make_unique<ChangeHub>();
    m_hub = m_ownHub.get();
}

Book::~Book()
{
    if (m_shared->hub == m_ownHub.get())
        m_shared->hub = nullptr;
    if (!m_options.readOnly && m_shared.use_count() == 1)
        m_db->value<int>("PRAGMA wal_checkpoint(TRUNCATE)");
}

Result<std::unique_ptr<Book>> Book::create(const QString &path, const NewBook &wishes, BookOptions options)
{
    if (const QByteArray disk = options.fileSystemOf(path); isNetworkShare(disk))
        return Error{ErrorCode::Invalid,
                     Core::tr("A book cannot be on a network share: two computers could write to it at once and damage it without a "
                              "sign. Nothing was made. Choose a folder of this computer; copies of the book may be on the share."),
                     QString::fromLatin1(disk)};
    if (auto made = createPrivateFile(path); !made)
        return made.error();
    const auto giveUp = [&](const Error &error) {
        QFile::remove(path);
        return error;
    };
    auto shared = std::make_shared<Shared>(path);
    auto lock = BookLock::take(path);
    if (!lock)
        return giveUp(lock.error());
    shared->lock = std::move(*lock);
    auto db = Database::open(path, Database::Access::ReadWrite, options.engine, wishes.key);
    if (!db)
        return giveUp(db.error());
    std::unique_ptr<Book> book(new Book(QFileInfo(path).absoluteFilePath(), options, std::move(*db), shared));
    shared->hub = &book->hub();
    if (!options.readOnly)
        sweepLeftOvers(QFileInfo(path).absolutePath());

    if (wishes.key)
        bookKeys::keep(wishes.key);
    if (auto done = book->makeNew(wishes); !done)
        return giveUp(done.error());
    return book;
}

Done Book::makeNew(const NewBook &wishes)
{
    m_db->run("PRAGMA application_id = 1196379972"); // kApplicationId
    m_db->run("BEGIN IMMEDIATE");
    if (auto done = migrate(m_db->handle(), 0); !done)
        return done;
    UnitOfWork u = unit();
    // Its own also where all else is made alike, as the sample is: its backups and erasures are found by it.
    setSetting(u, QStringLiteral("uuid"), newUid(Clock::system()));
    setSetting(u, QStringLiteral("name"), wishes.name.isEmpty() ? QFileInfo(m_path).completeBaseName() : wishes.name);
    setSetting(u, QStringLiteral("region"), wishes.region.toUpper());
    setSetting(u, QStringLiteral("currency"), wishes.currency.toUpper());
    setSetting(u, QStringLiteral("zone"),
               wishes.zone.isEmpty() ? QString::fromUtf8(QTimeZone::systemTimeZoneId()) : wishes.zone);
    setSetting(u, QStringLiteral("created_at"), instantText(u.now()));
    if (m_options.seed)
        m_options.seed(u);
    for (const auto &deriver : m_derivers)
        deriver->rebuild(u);
    m_db->run("COMMIT");
    // From here on the file itself, not only its WAL, says what it is.
    m_db->value<int>("PRAGMA wal_checkpoint(TRUNCATE)");
    if (auto trouble = m_db->takeTrouble())
        return *trouble;
    return finishOpening();
}

/// Whether the file may be opened for writing at all; its lock is another matter.
static Done mayBeWritten(const QString &path, const BookOptions &options)
{
    if (isBackup(path))
        return Error{ErrorCode::ReadOnly,
                     Core::tr("%1 is a backup and is kept as it is. Restore a copy of it, or look at it read-only.")
                         .arg(QFileInfo(path).fileName()), {}};
    if (!QFileInfo(path).isWritable())
        return Error{ErrorCode::ReadOnly,
                     Core::tr("%1 is read-only. Nothing was changed. It can be looked at, or copied to another folder.")
                         .arg(QFileInfo(path).fileName()), {}};
    if (const QByteArray disk = options.fileSystemOf(path); isNetworkShare(disk))
        return Error{ErrorCode::ReadOnly,
                     Core::tr("%1 is on a network share. There two computers could write to it at once and damage it without a "
                              "sign, so Goodword does not. Nothing was changed. Copy it to this computer and work with the copy; "
                              "or look at it read-only.").arg(QFileInfo(path).fileName()), QString::fromLatin1(disk)};
    return {};
}

static Done mayBeRead(const QString &path, const BookHeader &header)
{
    if (header.version == kSchemaVersion)
        return {};
    return Error{ErrorCode::ReadOnly,
                 Core::tr("%1 was made by an older Goodword and has to be brought up to date before it can be looked at. "
                          "Open it once for writing; a copy of it as it is now is kept.").arg(QFileInfo(path).fileName()), {}};
}

/// A backup is left alone; beside a writer, SQLite's own locks are needed.
static Database::Access accessToRead(const QString &path, const BookHeader &header)
{
    return isBackup(path) && !header.hasWal ? Database::Access::Immutable : Database::Access::ReadOnly;
}

Result<std::unique_ptr<Book>> Book::open(const QString &path, BookOptions options)
{
    const auto header = inspectBook(path);
    if (!header)
        return header.error();
    if (auto may = options.readOnly ? mayBeRead(path, *header) : mayBeWritten(path, options); !may)
        return may.error();
    auto shared = std::make_shared<Shared>(path);
    if (!options.readOnly) {
        auto lock = BookLock::take(path);
        if (!lock)
            return lock.error();
        shared->lock = std::move(*lock);
    }
    // After an unclean end, or where opening writes to the header, the whole file is looked at before it is touched. Only
    // looking at what a damaged one still holds is allowed.
    if (!options.readOnly && (header->hasWal || !header->isWal)) {
        if (auto sound = inspectPages(path, *header); !sound)
            return sound.error();
    }
    auto db = Database::open(path, options.readOnly ? accessToRead(path, *header) : Database::Access::ReadWrite, options.engine);
    if (!db)
        return db.error();
    std::unique_ptr<Book> book(new Book(QFileInfo(path).absoluteFilePath(), options, std::move(*db), shared));
    shared->hub = &book->hub();
    if (header->version < kSchemaVersion) {
        if (auto done = book->bringUpToDate(header->version); !done)
            return done.error();
    }
    if (auto done = book->finishOpening(); !done)
        return done.error();
    return book;
}

Done Book::bringUpToDate(int version)
{
    const auto kept = BackupStore::of(*this).make(m_path, QStringLiteral("migration"));
    if (!kept)
        return kept.error();
    if (auto done = upgrade(*m_db, version); !done)
        return done;
    return rebuildDerived();
}

Result<std::unique_ptr<Book>> Book::openForJob() const
{
    auto db = Database::open(m_path, m_options.readOnly ? Database::Access::ReadOnly : Database::Access::ReadWrite,
                             Database::Engine::Native);
    if (!db)
        return db.error();
    std::unique_ptr<Book> book(new Book(m_path, m_options, std::move(*db), m_shared));
    book->readZone();
    return book;
}

/// Once the last connection is closed there is no log any more. Another one, though idle, would take the log of the new file for
/// that of the old.
static bool isLeftAlone(const QString &path)
{
    static constexpr int kWaitMs = 3000; // as for its locks
    QElapsedTimer waited;
    waited.start();
    while (QFileInfo::exists(path + QStringLiteral("-wal"))) {
        if (waited.hasExpired(kWaitMs))
            return false;
        QThread::msleep(20);
    }
    return true;
}

Done Book::changeKey(const QString &path, const BookKeyPtr &key, BookOptions options, Progress &progress)
{
    options.readOnly = false;
    options.workerCheckpoints = false; // the last to leave moves the log, at once
    auto book = open(path, options);
    if (!book)
        return book.error();
    const std::shared_ptr<Shared> shared = (*book)->m_shared; // the lock stays
    const QString name = (*book)->path();
    book->reset();
    // The log is under the old key. It is gone now, and must be so after a power cut, too.
    if (!syncFolder(QFileInfo(name).absolutePath()))
        return copyNotWritten();
    if (!isLeftAlone(name))
        return Error{ErrorCode::Busy,
                     Core::tr("Another program is reading the book right now. Nothing was changed. Try again in a moment."), {}};
    const Done changed = copyUnderKey(name, name, Database::Access::ReadOnly, key, progress);
    sweepLeftOvers(QFileInfo(name).absolutePath());
    return changed;
}

Done Book::finishOpening()
{
    readZone();
    if (m_options.workerCheckpoints)
        m_db->run("PRAGMA wal_autocheckpoint = 0");
    if (m_options.readOnly)
        return {};
    UnitOfWork u = unit();
    bool stale = false;
    for (const auto &deriver : m_derivers)
        stale = deriver->isStale(u) || stale;
    if (stale) { // seldom; and in a damaged book nothing is written
        BookHeader open;
        open.hasWal = true;
        if (const Done sound = inspectPages(m_path, open); !sound)
            return sound;
        if (auto rebuilt = rebuildDerived(); !rebuilt)
            return rebuilt;
    }
    if (auto trouble = m_db->takeTrouble())
        return *trouble;
    return m_options.afterOpening ? m_options.afterOpening(*this) : Done();
}

void Book::readZone()
{
    const QTimeZone zone(setting(QStringLiteral("zone")).toUtf8());
    m_zone = zone.isValid() ? zone : QTimeZone::systemTimeZone();
}

QString Book::name() const
{
    return setting(QStringLiteral("name"), QFileInfo(m_path).completeBaseName());
}

QString Book::setting(const QString &key, const QString &fallback) const
{
    return m_db->value<QString>("SELECT value FROM setting WHERE key = ?", key).value_or(fallback);
}

/// Pages without sums must not come among pages with them, nor encrypted ones among others: a copy as this book is takes the
/// place of a backup that is not.
Done Book::replaceWithOld(const QString &backupPath)
{
    const QString staged = temporaryIn(QFileInfo(m_path).absolutePath());
    const bool isAlike = bookKeys::isEncrypted(backupPath) == bool(m_db->key());
    Done done = isAlike ? copyBackup(backupPath, staged) : copyUnderKey(backupPath, staged, Database::Access::Immutable, m_db->key());
    if (done)
        done = replaceWith(staged);
    QFile::remove(staged);
    return done;
}

Done Book::replaceWith(const QString &backupPath)
{
    if (const auto sound = inspectBook(backupPath); !sound)
        return sound.error();
    auto source = Database::open(backupPath, Database::Access::Immutable, Database::Engine::Native);
    if (!source)
        return source.error();
    if (m_options.readOnly)
        return Error{ErrorCode::ReadOnly, Core::tr("The book is open read-only, so nothing was changed."), {}};
    if (auto there = stillThere(); !there)
        return there;
    // What is erased in this book must be known when the backup is here in its place.
    if (auto kept = erasures::keepBesideBackups(*this); !kept)
        return kept;
    const bool otherwiseEncrypted = bool(m_db->key()) != bool((*source)->key());
    if (otherwiseEncrypted || (carriesSums(m_db->handle()) && !carriesSums((*source)->handle())))
        return replaceWithOld(backupPath);
    if (!m_shared->gate.take(Core::tr("Restoring a backup")))
        return busy();
    Done done;
    sqlite3_backup *copy = sqlite3_backup_init(m_db->handle(), "main", (*source)->handle(), "main");
    const int rc = copy ? sqlite3_backup_step(copy, -1) : SQLITE_ERROR;
    const int end = copy ? sqlite3_backup_finish(copy) : SQLITE_ERROR;
    if (rc != SQLITE_DONE || end != SQLITE_OK)
        done = sqliteError(m_db->handle());
    m_shared->gate.release();
    if (!done)
        return done;
    m_db->value<QString>("PRAGMA journal_mode = WAL");
    if (auto opened = finishOpening(); !opened)
        return opened;
    ChangeSet changes;
    changes.setEverything();
    announce(changes);
    return {};
}

} // namespace goodword
