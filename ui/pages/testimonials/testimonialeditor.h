#pragma once
// One testimonial in full beside the wall: as it came and as we would print it, who it is of, how far it is, where it may
// go, and what happened. Every edit is saved at once; a refused one is a sentence in the window's banner.

#include "core/consents/consent.h"
#include "core/testimonials/testimoniallist.h"
#include "ui/widgets/inlineedit.h"

#include <QWidget>

class QGridLayout;
class QPushButton;
class QVBoxLayout;

namespace goodword {

class ConsentPanel;
class PillLabel;
class PlainLabel;
class Session;

class TestimonialEditor final : public QWidget
{
    Q_OBJECT
public:
    explicit TestimonialEditor(Session &session, QWidget *parent = nullptr);

    void open(TestimonialId id);
    void refresh();
    TestimonialId id() const { return m_id; }
    /// Asks for channel and place.
    void publish();

signals:
    void closeWanted();

private:
    QWidget *makeHead();
    QWidget *makeWords();
    QWidget *makeFields();
    QWidget *makeMoves();
    InlineEdit *addField(QGridLayout *grid, InlineEdit::Kind kind, const QString &name, const QString &caption,
                         const QString &placeholder, const std::function<void(Testimonial &, const QVariant &)> &set);
    void save(const std::function<void(Testimonial &)> &change, const QString &said);
    void saveTags(const QString &text);
    void sendBackWithNote();
    void showRow(const TestimonialRow &row);
    void showEvents();
    void showSource(const Testimonial &testimonial);

    Session &m_session;
    TestimonialId m_id;
    CustomerId m_customer;
    PillLabel *m_state;
    PlainLabel *m_original, *m_approved, *m_warning;
    QPushButton *m_customerLink, *m_source;
    InlineEdit *m_words, *m_attribution, *m_role, *m_company, *m_rating, *m_tags, *m_language, *m_relationship, *m_disclosure, *m_day;
    ConsentPanel *m_consents;
    QVBoxLayout *m_events;
    QList<std::pair<TestimonialMove, QPushButton *>> m_moves;
};

} // namespace goodword
