#pragma once
// How much of a promise a test tries, and what it found: figures for the table of packaging/strength.sh. A test is as large
// as the suite has time for; with GOODWORD_STRENGTH=1 it is whole. Figures go, a line each, to the file that
// GOODWORD_FIGURES names; without it nowhere.

#include <QString>

namespace goodword::test {

/// The size of a test within the suite, or the whole one.
int sized(int small, int whole);

/// How often something that is left to chance and to a busy machine must have happened among so many tries for a test to
/// mean something: a quarter of the whole test; within the suite, once.
int leastOf(int tries);

/// A fixed seed; in each round of a soak (GOODWORD_ROUND) another.
quint32 seeded(quint32 seed);

/// What was found; packaging/strength.tsv says what it is held to and how several of one key are put together.
void figure(const char *key, double value);

/// A figure that cannot be had here, and why: a skip is told, never taken for a figure reached.
void noFigure(const char *key, const QString &why);

} // namespace goodword::test
