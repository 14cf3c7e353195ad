#pragma once
// The key of a book that is encrypted itself, in a build with SQLite3MultipleCiphers (GOODWORD_SQLITE3MC; ChaCha20-Poly1305
// page by page, the log and journals too), and the keys that were given to this program so far. Such a file begins with 16
// bytes of salt; its key is made of the passphrase and the salt by Argon2id and is nowhere else, so a copy of a book opens with
// the same passphrase, and the recovery key is the key itself, to be printed. Asks nobody: who opens a book gives its key first.

#include "core/base/result.h"
#include "core/base/secret.h"

#include <QByteArray>

#include <memory>

struct sqlite3;

namespace goodword {

class BookKey;
using BookKeyPtr = std::shared_ptr<const BookKey>;

class BookKey
{
public:
    static constexpr qsizetype kBytes = 32, kSaltBytes = 16;
    static constexpr qsizetype kHeadBytes = 24; ///< of a file, that tell whether it is encrypted

    BookKey(Secret bytes, QByteArray salt) : m_bytes(std::move(bytes)), m_salt(std::move(salt)) {}
    /// With a salt of its own: for a new book, or for another passphrase of one. Takes about a second.
    static Result<BookKeyPtr> fresh(const Secret &passphrase);
    /// By the passphrase or the recovery key of a book with this salt, as typed. Not yet known to be the right one.
    static Result<BookKeyPtr> typed(const QString &text, const QByteArray &salt);

    const QByteArray &salt() const { return m_salt; }
    /// For recoveryText(): the key, and three bytes that say what it is.
    Secret recoveryKey() const;
    /// As SQLite3MultipleCiphers takes it.
    Secret raw() const;

private:
    Secret m_bytes;
    QByteArray m_salt;
};

namespace bookKeys {

/// Whether this build can encrypt books, and open those that are.
bool areKnownHere();
/// By the first bytes of a file; false where there is none.
bool isEncrypted(const QString &path);
/// Of its first 24 bytes.
bool saysEncrypted(const QByteArray &head);

/// Tries what was typed on a book; the key is kept until the program ends, for all copies of the book with it.
Done unlock(const QString &path, const QString &typed);
void keep(BookKeyPtr key);
/// The key that was given for a file that begins so.
Result<BookKeyPtr> forHead(const QByteArray &head, const QString &path);

/// Whether the file is under this key now, whatever was said of how it came to be.
bool isUnder(const QString &path, const BookKey &key);
/// Whether what was typed is what opens this book, whose key is known: asked before the key is changed.
Done isKeyOf(const QString &path, const QString &typed);

/// Gives a connection that has read nothing yet its key: the one offered, where the file is empty or has its salt, else the
/// one that is known. Answers it, or nothing where the file is not encrypted.
Result<BookKeyPtr> giveTo(sqlite3 *db, const QString &path, const BookKeyPtr &offered = nullptr);

/// Writes a closed file anew under another key, or none: a copy on the way, since a power cut may spoil it. Where pages get
/// another form, that takes as much memory as the file is large.
Done change(const QString &path, const BookKeyPtr &to);

} // namespace bookKeys

} // namespace goodword
