#pragma once
// Sort keys of names in the order of the program's locale, digits by their number ("Room 2" before "Room 10").
// One maker serves one thread.

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <memory>

namespace goodword {

class SortKeys
{
public:
    SortKeys();
    ~SortKeys();
    QByteArray of(const QString &text) const;
    /// Less than, equal to or greater than 0, as the keys of two UTF-8 texts would compare.
    int compare(QByteArrayView left, QByteArrayView right) const;
    /// Locale and ICU version: keys of different rules do not compare.
    static QString rules();

private:
    struct Collator;
    std::unique_ptr<Collator> m_collator;
};

} // namespace goodword
