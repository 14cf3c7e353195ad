#pragma once
// The only road to SQL: a literal with plain `?` placeholders and typed values. Two engines serve it (see Database).
// A statement that fails notes the trouble at its Database and behaves like an empty result; after it nothing more is written,
// since SQLite may have rolled back by itself (a full disk), and what came after would be kept alone.

#include "core/base/id.h"
#include "core/base/instant.h"
#include "core/book/database.h"

#include <QByteArray>
#include <QDate>
#include <QDateTime>
#include <QString>

#include <concepts>
#include <memory>
#include <optional>
#include <vector>

namespace goodword {

/// A text that is bound as the bytes it is.
struct Utf8 {
    QByteArrayView text;
};

class StatementEngine
{
public:
    virtual ~StatementEngine() = default;
    virtual void bindNull(int index) = 0;
    virtual void bindInteger(int index, qint64 value) = 0;
    virtual void bindReal(int index, double value) = 0;
    virtual void bindText(int index, const QString &value) = 0;
    virtual void bindUtf8(int index, QByteArrayView value) { bindText(index, QString::fromUtf8(value)); }
    virtual void bindBlob(int index, const QByteArray &value) = 0;
    virtual bool step() = 0; ///< true: a row is there
    virtual void reset() = 0;
    /// Makes it ready for the next who says the same; false where it cannot be used again.
    virtual bool rest() = 0;
    virtual bool says(const char *sql) const = 0;
    virtual bool isNull(int column) const = 0;
    virtual qint64 integer(int column) const = 0;
    virtual double real(int column) const = 0;
    virtual QString text(int column) const = 0;
    virtual QByteArray blob(int column) const = 0;
    virtual QByteArray utf8(int column) const { return text(column).toUtf8(); }
};

class Statement
{
public:
    Statement(Database &db, const char *sql);
    Statement(Statement &&) = default;
    ~Statement();
    template <class... Values>
    Statement(Database &db, const char *sql, const Values &...values) : Statement(db, sql)
    {
        bind(values...);
    }
    /// On the C API whatever the connection's engine: for a pass over very many rows.
    static Statement native(Database &db, const char *sql);

    template <class... Values>
    Statement &bind(const Values &...values)
    {
        int index = 0;
        (bindOne(index++, values), ...);
        return *this;
    }
    /// Binds one more value at a 0-based place; for statements whose values come from a list.
    template <class T>
    void bindOne(int index, const T &value);

    bool next() { return m_engine->step(); }
    /// For writes: runs to the end and is ready to be bound again.
    void exec()
    {
        while (m_engine->step()) {}
        m_engine->reset();
    }
    void reset() { m_engine->reset(); }

    bool isNull(int column) const { return m_engine->isNull(column); }
    qint64 integer(int column) const { return m_engine->integer(column); }
    int number(int column) const { return int(m_engine->integer(column)); }
    bool flag(int column) const { return m_engine->integer(column) != 0; }
    double real(int column) const { return m_engine->real(column); }
    QString text(int column) const { return m_engine->text(column); }
    QByteArray blob(int column) const { return m_engine->blob(column); }
    /// The bytes of a text; not to be kept beyond the next call of next() or reset().
    QByteArray utf8(int column) const { return m_engine->utf8(column); }
    QDate day(int column) const { return dayFromText(m_engine->text(column)); }
    QDateTime instant(int column) const { return instantFromText(m_engine->text(column)); }
    template <class IdType>
    IdType id(int column) const { return IdType(m_engine->integer(column)); }
    std::optional<qint64> optionalInteger(int column) const
    {
        return isNull(column) ? std::nullopt : std::optional(integer(column));
    }
    std::optional<double> optionalReal(int column) const
    {
        return isNull(column) ? std::nullopt : std::optional(real(column));
    }

private:
    Statement(Database &db, const char *sql, Database::Engine engine);

    std::vector<std::unique_ptr<StatementEngine>> *m_resting; ///< where it goes afterwards
    std::unique_ptr<StatementEngine> m_engine;
};

template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};

template <class T>
void Statement::bindOne(int index, const T &value)
{
    if constexpr (std::same_as<T, std::nullopt_t> || std::same_as<T, std::nullptr_t>) {
        m_engine->bindNull(index);
    } else if constexpr (IsOptional<T>::value) {
        if (value)
            bindOne(index, *value);
        else
            m_engine->bindNull(index);
    } else if constexpr (std::integral<T>) {
        m_engine->bindInteger(index, qint64(value));
    } else if constexpr (std::floating_point<T>) {
        m_engine->bindReal(index, double(value));
    } else if constexpr (std::same_as<T, QString>) {
        m_engine->bindText(index, value);
    } else if constexpr (std::same_as<T, Utf8>) {
        m_engine->bindUtf8(index, value.text);
    } else if constexpr (std::same_as<T, QByteArray>) {
        m_engine->bindBlob(index, value);
    } else if constexpr (std::same_as<T, QDate>) {
        // A day or an instant that is not known is NULL, never an empty text.
        value.isValid() ? m_engine->bindText(index, dayText(value)) : m_engine->bindNull(index);
    } else if constexpr (std::same_as<T, QDateTime>) {
        value.isValid() ? m_engine->bindText(index, instantText(value)) : m_engine->bindNull(index);
    } else {
        // Strong ids: 0 is none.
        value.isValid() ? m_engine->bindInteger(index, value.value) : m_engine->bindNull(index);
    }
}

template <class... Values>
bool Database::run(const char *sql, const Values &...values)
{
    Statement statement(*this, sql, values...);
    statement.exec();
    return !m_trouble;
}

template <class T, class... Values>
std::optional<T> Database::value(const char *sql, const Values &...values)
{
    Statement statement(*this, sql, values...);
    if (!statement.next() || statement.isNull(0))
        return std::nullopt;
    if constexpr (std::same_as<T, QString>)
        return statement.text(0);
    else if constexpr (std::same_as<T, QByteArray>)
        return statement.blob(0);
    else if constexpr (std::same_as<T, QDate>)
        return statement.day(0);
    else if constexpr (std::floating_point<T>)
        return T(statement.real(0));
    else if constexpr (std::integral<T>)
        return T(statement.integer(0));
    else
        return T(statement.integer(0)); // strong ids
}

} // namespace goodword
