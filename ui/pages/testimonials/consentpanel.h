#pragma once
// The permissions for one testimonial: where the quote may go today and why not, and every permission with its scope,
// channels, days and proof, to give, change and withdraw.

#include "core/consents/consent.h"
#include "core/testimonials/testimoniallist.h"

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace goodword {

class Session;

class ConsentPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit ConsentPanel(Session &session, QWidget *parent = nullptr);

    void showFor(const TestimonialRow &row);

private:
    QWidget *makeVerdicts(const TestimonialRow &row);
    QWidget *makeConsent(const Consent &consent);
    void give();
    void saveProof(const Consent &consent);

    Session &m_session;
    TestimonialRow m_row;
    QPushButton *m_give;
    QVBoxLayout *m_column;
};

} // namespace goodword
