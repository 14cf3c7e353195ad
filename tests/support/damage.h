#pragma once
// Ways in which a file is damaged, from a seed: what a failing disk, a bad copy or a hand with a hex editor leaves.

#include <QByteArray>
#include <QList>
#include <QString>

#include <random>

namespace goodword::test {

enum class Damage { Flip, Bytes, Zeros, EmptyPage, Swapped, OneByteShort, Short, Header };
inline constexpr int kDamages = 8;

QString damageName(Damage damage);
/// Bytes of a file with pages of 4096 bytes, damaged; never what they were.
QByteArray damaged(QByteArray bytes, Damage damage, std::mt19937 &random);
/// The first pages the two differ in, from 1; those that are missing too.
QList<int> pagesThatDiffer(const QByteArray &one, const QByteArray &other);

/// The same book as it was made before pages carried sums.
void writeWithoutSums(const QString &bookPath, const QString &target);

} // namespace goodword::test
