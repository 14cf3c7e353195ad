#pragma once
// Reads the dates found in files: never guesses between day and month, says what it had to assume, and asks where it cannot
// know. Days are days and never shifted by a time zone; instants come out in UTC. Pure functions; know nothing of columns'
// meaning. ISO 8601, RFC 5322, spreadsheet and epoch numbers, month names in the languages of kLanguages.

#include <QDate>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>
#include <QTimeZone>

#include <optional>

namespace goodword {

enum class DateOrder { Unknown, Dmy, Mdy, Ymd };

QString dateOrderCode(DateOrder order); ///< "dmy", "mdy", "ymd"; empty for Unknown
std::optional<DateOrder> dateOrderFromCode(const QString &code);

struct DateOptions {
    DateOrder order = DateOrder::Unknown;
    QTimeZone zone = QTimeZone::utc(); ///< of times that name none
};

enum class DateVerdict {
    Ok,
    OkWarn,   ///< read, but something was assumed (the century, say)
    Fix,      ///< a leap second, 24:00
    Warn,     ///< a day no customer record should have
    WarnGap,  ///< a time that was skipped when clocks went forward
    Ask,      ///< day and month cannot be told apart
    AskExcel, ///< may be a spreadsheet's day number
    AskEpoch, ///< may be seconds (or milliseconds) since 1970
    AskTwice, ///< a time that came twice when clocks went back
    Empty,
    Bad
};

/// "ok", "ask-excel", "warn-gap", …: stable, for reports and JSON.
QString dateVerdictCode(DateVerdict verdict);
/// Nothing may be stored before somebody has answered.
bool asks(DateVerdict verdict);

struct DateReading {
    DateVerdict verdict = DateVerdict::Bad;
    QDate day;                  ///< the calendar day as written (of an instant with a zone: see parseInstant)
    QDateTime instant;          ///< UTC; invalid where no time of day was given
    QList<QDate> days;          ///< where it asks: the days it may be
    QList<QDateTime> instants;  ///< where it asks: the instants it may be
    QString reason;             ///< a sentence, empty for Ok and Empty
};

/// The day as it is written; a time of day behind it is read over.
DateReading parseDay(const QString &text, const DateOptions &options = {});

/// The day and, where a time is given, the instant; then `day` is the day in `options.zone`.
DateReading parseInstant(const QString &text, const DateOptions &options = {});

/// One order for a whole column: a day beyond 12 anywhere decides; where nothing decides, or rows contradict, ask.
class DateOrderGuess
{
public:
    void add(const QString &cell);

    /// The order every cell can be read with; Unknown where no cell depends on it.
    DateOrder order() const;
    bool mustAsk() const;
    /// What to preselect when asking.
    DateOrder likely() const;
    QStringList samples() const { return m_samples; } ///< up to three cells that could be read two ways

private:
    int m_dayFirst = 0, m_monthFirst = 0, m_ambiguous = 0, m_dotted = 0;
    QStringList m_samples;
};

} // namespace goodword
