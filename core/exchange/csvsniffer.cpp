#include "core/exchange/csvsniffer.h"

#include "core/base/progress.h"
#include "core/exchange/csvwriter.h"
#include "core/exchange/importfields.h"

#include <QIODevice>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <map>

namespace goodword {

namespace {

constexpr char kDelimiters[] = {',', ';', '\t', '|'};
constexpr int kDelimiterRows = 20;
constexpr int kHeaderRows = 10;
constexpr int kSampleRows = 200;
constexpr int kSamples = 5;
constexpr size_t kListedBadLines = 100;

struct Row {
    qint64 line = 0;
    QStringList cells;
    bool openQuote = false;
};

Result<std::vector<Row>> firstRows(QIODevice &device, const Charset &charset, char delimiter, int count)
{
    Utf8Source source(device, charset);
    CsvOptions options;
    options.delimiter = delimiter;
    options.lenient = true;
    CsvReader reader(source, options);
    std::vector<Row> rows;
    CsvRecord record;
    while (int(rows.size()) < count) {
        const Result<bool> more = reader.next(record);
        if (!more)
            return more.error();
        if (!*more)
            break;
        Row row{record.line, {}, record.openQuote};
        for (size_t i = 0; i < record.cells.size(); ++i)
            row.cells += record.text(i);
        rows.push_back(std::move(row));
    }
    return rows;
}

/// How many cells most rows have, and how many rows have that many; rows of one cell say nothing.
std::pair<qsizetype, int> commonWidth(const std::vector<Row> &rows)
{
    std::map<qsizetype, int> counts;
    for (const Row &row : rows)
        ++counts[row.cells.size()];
    std::pair<qsizetype, int> best{1, 0};
    for (const auto &[width, times] : counts) {
        if (width > 1 && times >= best.second)
            best = {width, times};
    }
    return best;
}

Result<char> guessDelimiter(QIODevice &device, const Charset &charset)
{
    char best = ',';
    std::pair<int, qsizetype> bestScore{0, 0};
    for (const char delimiter : kDelimiters) {
        const Result<std::vector<Row>> rows = firstRows(device, charset, delimiter, kDelimiterRows);
        if (!rows)
            continue; // too many cells, say: not this one
        const auto [width, times] = commonWidth(*rows);
        const std::pair<int, qsizetype> score{rows->empty() ? 0 : times * 1000 / int(rows->size()), width};
        if (score > bestScore) {
            bestScore = score;
            best = delimiter;
        }
    }
    return best;
}

bool looksLikeData(const QString &cell)
{
    static const QRegularExpression data(QStringLiteral("@[^ ]+\\.|^[+(]?[0-9][0-9 ()./:,+-]*$|^https?://"));
    return data.match(cell.trimmed()).hasMatch();
}

bool isMarker(const QString &cell)
{
    return cell == kRoundTripMarker || cell == kSpreadsheetMarker;
}

int headerScore(const Row &row, qsizetype width)
{
    if (!row.cells.isEmpty() && isMarker(row.cells.first().trimmed()))
        return 1000;
    int score = row.cells.size() >= width ? 2 : 0;
    QSet<QString> seen;
    for (const QString &cell : row.cells) {
        if (cell.trimmed().isEmpty() || seen.contains(cell))
            continue;
        seen.insert(cell);
        score += looksLikeData(cell) ? -4 : isKnownHeader(cell) ? 3 : 0;
    }
    return score;
}

/// Its index, or -1 where every row looks like data.
int findHeader(const std::vector<Row> &rows)
{
    const qsizetype width = std::max<qsizetype>(commonWidth(rows).first, 1);
    const int candidates = int(std::min<size_t>(rows.size(), kHeaderRows));
    int best = 0, bestScore = headerScore(rows[0], width);
    for (int i = 1; i < candidates; ++i) {
        const int score = headerScore(rows[size_t(i)], width);
        if (score > bestScore) {
            bestScore = score;
            best = i;
        }
    }
    return bestScore < 0 ? -1 : best;
}

/// SurveyMonkey's second header row: "Response", "Open-Ended Response" or the options under the questions, and nothing
/// under the columns about the person.
bool isSecondHeader(const Row &header, const Row &next)
{
    bool response = false, onlyResponses = true;
    for (const QString &cell : next.cells) {
        const QString plain = normalisedHeader(cell);
        const bool is = plain == QLatin1String("response") || plain == QLatin1String("openendedresponse");
        response = response || is;
        onlyResponses = onlyResponses && (is || plain.isEmpty());
    }
    const bool surveyMonkey = normalisedHeader(header.cells.value(0)) == QLatin1String("respondentid");
    return response && (onlyResponses || (surveyMonkey && next.cells.value(0).trimmed().isEmpty()));
}

void nameColumns(CsvFormat &format, const QStringList &headers, const QStringList &options)
{
    QSet<QString> taken;
    QString question;
    for (qsizetype i = 0; i < headers.size(); ++i) {
        CsvColumn column;
        column.header = headers[i].trimmed();
        column.option = options.value(i).trimmed();
        if (column.header.isEmpty() && !column.option.isEmpty() && !question.isEmpty())
            column.header = question + QLatin1String(": ") + column.option;
        else if (!column.header.isEmpty())
            question = column.header;
        const QString base = column.header.isEmpty() ? QStringLiteral("Column %1").arg(i + 1) : column.header;
        column.name = base;
        column.title = column.header.isEmpty() ? Core::tr("Column %1").arg(i + 1) : column.header;
        for (int number = 2; taken.contains(column.name.toCaseFolded()); ++number) {
            column.name = base + u'#' + QString::number(number);
            column.title = QStringLiteral("%1 (%2)").arg(base).arg(number);
        }
        taken.insert(column.name.toCaseFolded());
        format.columns.push_back(std::move(column));
    }
}

void addSamples(CsvFormat &format, const std::vector<Row> &rows)
{
    for (const Row &row : rows) {
        if (row.line < format.firstDataLine)
            continue;
        if (format.firstRows.size() < kSamples)
            format.firstRows.push_back(row.cells);
        const qsizetype width = std::min<qsizetype>(row.cells.size(), qsizetype(format.columns.size()));
        for (qsizetype i = 0; i < width; ++i) {
            QStringList &samples = format.columns[size_t(i)].samples;
            const QString &cell = row.cells[i];
            if (samples.size() < kSamples && !cell.trimmed().isEmpty())
                samples += format.marker == CsvMarker::Spreadsheet ? unneutralised(cell) : cell;
        }
    }
}

QChar guessDecimal(const CsvFormat &format)
{
    static const QRegularExpression comma(QStringLiteral("^[+-]?(?:[0-9]{1,3}(?:[. ][0-9]{3})+|[0-9]+),[0-9]{1,2}$"));
    static const QRegularExpression point(QStringLiteral("^[+-]?(?:[0-9]{1,3}(?:[, ][0-9]{3})+|[0-9]+)\\.[0-9]{1,2}$"));
    int commas = 0, points = 0;
    for (const CsvColumn &column : format.columns) {
        for (const QString &sample : column.samples) {
            commas += comma.match(sample.trimmed()).hasMatch();
            points += point.match(sample.trimmed()).hasMatch();
        }
    }
    if (commas > 0 && points == 0)
        return u',';
    return points > 0 && commas == 0 ? QChar(u'.') : QChar();
}

Error emptyFile()
{
    return {ErrorCode::Invalid, Core::tr("The file is empty. Nothing was imported; choose a file with rows in it."), {}};
}

Result<Charset> charsetOf(QIODevice &device, const CsvChoices &choices, Progress &progress)
{
    return choices.charset.isEmpty() ? detectCharset(device, progress)
                                     : chosenCharset(device, choices.charset, progress);
}

/// Only a file that is damaged, or said to be in a character set it is not in, is read to its end once more.
Done findBadLines(QIODevice &device, CsvFormat &format, Progress &progress)
{
    if (format.charset.guessed) {
        format.warnings.push_back(
            {0, {}, QStringLiteral("charset-guessed"),
             Core::tr("The file is not UTF-8, so it is read as Windows-1252. If letters look wrong, choose another "
                      "character set.")});
    }
    if (format.charset.sound)
        return {};
    Utf8Source source(device, format.charset);
    QByteArray sink(256 * 1024, Qt::Uninitialized);
    for (qint64 got = 1; got > 0;) {
        const Result<qint64> read = source.read(sink.data(), sink.size());
        if (!read)
            return read.error();
        got = *read;
        progress.report(device.pos(), device.size());
        if (progress.cancelled())
            return {ErrorCode::Cancelled, Core::tr("Stopped. Nothing was changed.")};
    }
    format.badLines = source.badLines();
    for (size_t i = 0; i < std::min(format.badLines.size(), kListedBadLines); ++i) {
        format.warnings.push_back({format.badLines[i], {}, QStringLiteral("bad-bytes"),
                                   Core::tr("Line %1 holds bytes that are not %2; each run of them is shown as �.")
                                       .arg(format.badLines[i]).arg(QString::fromLatin1(format.charset.name))});
    }
    if (format.badLines.size() > kListedBadLines) {
        format.warnings.push_back({0, {}, QStringLiteral("bad-bytes"),
                                   Core::tr("Altogether %n lines hold such bytes.", nullptr,
                                            int(format.badLines.size()))});
    }
    return {};
}

void readHeader(CsvFormat &format, const std::vector<Row> &rows)
{
    const int at = findHeader(rows);
    if (at < 0) {
        qsizetype width = 0;
        for (const Row &row : rows)
            width = std::max(width, row.cells.size());
        nameColumns(format, QStringList(width, QString()), {});
        format.warnings.push_back({rows[0].line, {}, QStringLiteral("no-header"),
                                   Core::tr("The file has no header row, so its columns are numbered.")});
        return;
    }
    const Row &header = rows[size_t(at)];
    QStringList names = header.cells;
    const QString first = names.value(0).trimmed();
    format.marker = first == kRoundTripMarker     ? CsvMarker::RoundTrip
                    : first == kSpreadsheetMarker ? CsvMarker::Spreadsheet
                                                  : CsvMarker::None;
    if (format.marker == CsvMarker::Spreadsheet)
        std::transform(names.begin(), names.end(), names.begin(), unneutralised);
    format.headerLine = header.line;
    const Row *const next = size_t(at) + 1 < rows.size() ? &rows[size_t(at) + 1] : nullptr;
    const bool second = next && format.marker == CsvMarker::None && isSecondHeader(header, *next);
    nameColumns(format, names, second ? next->cells : QStringList());
    format.firstDataLine = (second ? next->line : header.line) + 1;
    if (at > 0) {
        format.warnings.push_back({header.line, {}, QStringLiteral("preamble"),
                                   Core::tr("The header is on line %1; what stands before it is left out.")
                                       .arg(header.line)});
    }
    for (const CsvColumn &column : format.columns) {
        if (column.name.contains(u'#') && column.name != column.header) {
            format.warnings.push_back({header.line, column.name, QStringLiteral("repeated-header"),
                                       Core::tr("The header “%1” stands there more than once; this column is called "
                                                "“%2”.").arg(column.header, column.title)});
        }
    }
}

} // namespace

QStringList CsvFormat::headers() const
{
    QStringList names;
    for (const CsvColumn &column : columns)
        names += column.name;
    return names;
}

int CsvFormat::columnNamed(const QString &name) const
{
    const QString wanted = name.trimmed().toCaseFolded();
    for (size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].name.toCaseFolded() == wanted)
            return int(i);
    }
    for (size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].title.toCaseFolded() == wanted)
            return int(i);
    }
    return -1;
}

