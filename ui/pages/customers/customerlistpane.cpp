#include "ui/pages/customers/customerlistpane.h"

#include "core/customers/customerstore.h"
#include "ui/models/cardviews.h"
#include "ui/models/recordtablemodel.h"
#include "ui/models/tableview.h"
#include "ui/pages/customers/bulkbar.h"
#include "ui/pages/customers/customercolumns.h"
#include "ui/pages/customers/customerfilterbar.h"
#include "ui/pages/exchange/exportdialog.h"
#include "ui/shell/session.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace goodword {

using namespace Qt::StringLiterals;

CustomerListPane::CustomerListPane(Session &session, QWidget *parent)
    : QFrame(parent)
    , m_session(session)
    , m_model(new RecordTableModel(std::make_shared<CustomerSource>(session), this))
    , m_filterBar(new CustomerFilterBar(session))
{
    setObjectName(u"customerListPane"_s);
    setProperty("ground", u"surface"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 18, 0, 0);
    column->setSpacing(12);
    auto *top = new QWidget;
    auto *topColumn = new QVBoxLayout(top);
    topColumn->setContentsMargins(18, 0, 16, 0);
    topColumn->setSpacing(12);
    topColumn->addWidget(makeHeader());
    topColumn->addWidget(m_filterBar);
    column->addWidget(top);
    column->addWidget(makeLists(), 1);

    m_bulk = new BulkBar(session, [this] { return selected(); });
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(12, 0, 12, 12);
    foot->addWidget(m_bulk);
    column->addLayout(foot);
    connect(m_bulk, &BulkBar::logWanted, this, [this] { Q_EMIT logWanted(selected()); });
    connect(m_bulk, &BulkBar::exportWanted, this, &CustomerListPane::exportList);

    connect(m_filterBar, &CustomerFilterBar::filterChanged, this, [this](const QString &filter) {
        ListQuery query = m_model->query();
        query.filter = filter;
        m_model->setQuery(query);
    });
    connect(m_filterBar, &CustomerFilterBar::leftDownwards, this, &CustomerListPane::focusList);
    connect(m_model, &RecordTableModel::snapshotReady, this, &CustomerListPane::showCount);
    connect(m_model, &RecordTableModel::failed, &session, &Session::errorHappened);
    connect(&session.book().hub(), &ChangeHub::changed, this, &CustomerListPane::onChanged);
    session.whenCalm(this, [this] { countAll(); });
    showCards(false);
    m_model->refresh();
}

QWidget *CustomerListPane::makeHeader()
{
    auto *header = new QWidget;
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(heading(tr("Customers"), u"h1"_s));
    m_count = new PlainLabel({}, u"muted"_s);
    m_count->setObjectName(u"customerCount"_s);
    m_count->setContentsMargins(4, 0, 0, 3);
    row->addWidget(m_count, 0, Qt::AlignBottom);
    row->addStretch(1);
    m_columns = makeIconButton(u"sliders"_s, tr("Choose columns"));
    m_columns->setObjectName(u"chooseColumns"_s);
    m_columns->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(m_columns);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        m_table->fillColumnMenu(menu);
    });
    m_columns->setMenu(menu);
    row->addWidget(m_columns);
    auto *add = makeButton(tr("New"), u"plus-lg"_s, ButtonKind::Primary);
    add->setObjectName(u"newCustomer"_s);
    add->setAccessibleName(tr("New customer"));
    add->setToolTip(tr("New customer (Ctrl+N)"));
    connect(add, &QPushButton::clicked, this, &CustomerListPane::newWanted);
    row->addWidget(add);
    return header;
}

QWidget *CustomerListPane::makeLists()
{
    m_stack = new QStackedWidget;
    m_table = new RecordTableView(m_model);
    m_table->setObjectName(u"customerTable"_s);
    m_table->setAccessibleName(tr("Customers"));
    m_cards = new CardListView(m_model);
    m_cards->setObjectName(u"customerCards"_s);
    m_cards->setAccessibleName(tr("Customers"));
    auto *indented = new QWidget;
    auto *indent = new QVBoxLayout(indented);
    indent->setContentsMargins(10, 0, 0, 0);
    indent->addWidget(m_table);
    m_stack->addWidget(indented);
    m_stack->addWidget(m_cards);
    m_stack->addWidget(m_emptyBook = makeEmptyBook());
    m_stack->addWidget(m_noMatch = makeNoMatch());
    const auto open = [this](qint64 id) { Q_EMIT opened(CustomerId(id)); };
    const auto copied = [this](int rows, int leftOut) {
        m_session.tell(leftOut > 0 ? tr("Copied the first %1 rows as a table.").arg(QLocale().toString(rows))
                                   : tr("Copied as a table: %1").arg(QLocale().toString(rows)));
    };
    connect(m_table, &RecordTableView::opened, this, open);
    connect(m_table, &RecordTableView::previewed, this, open);
    connect(m_table, &RecordTableView::copied, this, copied);
    connect(m_table->keeper(), &SelectionKeeper::changed, this, &CustomerListPane::onSelection);
    connect(m_cards, &CardListView::opened, this, open);
    connect(m_cards, &CardListView::previewed, this, open);
    connect(m_cards, &CardListView::copied, this, copied);
    connect(m_cards->keeper(), &SelectionKeeper::changed, this, &CustomerListPane::onSelection);
    return m_stack;
}

