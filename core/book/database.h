#pragma once
// One connection to a book's file, for one thread. It opens nothing by accident (mode=rw), sets what RELIABILITY asks,
// knows the order of the program's locale as COLLATE in_locale (for queries alone, never for the schema, so that any
// SQLite tool can open the file), and remembers the first thing that went wrong, so that stores read and write without checking every call:
// Book::change and the command line look at trouble() at the end.

#include "core/base/result.h"
#include "core/book/bookkey.h"

#include <array>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace goodword {

class StatementEngine;

class Database
{
public:
    /// Qt serves the ordinary reads and edits; Native is the C API of the same connection, for jobs. Callers cannot tell.
    enum class Engine { Qt, Native };
    enum class Access {
        ReadWrite,
        ReadOnly,  ///< may read beside a writer; writing is refused by SQLite itself. Immutable where nobody could write
        Immutable, ///< for a file that must not be touched: no locks, no side files
        Unsummed   ///< the same, with pages taken as they are, whatever their sums say: never for what is shown as the book
    };

    /// An encrypted book opens where its key was given before (bookKeys); or with `offeredKey`, if that is its; one still
    /// empty becomes one with it.
    static Result<std::unique_ptr<Database>> open(const QString &path, Access access, Engine engine, const BookKeyPtr &offeredKey = nullptr);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    sqlite3 *handle() const { return m_handle; }
    const QString &connectionName() const { return m_name; }
    Engine engine() const { return m_engine; }
    /// None where the file is not encrypted.
    const BookKeyPtr &key() const { return m_key; }

    const std::optional<Error> &trouble() const { return m_trouble; }
    void noteTrouble(Error error);
    std::optional<Error> takeTrouble();
    /// Why a row was not found: because the read failed, or for the reason given.
    Error troubleOr(Error reason) { return takeTrouble().value_or(std::move(reason)); }

    /// Runs one write or PRAGMA with its values; false is also noted as trouble.
    template <class... Values>
    bool run(const char *sql, const Values &...values);
    /// The first column of the first row, or nothing.
    template <class T, class... Values>
    std::optional<T> value(const char *sql, const Values &...values);

    int affectedRows() const;
    qint64 lastInsertId() const;

    /// While it lives, all reads see one state of the book, and pages read once do not stay in memory.
    class OnePass
    {
    public:
        explicit OnePass(Database &db);
        ~OnePass();
        OnePass(const OnePass &) = delete;
        OnePass &operator=(const OnePass &) = delete;

    private:
        Database &m_db;
        bool m_begun;
    };

    /// Prepared statements at rest, by the place of their text, for Statement alone; nothing where there is no more room.
    std::vector<std::unique_ptr<StatementEngine>> *resting(const char *sql, Engine engine);

private:
    Database(QString name, Engine engine) : m_name(std::move(name)), m_engine(engine) {}
    Done prepareConnection(Access access);
    void addLocaleOrder();

    QString m_name;
    Engine m_engine;
    sqlite3 *m_handle = nullptr;
    BookKeyPtr m_key;
    std::optional<Error> m_trouble;
    std::array<std::unordered_map<const char *, std::vector<std::unique_ptr<StatementEngine>>>, 2> m_resting; ///< one for each engine
};

} // namespace goodword

#include "core/book/statement.h"
