#include "core/book/booktrees.h"

#include "core/base/progress.h"
#include "core/book/checkedvfs.h"
#include "core/book/migrations.h"
#include "core/book/sqliteerror.h"

#include <sqlite3.h>

#include <algorithm>
#include <map>
#include <mutex>

namespace goodword {

namespace {

constexpr int kSchemaTree = 0, kStranger = -2;

/// A book of one version in memory: what its tables look like, and where they begin in a book never made anew.
class Pattern
{
public:
    explicit Pattern(int version)
    {
        useCheckedFiles();
        if (sqlite3_open(":memory:", &m_db) != SQLITE_OK)
            return;
        reserveSums(m_db);
        const SchemaVersions &all = schemaVersions();
        m_made = migrate(m_db, 0, SchemaVersions(all.begin(), all.begin() + version)).has_value();
    }
    ~Pattern() { sqlite3_close(m_db); }
    Q_DISABLE_COPY_MOVE(Pattern)
    bool isMade() const { return m_made; }

    void each(const char *sql, const QByteArray &name, const std::function<void(sqlite3_stmt *)> &row) const
    {
        sqlite3_stmt *stmt = nullptr;
        sqlite3_prepare_v2(m_db, sql, -1, &stmt, nullptr);
        if (sqlite3_bind_parameter_count(stmt) == 1)
            sqlite3_bind_text(stmt, 1, name.constData(), int(name.size()), SQLITE_STATIC);
        while (sqlite3_step(stmt) == SQLITE_ROW)
            row(stmt);
        sqlite3_finalize(stmt);
    }

private:
    sqlite3 *m_db = nullptr;
    bool m_made = false;
};

QByteArray textAt(sqlite3_stmt *stmt, int column)
{
    return {static_cast<const char *>(sqlite3_column_blob(stmt, column)), sqlite3_column_bytes(stmt, column)};
}

/// In a table without ids the key's columns come first in its records; in ours they are declared first.
void addColumns(const Pattern &pattern, TreeShape &shape)
{
    int keys = 0, key = -1;
    pattern.each(R"(SELECT name, type, "notnull", pk FROM pragma_table_info(?) ORDER BY cid)", shape.table, [&](sqlite3_stmt *row) {
        const bool isKey = sqlite3_column_int(row, 3) > 0;
        keys += isKey ? 1 : 0;
        if (isKey && textAt(row, 1) == "INTEGER")
            key = int(shape.columns.size());
        shape.columns.push_back({textAt(row, 0), textAt(row, 1), sqlite3_column_int(row, 2) != 0});
    });
    if (!shape.byKey && keys == 1)
        shape.idColumn = key;
}

BookTree schemaTree()
{
    BookTree tree;
    tree.shape.name = tree.shape.table = "sqlite_schema";
    tree.shape.columns = {{"type", "TEXT", true}, {"name", "TEXT", true}, {"tbl_name", "TEXT", true}, {"rootpage", "INTEGER", false}, {"sql", "TEXT", false}};
    tree.root = 1;
    return tree;
}

std::vector<BookTree> makeTrees(int version)
{
    std::vector<BookTree> trees;
    const Pattern pattern(version);
    if (!pattern.isMade())
        return trees;
    trees.push_back(schemaTree());
    pattern.each("SELECT type, name, tbl_name, rootpage, ifnull(sql, '') FROM sqlite_schema WHERE rootpage > 0 ORDER BY rootpage", {},
                 [&](sqlite3_stmt *row) {
                     BookTree tree;
                     tree.shape.isIndex = textAt(row, 0) == "index";
                     tree.shape.name = textAt(row, 1);
                     tree.shape.table = textAt(row, 2);
                     tree.shape.usualRoot = quint32(sqlite3_column_int64(row, 3));
                     tree.shape.holdsAll = !textAt(row, 4).contains(" WHERE ");
                     tree.shape.byKey = textAt(row, 4).contains("WITHOUT ROWID");
                     if (!tree.shape.isIndex)
                         addColumns(pattern, tree.shape);
                     trees.push_back(std::move(tree));
                 });
    return trees;
}

/// Those of a book of this version that holds nothing yet; none where there was no memory for it. They are looked up once: it
/// takes longer than reading a small book.
std::vector<BookTree> newTrees(int version)
{
    static std::mutex mutex;
    static std::map<int, std::vector<BookTree>> known;
    const std::lock_guard lock(mutex);
    std::vector<BookTree> &trees = known[version];
    if (trees.empty())
        trees = makeTrees(version);
    return trees;
}

} // namespace

Result<BookTrees> BookTrees::find(PageFile &file, Progress &progress)
{
    BookTrees trees(file);
    if (auto done = trees.readShapes(file.version()); !done)
        return done.error();
    trees.walk(kSchemaTree, 1);
    trees.walkDeferred();
    trees.readRoots();
    trees.walkDeferred();
    trees.claimOrphans(progress);
    return trees;
}

Done BookTrees::readShapes(int version)
{
    m_trees = newTrees(version >= 1 && version <= kSchemaVersion ? version : kSchemaVersion);
    if (m_trees.empty())
        return Error{ErrorCode::Internal, Core::tr("Something went wrong inside Goodword. Nothing was changed."), QStringLiteral("pattern")};
    return {};
}

/// Where the schema can still be read, it says where each tree begins; strangers' pages are nobody's. What it says on a
/// damaged page, and where a new book has its trees, is held against the rows there.
void BookTrees::readRoots()
{
    std::vector<quint32> strangers;
    std::vector<std::pair<int, quint32>> likely;
    const std::vector<quint32> schemaPages = m_trees[kSchemaTree].pages;
    for (const bool doubtful : {false, true}) {
        for (const quint32 number : schemaPages) {
            int unreadable = 0;
            for (const StoredRow &row : m_file.rows(number, &unreadable)) {
                if (row.doubtful != doubtful || !fits(m_trees[kSchemaTree].shape, row))
                    continue;
                const auto root = quint32(row.values[3].integer);
                const auto known = std::find_if(m_trees.begin(), m_trees.end(), [&](const BookTree &tree) { return tree.shape.name == row.values[1].bytes; });
                if (known == m_trees.end())
                    strangers.push_back(root);
                else if (known->root == 0 && doubtful)
                    likely.emplace_back(int(known - m_trees.begin()), root);
                else if (known->root == 0 && m_file.exists(root))
                    known->root = root;
            }
        }
    }
    for (size_t i = 1; i < m_trees.size(); ++i) {
        BookTree &tree = m_trees[i];
        tree.broken = tree.root == 0;
        if (tree.root != 0)
            walk(int(i), tree.root);
    }
    for (const quint32 root : strangers) {
        if (m_file.exists(root))
            walk(kStranger, root);
    }
    for (size_t i = 1; i < m_trees.size(); ++i) {
        const quint32 usual = m_trees[i].shape.usualRoot;
        if (m_trees[i].root == 0)
            m_deferred.emplace_back(int(i), usual);
    }
    m_deferred.insert(m_deferred.end(), likely.begin(), likely.end()); // these are taken first
}

bool BookTrees::fits(const TreeShape &shape, const StoredRow &row)
{
    if (row.values.size() != shape.columns.size())
        return false;
    for (size_t i = 0; i < row.values.size(); ++i) {
        const StoredValue::Type type = row.values[i].type;
        const TableColumn &column = shape.columns[i];
        if (int(i) == shape.idColumn) {
            if (type != StoredValue::Null)
                return false;
            continue;
        }
        const bool right = type == StoredValue::Null      ? !column.notNull
                           : type == StoredValue::Integer ? column.type == "INTEGER" || column.type == "REAL"
                           : type == StoredValue::Real    ? column.type == "REAL"
                           : type == StoredValue::Text    ? column.type == "TEXT"
                                                          : column.type == "BLOB";
        if (!right && !column.type.isEmpty())
            return false;
    }
    return true;
}

/// Down from a root, in the order of the rows. Below a damaged page anything may be named: those wait until all that is
/// certain is claimed.
void BookTrees::walk(int index, quint32 root)
{
    std::vector<quint32> open{root};
    BookTree nobody;
    BookTree &tree = index == kStranger ? nobody : m_trees[size_t(index)];
    while (!open.empty()) {
        const quint32 number = open.back();
        open.pop_back();
        const QByteArray page = m_file.exists(number) ? m_file.page(number) : QByteArray();
        const PageKind kind = m_file.kind(page, number);
        const bool ofTable = kind == PageKind::TableLeaf || kind == PageKind::TableInterior;
        if (kind == PageKind::None || m_owner[number - 1] != -1 || (index != kStranger && ofTable != (!tree.shape.isIndex && !tree.shape.byKey))) {
            ++tree.pagesLost;
            tree.broken = true; // it may have been one with pages below
            continue;
        }
        m_owner[number - 1] = index;
        const bool damaged = m_file.state(number) == PageState::Damaged;
        tree.doubtful = tree.doubtful || damaged;
        if (kind != PageKind::TableInterior)
            tree.pages.push_back(number);
        const QList<quint32> below = m_file.children(page, number);
        tree.broken = tree.broken || (damaged && !below.isEmpty());
        for (auto child = below.rbegin(); child != below.rend(); ++child) {
            if (damaged)
                m_deferred.emplace_back(index, *child);
            else
                open.push_back(*child);
        }
    }
}

void BookTrees::walkDeferred()
{
    while (!m_deferred.empty()) {
        const auto [index, number] = m_deferred.back();
        m_deferred.pop_back();
        if (index == kStranger || !m_file.exists(number) || m_owner[number - 1] != -1)
            continue;
        BookTree &tree = m_trees[size_t(index)];
        if (index != kSchemaTree && !mayBelong(tree, number))
            continue;
        if (index != kSchemaTree && tree.root == 0) { // nothing certain said where it begins
            tree.root = number;
            tree.broken = false;
        }
        walk(index, number);
    }
}

const BookTrees::Leaf &BookTrees::leaf(quint32 number)
{
    if (m_leaf.number != number) {
        m_leaf = {number, {}, 0};
        m_leaf.rows = m_file.rows(number, &m_leaf.unreadable);
    }
    return m_leaf;
}

/// Whether a page nothing certain names looks like one of the tree's.
bool BookTrees::mayBelong(const BookTree &tree, quint32 number)
{
    const QByteArray page = m_file.page(number);
    const PageKind kind = m_file.kind(page, number);
    const bool ofTable = kind == PageKind::TableLeaf || kind == PageKind::TableInterior;
    if (kind == PageKind::None || ofTable != (!tree.shape.isIndex && !tree.shape.byKey))
        return false;
    if (tree.shape.isIndex)
        return true;
    if (kind == PageKind::TableInterior) { // as the first row below it says
        const QList<quint32> below = m_file.children(page, number);
        return !below.isEmpty() && below.first() != number && m_file.exists(below.first()) && m_owner[below.first() - 1] == -1 &&
               m_file.kind(m_file.page(below.first()), below.first()) == PageKind::TableLeaf && mayBelong(tree, below.first());
    }
    const Leaf &found = leaf(number);
    const auto fitting = std::count_if(found.rows.begin(), found.rows.end(), [&](const StoredRow &row) { return fits(tree.shape, row); });
    return fitting * 2 > qsizetype(found.rows.size()) + found.unreadable;
}

/// Leaves whose way from the root is lost: of the trees that lost pages, the one their rows fit. Where more than one does,
/// those whose rows come before or behind are asked; a page that may be an index's is nobody's.
void BookTrees::claimOrphans(Progress &progress)
{
    std::vector<size_t> broken;
    for (size_t i = 1; i < m_trees.size(); ++i) {
        if (m_trees[i].broken)
            broken.push_back(i);
    }
    if (broken.empty())
        return;
    for (quint32 number = 2; number <= m_file.count() && !progress.cancelled(); ++number) {
        const PageKind kind = m_owner[number - 1] == -1 ? m_file.kind(m_file.page(number), number) : PageKind::None;
        if (kind != PageKind::TableLeaf && kind != PageKind::IndexLeaf && kind != PageKind::IndexInterior)
            continue;
        std::vector<size_t> candidates;
        std::copy_if(broken.begin(), broken.end(), std::back_inserter(candidates), [&](size_t i) { return mayBelong(m_trees[i], number); });
        const bool ofIndex = std::any_of(candidates.begin(), candidates.end(), [&](size_t i) { return m_trees[i].shape.isIndex; });
        if (candidates.empty() || ofIndex)
            continue;
        const auto near = std::find_if(candidates.begin(), candidates.end(), [&](size_t i) {
            const std::vector<quint32> &pages = m_trees[i].pages;
            return std::any_of(pages.begin(), pages.end(), [&](quint32 page) { return page + 1 == number || number + 1 == page; });
        });
        const size_t chosen = near != candidates.end() ? *near : candidates.front();
        m_owner[number - 1] = int(chosen);
        m_trees[chosen].pages.push_back(number);
        m_trees[chosen].doubtful = m_trees[chosen].doubtful || m_file.state(number) == PageState::Damaged;
    }
}

BookTree *BookTrees::table(const QByteArray &name)
{
    const auto found = std::find_if(m_trees.begin(), m_trees.end(), [&](const BookTree &tree) { return !tree.shape.isIndex && tree.shape.name == name; });
    return found != m_trees.end() ? &*found : nullptr;
}

} // namespace goodword
