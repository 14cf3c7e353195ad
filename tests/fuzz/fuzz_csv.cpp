#include "core/exchange/csvreader.h"
#include "core/exchange/csvsniffer.h"
#include "core/exchange/importpresets.h"
#include "core/exchange/rowmapper.h"

#include <QBuffer>

using namespace goodword;

/// A file of any bytes is found out, mapped and read to its end, strictly and leniently.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    QBuffer file(&bytes);
    file.open(QIODevice::ReadOnly);
    const auto format = sniffCsv(file, {}, Progress::none());
    if (!format)
        return 0;
    for (const bool lenient : {false, true}) {
        file.seek(0);
        Utf8Source source(file, format->charset);
        CsvReader reader(source, format->readerOptions(lenient));
        CsvRecord record;
        for (auto more = reader.next(record); more && *more; more = reader.next(record)) {
            for (size_t cell = 0; cell < record.cells.size(); ++cell)
                (void)format->text(record, cell);
        }
    }
    return 0;
}
