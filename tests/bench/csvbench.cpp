#include "bench/bench.h"

#include "core/exchange/charset.h"
#include "core/exchange/csvreader.h"

#include <QBuffer>

#include <csv.h>

namespace goodword::bench {

using namespace Qt::StringLiterals;

static QByteArray rows(int megabytes)
{
    QByteArray csv = "Name,Email,Phone,Company,City,Notes\n";
    for (int i = 0; csv.size() < qsizetype(megabytes) << 20; ++i) {
        const QByteArray n = QByteArray::number(i);
        csv += "Zoë Lindström " + n + ",c" + n + "@example.test,+46 8 123 456 78,Örebro Handel AB,Örebro,\"said \"\"lovely\"\",\ntwice\"\n";
    }
    return csv;
}

static double ourSeconds(QByteArray &csv, qint64 &cells)
{
    QBuffer device(&csv);
    device.open(QIODevice::ReadOnly);
    const double before = cpuSeconds();
    Utf8Source source(device, {});
    CsvReader reader(source, {});
    CsvRecord record;
    cells = 0;
    for (auto more = reader.next(record); more && *more; more = reader.next(record))
        cells += qint64(record.cells.size());
    return cpuSeconds() - before;
}

static double libcsvSeconds(const QByteArray &csv, qint64 &cells)
{
    csv_parser parser{};
    csv_init(&parser, 0);
    cells = 0;
    const double before = cpuSeconds();
    csv_parse(&parser, csv.constData(), size_t(csv.size()), [](void *, size_t, void *count) { ++*static_cast<qint64 *>(count); }, nullptr, &cells);
    csv_fini(&parser, nullptr, nullptr, nullptr);
    csv_free(&parser);
    return cpuSeconds() - before;
}

std::vector<Line> csvLines(int megabytes)
{
    QByteArray csv = rows(megabytes);
    std::vector<double> ours, theirs;
    qint64 ourCells = 0, theirCells = 0;
    for (int round = 0; round < 5; ++round) {
        ours.push_back(ourSeconds(csv, ourCells));
        theirs.push_back(libcsvSeconds(csv, theirCells));
    }
    if (ourCells != theirCells)
        qFatal("The readers found %lld and %lld cells.", ourCells, theirCells);
    return {{u"parsing %1 MB of CSV, CPU | libcsv"_s.arg(megabytes), ms(median(ours) * 1000), ms(median(theirs) * 1000),
             times(median(theirs) / median(ours)), u"≥ 4× faster"_s}};
}

} // namespace goodword::bench
