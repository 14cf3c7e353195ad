#include "core/book/statement.h"

#include "core/book/sqliteerror.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlResult>
#include <QVariant>

#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

namespace goodword {

namespace {

constexpr qsizetype kMuch = 4096; ///< characters that are not worth keeping until the next time

class QtEngine final : public StatementEngine
{
public:
    QtEngine(Database &db, const char *sql) : m_db(db), m_sql(sql), m_query(QSqlDatabase::database(db.connectionName(), false))
    {
        m_query.setForwardOnly(true);
        if (!m_query.prepare(QString::fromUtf8(sql)))
            fail();
    }

    // QSQLITE binds some C++ types as TEXT; only these five ever reach it.
    void bindNull(int index) override { m_query.bindValue(index, QVariant()); }
    void bindInteger(int index, qint64 value) override { m_query.bindValue(index, QVariant::fromValue(qlonglong(value))); }
    void bindReal(int index, double value) override { m_query.bindValue(index, value); }
    void bindText(int index, const QString &value) override
    {
        m_holdsMuch = m_holdsMuch || value.size() > kMuch;
        // A null QString would be bound as NULL, but an empty text is a text.
        m_query.bindValue(index, value.isNull() ? QStringLiteral("") : value);
    }
    void bindBlob(int index, const QByteArray &value) override
    {
        m_holdsMuch = true;
        m_query.bindValue(index, value.isNull() ? QByteArray("") : value);
    }

    bool step() override
    {
        if (m_failed || (m_db.trouble() && !isReading()))
            return false;
        if (!m_started) {
            m_started = true;
            if (!m_query.exec()) {
                fail();
                return false;
            }
        }
        if (!m_query.isSelect())
            return false;
        if (m_query.next())
            return true;
        if (m_query.lastError().isValid())
            fail();
        return false;
    }
    void reset() override
    {
        m_query.finish();
        m_started = false;
    }
    bool rest() override
    {
        if (m_failed || m_holdsMuch)
            return false;
        reset();
        return true;
    }
    bool says(const char *sql) const override { return m_sql == sql; }
    bool isNull(int column) const override { return m_query.isNull(column); }
    qint64 integer(int column) const override { return m_query.value(column).toLongLong(); }
    double real(int column) const override { return m_query.value(column).toDouble(); }
    QString text(int column) const override { return m_query.value(column).toString(); }
    QByteArray blob(int column) const override { return m_query.value(column).toByteArray(); }

private:
    /// Before it has run, QSqlQuery::isSelect() is false for every statement, so SQLite is asked: a read after one that failed
    /// must not find nothing.
    bool isReading() const
    {
        const QVariant handle = m_query.result()->handle();
        return handle.isValid() && std::strcmp(handle.typeName(), "sqlite3_stmt*") == 0 &&
               sqlite3_stmt_readonly(*static_cast<sqlite3_stmt *const *>(handle.constData())) != 0;
    }

    void fail()
    {
        m_failed = true;
        const QSqlError error = m_query.lastError();
        m_db.noteTrouble(sqliteError(error.nativeErrorCode().toInt(), error.databaseText() + error.driverText()));
    }

    Database &m_db;
    std::string m_sql;
    QSqlQuery m_query;
    bool m_started = false;
    bool m_failed = false;
    bool m_holdsMuch = false;
};

class NativeEngine final : public StatementEngine
{
public:
    NativeEngine(Database &db, const char *sql) : m_db(db)
    {
        if (sqlite3_prepare_v3(db.handle(), sql, -1, SQLITE_PREPARE_PERSISTENT, &m_stmt, nullptr) != SQLITE_OK)
            db.noteTrouble(sqliteError(db.handle()));
    }
    ~NativeEngine() override { sqlite3_finalize(m_stmt); }
    Q_DISABLE_COPY_MOVE(NativeEngine)

