#pragma once
// The list of customers: a table over the whole page, or cards beside an open customer, over one model. Filter, count,
// column chooser, what to do where there is nobody, and the bar for many. Says who is wanted; opens nobody itself.

#include "ui/models/recordsource.h"
#include "ui/pages/customers/customeractions.h"

#include <QFrame>

class QStackedWidget;
class QToolButton;

namespace goodword {

class BulkBar;
class CardListView;
class ChangeSet;
class CustomerFilterBar;
class EmptyState;
class PlainLabel;
class RecordTableModel;
class RecordTableView;
class SelectionKeeper;

class CustomerListPane final : public QFrame
{
    Q_OBJECT
public:
    explicit CustomerListPane(Session &session, QWidget *parent = nullptr);

    RecordTableModel *model() const { return m_model; }
    CustomerFilterBar *filterBar() const { return m_filterBar; }
    bool showsCards() const { return m_cardsShown; }
    void showCards(bool cards);
    ChosenCustomers selected() const;
    void select(CustomerId id);
    void focusList();
    /// True when there was a selection of many to give up.
    bool unselectMany();
    void openStageMenu(const ChosenCustomers &ids);
    void exportList();
    QByteArray saveState() const;
    void restoreState(const QByteArray &state);

Q_SIGNALS:
    /// Enter, a double click, or a click on a card.
    void opened(goodword::CustomerId id);
    void logWanted(const goodword::ChosenCustomers &ids);
    void newWanted();
    void importWanted();

private:
    QWidget *makeHeader();
    QWidget *makeLists();
    EmptyState *makeEmptyBook();
    EmptyState *makeNoMatch();
    SelectionKeeper *keeper() const;
    void onChanged(const ChangeSet &changes);
    void onSelection();
    void countAll();
    void showCount();
    void showRightPage();

    Session &m_session;
    RecordTableModel *m_model;
    RecordTableView *m_table = nullptr;
    CardListView *m_cards = nullptr;
    CustomerFilterBar *m_filterBar;
    PlainLabel *m_count = nullptr;
    QToolButton *m_columns = nullptr;
    QStackedWidget *m_stack = nullptr;
    EmptyState *m_emptyBook = nullptr, *m_noMatch = nullptr;
    BulkBar *m_bulk = nullptr;
    qint64 m_total = 0;
    bool m_cardsShown = false;
};

} // namespace goodword
