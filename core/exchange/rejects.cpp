#include "core/book/atomicfile.h"
#include "core/exchange/csvwriter.h"
#include "core/exchange/importer.h"

#include <QFile>
#include <QHash>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

QStringList headersOf(const CsvFormat &format)
{
    QStringList headers{Core::tr("Line"), Core::tr("Reason")};
    for (const CsvColumn &column : format.columns)
        headers += column.header;
    return headers;
}

Done copyRejected(QIODevice &device, const ImportReport &report, const QHash<qint64, QString> &reasons, bool lenient,
                  CsvWriter &writer, Progress &progress)
{
    Utf8Source source(device, report.format.charset);
    CsvReader reader(source, report.format.readerOptions(lenient));
    CsvRecord record;
    for (qint64 row = 0;; ++row) {
        const Result<bool> more = reader.next(record);
        if (!more)
            return more.error();
        if (!*more)
            return {};
        if (row % 1024 == 0 && progress.cancelled())
            return {ErrorCode::Cancelled, Core::tr("Stopped. Nothing was written.")};
        const auto reason = reasons.constFind(record.line);
        if (reason == reasons.constEnd())
            continue;
        writer.add(QString::number(record.line));
        writer.add(*reason);
        for (const QByteArrayView cell : record.cells)
            writer.add(cell);
        writer.endRow();
    }
}

} // namespace

Result<qint64> writeRejects(const QString &sourcePath, const ImportReport &report, const ImportOptions &options,
                            const QString &targetPath, Progress &progress)
{
    QHash<qint64, QString> reasons;
    for (const RowOutcome &outcome : report.outcomes) {
        if (outcome.verdict == RowVerdict::Rejected || outcome.verdict == RowVerdict::Conflict)
            reasons.insert(outcome.line, outcome.reason);
    }
    QFile file(sourcePath);
    if (!file.open(QIODevice::ReadOnly))
        return {ErrorCode::NotFound, Core::tr("The imported file is no longer there, so the rejected rows were not written."), file.errorString()};
    AtomicFile target(targetPath);
    if (const Done begun = target.begin(); !begun)
        return begun.error();
    CsvWriter writer(target, {report.format.delimiter, true, CsvPurpose::Plain});
    writer.header(headersOf(report.format));
    if (const Done copied = copyRejected(file, report, reasons, options.lenient, writer, progress); !copied)
        return copied.error();
    if (const Done written = writer.finish(); !written)
        return target.trouble().value_or(written.error());
    if (const Done done = target.commit(); !done)
        return done.error();
    return qint64(reasons.size());
}

} // namespace goodword
