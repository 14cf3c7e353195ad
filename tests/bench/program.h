#pragma once
// Runs a program to its end and tells what it cost: processor time and peak memory of that process alone. The benchmarks run
// themselves this way too ("bench --child …"), so that one line's memory does not disturb another's.

#include <QStringList>

#include <functional>
#include <vector>

namespace goodword::bench {

struct Cost {
    bool ok = false;
    double cpu = 0;    ///< seconds, user and system
    double wall = 0;   ///< seconds
    double peak = 0;   ///< MB
    QByteArray output; ///< what it wrote, unless that went into a file
};

/// Input and output are files; without an output file its words are kept.
Cost run(const QString &program, const QStringList &arguments, const QString &input = {}, const QString &output = {});
/// This program again: main() hands the arguments to the child's work.
Cost runChild(const QStringList &arguments);

/// Where a program is; empty: not installed.
QString installed(const QString &program);

/// MB of memory this process holds now, and at most so far.
double memoryNow();
double memoryPeak();

QString seconds(double value);

/// Interleaved: each of `works` once in every round. Answers the runs of each.
std::vector<std::vector<Cost>> interleaved(const std::vector<std::function<Cost()>> &works);
Cost medianOf(const std::vector<Cost> &runs);

} // namespace goodword::bench
