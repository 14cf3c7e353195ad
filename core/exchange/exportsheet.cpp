#include "core/exchange/exportsheet.h"

#include "core/base/instant.h"
#include "core/exchange/phonecells.h"

namespace goodword {

using namespace Qt::StringLiterals;

ExportSheet::ExportSheet(QIODevice &device, const ExportOptions &options, const QStringList &customFields, Progress &progress)
    : m_writer(device, {options.delimiter, options.purpose == CsvPurpose::Spreadsheet, options.purpose})
    , m_progress(progress)
{
    const QStringList headers = exportHeaders(options.kind, customFields);
    for (const QString &header : headers)
        m_columns.insert(header, int(m_columns.size()));
    m_cells.resize(size_t(headers.size()));
    if (options.purpose == CsvPurpose::Spreadsheet) {
        for (qsizetype i = 0; i < headers.size(); ++i) {
            if (isPhoneColumn(headers[i]))
                m_phones.push_back(size_t(i));
        }
    }
    m_writer.header(headers);
}

int ExportSheet::column(const QString &field) const
{
    const auto column = m_columns.constFind(field);
    Q_ASSERT_X(column != m_columns.constEnd(), "ExportSheet::column", "no such column");
    return *column;
}

bool ExportSheet::endRow(qint64 of)
{
    for (const size_t column : m_phones)
        spacePhone(m_cells[column]);
    for (QByteArray &cell : m_cells) {
        m_writer.add(QByteArrayView(cell));
        if (cell.isDetached())
            cell.resize(0); // its memory serves the next row
        else
            cell.clear();
    }
    m_writer.endRow();
    if (++m_rows % 256 == 0)
        m_progress.report(m_rows, of);
    return !m_progress.cancelled();
}

static bool hasOuterSpace(QByteArrayView value)
{
    const auto isPlain = [](char c) { return c > ' ' && c < 0x7F; };
    if (isPlain(value.front()) && isPlain(value.back()))
        return false;
    const QString text = QString::fromUtf8(value);
    return text.trimmed() != text;
}

void addToList(QByteArray &cell, QByteArrayView value)
{
    if (!cell.isEmpty())
        cell += "; ";
    if (!value.contains(';') && !value.contains('"') && !hasOuterSpace(value)) {
        cell.append(value);
        return;
    }
    cell += '"';
    for (const char c : value) {
        if (c == '"')
            cell += '"';
        cell += c;
    }
    cell += '"';
}

/// The number of so many digits; -1 where one of them is none.
static int digits(const char *at, int count)
{
    int number = 0;
    for (int i = 0; i < count; ++i) {
        if (at[i] < '0' || at[i] > '9')
            return -1;
        number = number * 10 + (at[i] - '0');
    }
    return number;
}

/// True for days as they are always written; false says nothing.
static bool isPlainDay(const char *at)
{
    const int month = digits(at + 5, 2), day = digits(at + 8, 2);
    return digits(at, 4) > 0 && at[4] == '-' && at[7] == '-' && month >= 1 && month <= 12 && day >= 1 && day <= 28;
}

QByteArray dayCell(const QByteArray &day)
{
    if (day.isEmpty() || (day.size() == 10 && isPlainDay(day.constData())))
        return day;
    return dayText(dayFromText(QString::fromUtf8(day))).toUtf8();
}

QByteArray instantCell(const QByteArray &instant)
{
    const auto isPlain = [](const char *at) {
        const int hour = digits(at + 11, 2), minute = digits(at + 14, 2), second = digits(at + 17, 2);
        return isPlainDay(at) && at[10] == 'T' && hour >= 0 && hour < 24 && at[13] == ':' && minute >= 0 && minute < 60
            && at[16] == ':' && second >= 0 && second < 60 && at[19] == '.' && digits(at + 20, 3) >= 0 && at[23] == 'Z';
    };
    if (instant.isEmpty() || (instant.size() == 24 && isPlain(instant.constData())))
        return instant;
    return instantText(instantFromText(QString::fromUtf8(instant))).toUtf8();
}

QByteArray yesOrNothing(bool yes)
{
    return yes ? QByteArrayLiteral("yes") : QByteArray();
}

Error exportStopped()
{
    return {ErrorCode::Cancelled, Core::tr("Stopped. No file was written."), {}};
}

} // namespace goodword
