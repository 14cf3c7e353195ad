#pragma once
// The words of an enum in one table: to each value a stable code for files and scripts and, where people read it, a name
// to translate. A table that leaves out a value of `values`, or has another order, does not compile. Knows no enum.

#include "core/base/result.h"

#include <QString>

#include <array>
#include <optional>

namespace goodword {

template <class Value>
struct EnumWord {
    Value value;
    const char *code;
    const char *name = nullptr; ///< marked with QT_TRANSLATE_NOOP("Goodword", …)
};

template <class Value, size_t N>
class EnumCodes
{
public:
    consteval EnumCodes(const std::array<Value, N> &values, const EnumWord<Value> (&words)[N])
    {
        for (size_t i = 0; i < N; ++i) {
            if (words[i].value != values[i])
                throw "the words are not in the order of the values";
            m_words[i] = words[i];
        }
    }

    QString code(Value value) const { return QString::fromLatin1(wordOf(value).code); }
    QString name(Value value) const { return Core::tr(wordOf(value).name); }
    /// Case and outer spaces do not count.
    std::optional<Value> fromCode(const QString &code) const
    {
        const QStringView wanted = QStringView(code).trimmed();
        for (const EnumWord<Value> &word : m_words) {
            if (wanted.compare(QLatin1String(word.code), Qt::CaseInsensitive) == 0)
                return word.value;
        }
        return std::nullopt;
    }

private:
    const EnumWord<Value> &wordOf(Value value) const
    {
        for (const EnumWord<Value> &word : m_words) {
            if (word.value == value)
                return word;
        }
        Q_UNREACHABLE();
    }

    std::array<EnumWord<Value>, N> m_words{};
};

} // namespace goodword
