#pragma once
// What the tests of CSV share: devices that hand out bytes in small pieces, and files read whole into rows.

#include "core/base/progress.h"
#include "core/exchange/csvsniffer.h"

#include <QBuffer>
#include <QFile>

namespace goodword::test {

/// Hands out at most `piece` bytes at once, as a slow disk or a pipe may.
class Pieces final : public ByteSource
{
public:
    Pieces(QByteArray bytes, qint64 piece) : m_bytes(std::move(bytes)), m_piece(piece) {}
    Result<qint64> read(char *to, qint64 room) override
    {
        const qint64 count = std::min({room, m_piece, m_bytes.size() - m_at});
        std::copy_n(m_bytes.constData() + m_at, count, to);
        m_at += count;
        return count;
    }

private:
    QByteArray m_bytes;
    qint64 m_piece, m_at = 0;
};

struct ReadRows {
    QList<QList<QByteArray>> rows;
    QList<qint64> lines;
    QList<bool> nuls, stray, open;
    QString error;
    bool operator==(const ReadRows &) const = default;
};

inline ReadRows readRows(ByteSource &source, const CsvOptions &options)
{
    ReadRows all;
    CsvReader reader(source, options);
    CsvRecord record;
    for (;;) {
        const Result<bool> more = reader.next(record);
        if (!more)
            all.error = more.error().text;
        if (!more || !*more)
            return all;
        QList<QByteArray> row;
        for (const QByteArrayView cell : record.cells)
            row += cell.toByteArray();
        all.rows += row;
        all.lines += record.line;
        all.nuls += record.hasNul;
        all.stray += record.strayQuote;
        all.open += record.openQuote;
    }
}

inline ReadRows readBytes(const QByteArray &bytes, CsvOptions options = {}, qint64 piece = 1 << 20)
{
    Pieces source(bytes, piece);
    return readRows(source, options);
}

inline QByteArray corpus(const QString &name)
{
    QFile file(QStringLiteral(GOODWORD_TEST_DATA "/csv/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("missing");
}

/// A file in memory with all that was found out about it, and its rows after the header.
struct Opened {
    QBuffer device;
    Result<CsvFormat> format = Error{};

    explicit Opened(const QByteArray &bytes, const CsvChoices &choices = {})
    {
        device.setData(bytes);
        device.open(QIODevice::ReadOnly);
        format = sniffCsv(device, choices, Progress::none());
    }

    QList<QStringList> rows(bool lenient = false)
    {
        QList<QStringList> all;
        Utf8Source source(device, format->charset);
        CsvReader reader(source, format->readerOptions(lenient));
        CsvRecord record;
        for (Result<bool> more = reader.next(record); more && *more; more = reader.next(record)) {
            QStringList row;
            for (size_t i = 0; i < record.cells.size(); ++i)
                row += format->text(record, i);
            all += row;
        }
        return all;
    }
};

} // namespace goodword::test
