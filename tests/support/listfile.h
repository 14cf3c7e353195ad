#pragma once
// Reads the lists of odd inputs under tests/data/lists: tab separated, a header line, \r \n and <LF> written as text stay text.

#include <QFile>
#include <QList>
#include <QStringList>

namespace goodword::test {

inline QList<QStringList> listRows(const QString &name)
{
    QFile file(QStringLiteral(GOODWORD_TEST_DATA "/lists/") + name);
    QList<QStringList> rows;
    if (!file.open(QIODevice::ReadOnly))
        return rows;
    for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts))
        rows += line.split(u'\t');
    rows.removeFirst();
    return rows;
}

} // namespace goodword::test
