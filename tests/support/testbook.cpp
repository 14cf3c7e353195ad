#include "tests/support/testbook.h"

#include <sqlite3.h>

namespace goodword::test {

static QStringList rowsOf(sqlite3 *db, const QByteArray &table)
{
    QStringList rows;
    sqlite3_stmt *stmt = nullptr;
    // The names come from the schema of our own book, never from a user.
    const QByteArray sql = "SELECT * FROM \"" + table + "\"";
    sqlite3_prepare_v2(db, sql.constData(), -1, &stmt, nullptr);
    while (sqlite3_step(stmt) == SQLITE_ROW) {
        QStringList cells;
        for (int i = 0; i < sqlite3_column_count(stmt); ++i) {
            const int type = sqlite3_column_type(stmt, i);
            const auto *bytes = static_cast<const char *>(sqlite3_column_blob(stmt, i));
            const QByteArray cell(bytes, sqlite3_column_bytes(stmt, i));
            cells.append(type == SQLITE_BLOB   ? QString::fromLatin1(cell.toHex())
                         : type == SQLITE_NULL ? QStringLiteral("NULL")
                                               : QString::fromUtf8(cell));
        }
        rows.append(QString::fromUtf8(table) + QStringLiteral("|") + cells.join(QLatin1Char('|')));
    }
    sqlite3_finalize(stmt);
    rows.sort();
    return rows;
}

QStringList dump(Book &book, bool derived)
{
    QList<QByteArray> tables;
    sqlite3_stmt *stmt = nullptr;
    sqlite3_prepare_v2(book.db().handle(),
                       "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite^_%' ESCAPE '^' ORDER BY name",
                       -1, &stmt, nullptr);
    while (sqlite3_step(stmt) == SQLITE_ROW)
        tables.append(reinterpret_cast<const char *>(sqlite3_column_text(stmt, 0)));
    sqlite3_finalize(stmt);
    QStringList lines;
    for (const QByteArray &table : std::as_const(tables)) {
        const bool isDerived = table.startsWith("d_");
        const bool isShadow = table.startsWith("d_search_");
        const bool isHistory = table.startsWith("history") || table == "blob";
        if (isDerived == derived && !isShadow && !isHistory)
            lines += rowsOf(book.db().handle(), table);
    }
    return lines;
}

QByteArray fileBytes(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace goodword::test
