#include "bench/bench.h"
#include "bench/program.h"

#include <QCoreApplication>

namespace goodword::bench {

std::vector<Line> viewLines(const QString &path)
{
    const Cost cost = run(QCoreApplication::applicationDirPath() + QStringLiteral("/viewbench"), {path});
    std::vector<Line> lines;
    for (const QString &text : QString::fromUtf8(cost.output).split(u'\n', Qt::SkipEmptyParts)) {
        const QStringList cells = text.split(u'\t');
        lines.push_back({cells.value(0), cells.value(1), cells.value(2), cells.value(3), cells.value(4)});
    }
    return lines;
}

} // namespace goodword::bench
