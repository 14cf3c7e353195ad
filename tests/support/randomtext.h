#pragma once
// Random text for property tests: pieces of interest to a parser mixed with any Unicode; the same seed gives the same text.

#include <QRandomGenerator>
#include <QString>
#include <QStringList>

namespace goodword::test {

inline QString randomText(QRandomGenerator &random, const QStringList &pieces, int maxPieces = 12)
{
    QString text;
    for (int n = int(random.bounded(maxPieces + 1)); n > 0; --n) {
        switch (random.bounded(4)) {
        case 0: text += QChar(char16_t(random.bounded(1, 0x10000))); break;
        case 1: text += QChar(char16_t(random.bounded(0x20, 0x7f))); break;
        default: text += pieces.at(int(random.bounded(int(pieces.size()))));
        }
    }
    return text;
}

} // namespace goodword::test
