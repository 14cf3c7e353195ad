#include "core/book/erasures.h"

#include "core/book/atomicfile.h"
#include "core/book/book.h"
#include "core/book/bookcopy.h"

#include <QFile>
#include <QFileInfo>

#include <sodium.h>

#include <array>

namespace goodword::erasures {

using namespace Qt::StringLiterals;

static constexpr qsizetype kBytes = 16, kLine = 2 * kBytes + 1;

QString digest(const QString &bookUuid, const char *table, const QString &uid)
{
    const QByteArray key = bookUuid.toUtf8().leftJustified(crypto_generichash_KEYBYTES_MIN, ' ').left(crypto_generichash_KEYBYTES_MAX);
    const QByteArray text = QByteArray(table) + ':' + uid.toUtf8();
    std::array<char, kBytes> sum;
    crypto_generichash(reinterpret_cast<unsigned char *>(sum.data()), kBytes, reinterpret_cast<const unsigned char *>(text.constData()),
                       size_t(text.size()), reinterpret_cast<const unsigned char *>(key.constData()), size_t(key.size()));
    return QString::fromLatin1(QByteArray(sum.data(), kBytes).toHex());
}

void note(UnitOfWork &u, const QSet<QString> &digests)
{
    for (const QString &digest : digests)
        Book::setSetting(u, u"erased:"_s + digest, {});
}

QSet<QString> inBook(Database &db)
{
    QSet<QString> digests;
    Statement s(db, "SELECT substr(key, 8) FROM setting WHERE key >= 'erased:' AND key < 'erased;'");
    while (s.next())
        digests.insert(s.text(0));
    return digests;
}

static QString listPath(const QString &bookUuid)
{
    return backupsFolderOf(bookUuid) + u"/erased"_s;
}

Result<QSet<QString>> besideBackups(const QString &bookUuid)
{
    QSet<QString> digests;
    QFile file(listPath(bookUuid));
    if (!file.exists())
        return digests;
    const QByteArray lines = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    if (file.error() != QFile::NoError)
        return Error{ErrorCode::Io,
                     Core::tr("The list of what was erased from this book cannot be read, so it is not known whether this copy holds "
                              "something of it. Nothing was changed. Check the disk and try again."), file.errorString()};
    for (const QByteArray &line : lines.split('\n')) {
        if (line.size() == 2 * kBytes)
            digests.insert(QString::fromLatin1(line));
    }
    return digests;
}

static QString uuidOf(const Book &book)
{
    return book.setting(u"uuid"_s);
}

bool maySaySomethingElse(Book &book)
{
    const qint64 inside = book.db().value<qint64>("SELECT count(*) FROM setting WHERE key >= 'erased:' AND key < 'erased;'").value_or(0);
    return inside * kLine != QFileInfo(listPath(uuidOf(book))).size();
}

Done keepBesideBackups(Book &book)
{
    const QString uuid = uuidOf(book);
    const QSet<QString> inside = inBook(book.db());
    if (inside.isEmpty() || uuid.isEmpty())
        return {};
    auto beside = besideBackups(uuid);
    if (!beside)
        return beside.error();
    if (beside->contains(inside))
        return {};
    QStringList all = beside->unite(inside).values();
    all.sort(); // in no order that says who was first
    if (auto made = makePrivateFolder(QFileInfo(listPath(uuid)).path()); !made)
        return made;
    AtomicFile file(listPath(uuid));
    if (auto begun = file.begin(); !begun)
        return begun;
    file.write(all.join(u'\n').toLatin1() + '\n');
    return file.commit();
}

} // namespace goodword::erasures