EmptyState *CustomerListPane::makeEmptyBook()
{
    auto *empty = new EmptyState(u"people"_s, tr("No customers yet"),
                                 tr("Add the first one in a single line, or bring a spreadsheet: nothing is changed before you have seen what would come in."));
    empty->setPrimary(tr("New customer"), u"plus-lg"_s);
    empty->setSecondary(tr("Import CSV…"), u"upload"_s);
    connect(empty, &EmptyState::primaryClicked, this, &CustomerListPane::newWanted);
    connect(empty, &EmptyState::secondaryClicked, this, &CustomerListPane::importWanted);
    return empty;
}

EmptyState *CustomerListPane::makeNoMatch()
{
    auto *empty = new EmptyState(u"funnel"_s, tr("Nobody fits this filter"), tr("Take something off the filter, or clear it to see everybody."));
    empty->setPrimary(tr("Clear filter"));
    connect(empty, &EmptyState::primaryClicked, this, [this] {
        m_filterBar->setFilter({});
        m_filterBar->focusField();
    });
    return empty;
}

SelectionKeeper *CustomerListPane::keeper() const
{
    return m_cardsShown ? m_cards->keeper() : m_table->keeper();
}

ChosenCustomers CustomerListPane::selected() const
{
    ChosenCustomers ids;
    for (const qint64 id : keeper()->selectedIds())
        ids.push_back(CustomerId(id));
    return ids;
}

void CustomerListPane::select(CustomerId id)
{
    if (m_model->rowOf(id.value) < 0 || (keeper()->selectedCount() == 1 && keeper()->selectedIds().front() == id.value))
        return;
    keeper()->select({id.value});
    QAbstractItemView *view = m_cardsShown ? static_cast<QAbstractItemView *>(m_cards) : m_table;
    view->scrollTo(view->currentIndex());
}

void CustomerListPane::showCards(bool cards)
{
    m_cardsShown = cards;
    m_bulk->setCompact(cards);
    m_bulk->setCount(keeper()->selectedCount());
    showRightPage();
}

void CustomerListPane::focusList()
{
    QWidget *list = m_cardsShown ? static_cast<QWidget *>(m_cards) : m_table;
    list->setFocus(Qt::OtherFocusReason);
}

bool CustomerListPane::unselectMany()
{
    if (keeper()->selectedCount() < 2)
        return false;
    keeper()->select({keeper()->currentId()});
    return true;
}

void CustomerListPane::onSelection()
{
    if (sender() != keeper())
        return;
    const int count = keeper()->selectedCount();
    m_bulk->setCount(count);
    if (m_cardsShown && count == 1)
        Q_EMIT opened(CustomerId(keeper()->selectedIds().front()));
}

void CustomerListPane::onChanged(const ChangeSet &changes)
{
    static constexpr std::initializer_list<const char *> kAbout = {"customer", "customer_email", "customer_phone", "customer_tag",
                                                                   "journey_event", "touchpoint", "answer", "testimonial"};
    const bool renamed = changes.everything() || changes.touches("staff") || changes.touches("journey_stage")
        || changes.touches("tag") || changes.touches("setting");
    bool ours = renamed, bulk = renamed;
    for (const char *table : kAbout) {
        ours = ours || changes.touches(table);
        bulk = bulk || changes.isBulk(table);
    }
    if (!ours)
        return;
    Ids ids;
    if (!bulk) {
        for (const CustomerId id : changes.customers(kAbout))
            ids.push_back(id.value);
    }
    countAll();
    m_filterBar->refreshChips();
    m_model->onChanged(ids, true);
}

void CustomerListPane::countAll()
{
    m_session.read<qint64>(this, [](Database &db) { return customerStore::count(db); },
                           [this](qint64 total) {
                               m_total = total;
                               showCount();
                           });
}

void CustomerListPane::showCount()
{
    const QString shown = QLocale().toString(m_model->rowCount());
    const bool filtered = !m_filterBar->filter().isEmpty();
    // Of a list that is not whole yet the book knows better how long it is.
    const QString all = !m_model->isLoading() ? shown : m_total > 0 ? QLocale().toString(m_total) : QString();
    const QString found = m_total > 0 ? tr("%1 of %2").arg(shown, QLocale().toString(m_total)) : shown;
    m_count->setText(filtered ? found : all);
    showRightPage();
}

void CustomerListPane::showRightPage()
{
    QWidget *list = m_stack->widget(m_cardsShown ? 1 : 0);
    const bool empty = m_model->hasSnapshot() && m_model->rowCount() == 0;
    const bool nobody = empty && m_filterBar->filter().isEmpty();
    m_filterBar->setVisible(!nobody);
    m_columns->setVisible(!nobody && !m_cardsShown);
    m_stack->setCurrentWidget(!empty ? list : nobody ? m_emptyBook : m_noMatch);
}

void CustomerListPane::openStageMenu(const ChosenCustomers &ids)
{
    if (ids.empty())
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(u"stageMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    customerActions::fillStages(menu, m_session, [ids] { return ids; });
    QAbstractItemView *view = m_cardsShown ? static_cast<QAbstractItemView *>(m_cards) : m_table;
    const QRect row = view->visualRect(view->currentIndex());
    menu->popup(view->viewport()->mapToGlobal(row.isValid() ? row.center() : view->viewport()->rect().center()));
}

/// The selected ones where they are several, else all that the filter leaves.
void CustomerListPane::exportList()
{
    if (m_model->rowCount() == 0) {
        m_session.tell(tr("There is nobody in the list to export."));
        return;
    }
    exportRecords(m_session, window(), ImportKind::Customers, keeper()->selectedCount() > 1 ? keeper()->selectedIds() : Ids(), m_model->ids());
}

QByteArray CustomerListPane::saveState() const
{
    return m_table->saveState();
}

void CustomerListPane::restoreState(const QByteArray &state)
{
    m_table->restoreState(state);
}

} // namespace goodword
