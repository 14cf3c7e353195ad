#pragma once
// The section Customers: the list over the whole width while nobody is open, cards beside the open customer otherwise, and
// the open customer alone where the window is narrow. One model for both; the filter stays while stepping through it.

#include "ui/pages/customers/customeractions.h"
#include "ui/shell/page.h"

class QSplitter;

namespace goodword {

class ChangeSet;
class CustomerListPane;
class CustomerPage;

class CustomersPage final : public Page
{
    Q_OBJECT
public:
    explicit CustomersPage(Session &session, QWidget *parent = nullptr);

    void arrive(const QString &argument) override;
    bool canFilter() const override { return true; }
    void focusFilter() override;
    bool escape() override;
    bool canExport() const override { return true; }
    void exportData() override;
    std::vector<CustomerId> chosenCustomers() const override;
    bool canStep() const override { return true; }
    void step(int by) override;
    void removeChosen() override;
    QByteArray saveState() const override;
    void restoreState(const QByteArray &state) override;

    CustomerId openCustomer() const { return m_open; }

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    CustomerPage *detail();
    void open(CustomerId id);
    void close();
    void log(const ChosenCustomers &ids);
    void addKeys();
    void showPanes();
    bool isNarrow() const;

    QSplitter *m_split;
    CustomerListPane *m_pane;
    CustomerPage *m_detail = nullptr; ///< made once the list is on screen, or when somebody is opened
    CustomerId m_open;
    int m_lastRow = -1; ///< where the open customer stood, should the filter no longer hold it
};

} // namespace goodword
