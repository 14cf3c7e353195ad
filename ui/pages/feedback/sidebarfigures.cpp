#include "ui/pages/feedback/sidebarfigures.h"

#include "core/customers/customerstore.h"
#include "core/insight/npsreader.h"
#include "core/testimonials/testimoniallist.h"
#include "ui/shell/session.h"

namespace goodword {

SidebarFigures &SidebarFigures::of(Session &session)
{
    auto *figures = session.findChild<SidebarFigures *>(QString(), Qt::FindDirectChildrenOnly);
    return figures ? *figures : *new SidebarFigures(session);
}

SidebarFigures::SidebarFigures(Session &session) : QObject(&session), m_session(session)
{
    connect(&session.book().hub(), &ChangeHub::changed, this, [this](const ChangeSet &changes) {
        if (changes.everything() || changes.touches("customer", {"deleted_at"}))
            countCustomers();
        if (changes.everything() || changes.touches("answer") || changes.touches("survey") || changes.touches("customer", {"deleted_at"}))
            countScore();
        if (changes.everything() || changes.touches("testimonial") || changes.touches("testimonial_event")
            || changes.touches("customer", {"deleted_at"}))
            countTestimonials();
    });
    session.whenCalm(this, [this] {
        countCustomers();
        countScore();
        countTestimonials();
    });
}

void SidebarFigures::countCustomers()
{
    m_session.read<qint64>(this, [](Database &db) { return customerStore::count(db); },
                           [this](qint64 customers) {
                               m_customers = QLocale().toString(customers);
                               emit m_session.badgesChanged();
                           });
}

void SidebarFigures::countScore()
{
    NpsQuery query;
    const QDate today = m_session.today();
    query.from = today.addMonths(-12).addDays(1);
    query.to = today;
    m_session.read<NpsFigure>(
        this, [query, today](Database &db) { return npsPage(db, query, today).figure; },
        [this](const NpsFigure &figure) {
            m_score = figure.score ? npsText(figure) : QString();
            emit m_session.badgesChanged();
        });
}

void SidebarFigures::countTestimonials()
{
    const QDate today = m_session.today();
    m_session.read<qint64>(
        this,
        [today](Database &db) {
            qint64 ready = 0;
            for (const TestimonialState state : {TestimonialState::Approved, TestimonialState::Published}) {
                TestimonialFilter filter;
                filter.state = state;
                ready += qint64(testimonialIds(db, filter, today).size());
            }
            return ready;
        },
        [this](qint64 ready) {
            m_testimonials = ready > 0 ? QLocale().toString(ready) : QString();
            emit m_session.badgesChanged();
        });
}

} // namespace goodword
