#include "core/book/salvagewriter.h"

#include "core/base/uid.h"
#include "core/book/bulkindexes.h"
#include "core/book/sqliteerror.h"
#include "core/book/statement.h"
#include "core/book/unitofwork.h"

#include <QCryptographicHash>

#include <sqlite3.h>

#include <algorithm>
#include <memory>

namespace goodword {

using StatementPtr = std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)>;

static StatementPtr prepare(Database &db, const QByteArray &sql)
{
    sqlite3_stmt *stmt = nullptr;
    if (sqlite3_prepare_v2(db.handle(), sql.constData(), int(sql.size()), &stmt, nullptr) != SQLITE_OK)
        db.noteTrouble(sqliteError(db.handle()));
    return {stmt, sqlite3_finalize};
}

static QByteArray quoted(const QByteArray &name)
{
    return '"' + name + '"'; // from our own schema
}

static QByteArray insertInto(const TreeShape &shape)
{
    QByteArray names, places;
    for (const TableColumn &column : shape.columns) {
        names += (names.isEmpty() ? "" : ", ") + quoted(column.name);
        places += places.isEmpty() ? "?" : ", ?";
    }
    // A new book has settings of its own; those of the damaged one take their place.
    const QByteArray verb = shape.table == "setting" ? "INSERT OR REPLACE" : "INSERT OR IGNORE";
    return verb + " INTO " + quoted(shape.table) + " (" + names + ") VALUES (" + places + ")";
}

/// What was written is copied as it is; of a damaged page, only what is a text.
static void bindValue(sqlite3_stmt *stmt, int index, const StoredValue &value, bool doubtful)
{
    switch (value.type) {
    case StoredValue::Null: sqlite3_bind_null(stmt, index); break;
    case StoredValue::Integer: sqlite3_bind_int64(stmt, index, value.integer); break;
    case StoredValue::Real: sqlite3_bind_double(stmt, index, value.real); break;
    case StoredValue::Blob: sqlite3_bind_blob64(stmt, index, value.bytes.constData(), sqlite3_uint64(value.bytes.size()), SQLITE_TRANSIENT); break;
    case StoredValue::Text: {
        const QByteArray text = doubtful ? QString::fromUtf8(value.bytes).remove(QChar(0)).toUtf8() : value.bytes;
        sqlite3_bind_text64(stmt, index, text.constData(), sqlite3_uint64(text.size()), SQLITE_TRANSIENT, SQLITE_UTF8);
        break;
    }
    }
}

Done SalvageWriter::writeRow(sqlite3_stmt *stmt, const TreeShape &shape, const StoredRow &row, SalvageReport::Kind &kind)
{
    const bool fileIsOther = shape.table == "blob" && row.doubtful && row.values.size() == 3 &&
                             QCryptographicHash::hash(row.values[2].bytes, QCryptographicHash::Sha256).toHex() != row.values[0].bytes;
    if (fileIsOther || !BookTrees::fits(shape, row)) {
        ++m_unreadable;
        return {};
    }
    for (size_t i = 0; i < row.values.size(); ++i) {
        if (int(i) == shape.idColumn)
            sqlite3_bind_int64(stmt, int(i) + 1, row.id);
        else
            bindValue(stmt, int(i) + 1, row.values[i], row.doubtful);
    }
    const int rc = sqlite3_step(stmt);
    const bool written = rc == SQLITE_DONE && sqlite3_changes(m_u.db().handle()) > 0;
    const Error error = rc == SQLITE_DONE ? Error() : sqliteError(m_u.db().handle());
    sqlite3_reset(stmt);
    const int kindOfError = rc & 0xff;
    if (rc != SQLITE_DONE && kindOfError != SQLITE_CONSTRAINT && kindOfError != SQLITE_MISMATCH && kindOfError != SQLITE_TOOBIG)
        return error;
    m_unreadable += written ? 0 : 1;
    kind.kept += written ? 1 : 0;
    kind.doubtful += written && row.doubtful ? 1 : 0;
    return {};
}