    void bindNull(int index) override { sqlite3_bind_null(m_stmt, index + 1); }
    void bindInteger(int index, qint64 value) override { sqlite3_bind_int64(m_stmt, index + 1, value); }
    void bindReal(int index, double value) override { sqlite3_bind_double(m_stmt, index + 1, value); }
    void bindText(int index, const QString &value) override
    {
        QByteArray &utf8 = textAt(index, value.size());
        uint seen = 0;
        std::transform(value.begin(), value.end(), utf8.begin(), [&seen](QChar c) {
            seen |= c.unicode();
            return char(c.unicode());
        });
        if (seen >= 0x80)
            utf8 = value.toUtf8();
        bindKept(index, utf8);
    }
    void bindUtf8(int index, QByteArrayView value) override
    {
        QByteArray &utf8 = textAt(index, value.size());
        std::copy(value.begin(), value.end(), utf8.begin());
        bindKept(index, utf8);
    }
    void bindBlob(int index, const QByteArray &value) override
    {
        m_holdsMuch = true;
        sqlite3_bind_blob(m_stmt, index + 1, value.isNull() ? "" : value.constData(), int(value.size()),
                          SQLITE_TRANSIENT);
    }
    bool step() override
    {
        if (!m_stmt || m_done || (m_db.trouble() && !sqlite3_stmt_readonly(m_stmt)))
            return false;
        const int rc = sqlite3_step(m_stmt);
        if (rc == SQLITE_ROW)
            return true;
        m_done = true;
        if (rc != SQLITE_DONE)
            m_db.noteTrouble(sqliteError(m_db.handle()));
        return false;
    }
    void reset() override
    {
        sqlite3_reset(m_stmt);
        m_done = false;
    }
    bool rest() override
    {
        if (!m_stmt)
            return false;
        reset();
        if (m_holdsMuch) {
            sqlite3_clear_bindings(m_stmt);
            m_texts.clear();
            m_holdsMuch = false;
        }
        return true;
    }
    bool says(const char *sql) const override { return std::strcmp(sqlite3_sql(m_stmt), sql) == 0; }
    bool isNull(int column) const override { return sqlite3_column_type(m_stmt, column) == SQLITE_NULL; }
    qint64 integer(int column) const override { return sqlite3_column_int64(m_stmt, column); }
    double real(int column) const override { return sqlite3_column_double(m_stmt, column); }
    QString text(int column) const override
    {
        const auto *bytes = reinterpret_cast<const char *>(sqlite3_column_text(m_stmt, column));
        return QString::fromUtf8(bytes, sqlite3_column_bytes(m_stmt, column));
    }
    QByteArray blob(int column) const override
    {
        const auto *bytes = static_cast<const char *>(sqlite3_column_blob(m_stmt, column));
        return QByteArray(bytes, sqlite3_column_bytes(m_stmt, column));
    }
    QByteArray utf8(int column) const override
    {
        const auto *bytes = reinterpret_cast<const char *>(sqlite3_column_text(m_stmt, column));
        return QByteArray::fromRawData(bytes, sqlite3_column_bytes(m_stmt, column));
    }

private:
    /// Texts are kept until they are bound again, so that SQLite need not copy them; so is their room.
    QByteArray &textAt(int index, qsizetype size)
    {
        if (size_t(index) >= m_texts.size())
            m_texts.resize(size_t(index) + 1);
        QByteArray &text = m_texts[size_t(index)];
        text.resize(size);
        return text;
    }
    void bindKept(int index, const QByteArray &utf8)
    {
        m_holdsMuch = m_holdsMuch || utf8.size() > kMuch;
        sqlite3_bind_text(m_stmt, index + 1, utf8.isNull() ? "" : utf8.constData(), int(utf8.size()), SQLITE_STATIC);
    }

    Database &m_db;
    sqlite3_stmt *m_stmt = nullptr;
    std::vector<QByteArray> m_texts;
    bool m_holdsMuch = false;
    bool m_done = false;
};

} // namespace

/// Many do what they are for when they are prepared, so they are prepared each time.
static bool isPragma(const char *sql)
{
    return std::strncmp(sql, "PRAGMA", 6) == 0;
}

Statement::Statement(Database &db, const char *sql, Database::Engine engine) : m_resting(isPragma(sql) ? nullptr : db.resting(sql, engine))
{
    if (m_resting && !m_resting->empty()) {
        m_engine = std::move(m_resting->back());
        m_resting->pop_back();
    }
    if (m_engine && m_engine->says(sql)) // not another text that was at its place
        return;
    if (engine == Database::Engine::Qt)
        m_engine = std::make_unique<QtEngine>(db, sql);
    else
        m_engine = std::make_unique<NativeEngine>(db, sql);
}

Statement::Statement(Database &db, const char *sql) : Statement(db, sql, db.engine()) {}

Statement::~Statement()
{
    if (m_engine && m_resting && m_engine->rest())
        m_resting->push_back(std::move(m_engine));
}

Statement Statement::native(Database &db, const char *sql)
{
    return Statement(db, sql, Database::Engine::Native);
}

} // namespace goodword
