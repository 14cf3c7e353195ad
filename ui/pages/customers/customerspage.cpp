#include "ui/pages/customers/customerspage.h"

#include "ui/models/recordtablemodel.h"
#include "ui/pages/customers/customerfilterbar.h"
#include "ui/pages/customers/customerlistpane.h"
#include "ui/pages/customers/customerpage.h"
#include "ui/pages/customers/quickadddialog.h"
#include "ui/pages/touchpoints/logdialog.h"
#include "ui/shell/session.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/inlineedit.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QShortcut>
#include <QSplitter>
#include <QTimer>
#include <QToolButton>

#include <algorithm>

namespace goodword {

using namespace Qt::StringLiterals;

static constexpr int kCardsWidth = 360, kLeastDetail = 480;

CustomersPage::CustomersPage(Session &session, QWidget *parent)
    : Page(session, parent)
    , m_split(new QSplitter(Qt::Horizontal))
    , m_pane(new CustomerListPane(session))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_split);
    m_split->setChildrenCollapsible(false);
    m_split->setHandleWidth(1);
    m_split->addWidget(m_pane);
    connect(m_pane, &CustomerListPane::opened, this, &CustomersPage::open);
    connect(m_pane, &CustomerListPane::logWanted, this, &CustomersPage::log);
    connect(m_pane, &CustomerListPane::newWanted, this, [this] { openQuickAdd(this->session(), this); });
    connect(m_pane, &CustomerListPane::importWanted, this, [this] { this->session().importFile({}); });
    connect(m_pane->model(), &RecordTableModel::snapshotReady, this, [this] {
        if (m_open.isValid() && m_pane->selected().size() < 2)
            m_pane->select(m_open);
    });
    addKeys();
    session.whenCalm(this, [this] { detail(); });
}

CustomerPage *CustomersPage::detail()
{
    if (m_detail)
        return m_detail;
    m_detail = new CustomerPage(session());
    m_detail->hide();
    m_split->addWidget(m_detail);
    m_split->setStretchFactor(0, 0);
    m_split->setStretchFactor(1, 1);
    connect(m_detail, &CustomerPage::closeWanted, this, &CustomersPage::close);
    connect(m_detail, &CustomerPage::stepWanted, this, &CustomersPage::step);
    return m_detail;
}

void CustomersPage::addKeys()
{
    const auto key = [this](QWidget *where, const QKeySequence &keys, const std::function<void()> &run) {
        auto *shortcut = new QShortcut(keys, where);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, run);
    };
    key(this, Qt::Key_N, [this] { step(1); });
    key(this, Qt::Key_P, [this] { step(-1); });
    key(this, Qt::Key_S, [this] { m_pane->openStageMenu(chosenCustomers()); });
    key(this, Qt::Key_L, [this] { log(chosenCustomers()); });
    key(m_pane, Qt::Key_E, [this] { log(chosenCustomers()); });
    key(m_pane, Qt::Key_Delete, [this] { removeChosen(); });
    key(m_pane, Qt::Key_F2, [this] {
        if (m_open.isValid())
            m_detail->editName();
    });
}

void CustomersPage::arrive(const QString &argument)
{
    if (argument.startsWith(u"id:"_s)) {
        open(CustomerId(argument.mid(3).toLongLong()));
    } else if (!argument.isEmpty()) {
        close();
        m_pane->filterBar()->setFilter(argument);
    }
    if (!m_open.isValid())
        m_pane->focusList();
}

void CustomersPage::open(CustomerId id)
{
    if (id == m_open)
        return;
    if (!detail()->showCustomer(id)) {
        if (m_open.isValid())
            close();
        return;
    }
    const bool first = !m_open.isValid();
    const bool listHadFocus = m_pane->isAncestorOf(QApplication::focusWidget());
    m_open = id;
    if (const int row = m_pane->model()->rowOf(id.value); row >= 0)
        m_lastRow = row;
    if (first) {
        m_pane->showCards(true);
        showPanes();
    }
    m_pane->select(id);
    if (first && listHadFocus && !isNarrow())
        m_pane->focusList();
}

