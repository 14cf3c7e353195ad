#include "core/book/sqliteerror.h"

#include <sqlite3.h>

namespace goodword {

Error sqliteError(int extendedCode, const QString &detail)
{
    const QString note = QStringLiteral("SQLite %1: %2").arg(extendedCode).arg(detail);
    if (extendedCode == SQLITE_IOERR_DATA) // a page whose sum is wrong
        extendedCode = SQLITE_CORRUPT;
    switch (extendedCode & 0xff) {
    case SQLITE_FULL:
        return {ErrorCode::DiskFull,
                Core::tr("The disk is full, so this was not saved. Everything saved before is safe. Free some space and "
                         "try again."), note};
    case SQLITE_READONLY:
        return {ErrorCode::ReadOnly,
                Core::tr("The book cannot be written: the file or its folder is read-only. Nothing was changed. Copy the "
                         "book to a folder you may write to."), note};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {ErrorCode::Busy,
                Core::tr("Another program is writing to the book right now. Nothing was changed. Try again in a moment."),
                note};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return {ErrorCode::Damaged,
                Core::tr("The book could not be read: it is damaged, its disk is failing, or another program changed it. It was left "
                         "as it is. Close it and open it again; if this comes back, open the newest backup, or salvage what is "
                         "whole."), note};
    case SQLITE_IOERR:
        return {ErrorCode::Io,
                Core::tr("The disk reported an error, so this was not saved. Everything saved before is safe. Check the "
                         "disk and try again."), note};
    case SQLITE_CANTOPEN:
        return {ErrorCode::Io, Core::tr("The book could not be opened. Nothing was changed. Check that the file is there "
                                        "and that you may read it."), note};
    case SQLITE_CONSTRAINT:
        return {ErrorCode::Invalid,
                Core::tr("This does not fit the rules of the book, so nothing was changed."), note};
    case SQLITE_TOOBIG:
        return {ErrorCode::Invalid, Core::tr("This text or file is too large for the book. Nothing was changed."), note};
    case SQLITE_INTERRUPT:
        return {ErrorCode::Cancelled, Core::tr("Cancelled. Nothing was changed."), note};
    default:
        return {ErrorCode::Internal, Core::tr("Something went wrong inside Goodword. Nothing was changed."), note};
    }
}

Error sqliteError(sqlite3 *db)
{
    return sqliteError(sqlite3_extended_errcode(db), QString::fromUtf8(sqlite3_errmsg(db)));
}

} // namespace goodword
