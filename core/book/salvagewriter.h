#pragma once
// Writes what was found of a damaged book into a new one, and mends what names rows that are lost. For salvage() alone; within
// one transaction, with foreign keys unwatched until all is there.

#include "core/book/booktrees.h"
#include "core/book/salvage.h"

namespace goodword {

class SalvageWriter
{
public:
    SalvageWriter(UnitOfWork &u, PageFile &file, BookTrees &trees, Progress &progress)
        : m_u(u), m_file(file), m_trees(trees), m_progress(progress) {}

    Done write(SalvageReport &report);

private:
    struct Reference {
        QByteArray child, column, parent;
        bool mayBeNull = false;
    };

    Done writeTable(BookTree &tree, SalvageReport::Kind &kind);
    Done writeRow(sqlite3_stmt *stmt, const TreeShape &shape, const StoredRow &row, SalvageReport::Kind &kind);
    qint64 rowsIn(const BookTree &index);
    void countLost(const BookTree &tree, SalvageReport::Kind &kind, int unreadable);
    std::vector<Reference> references() const;
    void mend(const Reference &reference, SalvageReport &report);
    bool replaceLost(const QByteArray &table, qint64 id, const Reference &reference);
    void keepSequences();
    void endUndo();
    qint64 execute(const QByteArray &sql);

    UnitOfWork &m_u;
    PageFile &m_file;
    BookTrees &m_trees;
    Progress &m_progress;
    qint64 m_pagesDone = 0;
    int m_unreadable = 0;
};

} // namespace goodword
