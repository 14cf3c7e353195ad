#pragma once
// Looks at a file that claims to be a book without touching it: by its header first, then by its schema through a
// connection that makes no side files. Only what passes here is opened for real.

#include "core/base/result.h"

namespace goodword {

struct BookHeader {
    int version = 0;
    bool hasWal = false; ///< left by a crash, or by a program that has it open
    bool hasSums = false; ///< each page says whether it is what was written (see checkedvfs.h)
    bool isWal = true;   ///< as we leave a book; a copy made by other means is not, and opening it writes to its header
};

/// Reads the first 100 bytes, or asks an encrypted book itself; refuses what is missing, empty, cut short, damaged, foreign or
/// newer, and what is encrypted while nobody gave its key.
Result<BookHeader> inspectHeader(const QString &path);

/// inspectHeader() and the schema. The file stays byte for byte as it was.
Result<BookHeader> inspectBook(const QString &path);

/// Looks at every page, for a file that opening would change: one left by a crash, or not in WAL mode.
Done inspectPages(const QString &path, const BookHeader &header);

/// Makes an empty file only its owner may read; refuses to replace one.
Done createPrivateFile(const QString &path);

/// The file, and what SQLite keeps beside it.
void removeBook(const QString &path);

} // namespace goodword
