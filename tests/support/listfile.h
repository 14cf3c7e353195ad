#pragma once
// Reads the lists of odd inputs under tests/data/lists: tab separated, a header line, \r \n and <LF> written as text stay text.

#include "tests/support/strength.h"

#include <QFile>
#include <QList>
#include <QStringList>
#include <QTest>

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

/// Counts rows of a list that are taken as the list says: at the end of a test of them.
inline void countRows(int tried = 1)
{
    figure("lists.rows", tried);
    if (!QTest::currentTestFailed())
        figure("lists.right", tried);
}

} // namespace goodword::test
