#include "core/base/progress.h"
#include "core/exchange/csvreader.h"
#include "core/exchange/csvsniffer.h"
#include "core/exchange/csvwriter.h"
#include "tests/fuzz/promise.h"

#include <QBuffer>

using namespace goodword;
using namespace goodword::fuzz;

/// A file of any bytes is found out (character set, delimiter, header) and read to its end, strictly and leniently.
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
        CsvOptions options = format->readerOptions(lenient);
        options.chunk = 512;
        CsvReader reader(source, options);
        CsvRecord record;
        for (auto more = reader.next(record); more && *more; more = reader.next(record)) {
            for (size_t cell = 0; cell < record.cells.size(); ++cell) {
                const QString text = format->text(record, cell);
                promise(unneutralised(neutralised(text)) == text, "what is made safe for spreadsheets comes back as it was");
            }
        }
    }
    return 0;
}
