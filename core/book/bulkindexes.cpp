#include "core/book/bulkindexes.h"

#include "core/book/sqliteerror.h"
#include "core/book/statement.h"

#include <sqlite3.h>

namespace goodword {

static constexpr qint64 kFewRows = 5000;

/// With more rows there for each that comes, sorting all of them again is dearer than keeping the indexes.
static constexpr qint64 kRowsThere = 2;

BulkIndexes::BulkIndexes(Database &db, std::initializer_list<const char *> tables, qint64 rowsToCome, qint64 rowsThere) : m_db(db)
{
    if (rowsToCome < kFewRows || rowsThere > kRowsThere * rowsToCome)
        return;
    for (const char *table : tables)
        take(table);
}

BulkIndexes::~BulkIndexes()
{
    for (const QByteArray &sql : std::as_const(m_away)) {
        if (!m_db.trouble())
            run(sql);
    }
}

void BulkIndexes::take(const char *table)
{
    QList<QByteArray> drops;
    {
        Statement s(m_db, R"(SELECT m.name, m.sql FROM sqlite_master m
                             WHERE m.type = 'index' AND m.tbl_name = ? AND m.sql IS NOT NULL AND m.name <> 'customer_by_company_name'
                               AND (SELECT i.name FROM pragma_index_info(m.name) i WHERE i.seqno = 0) <> 'customer_id'
                             ORDER BY m.rowid)",
                    QString::fromLatin1(table));
        while (s.next()) {
            drops += "DROP INDEX \"" + s.text(0).toUtf8() + '"';
            m_away += s.text(1).toUtf8();
        }
    }
    for (const QByteArray &sql : std::as_const(drops))
        run(sql);
}

void BulkIndexes::run(const QByteArray &sql)
{
    if (sqlite3_exec(m_db.handle(), sql.constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
        m_db.noteTrouble(sqliteError(m_db.handle()));
}

} // namespace goodword
