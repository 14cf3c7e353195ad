#include "core/attachments/attachmentstore.h"

#include "core/base/text.h"
#include "core/book/history.h"

#include <QCryptographicHash>

namespace goodword::attachmentStore {

static Attachment readAttachment(const Statement &s)
{
    return {s.id<AttachmentId>(0), s.id<CustomerId>(1), s.id<TouchpointId>(2), s.text(3), s.integer(4), s.text(5),
            s.instant(6)};
}

std::optional<Attachment> attachment(Database &db, AttachmentId id)
{
    Statement s(db, R"(SELECT id, customer_id, touchpoint_id, name, size, sha256, added_at FROM attachment WHERE id = ?)", id);
    return s.next() ? std::optional(readAttachment(s)) : std::nullopt;
}

std::vector<Attachment> ofTouchpoint(Database &db, TouchpointId touchpoint)
{
    std::vector<Attachment> found;
    Statement s(db, R"(SELECT id, customer_id, touchpoint_id, name, size, sha256, added_at FROM attachment
                       WHERE touchpoint_id = ? ORDER BY id)", touchpoint);
    while (s.next())
        found.push_back(readAttachment(s));
    return found;
}

std::vector<Attachment> ofCustomer(Database &db, CustomerId customer)
{
    std::vector<Attachment> found;
    Statement s(db, R"(SELECT a.id, a.customer_id, a.touchpoint_id, a.name, a.size, a.sha256, a.added_at FROM attachment a
                       LEFT JOIN touchpoint t ON t.id = a.touchpoint_id
                       WHERE a.customer_id = ? AND t.deleted_at IS NULL ORDER BY a.id DESC)", customer);
    while (s.next())
        found.push_back(readAttachment(s));
    return found;
}

Result<QByteArray> bytes(Database &db, AttachmentId id)
{
    const auto row = attachment(db, id);
    if (!row)
        return Error{ErrorCode::NotFound, Core::tr("The attachment is no longer there."), {}};
    return kept(db, row->sha256, isolated(row->name));
}

Result<QByteArray> kept(Database &db, const QString &sha256, const QString &name)
{
    Statement s(db, "SELECT bytes FROM blob WHERE sha256 = ?", sha256);
    const bool found = s.next();
    const QByteArray content = found ? s.blob(0) : QByteArray();
    if (found && QString::fromLatin1(QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex()) == sha256)
        return content;
    return Error{ErrorCode::Damaged,
                 Core::tr("%1 is damaged in the book, so it was not opened. An older backup may still hold it whole.").arg(name), {}};
}

void keep(UnitOfWork &u, const AttachmentFile &file)
{
    u.run("INSERT INTO blob (sha256, size, bytes) VALUES (?, ?, ?) ON CONFLICT (sha256) DO NOTHING", file.sha256,
          qint64(file.bytes.size()), file.bytes);
}

AttachmentId add(UnitOfWork &u, CustomerId customer, TouchpointId touchpoint, const AttachmentFile &file)
{
    keep(u, file);
    return u.insert<AttachmentId>(
        R"(INSERT INTO attachment (customer_id, touchpoint_id, name, size, sha256, added_at) VALUES (?, ?, ?, ?, ?, ?))",
        customer, touchpoint, file.name, qint64(file.bytes.size()), file.sha256, u.now());
}

void remove(UnitOfWork &u, AttachmentId id)
{
    u.run("DELETE FROM attachment WHERE id = ?", id);
}

std::vector<QString> unused(Database &db)
{
    std::vector<QString> hashes;
    // Proofs of consent and the logo are kept as bytes too.
    Statement s(db, R"(SELECT b.sha256 FROM blob b
                       WHERE NOT EXISTS (SELECT 1 FROM attachment a WHERE a.sha256 = b.sha256)
                         AND NOT EXISTS (SELECT 1 FROM consent k WHERE k.proof_sha256 = b.sha256)
                         AND NOT EXISTS (SELECT 1 FROM setting o WHERE o.value = b.sha256))");
    while (s.next())
        hashes.push_back(s.text(0));
    if (hashes.empty())
        return hashes;
    const History history(db);
    const QSet<QString> held = history.textsHeld("attachment", "sha256") + history.textsHeld("consent", "proof_sha256")
                               + history.textsHeld("setting", "value");
    std::erase_if(hashes, [&](const QString &hash) { return held.contains(hash); });
    return hashes;
}

qint64 sweep(UnitOfWork &u)
{
    qint64 freed = 0;
    for (const QString &hash : unused(u.db())) {
        freed += u.db().value<qint64>("SELECT size FROM blob WHERE sha256 = ?", hash).value_or(0);
        u.run("DELETE FROM blob WHERE sha256 = ?", hash);
    }
    return freed;
}

} // namespace goodword::attachmentStore
