#pragma once
// What a CSV file is before it is read: its character set, delimiter, header row and the names of its columns, with
// samples and with what a person should know. Reads the beginning (the whole only to tell the character set).

#include "core/exchange/charset.h"
#include "core/exchange/csvreader.h"

#include <QStringList>

#include <vector>

namespace goodword {

struct CsvColumn {
    QString header;      ///< as in the file, trimmed; may be empty or repeated
    QString name;        ///< how it is addressed: "Email", then "Email#2"; "Column 3" where the file has none
    QString title;       ///< how it is shown: "Email (2)"
    QString option;      ///< what a second header row says of it ("Response")
    QStringList samples; ///< the first few values that are not empty
};

struct CsvWarning {
    qint64 line = 0;
    QString column; ///< empty where the whole line is meant
    QString code;   ///< stable, for scripts: "charset-guessed", "bad-bytes", "no-header", …
    QString text;
};

enum class CsvMarker { None, RoundTrip, Spreadsheet };

struct CsvFormat {
    Charset charset;
    char delimiter = ',';
    qint64 headerLine = 0;    ///< 0 where the file has no header
    qint64 firstDataLine = 1; ///< records that begin before it are preamble or header
    CsvMarker marker = CsvMarker::None;
    std::vector<CsvColumn> columns;
    std::vector<QStringList> firstRows; ///< as they stand in the file, to be looked at
    QChar decimal;                ///< ',' or '.' where the samples show it, else null; a guess to be confirmed
    std::vector<qint64> badLines; ///< lines with bytes that could not be read
    std::vector<CsvWarning> warnings;

    QStringList headers() const;
    /// By name or title, case not counting; -1 where there is none.
    int columnNamed(const QString &name) const;
    CsvOptions readerOptions(bool lenient) const;
    /// A cell as its writer meant it: the marker's apostrophe is taken off.
    QString text(const CsvRecord &record, size_t cell) const;
};

/// What somebody decided instead of leaving it to be found out.
struct CsvChoices {
    QString charset;
    char delimiter = 0;
};

/// The device is left at its start. An empty file is an error that says so.
Result<CsvFormat> sniffCsv(QIODevice &device, const CsvChoices &choices, Progress &progress);

} // namespace goodword