CsvOptions CsvFormat::readerOptions(bool lenient) const
{
    CsvOptions options;
    options.delimiter = delimiter;
    options.lenient = lenient;
    options.firstLine = firstDataLine;
    return options;
}

QString CsvFormat::text(const CsvRecord &record, size_t cell) const
{
    const QString text = record.text(cell);
    return marker == CsvMarker::Spreadsheet ? unneutralised(text) : text;
}

Result<CsvFormat> sniffCsv(QIODevice &device, const CsvChoices &choices, Progress &progress)
{
    const Result<Charset> charset = charsetOf(device, choices, progress);
    if (!charset)
        return charset.error();
    CsvFormat format;
    format.charset = *charset;
    format.delimiter = choices.delimiter;
    if (!format.delimiter) {
        const Result<char> delimiter = guessDelimiter(device, *charset);
        if (!delimiter)
            return delimiter.error();
        format.delimiter = *delimiter;
    }
    const Result<std::vector<Row>> rows = firstRows(device, *charset, format.delimiter, kSampleRows);
    if (!rows)
        return rows.error();
    if (rows->empty())
        return emptyFile();
    readHeader(format, *rows);
    addSamples(format, *rows);
    format.decimal = guessDecimal(format);
    for (const Row &row : *rows) {
        if (row.openQuote) {
            format.warnings.push_back({row.line, {}, QStringLiteral("open-quote"),
                                       Core::tr("A quote opened on line %1 is never closed.").arg(row.line)});
        }
    }
    if (const Done done = findBadLines(device, format, progress); !done)
        return done.error();
    device.seek(0);
    return format;
}

} // namespace goodword
