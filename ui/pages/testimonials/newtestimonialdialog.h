#pragma once
// A testimonial written down by hand: who, the words, stars, the day. Everything else is filled in from what is known of
// the customer and can be changed beside the wall.

#include "core/base/id.h"
#include "ui/dialogs/formdialog.h"

class QComboBox;
class QDateEdit;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace goodword {

class CustomerPicker;
class Session;

class NewTestimonialDialog final : public FormDialog
{
    Q_OBJECT
public:
    NewTestimonialDialog(Session &session, CustomerId customer, QWidget *parent = nullptr);
    static void ask(Session &session, QWidget *window, const std::vector<CustomerId> &chosen);

private:
    void attribute();
    void refresh();
    void save() override;

    Session &m_session;
    CustomerPicker *m_customer;
    QPlainTextEdit *m_words;
    QLineEdit *m_attribution, *m_role, *m_company;
    QComboBox *m_rating;
    QDateEdit *m_day;
    QPushButton *m_save;
};

} // namespace goodword
