#pragma once
// Writes RFC 4180: UTF-8, CRLF, quotes only where needed. An export of ours says in its first header cell how its cells
// are to be read again: "goodword-1" byte for byte; "goodword-1-sheet" made safe for spreadsheets, where a leading
// apostrophe keeps text from being run as a formula and is taken off again on import.

#include "core/base/result.h"

#include <QByteArray>
#include <QStringList>

class QIODevice;

namespace goodword {

enum class CsvPurpose {
    Plain,      ///< somebody else's columns (rejected rows): cells as they are, no marker
    RoundTrip,  ///< for Goodword, lossless
    Spreadsheet ///< for people: no cell can be taken for a formula
};

inline constexpr QLatin1String kRoundTripMarker("goodword-1");
inline constexpr QLatin1String kSpreadsheetMarker("goodword-1-sheet");

/// The text with an apostrophe before it where a spreadsheet could take it for a formula; plain numbers and phone numbers
/// stay as they are, text that begins with an apostrophe gets one more.
QString neutralised(const QString &text);
/// The inverse: exactly one leading apostrophe is taken off.
QString unneutralised(const QString &text);

struct CsvWriterOptions {
    char delimiter = ',';
    bool byteOrderMark = false; ///< spreadsheets on Windows need it to see UTF-8
    CsvPurpose purpose = CsvPurpose::Plain;
};

class CsvWriter
{
public:
    /// The device must be open and outlive the writer.
    CsvWriter(QIODevice &device, const CsvWriterOptions &options);

    /// With a marker, it takes the place of the first name, the column of row ids.
    void header(const QStringList &names);
    void add(const QString &text);
    void add(QByteArrayView utf8);
    void endRow();
    /// Writes what is left. The first failure of any call before is told here.
    Done finish();

private:
    void addAsItIs(QByteArrayView utf8);
    void addQuoted(QByteArrayView utf8);
    char *room(qsizetype size);
    void flush();

    QIODevice &m_device;
    CsvWriterOptions m_options;
    QByteArray m_buffer; ///< longer than what is written by a block, so that it can be scanned by blocks
    qsizetype m_size = 0;
    bool m_rowBegun = false, m_rowIsBlank = true, m_failed = false;
    QString m_failure;
};

} // namespace goodword