/// What is certain goes first, so that a wrong id on a damaged page takes nobody's place.
Done SalvageWriter::writeTable(BookTree &tree, SalvageReport::Kind &kind)
{
    const StatementPtr insert = prepare(m_u.db(), insertInto(tree.shape));
    if (!insert)
        return *m_u.db().takeTrouble();
    m_unreadable = 0;
    for (const bool damaged : {false, true}) {
        for (const quint32 page : tree.pages) {
            if ((m_file.state(page) == PageState::Damaged) != damaged)
                continue;
            if (++m_pagesDone % 64 == 0)
                m_progress.report(m_pagesDone, m_file.count());
            if (m_progress.cancelled())
                return Error{ErrorCode::Cancelled, Core::tr("Cancelled. The damaged book is as it was, and nothing new was made."), {}};
            const std::vector<StoredRow> rows = m_file.rows(page, &m_unreadable);
            kind.pagesLost += damaged && rows.empty() ? 1 : 0; // what was on it, another page's place or an empty one hides
            for (const StoredRow &row : rows) {
                if (auto done = writeRow(insert.get(), tree.shape, row, kind); !done)
                    return done;
            }
        }
    }
    kind.pagesLost += tree.pagesLost;
    if (tree.broken && kind.pagesLost == 0)
        kind.pagesLost = 1; // or more: nothing names them any more
    countLost(tree, kind, m_unreadable);
    return {};
}

qint64 SalvageWriter::rowsIn(const BookTree &index)
{
    qint64 rows = 0;
    int unreadable = 0;
    for (const quint32 page : index.pages)
        rows += qint64(m_file.rows(page, &unreadable).size());
    return rows;
}

/// A sound index of the table knows how many rows there were.
void SalvageWriter::countLost(const BookTree &tree, SalvageReport::Kind &kind, int unreadable)
{
    kind.lost = unreadable;
    if (unreadable == 0 && !tree.broken && !tree.doubtful && tree.pagesLost == 0)
        return;
    const std::vector<BookTree> &all = m_trees.trees();
    const auto index = std::find_if(all.begin(), all.end(), [&](const BookTree &other) {
        return other.shape.isIndex && other.shape.holdsAll && other.shape.table == tree.shape.table && other.root != 0 && !other.broken &&
               !other.doubtful && other.pagesLost == 0;
    });
    if (index != all.end())
        kind.lost = std::max<qint64>(0, rowsIn(*index) - kind.kept);
    if (index != all.end() && kind.lost == 0)
        kind.pagesLost = 0; // none of them held a row
}

Done SalvageWriter::write(SalvageReport &report)
{
    {
        const BulkIndexes away(m_u.db(), {"customer", "customer_email", "customer_phone", "journey_event", "touchpoint", "answer", "testimonial"},
                               m_file.count(), 0);
        for (BookTree &tree : m_trees.trees()) {
            const QByteArray &name = tree.shape.name;
            if (tree.shape.isIndex || name.startsWith("sqlite_") || name.startsWith("d_"))
                continue;
            SalvageReport::Kind kind;
            kind.table = name;
            if (auto done = writeTable(tree, kind); !done)
                return done;
            report.kinds.push_back(std::move(kind));
        }
    }
    keepSequences();
    const std::vector<Reference> all = references();
    for (int round = 0; round < 3; ++round) { // what is put in place may name what is lost itself
        for (const Reference &reference : all)
            mend(reference, report);
    }
    report.undoKept = report.isWhole();
    if (!report.undoKept)
        endUndo();
    return m_u.db().trouble() ? Done(*m_u.db().takeTrouble()) : Done();
}

std::vector<SalvageWriter::Reference> SalvageWriter::references() const
{
    std::vector<Reference> all;
    Statement keys(m_u.db(), R"(SELECT t.name, k."from", k."table", c."notnull"
                                FROM pragma_table_list t JOIN pragma_foreign_key_list(t.name) k
                                JOIN pragma_table_info(t.name) c ON c.name = k."from"
                                WHERE t.schema = 'main' ORDER BY t.name, k.id)");
    while (keys.next())
        all.push_back({keys.text(0).toUtf8(), keys.text(1).toUtf8(), keys.text(2).toUtf8(), keys.integer(3) == 0});
    return all;
}

void SalvageWriter::mend(const Reference &reference, SalvageReport &report)
{
    const QByteArray child = quoted(reference.child), column = quoted(reference.column);
    const QByteArray isLost = column + " IS NOT NULL AND NOT EXISTS (SELECT 1 FROM " + quoted(reference.parent) + " p WHERE p.id = " + child + "." + column + ")";
    std::vector<qint64> lost;
    {
        const StatementPtr find = prepare(m_u.db(), "SELECT DISTINCT " + column + " FROM " + child + " WHERE " + isLost);
        while (find && sqlite3_step(find.get()) == SQLITE_ROW)
            lost.push_back(sqlite3_column_int64(find.get(), 0));
    }
    const auto replaced = std::count_if(lost.begin(), lost.end(), [&](qint64 id) { return replaceLost(reference.parent, id, reference); });
    report.placeholders += replaced;
    if (replaced == std::ptrdiff_t(lost.size()))
        return;
    if (reference.mayBeNull)
        report.loosened += execute("UPDATE " + child + " SET " + column + " = NULL WHERE " + isLost);
    else
        report.leftOut += execute("DELETE FROM " + child + " WHERE " + isLost);
}

