#pragma once
// Who belongs to a company: the first few with how to reach them and where they stand, and a way to all of them in the
// list. Hidden where there is nobody. Reads on a worker; an answer about another company is dropped.

#include "core/customers/customerlist.h"
#include "ui/widgets/card.h"

class QPushButton;
class QVBoxLayout;

namespace goodword {

class Session;

class PeoplePanel final : public Card
{
    Q_OBJECT
public:
    explicit PeoplePanel(Session &session, QWidget *parent = nullptr);
    /// Reads anew; a person has no people.
    void setCompany(const Customer &customer);

private:
    struct Loaded {
        std::vector<CustomerRow> rows;
        qint64 total = 0;
    };
    void fill(const Loaded &loaded);
    void showAll();

    Session &m_session;
    CustomerId m_company;
    QString m_name;
    quint64 m_generation = 0;
    SectionHeader *m_header;
    QVBoxLayout *m_rows;
    QPushButton *m_more;
};

} // namespace goodword
