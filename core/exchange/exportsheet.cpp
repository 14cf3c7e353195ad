#include "core/exchange/exportsheet.h"

namespace goodword {

using namespace Qt::StringLiterals;

ExportSheet::ExportSheet(QIODevice &device, const ExportOptions &options, const QStringList &customFields, Progress &progress)
    : m_writer(device, {options.delimiter, options.purpose == CsvPurpose::Spreadsheet, options.purpose})
    , m_progress(progress)
{
    const QStringList headers = exportHeaders(options.kind, customFields);
    for (const QString &header : headers)
        m_columns.insert(header, int(m_columns.size()));
    m_cells.resize(headers.size());
    m_writer.header(headers);
}

void ExportSheet::set(const QString &field, const QString &text)
{
    const auto column = m_columns.constFind(field);
    Q_ASSERT_X(column != m_columns.constEnd(), "ExportSheet::set", "no such column");
    m_cells[*column] = text;
}

void ExportSheet::setSeveral(QLatin1String field, QLatin1String more, const QStringList &values)
{
    set(field, values.value(0));
    set(field + u"_2"_s, values.value(1));
    set(field + u"_3"_s, values.value(2));
    setList(more, values.mid(3));
}

bool ExportSheet::endRow(qint64 of)
{
    for (QString &cell : m_cells) {
        m_writer.add(cell);
        cell.clear();
    }
    m_writer.endRow();
    if (++m_rows % 256 == 0)
        m_progress.report(m_rows, of);
    return !m_progress.cancelled();
}

Error exportStopped()
{
    return {ErrorCode::Cancelled, Core::tr("Stopped. No file was written."), {}};
}

} // namespace goodword
