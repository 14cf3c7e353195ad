#include "core/book/sqltext.h"

#include <mutex>
#include <unordered_set>

namespace goodword {

using namespace Qt::StringLiterals;

SqlText &SqlText::add(const SqlText &other)
{
    m_sql += other.m_sql;
    m_values.insert(m_values.end(), other.m_values.begin(), other.m_values.end());
    return *this;
}

const char *SqlText::sql() const
{
    // The forms a filter can take are few, so this set stays small; its nodes never move.
    static std::mutex mutex;
    static std::unordered_set<std::string> texts;
    const std::lock_guard lock(mutex);
    return texts.insert(m_sql).first->c_str();
}

Statement SqlText::statement(Database &db) const
{
    Statement s(db, sql());
    int index = 0;
    for (const auto &value : m_values)
        std::visit([&](const auto &v) { s.bindOne(index++, v); }, value);
    return s;
}

QString likeAnywhere(const QString &text)
{
    static constexpr qsizetype kLongest = 1000; // SQLite refuses patterns of more than 50,000 bytes
    QString pattern = u"%"_s;
    for (const QChar c : text.left(kLongest)) {
        if (c == u'\\' || c == u'%' || c == u'_')
            pattern += u'\\';
        pattern += c;
    }
    return pattern + u'%';
}

} // namespace goodword
