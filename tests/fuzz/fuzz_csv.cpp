#include "core/exchange/csvreader.h"
#include "core/exchange/csvwriter.h"
#include "tests/core/csvhelpers.h"
#include "tests/fuzz/promise.h"
#ifdef GOODWORD_LIBCSV
#include "tests/support/libcsv.h"
#endif

using namespace goodword;
using namespace goodword::fuzz;
using namespace goodword::test;

using Rows = QList<QList<QByteArray>>;

/// With a small buffer, or the time goes into clearing it.
static ReadRows read(const QByteArray &bytes, bool lenient = false, qint64 piece = 1 << 20)
{
    CsvOptions options;
    options.lenient = lenient;
    options.chunk = 512;
    return readBytes(bytes, options, piece);
}

static Rows writtenAndRead(const Rows &rows)
{
    QBuffer file;
    file.open(QIODevice::ReadWrite);
    CsvWriter writer(file, {});
    for (const auto &row : rows) {
        for (const QByteArray &cell : row)
            writer.add(QByteArrayView(cell));
        writer.endRow();
    }
    promise(writer.finish().has_value(), "a file in memory can be written");
    return read(file.data()).rows;
}

/// The bytes as they are, without looking for a character set.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const ReadRows strict = read(bytes);
    promise(strict == read(bytes, false, 1), "bytes one by one give the same as all at once");
    const ReadRows anyway = read(bytes, true);
    promise(anyway == read(bytes, true, 1), "bytes one by one give the same as all at once, leniently too");
    if (!strict.error.isEmpty())
        return 0;
    promise(anyway.rows == strict.rows, "a sound file is read leniently as strictly");
    // A book's text is UTF-8; bytes that are none are mended by the writer.
    promise(!bytes.isValidUtf8() || writtenAndRead(strict.rows) == strict.rows, "what was read is written so that it is read the same");
#ifdef GOODWORD_LIBCSV
    promise(strict.rows == libcsvRows(bytes), "a file without an open quote is read as libcsv reads it");
#endif
    return 0;
}
