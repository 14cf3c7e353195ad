#pragma once
// Everything that is known of one customer, each detail edited in place and saved at once; what is empty is not shown but
// offered by "Add a detail". Shows what it is given; the commands change it.

#include "core/customers/customer.h"
#include "ui/pages/customers/aboutfields.h"
#include "ui/widgets/card.h"

#include <QSet>

class QMenu;
class QVBoxLayout;

namespace goodword {

class ChipsEditor;
class DetailList;
class InlineEdit;
class Session;

class AboutPanel final : public Card
{
    Q_OBJECT
public:
    explicit AboutPanel(Session &session, QWidget *parent = nullptr);
    void fill(const Customer &customer);
    /// Fields that were added but left empty are hidden again.
    void forgetPins() { m_pinned.clear(); }

private:
    struct Line {
        AboutField field;
        QWidget *whole;
        InlineEdit *edit;
    };
    Line makeLine(const AboutField &field);
    void makeLists();
    void makeOwnFields();
    void fillLine(Line &line);
    void fillLists();
    void fillMenu(QMenu *menu);
    void addDateActions(QMenu *menu);
    void addOptOutActions(QMenu *menu);
    void startField(const QString &key);
    void saveField(const AboutField &field, const QVariant &value);
    void saveEmail(int index, const QString &text, const QString &label);
    void savePhone(int index, const QString &text, const QString &label);
    void saveDate(int index, const QString &text, const QString &label);
    void save(const QString &caption, const std::function<void(CustomerFields &)> &edit);
    void addOwnTag(const QString &tag);
    void removeOwnTag(const QString &tag);
    void addOptOut(Purpose purpose, const QString &channel);
    void liftOptOut(const QString &chip);
    void refillNow();

    Session &m_session;
    Customer m_customer;
    std::vector<Line> m_lines, m_ownLines;
    QList<CustomField> m_ownFields;
    QSet<QString> m_pinned;
    DateKind m_newDate = DateKind::Birthday;
    ChipsEditor *m_tags, *m_optOuts;
    QWidget *m_optOutBox = nullptr;
    DetailList *m_emails, *m_phones, *m_dates;
    QVBoxLayout *m_ownColumn;
    InlineEdit *m_notes;
};

} // namespace goodword
