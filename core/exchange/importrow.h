#pragma once
// The row an importer stands on, its cells read as what they mean. A cell that cannot be read is left out with a warning
// that names line and column; what the rest of the row is worth is the importer's to say. Knows nothing of the book.

#include "core/customers/contact.h"
#include "core/exchange/importreport.h"
#include "core/exchange/rowmapper.h"

#include <array>

namespace goodword {

/// Decisions that hold for the whole file.
struct CellRules {
    DateOptions dates;
    bool datesChosen = false; ///< somebody named the order, so a number that may be a day is taken as one
    bool epochs = false;      ///< a program known to write seconds since 1970
    QChar decimal;
    QString region; ///< phones are read by it
};

class ImportRow
{
public:
    /// All of them must outlive the row.
    ImportRow(const ImportPlan &plan, const CsvFormat &format, const CellRules &rules, ImportReport &report);

    int slot(QLatin1String field) const { return m_mapper.slot(QString(field)); }
    int slot(const QString &field) const { return m_mapper.slot(field); }
    /// A file of our own, whose cells are what a book held.
    bool isOwn() const { return m_plan.source == QLatin1String("goodword"); }
    /// Whose row ids these are.
    QString idSource() const { return m_plan.source.isEmpty() ? QStringLiteral("file") : m_plan.source; }
    const ImportPlan &plan() const { return m_plan; }
    const CellRules &rules() const { return m_rules; }

    /// Says what is odd about the row as a whole.
    void stand(const CsvRecord &record);
    qint64 line() const { return m_record->line; }

    QString text(int slot) const;             ///< cleaned, else exactly as it is
    QString word(int slot) const;             ///< and without spaces around it
    QStringList list(int slot) const;
    QDate day(int slot) const;
    struct Moment {
        QDate day;
        QDateTime at; ///< invalid where no time of day was given
    };
    Moment moment(int slot) const;
    std::optional<double> number(int slot) const;
    /// The usable ones; of our own files all, exactly as the book held them.
    QList<ParsedEmail> emails(int slot) const;
    QList<ParsedPhone> phones(int slot) const;
    /// The same for the same cells, whatever the order and the names of the columns.
    QString digest() const;

    void warn(int slot, const QString &code, const QString &text) const;

private:
    std::optional<DateReading> settled(int slot, DateReading reading) const;
    QList<ParsedEmail> ownEmails(int slot) const;
    void takeEmail(int slot, ParsedEmail email, QList<ParsedEmail> &into) const;

    const ImportPlan &m_plan;
    const CsvFormat &m_format;
    const CellRules &m_rules;
    ImportReport &m_report;
    RowMapper m_mapper;
    QHash<int, QString> m_columns; ///< of a slot, for warnings
    const CsvRecord *m_record = nullptr;
};

/// "1.234,56" with a decimal comma, "1,234.56" with a point; without a decision only what cannot be misread. Digits of any
/// script. Nothing for anything else.
std::optional<double> readNumber(const QString &text, QChar decimal);

} // namespace goodword