void CustomersPage::close()
{
    if (!m_open.isValid())
        return;
    const CustomerId was = m_open;
    m_open = {};
    m_detail->clear();
    m_pane->showCards(false);
    showPanes();
    m_pane->select(was);
    m_pane->focusList();
}

bool CustomersPage::isNarrow() const
{
    return width() < scaled(kCardsWidth + kLeastDetail);
}

void CustomersPage::showPanes()
{
    const bool open = m_open.isValid();
    m_pane->setVisible(!open || !isNarrow());
    if (m_detail)
        m_detail->setVisible(open);
    m_pane->setMaximumWidth(open ? scaled(kCardsWidth) : QWIDGETSIZE_MAX);
    m_pane->setMinimumWidth(open ? scaled(280) : 0);
    if (open)
        m_split->setSizes({scaled(kCardsWidth), qMax(1, width() - scaled(kCardsWidth))});
}

void CustomersPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    if (m_open.isValid() && m_pane->isVisibleTo(this) == isNarrow())
        showPanes();
}

/// The keys of the list work at once.
void CustomersPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    QTimer::singleShot(0, this, [this] {
        QWidget *focused = QApplication::focusWidget();
        if (isVisible() && (!focused || !focused->isVisible() || qobject_cast<QToolButton *>(focused)))
            m_pane->focusList();
    });
}

void CustomersPage::focusFilter()
{
    if (isNarrow())
        close();
    m_pane->filterBar()->focusField();
}

/// First what is being typed, then the selection of many, then the open customer, then the filter.
bool CustomersPage::escape()
{
    for (QWidget *at = QApplication::focusWidget(); at && at != this; at = at->parentWidget()) {
        if (auto *edit = qobject_cast<InlineEdit *>(at); edit && edit->isEditing()) {
            edit->cancel();
            return true;
        }
    }
    if (auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget()); field && !field->text().isEmpty()) {
        field->clear();
        return true;
    }
    if (m_pane->unselectMany())
        return true;
    if (m_open.isValid()) {
        close();
        return true;
    }
    if (m_pane->filterBar()->filter().isEmpty())
        return false;
    m_pane->filterBar()->setFilter({});
    return true;
}

void CustomersPage::exportData()
{
    m_pane->exportList();
}

std::vector<CustomerId> CustomersPage::chosenCustomers() const
{
    ChosenCustomers ids = m_pane->selected();
    if (m_open.isValid() && ids.size() < 2)
        return {m_open};
    return ids;
}

void CustomersPage::step(int by)
{
    const RecordTableModel *model = m_pane->model();
    if (model->rowCount() == 0)
        return;
    const ChosenCustomers chosen = m_pane->selected();
    const CustomerId from = m_open.isValid() ? m_open : chosen.empty() ? CustomerId() : chosen.front();
    int row = model->rowOf(from.value);
    // Gone from the list: its place was taken by the next one.
    if (row < 0 && m_open.isValid() && m_lastRow >= 0)
        row = by > 0 ? m_lastRow - 1 : m_lastRow;
    const qint64 next = model->idAt(std::clamp(row + by, 0, model->rowCount() - 1));
    if (m_open.isValid())
        open(CustomerId(next));
    else
        m_pane->select(CustomerId(next));
}

void CustomersPage::removeChosen()
{
    customerActions::trash(session(), chosenCustomers());
}

void CustomersPage::log(const ChosenCustomers &ids)
{
    if (ids.empty())
        return;
    if (ids.size() == 1) {
        open(ids.front());
        m_detail->focusComposer();
    } else {
        TouchpointDialog::log(session(), this, ids);
    }
}

QByteArray CustomersPage::saveState() const
{
    return m_pane->saveState();
}

void CustomersPage::restoreState(const QByteArray &state)
{
    m_pane->restoreState(state);
}

} // namespace goodword
