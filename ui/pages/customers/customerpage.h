#pragma once
// One customer in full: header and stage, figures, everything that happened, and everything that is known, each edited in
// place. Shows whom it is told; what is done goes through the commands and comes back through the ChangeHub.

#include "core/customers/customer.h"
#include "core/customers/customerlist.h"
#include "core/journey/journey.h"

#include <QWidget>

class QBoxLayout;
class QGridLayout;
class QScrollArea;

namespace goodword {

class AboutPanel;
class CustomerHeader;
class KpiCard;
class PeoplePanel;
class Session;
class StageStepper;
class TimelinePanel;

class CustomerPage final : public QWidget
{
    Q_OBJECT
public:
    explicit CustomerPage(Session &session, QWidget *parent = nullptr);

    /// False where there is no such customer outside the trash.
    bool showCustomer(CustomerId id);
    void clear();
    void editName();
    void focusComposer();

Q_SIGNALS:
    void closeWanted();
    void stepWanted(int by);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeBody();
    void refresh();
    void showFigures(const CustomerRow &row, const Customer &customer);
    void moveTo(int stage);
    void arrange();

    Session &m_session;
    CustomerId m_id;
    std::vector<Stage> m_stages;
    CustomerHeader *m_header;
    StageStepper *m_stepper;
    QScrollArea *m_scroll;
    KpiCard *m_nps, *m_touch, *m_praise, *m_since;
    QGridLayout *m_figures = nullptr;
    QBoxLayout *m_columns = nullptr;
    TimelinePanel *m_timeline;
    AboutPanel *m_about;
    PeoplePanel *m_people;
    QWidget *m_side = nullptr; ///< people and about
    int m_arranged = 0; ///< columns of figures now
};

} // namespace goodword
