#include "ui/pages/testimonials/newtestimonialdialog.h"

#include "core/testimonials/testimonialcommands.h"
#include "core/testimonials/testimonialstore.h"
#include "ui/pages/feedback/customerpicker.h"
#include "ui/shell/session.h"
#include "ui/widgets/labels.h"

#include <QComboBox>
#include <QDateEdit>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

namespace goodword {

using namespace Qt::StringLiterals;

void NewTestimonialDialog::ask(Session &session, QWidget *window, const std::vector<CustomerId> &chosen)
{
    auto *dialog = new NewTestimonialDialog(session, chosen.size() == 1 ? chosen.front() : CustomerId(), window);
    dialog->open();
}

NewTestimonialDialog::NewTestimonialDialog(Session &session, CustomerId customer, QWidget *parent)
    : FormDialog(u"newTestimonialDialog"_s, tr("New testimonial"), parent), m_session(session)
{
    const auto line = [](const QString &name, const QString &placeholder) {
        auto *edit = new QLineEdit;
        edit->setObjectName(name);
        edit->setPlaceholderText(placeholder);
        return edit;
    };
    m_customer = new CustomerPicker(session);
    form()->addRow(tr("&Customer"), m_customer);
    m_words = new QPlainTextEdit;
    m_words->setObjectName(u"testimonialWords"_s);
    m_words->setTabChangesFocus(true);
    m_words->setPlaceholderText(tr("Exactly as it was said; it can be shortened later"));
    m_words->setFixedHeight(120);
    form()->addRow(tr("&Words"), m_words);
    m_attribution = line(u"testimonialName"_s, tr("The name under the quote"));
    m_role = line(u"testimonialRole"_s, {});
    m_company = line(u"testimonialCompany"_s, {});
    form()->addRow(tr("&Name"), m_attribution);
    form()->addRow(tr("&Role"), m_role);
    form()->addRow(tr("C&ompany"), m_company);
    m_rating = new QComboBox;
    m_rating->setObjectName(u"testimonialRating"_s);
    m_rating->addItem(tr("None"), 0);
    for (int stars = 5; stars >= 1; --stars)
        m_rating->addItem(QString(stars, u'★'), stars);
    form()->addRow(tr("&Stars"), m_rating);
    m_day = new QDateEdit(session.today());
    m_day->setObjectName(u"testimonialDay"_s);
    m_day->setCalendarPopup(true);
    m_day->setMaximumDate(session.today());
    form()->addRow(tr("Said &on"), m_day);
    m_save = addFoot(tr("Add testimonial"), u"saveTestimonial"_s);
    connect(m_customer, &CustomerPicker::customerChanged, this, &NewTestimonialDialog::attribute);
    connect(m_words, &QPlainTextEdit::textChanged, this, &NewTestimonialDialog::refresh);
    if (customer.isValid()) {
        m_customer->setCustomer(customer);
        m_words->setFocus();
    }
    refresh();
}

void NewTestimonialDialog::attribute()
{
    if (m_customer->customer().isValid()) {
        Testimonial known;
        testimonialStore::attributeTo(m_session.db(), known, m_customer->customer());
        m_attribution->setText(known.attribution);
        m_role->setText(known.role);
        m_company->setText(known.company);
    }
    refresh();
}

void NewTestimonialDialog::refresh()
{
    m_save->setEnabled(!m_words->toPlainText().trimmed().isEmpty()
                       && (m_customer->customer().isValid() || m_customer->text().isEmpty()));
}

void NewTestimonialDialog::save()
{
    if (!m_save->isEnabled())
        return;
    Testimonial made;
    if (m_customer->customer().isValid())
        testimonialStore::attributeTo(m_session.db(), made, m_customer->customer());
    made.customer = m_customer->customer();
    made.original = m_words->toPlainText();
    made.attribution = m_attribution->text();
    made.role = m_role->text();
    made.company = m_company->text();
    if (const int stars = m_rating->currentData().toInt(); stars > 0)
        made.rating = stars;
    made.day = m_day->date();
    const auto added = addTestimonial(m_session.book(), made);
    if (!added) {
        say(added.error());
        return;
    }
    m_session.accept(added, tr("Added the testimonial"));
    m_session.openPage(u"testimonials"_s, u"id:%1"_s.arg(added->value));
    accept();
}

} // namespace goodword
