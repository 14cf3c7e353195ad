#include "core/book/unitofwork.h"

#include "core/base/clock.h"

namespace goodword {

UnitOfWork::UnitOfWork(Database &db, const Clock &clock, const QTimeZone &zone, QString author, QString program)
    : m_db(db), m_clock(clock), m_zone(zone), m_author(std::move(author)), m_program(std::move(program)), m_now(clock.nowUtc())
{
}

} // namespace goodword
