#include "core/book/unitofwork.h"

#include "core/base/clock.h"
#include "core/base/instant.h"
#include "core/book/changerecorder.h"

namespace goodword {

UnitOfWork::UnitOfWork(Database &db, const Clock &clock, const QTimeZone &zone, QString author, QString program)
    : m_db(db), m_clock(clock), m_zone(zone), m_author(std::move(author)), m_program(std::move(program)), m_now(clock.nowUtc())
    , m_nowText(instantText(m_now)), m_todayText(dayText(today()))
{
}

void UnitOfWork::expectAdditions()
{
    if (m_recorder)
        m_recorder->expectAdditions();
}

void UnitOfWork::expectChanges()
{
    if (m_recorder)
        m_recorder->expectChanges();
}

} // namespace goodword
