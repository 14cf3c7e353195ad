#include "bench/bench.h"

#include <QCoreApplication>
#include <QSysInfo>
#include <QTextStream>

#include <sqlite3.h>

#include <ctime>

namespace goodword::bench {

double timed(const std::function<void()> &work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return double(timer.nsecsElapsed()) / 1e6;
}

double cpuSeconds()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return double(now.tv_sec) + double(now.tv_nsec) / 1e9;
}

QString ms(double value)
{
    return QString::number(value, 'f', value < 10 ? 2 : 0) + QStringLiteral(" ms");
}

QString times(double value)
{
    return QString::number(value, 'f', value < 10 ? 2 : 0) + QStringLiteral("×");
}

static void print(const std::vector<Line> &lines)
{
    QTextStream out(stdout);
    out << "| work | Goodword | baseline | ratio | bound |\n|---|---|---|---|---|\n";
    for (const Line &line : lines)
        out << "| " << line.work << " | " << line.ours << " | " << line.baseline << " | " << line.ratio << " | " << line.bound << " |\n";
    out << "\n" << QSysInfo::prettyProductName() << ", Qt " << qVersion() << ", SQLite " << sqlite3_libversion() << "\n";
}

} // namespace goodword::bench

int main(int argc, char **argv)
{
    using namespace goodword::bench;
    const QCoreApplication app(argc, argv);
    if (argc != 2) {
        QTextStream(stderr) << "bench BOOK\nMake one with: goodword-cli sample BOOK --customers 1000000\n";
        return 2;
    }
    std::vector<Line> lines = csvLines(64);
    const std::vector<Line> list = listLines(QString::fromLocal8Bit(argv[1]));
    lines.insert(lines.end(), list.begin(), list.end());
    print(lines);
    return 0;
}
