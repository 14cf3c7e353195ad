#pragma once
// A statement put together from literal pieces and bound values, for lists whose filter the user chooses. Text of a user
// cannot get into it: a piece is known when the program is compiled, everything else is a value behind a placeholder.

#include "core/book/statement.h"

#include <string>
#include <variant>
#include <vector>

namespace goodword {

/// A piece of SQL written in the source.
struct SqlPiece {
    const char *text;
    consteval SqlPiece(const char *literal) : text(literal) {}
};

class SqlText
{
public:
    SqlText &add(SqlPiece piece)
    {
        m_sql += piece.text;
        return *this;
    }
    template <class... Values>
    SqlText &add(SqlPiece piece, const Values &...values)
    {
        m_sql += piece.text;
        (m_values.emplace_back(values), ...);
        return *this;
    }
    /// "?, ?, ?" for a list; "NULL", which nothing equals, for an empty one.
    template <class List>
    SqlText &addList(const List &values)
    {
        bool first = true;
        for (const auto &value : values) {
            m_sql += first ? "?" : ", ?";
            m_values.emplace_back(value);
            first = false;
        }
        if (first)
            m_sql += "NULL";
        return *this;
    }
    SqlText &add(const SqlText &other);

    /// The text, kept alive for good: a Database knows its prepared statements by the place of their text.
    const char *sql() const;
    Statement statement(Database &db) const;

private:
    std::string m_sql;
    std::vector<std::variant<qint64, double, QString>> m_values;
};

/// The pattern for `LIKE ? ESCAPE '\'` that finds `text` anywhere, its % and _ being letters like others.
QString likeAnywhere(const QString &text);

} // namespace goodword
