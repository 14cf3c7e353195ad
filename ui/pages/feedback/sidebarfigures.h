#pragma once
// The figures in the sidebar: how many customers there are, the score of the last twelve months, and how many testimonials
// are approved or published. Counted by a worker when something changed that they are made of.

#include <QObject>

namespace goodword {

class Session;

class SidebarFigures final : public QObject
{
    Q_OBJECT
public:
    /// The one of this session, made when first asked for.
    static SidebarFigures &of(Session &session);

    QString customers() const { return m_customers; }
    QString score() const { return m_score; }
    QString testimonials() const { return m_testimonials; }

private:
    explicit SidebarFigures(Session &session);
    void countCustomers();
    void countScore();
    void countTestimonials();

    Session &m_session;
    QString m_customers, m_score, m_testimonials;
};

} // namespace goodword
