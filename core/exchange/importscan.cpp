#include "core/exchange/importscan.h"

#include "core/base/instant.h"
#include "core/base/progress.h"

#include <QRegularExpression>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

/// Most dates of most files, which ask nothing.
bool isPlainIso(const QString &cell, CellKind kind)
{
    static const QRegularExpression iso(u"^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:.]+(?:Z|[+-][0-9]{2}:[0-9]{2}))?$"_s);
    if (cell.size() < 10 || cell.at(4) != u'-')
        return false;
    return kind == CellKind::Day || iso.match(cell).hasMatch();
}

class Scanner
{
public:
    Scanner(const ImportPlan &plan, const CsvFormat &format, const ImportOptions &options, const QTimeZone &zone, ImportScan &scan)
        : m_format(format), m_options(options), m_mapper(plan, format), m_zone(zone), m_scan(scan)
        , m_own(plan.source == u"goodword"_s)
        , m_epochs(plan.source == u"delighted"_s)
    {
        for (const MappedColumn &mapped : plan.columns) {
            const auto field = importField(plan.kind, mapped.field);
            const bool custom = mapped.field.startsWith(kCustomPrefix);
            const bool date = field && (field->cell == CellKind::Day || field->cell == CellKind::Instant);
            const bool score = mapped.field == u"score"_s;
            if (custom || (date && !m_own) || score || (m_own && mapped.field == u"uid"_s))
                m_columns.push_back({m_mapper.slot(mapped.field), field ? field->cell : CellKind::Text, mapped, custom, date, score});
        }
    }

    void take(const CsvRecord &record)
    {
        ++m_scan.rows;
        for (Column &column : m_columns) {
            const QString cell = m_mapper.text(record, column.slot).trimmed();
            if (cell.isEmpty())
                continue;
            if (column.custom)
                takeCustom(column, cell);
            else if (column.date)
                takeDate(column, cell, record.line);
            else if (column.score)
                takeScore(cell);
            else
                m_scan.uids.insert(cell);
        }
    }

    void finish()
    {
        for (const Column &column : m_columns) {
            if (!column.custom || !column.filled)
                continue;
            const FieldKind kind = column.yesNo ? FieldKind::YesNo
                                   : column.days ? FieldKind::Date
                                   : column.numbers ? FieldKind::Number
                                                    : FieldKind::Text;
            m_scan.fieldKinds.insert(column.mapped.field.mid(kCustomPrefix.size()), kind);
        }
    }

private:
    struct Column {
        int slot;
        CellKind cell;
        MappedColumn mapped;
        bool custom, date, score;
        bool filled = false, numbers = true, days = true, yesNo = true;
    };

    /// Of our own exports the cells say which kind of field they came from; a stranger's numbers are numbers only where
    /// somebody said how they are written.
    void takeCustom(Column &column, const QString &cell)
    {
        column.filled = true;
        const auto number = readNumber(cell, m_own ? QChar(u'.') : m_options.decimal);
        column.numbers = column.numbers && number
            && (m_own ? fieldValueText(*number) == cell : !m_options.decimal.isNull());
        column.days = column.days && m_own && dayText(dayFromText(cell)) == cell;
        column.yesNo = column.yesNo && m_own && (cell == u"yes"_s || cell == u"no"_s);
    }

    void takeDate(const Column &column, const QString &cell, qint64 line)
    {
        if (isPlainIso(cell, column.cell))
            return;
        const DateOptions dates{m_options.dateOrder, m_zone};
        const DateReading reading = column.cell == CellKind::Instant ? parseInstant(cell, dates) : parseDay(cell, dates);
        if (m_options.dateOrder == DateOrder::Unknown)
            m_scan.order.add(cell);
        if (!asks(reading.verdict))
            return;
        const DateQuestion question{line, m_format.columns[size_t(column.mapped.column)].name, cell, reading.reason};
        if (reading.verdict == DateVerdict::Ask) {
            if (!m_scan.ambiguous)
                m_scan.ambiguous = question;
        } else if (!m_scan.asks && !(m_epochs && reading.verdict == DateVerdict::AskEpoch)) {
            m_scan.asks = question;
        }
    }

    void takeScore(const QString &cell)
    {
        const auto score = readNumber(cell, cell.contains(u',') ? QChar(u',') : QChar(u'.'));
        if (!score)
            return;
        m_scan.lowestScore = std::min(m_scan.lowestScore.value_or(*score), *score);
        m_scan.highestScore = std::max(m_scan.highestScore.value_or(*score), *score);
    }

    const CsvFormat &m_format;
    const ImportOptions &m_options;
    RowMapper m_mapper;
    QTimeZone m_zone;
    ImportScan &m_scan;
    bool m_own, m_epochs;
    std::vector<Column> m_columns;
};

} // namespace

Result<ImportScan> scanImport(QIODevice &device, const ImportPlan &plan, const CsvFormat &format, const ImportOptions &options,
                              const QTimeZone &zone, Progress &progress)
{
    ImportScan scan;
    Scanner scanner(plan, format, options, zone, scan);
    Utf8Source source(device, format.charset);
    CsvReader reader(source, format.readerOptions(options.lenient));
    CsvRecord record;
    for (;;) {
        const Result<bool> more = reader.next(record);
        if (!more)
            return more.error();
        if (!*more)
            break;
        scanner.take(record);
        if (scan.rows % 1024 == 0) {
            progress.report(device.pos(), device.size());
            if (progress.cancelled())
                return {ErrorCode::Cancelled, Core::tr("Stopped. Nothing was changed.")};
        }
    }
    scanner.finish();
    device.seek(0);
    return scan;
}

} // namespace goodword
