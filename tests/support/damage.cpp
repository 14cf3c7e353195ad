#include "tests/support/damage.h"

#include "core/book/migrations.h"

#include <sqlite3.h>

#include <algorithm>
#include <functional>
#include <utility>

namespace goodword::test {

static constexpr qsizetype kPage = 4096;

QString damageName(Damage damage)
{
    switch (damage) {
    case Damage::Flip: return QStringLiteral("one bit");
    case Damage::Bytes: return QStringLiteral("run of bytes");
    case Damage::Zeros: return QStringLiteral("run of zeros");
    case Damage::EmptyPage: return QStringLiteral("zeroed page");
    case Damage::Swapped: return QStringLiteral("swapped pages");
    case Damage::OneByteShort: return QStringLiteral("one byte short");
    case Damage::Short: return QStringLiteral("cut short");
    case Damage::Header: return QStringLiteral("header");
    }
    return {};
}

static void overwrite(QByteArray &bytes, qsizetype at, qsizetype count, const std::function<char()> &byte)
{
    for (qsizetype i = at; i < std::min(bytes.size(), at + count); ++i)
        bytes[i] = byte();
}

static void damageOnce(QByteArray &bytes, Damage damage, std::mt19937 &random)
{
    const auto below = [&](qsizetype limit) { return qsizetype(random() % size_t(limit)); };
    const qsizetype pages = bytes.size() / kPage, at = below(bytes.size());
    switch (damage) {
    case Damage::Flip: bytes[at] = char(bytes.at(at) ^ (1 << below(8))); break;
    case Damage::Bytes: overwrite(bytes, at, 1 + below(64), [&] { return char(random()); }); break;
    case Damage::Zeros: overwrite(bytes, at, 1 + below(600), [] { return '\0'; }); break;
    case Damage::EmptyPage: overwrite(bytes, below(pages) * kPage, kPage, [] { return '\0'; }); break;
    case Damage::Swapped: {
        const qsizetype one = below(pages) * kPage, other = below(pages) * kPage;
        const QByteArray kept = bytes.mid(one, kPage);
        bytes.replace(one, kPage, bytes.mid(other, kPage));
        bytes.replace(other, kPage, kept);
        break;
    }
    case Damage::OneByteShort: bytes.chop(1); break;
    case Damage::Short: bytes.truncate(std::max<qsizetype>(at, 100)); break;
    case Damage::Header: bytes[below(100)] = char(random()); break;
    }
}

QByteArray damaged(QByteArray bytes, Damage damage, std::mt19937 &random)
{
    const QByteArray before = bytes;
    while (bytes == before)
        damageOnce(bytes, damage, random);
    return bytes;
}

QList<int> pagesThatDiffer(const QByteArray &one, const QByteArray &other)
{
    QList<int> pages;
    for (qsizetype at = 0; at < std::max(one.size(), other.size()); at += kPage) {
        if (one.mid(at, kPage) != other.mid(at, kPage))
            pages.append(int(at / kPage) + 1);
    }
    return pages;
}

static void execute(sqlite3 *db, const QByteArray &sql)
{
    if (sqlite3_exec(db, sql.constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
        qFatal("%s: %s", sql.constData(), sqlite3_errmsg(db));
}

void writeWithoutSums(const QString &bookPath, const QString &target)
{
    sqlite3 *db = nullptr;
    if (sqlite3_open(target.toUtf8().constData(), &db) != SQLITE_OK)
        qFatal("cannot open %s", qPrintable(target));
    execute(db, "PRAGMA application_id = " + QByteArray::number(kApplicationId));
    if (!migrate(db, 0))
        qFatal("cannot migrate");
    execute(db, "ATTACH '" + bookPath.toUtf8() + "' AS book");
    QList<QByteArray> tables;
    sqlite3_stmt *stmt = nullptr;
    sqlite3_prepare_v2(db, "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'd^_%' ESCAPE '^'", -1, &stmt, nullptr);
    while (sqlite3_step(stmt) == SQLITE_ROW)
        tables.append(reinterpret_cast<const char *>(sqlite3_column_text(stmt, 0)));
    sqlite3_finalize(stmt);
    execute(db, "BEGIN");
    for (const QByteArray &table : std::as_const(tables)) // their sequences come last, over those of the rows
        execute(db, "DELETE FROM main." + table + "; INSERT INTO main." + table + " SELECT * FROM book." + table);
    execute(db, "COMMIT; DETACH book; PRAGMA journal_mode = WAL");
    sqlite3_close(db);
}

} // namespace goodword::test
