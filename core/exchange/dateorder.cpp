#include "core/exchange/dates.h"

namespace goodword {

QString dateOrderCode(DateOrder order)
{
    switch (order) {
    case DateOrder::Dmy: return QStringLiteral("dmy");
    case DateOrder::Mdy: return QStringLiteral("mdy");
    case DateOrder::Ymd: return QStringLiteral("ymd");
    case DateOrder::Unknown: break;
    }
    return {};
}

std::optional<DateOrder> dateOrderFromCode(const QString &code)
{
    for (const DateOrder order : {DateOrder::Dmy, DateOrder::Mdy, DateOrder::Ymd})
        if (code.compare(dateOrderCode(order), Qt::CaseInsensitive) == 0)
            return order;
    return std::nullopt;
}

QString dateVerdictCode(DateVerdict verdict)
{
    switch (verdict) {
    case DateVerdict::Ok: return QStringLiteral("ok");
    case DateVerdict::OkWarn: return QStringLiteral("ok-warn");
    case DateVerdict::Fix: return QStringLiteral("fix");
    case DateVerdict::Warn: return QStringLiteral("warn");
    case DateVerdict::WarnGap: return QStringLiteral("warn-gap");
    case DateVerdict::Ask: return QStringLiteral("ask");
    case DateVerdict::AskExcel: return QStringLiteral("ask-excel");
    case DateVerdict::AskEpoch: return QStringLiteral("ask-epoch");
    case DateVerdict::AskTwice: return QStringLiteral("ask-twice");
    case DateVerdict::Empty: return QStringLiteral("empty");
    case DateVerdict::Bad: break;
    }
    return QStringLiteral("bad");
}

bool asks(DateVerdict verdict)
{
    return verdict == DateVerdict::Ask || verdict == DateVerdict::AskExcel || verdict == DateVerdict::AskEpoch
        || verdict == DateVerdict::AskTwice;
}

void DateOrderGuess::add(const QString &cell)
{
    if (parseDay(cell).verdict == DateVerdict::Ask) {
        ++m_ambiguous;
        m_dotted += cell.contains(u'.');
        if (m_samples.size() < 3)
            m_samples += cell.trimmed();
        return;
    }
    const bool dayFirst = parseDay(cell, {DateOrder::Dmy, QTimeZone::utc()}).day.isValid();
    const bool monthFirst = parseDay(cell, {DateOrder::Mdy, QTimeZone::utc()}).day.isValid();
    m_dayFirst += dayFirst && !monthFirst;
    m_monthFirst += monthFirst && !dayFirst;
}

DateOrder DateOrderGuess::order() const
{
    if (mustAsk() || m_dayFirst + m_monthFirst == 0)
        return DateOrder::Unknown;
    return m_dayFirst > 0 ? DateOrder::Dmy : DateOrder::Mdy;
}

bool DateOrderGuess::mustAsk() const
{
    const bool contradicts = m_dayFirst > 0 && m_monthFirst > 0;
    const bool undecided = m_ambiguous > 0 && m_dayFirst + m_monthFirst == 0;
    return contradicts || undecided;
}

DateOrder DateOrderGuess::likely() const
{
    if (m_dayFirst != m_monthFirst)
        return m_dayFirst > m_monthFirst ? DateOrder::Dmy : DateOrder::Mdy;
    return m_dotted > 0 ? DateOrder::Dmy : DateOrder::Unknown;
}

} // namespace goodword
