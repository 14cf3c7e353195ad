#pragma once
// Which pages of a damaged book belong to which table: known from its schema, from the pages that name those below them and,
// where these are damaged, from where a new book has its tables and from the types of the rows. Only reads.

#include "core/book/pagefile.h"

#include <functional>
#include <map>

struct sqlite3;

namespace goodword {

class Progress;

struct TableColumn {
    QByteArray name;
    QByteArray type; ///< INTEGER, REAL, TEXT, BLOB
    bool notNull = false;
};

/// A table or index as the schema makes it.
struct TreeShape {
    QByteArray name, table;
    bool isIndex = false; ///< for an index, whether it holds each row of the table
    bool holdsAll = true;
    bool byKey = false;   ///< WITHOUT ROWID
    int idColumn = -1;    ///< the one that is the row's id
    std::vector<TableColumn> columns; ///< of a table, in the order of its records
    quint32 usualRoot = 0;
};

struct BookTree {
    TreeShape shape;
    quint32 root = 0;
    std::vector<quint32> pages; ///< those with rows, in order where none is damaged
    int pagesLost = 0;          ///< named as the tree's, but unreadable
    bool broken = false;        ///< pages may belong to it that nothing names any more
    bool doubtful = false;      ///< a page of it is not what was written
};

class BookTrees
{
public:
    /// Every page is claimed by the tree it belongs to, as far as can be known.
    static Result<BookTrees> find(PageFile &file, Progress &progress);

    std::vector<BookTree> &trees() { return m_trees; }
    /// Nothing where the book has none of this name.
    BookTree *table(const QByteArray &name);

    /// Whether a row may be one of the table: its columns, types and what must not be NULL.
    static bool fits(const TreeShape &shape, const StoredRow &row);

private:
    explicit BookTrees(PageFile &file) : m_file(file), m_owner(size_t(file.count()), -1) {}
    Done readShapes(int version);
    void readRoots();
    void walk(int tree, quint32 root);
    void walkDeferred();
    void claimOrphans(Progress &progress);
    struct Leaf {
        quint32 number = 0;
        std::vector<StoredRow> rows;
        int unreadable = 0;
    };
    /// The last one is kept: many trees are held against the same page.
    const Leaf &leaf(quint32 number);
    bool mayBelong(const BookTree &tree, quint32 number);

    PageFile &m_file;
    std::vector<BookTree> m_trees;
    std::vector<int> m_owner;
    Leaf m_leaf;
    std::vector<std::pair<int, quint32>> m_deferred; ///< named by damaged pages
};

} // namespace goodword
