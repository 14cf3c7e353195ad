#include "core/book/searchindex.h"

#include "core/base/text.h"
#include "core/book/rowstream.h"
#include "core/book/statement.h"
#include "core/book/unitofwork.h"

#include <algorithm>
#include <array>

namespace goodword {

namespace {

struct Source {
    SearchIndex::Kind kind;
    const char *table;
    const char *read; ///< id, customer, two texts of the rows from one id on, by id
};

constexpr std::array<Source, 4> kSources = {{
    {SearchIndex::Kind::Note, "customer", "SELECT id, id, notes, '' FROM customer WHERE id >= ? AND notes <> '' ORDER BY id"},
    {SearchIndex::Kind::Touchpoint, "touchpoint",
     R"(SELECT id, customer_id, subject, body FROM touchpoint
        WHERE id >= ? AND deleted_at IS NULL AND (subject <> '' OR body <> '') ORDER BY id)"},
    {SearchIndex::Kind::Answer, "answer",
     R"(SELECT id, customer_id, comment, '' FROM answer
        WHERE id >= ? AND deleted_at IS NULL AND comment <> '' ORDER BY id)"},
    {SearchIndex::Kind::Testimonial, "testimonial",
     R"(SELECT id, customer_id, original, edited FROM testimonial
        WHERE id >= ? AND deleted_at IS NULL ORDER BY id)"},
}};

/// The index row of a row is always the same, so a patched index equals a rebuilt one.
qint64 indexRow(SearchIndex::Kind kind, qint64 row)
{
    return row * 8 + qint64(kind);
}

/// One row of the index for a row of a source.
class Writer
{
public:
    explicit Writer(UnitOfWork &u)
        : m_write(u.db(), "INSERT INTO d_search (rowid, words, kind, row_id, customer_id) VALUES (?, ?, ?, ?, ?)") {}

    void add(SearchIndex::Kind kind, const Statement &row)
    {
        const QString words = foldForIndex(row.text(2) + u'\n' + row.text(3)).simplified();
        if (!words.isEmpty())
            m_write.bind(indexRow(kind, row.integer(0)), words, int(kind), row.integer(0), row.optionalInteger(1)).exec();
    }

private:
    Statement m_write;
};

void indexRows(UnitOfWork &u, const Source &source, qint64 from, qint64 to)
{
    Statement read(u.db(), source.read, from);
    Writer writer(u);
    while (read.next() && read.integer(0) <= to)
        writer.add(source.kind, read);
}

/// Rows of other kinds lie between these, so each is dropped by its own.
void remakeRun(UnitOfWork &u, const Source &source, const IdRun &run)
{
    u.run("DELETE FROM d_search WHERE rowid BETWEEN ? AND ? AND rowid & 7 = ?", indexRow(source.kind, run.from),
          indexRow(source.kind, run.to), int(source.kind));
    indexRows(u, source, run.from, run.to);
}

bool isWord(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isLetterOrNumber() || c.isSurrogate(); });
}

} // namespace

void SearchIndex::update(UnitOfWork &u, const ChangeSet &changes)
{
    for (const Source &source : kSources) {
        if (changes.isBulk(source.table) && !changes.bulkRows(source.table))
            return rebuild(u);
    }
    Statement drop(u.db(), "DELETE FROM d_search WHERE rowid = ?");
    for (const Source &source : kSources) {
        if (source.kind == Kind::Note && !changes.touches("customer", {"notes"}))
            continue;
        if (const auto run = changes.bulkRows(source.table))
            remakeRun(u, source, *run);
        for (const RowChange &row : changes.rows(source.table)) {
            if (row.op != RowOp::Added)
                drop.bind(indexRow(source.kind, row.id)).exec();
            if (row.op != RowOp::Removed)
                indexRows(u, source, row.id, row.id);
        }
    }
}

void SearchIndex::rebuild(UnitOfWork &u)
{
    u.run("DELETE FROM d_search");
    std::vector<RowStream> streams;
    for (const Source &source : kSources)
        streams.emplace_back(u.db(), source.read);
    // In the order of the index's own rows, so that each comes at its end.
    Writer writer(u);
    const auto nearest = [&](qint64 from) {
        qint64 id = RowStream::kEnd;
        for (RowStream &stream : streams)
            id = std::min(id, stream.firstFrom(from));
        return id;
    };
    for (qint64 id = nearest(1); id != RowStream::kEnd; id = nearest(id + 1)) {
        for (size_t i = 0; i < streams.size(); ++i)
            streams[i].take(id, [&](const Statement &row) { writer.add(kSources[i].kind, row); });
    }
}

QString SearchIndex::matchText(const QString &text)
{
    static constexpr qsizetype kLongest = 1000;
    QStringList words;
    // A run of CJK characters is one phrase: each part between spaces is quoted as a whole.
    for (const QString &word : text.left(kLongest).simplified().split(u' ', Qt::SkipEmptyParts)) {
        QString folded = foldForIndex(word).simplified();
        if (isWord(folded))
            words.append(u'"' + folded.replace(u'"', u' ') + u'"');
    }
    return words.isEmpty() ? QString() : words.join(u' ') + u'*';
}

std::vector<SearchIndex::Hit> SearchIndex::find(Database &db, const QString &text, int limit)
{
    std::vector<Hit> hits;
    const QString match = matchText(text);
    if (match.isEmpty())
        return hits;
    Statement s(db, R"(SELECT kind, row_id, customer_id FROM d_search WHERE d_search MATCH ?
                       ORDER BY rowid DESC LIMIT ?)", match, limit);
    while (s.next())
        hits.push_back({Kind(s.number(0)), s.integer(1), s.id<CustomerId>(2)});
    return hits;
}

bool SearchIndex::addCustomersWith(SqlText &sql, const QString &text)
{
    const QString match = matchText(text);
    if (match.isEmpty())
        return false;
    // The index knows words only: that the signs between them are there too is looked up in its text.
    sql.add(R"(SELECT customer_id FROM d_search
               WHERE d_search MATCH ? AND words LIKE ? ESCAPE '\' AND customer_id IS NOT NULL)",
            match, likeAnywhere(foldForIndex(text).simplified()));
    return true;
}

} // namespace goodword