/// Puts a row where one is lost that many others name; false where there is nothing sensible to put.
bool SalvageWriter::replaceLost(const QByteArray &table, qint64 id, const Reference &reference)
{
    if (id < 1 || id > m_u.db().value<qint64>("SELECT seq FROM sqlite_sequence WHERE name = ?", QString::fromUtf8(table)).value_or(0))
        return false; // never given to anything: the name itself is damaged
    const auto name = [id](const QString &text) { return text.arg(id); };
    const QString code = QStringLiteral("recovered-%1").arg(id);
    const QString uid = newUid(m_u.clock());
    if (table == "customer") {
        const bool isCompany = reference.column == "company_id";
        return m_u.run(R"(INSERT INTO customer (id, uid, kind, name, created_day, created_at) VALUES (?, ?, ?, ?, ?, ?))", id, uid,
                       isCompany ? QStringLiteral("company") : QStringLiteral("person"),
                       name(isCompany ? Core::tr("Recovered company %1") : Core::tr("Recovered customer %1")), m_u.today(), m_u.now());
    }
    if (table == "staff")
        return m_u.run("INSERT INTO staff (id, uid, name) VALUES (?, ?, ?)", id, uid, name(Core::tr("Recovered colleague %1")));
    if (table == "survey")
        return m_u.run("INSERT INTO survey (id, uid, name, kind, mode) VALUES (?, ?, ?, 'nps', 'relational')", id, uid,
                       name(Core::tr("Recovered survey %1")));
    if (table == "tag")
        return m_u.run("INSERT INTO tag (id, name, match_key) VALUES (?, ?, ?)", id, name(Core::tr("Recovered tag %1")), code);
    if (table == "custom_field")
        return m_u.run("INSERT INTO custom_field (id, name, kind, position) VALUES (?, ?, 'text', ?)", id,
                       name(Core::tr("Recovered field %1")), id);
    if (table == "journey_model")
        return m_u.run("INSERT INTO journey_model (id, code, name) VALUES (?, ?, ?)", id, code, name(Core::tr("Recovered journey %1")));
    if (table == "journey_stage")
        return m_u.run(R"(INSERT INTO journey_stage (id, model_id, code, name, position, place_in_five)
                          VALUES (?, (SELECT model_id FROM journey_event WHERE ? IN (from_stage_id, to_stage_id) LIMIT 1), ?, ?, ?, 1))",
                       id, id, code, name(Core::tr("Recovered stage %1")), id);
    return false;
}

/// Ids of rows deleted long ago are not given again.
void SalvageWriter::keepSequences()
{
    const BookTree *sequences = m_trees.table("sqlite_sequence");
    int unreadable = 0;
    for (const quint32 page : sequences ? sequences->pages : std::vector<quint32>()) {
        for (const StoredRow &row : m_file.rows(page, &unreadable)) {
            if (row.doubtful || row.values.size() != 2 || row.values[1].type != StoredValue::Integer || !m_trees.table(row.values[0].bytes))
                continue;
            const QString table = QString::fromUtf8(row.values[0].bytes);
            m_u.run("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", row.values[1].integer, table);
            if (m_u.db().affectedRows() == 0)
                m_u.run("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", table, row.values[1].integer);
        }
    }
}

/// A step undone over rows that are lost would not bring back what was there; the log keeps its lines.
void SalvageWriter::endUndo()
{
    m_u.run("UPDATE history SET state = 'closed'");
    m_u.run("DELETE FROM history_chunk");
}

qint64 SalvageWriter::execute(const QByteArray &sql)
{
    if (sqlite3_exec(m_u.db().handle(), sql.constData(), nullptr, nullptr, nullptr) != SQLITE_OK) {
        m_u.db().noteTrouble(sqliteError(m_u.db().handle()));
        return 0;
    }
    return m_u.db().affectedRows();
}

} // namespace goodword
