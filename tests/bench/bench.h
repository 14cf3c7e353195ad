#pragma once
// Measures Goodword against a baseline run interleaved in the same process, and prints a table: medians or percentiles, the
// ratio, and the bound it is held to. No assertion hangs on time: a busy machine changes figures, hardly ratios.

#include <QElapsedTimer>
#include <QString>
#include <QStringList>

#include <algorithm>
#include <functional>
#include <vector>

namespace goodword::bench {

struct Line {
    QString work;
    QString ours, baseline;
    QString ratio, bound;
};

/// Milliseconds of one run.
double timed(const std::function<void()> &work);
/// Milliseconds of processor time of one run in this thread: what else a shared machine does stays out of it.
double timedCpu(const std::function<void()> &work);
/// Seconds of processor time of this process so far.
double cpuSeconds();

inline double percentile(std::vector<double> values, double share)
{
    std::sort(values.begin(), values.end());
    return values[size_t(double(values.size() - 1) * share)];
}
inline double median(const std::vector<double> &values) { return percentile(values, 0.5); }

QString ms(double value);
QString times(double value);

/// Searches, filters and orders of the list of customers, of the book at `path`.
std::vector<Line> listLines(const QString &path);
/// The CSV reader beside libcsv, over `megabytes` of rows.
std::vector<Line> csvLines(int megabytes);
/// Customers to CSV beside the sqlite3 program.
std::vector<Line> exportLines(const QString &path);
int exportChild(const QStringList &arguments);
/// A file of so many customers beside the plain insert of its rows and LibreOffice Calc; its undo.
std::vector<Line> importLines(qint64 customers);
int importChild(const QStringList &arguments);
/// What recording a step costs.
std::vector<Line> historyLines();
/// The testimonial booklet beside QTextDocument and LibreOffice Writer.
std::vector<Line> pdfLines();
int pdfChild(const QStringList &arguments);
/// NPS over millions of answers, in temporary books of its own.
std::vector<Line> figureLines();
/// The table of customers beside Qt's own models and delegates, by the program viewbench.
std::vector<Line> viewLines(const QString &path);
/// The start of the program with the book at `path`.
std::vector<Line> startLines(const QString &path);

} // namespace goodword::bench
