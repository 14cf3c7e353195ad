#include "ui/pages/touchpoints/touchpointspage.h"

#include "core/touchpoints/touchpointcommands.h"
#include "ui/models/recordtablemodel.h"
#include "ui/models/tableview.h"
#include "ui/pages/exchange/exportdialog.h"
#include "ui/pages/touchpoints/followupmenu.h"
#include "ui/pages/touchpoints/logdialog.h"
#include "ui/pages/touchpoints/touchpointcolumns.h"
#include "ui/pages/touchpoints/touchpointpreview.h"
#include "ui/shell/session.h"
#include "ui/theme/icons.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chipbar.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/searchfield.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QMenu>
#include <QShortcut>
#include <QSplitter>

namespace goodword {

using namespace Qt::StringLiterals;

TouchpointsPage::TouchpointsPage(Session &session, QWidget *parent)
    : Page(session, parent), m_source(std::make_shared<TouchpointSource>(session))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(28, 20, 28, 16);
    column->setSpacing(12);
    column->addWidget(makeHeader());
    column->addWidget(makeFilters());
    makeList();
    m_split = new QSplitter;
    m_split->setObjectName(u"touchpointSplit"_s);
    m_split->setChildrenCollapsible(false);
    m_split->setHandleWidth(12);
    auto *card = new Card;
    card->body()->setContentsMargins(1, 6, 1, 6);
    card->body()->addWidget(m_view);
    m_split->addWidget(card);
    m_preview = new TouchpointPreview(session);
    m_preview->hide();
    m_split->addWidget(m_preview);
    m_split->setStretchFactor(0, 5);
    m_split->setStretchFactor(1, 2);
    m_split->setSizes({700, 320});
    column->addWidget(m_split, 1);
    connectList();
    refresh();
    refreshButtons();
}

QWidget *TouchpointsPage::makeHeader()
{
    auto *header = new SectionHeader(tr("Touchpoints"), u"h1"_s);
    m_done = makeButton(tr("Follow-up done"), u"check-lg"_s);
    m_done->setObjectName(u"touchpointsDone"_s);
    header->addAction(m_done);
    auto *log = makeButton(tr("Log touchpoint"), u"plus-lg"_s, ButtonKind::Primary);
    log->setObjectName(u"touchpointsLog"_s);
    log->setEnabled(!session().book().isReadOnly());
    header->addAction(log);
    connect(m_done, &QPushButton::clicked, this, &TouchpointsPage::completeChosen);
    connect(log, &QPushButton::clicked, this, [this] { TouchpointDialog::log(session(), window(), {}); });
    return header;
}

QWidget *TouchpointsPage::makeFilters()
{
    auto *bar = new QWidget;
    auto *lines = new QVBoxLayout(bar);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(10);
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    lines->addLayout(row);
    m_search = new SearchField(tr("Find in touchpoints"));
    m_search->setObjectName(u"touchpointSearch"_s);
    m_search->setMinimumWidth(140);
    m_search->setMaximumWidth(420);
    row->addWidget(m_search, 1);
    row->addStretch(0);
    m_chips = new ChipBar(true);
    m_chips->setObjectName(u"touchpointChips"_s);
    m_chips->addChip(u"all"_s, tr("All"));
    m_chips->addChip(u"open"_s, tr("Open follow-ups"));
    m_chips->addChip(u"overdue"_s, tr("Overdue"));
    m_chips->addChip(u"asks"_s, tr("Asks"));
    m_chips->addChip(u"gifts"_s, tr("Gifts"));
    m_chips->addChip(u"negative"_s, tr("Negative"));
    lines->addWidget(m_chips);
    m_count = new PlainLabel({}, u"cap"_s);
    m_count->setObjectName(u"touchpointCount"_s);
    row->addWidget(m_count);
    m_period = new QComboBox;
    m_period->setObjectName(u"touchpointPeriod"_s);
    m_period->setAccessibleName(tr("Period"));
    m_period->addItem(tr("All time"), 0);
    m_period->addItem(tr("Last 7 days"), 7);
    m_period->addItem(tr("Last 30 days"), 30);
    m_period->addItem(tr("Last 90 days"), 90);
    m_period->addItem(tr("Last 12 months"), 365);
    row->addWidget(m_period);
    connect(m_search, &SearchField::searchChanged, this, &TouchpointsPage::refresh);
    connect(m_search, &SearchField::leftDownwards, this, [this] { m_view->setFocus(Qt::OtherFocusReason); });
    connect(m_chips, &ChipBar::chosenChanged, this, &TouchpointsPage::refresh);
    connect(m_period, &QComboBox::currentIndexChanged, this, &TouchpointsPage::refresh);
    return bar;
}

void TouchpointsPage::makeList()
{
    m_model = new RecordTableModel(m_source, this);
    m_view = new RecordTableView(m_model);
    m_view->setObjectName(u"touchpointList"_s);
    m_view->setAccessibleName(tr("Touchpoints"));
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
}

void TouchpointsPage::connectList()
{
    connect(m_view, &RecordTableView::opened, this, &TouchpointsPage::edit);
    connect(m_view, &RecordTableView::previewed, this, [this](qint64 id) {
        if (m_preview->isVisible() && m_preview->id().value == id)
            closePreview();
        else
            preview(id);
    });
    connect(m_view, &QTableView::clicked, this, [this](const QModelIndex &index) { preview(m_model->idAt(index.row())); });
    connect(m_view, &RecordTableView::currentIdChanged, this, [this](qint64 id) {
        if (m_preview->isVisible() && id > 0)
            preview(id);
    });
    connect(m_view, &QWidget::customContextMenuRequested, this, &TouchpointsPage::showMenu);
    connect(m_view, &RecordTableView::copied, this, [this](int rows) { session().tell(tr("Copied %n touchpoints", nullptr, rows)); });
    connect(m_view->keeper(), &SelectionKeeper::changed, this, &TouchpointsPage::refreshButtons);
    connect(m_model, &RecordTableModel::snapshotReady, this, &TouchpointsPage::refreshCount);
    connect(m_model, &RecordTableModel::failed, &session(), &Session::errorHappened);
    connect(m_preview, &TouchpointPreview::closeRequested, this, &TouchpointsPage::closePreview);
    connect(m_preview, &TouchpointPreview::editRequested, this, [this] { edit(m_preview->id().value); });
    connect(m_preview, &TouchpointPreview::trashRequested, this, &TouchpointsPage::removeChosen);
    connect(m_preview, &TouchpointPreview::doneRequested, this, &TouchpointsPage::completeChosen);
    connect(m_preview, &TouchpointPreview::rescheduled, this, &TouchpointsPage::reschedule);
    connect(&session().book().hub(), &ChangeHub::changed, this, [this](const ChangeSet &changes) {
        if (!changes.everything() && !changes.touches("touchpoint") && !changes.touches("attachment") && !changes.touches("staff")
            && !changes.touches("department") && !changes.touches("customer", {"name", "deleted_at"}))
            return;
        m_model->onChanged({}, true);
        if (m_preview->isVisible())
            preview(m_preview->id().value);
    });
    auto *trash = new QShortcut(QKeySequence(Qt::Key_Delete), m_view);
    trash->setContext(Qt::WidgetWithChildrenShortcut);
    connect(trash, &QShortcut::activated, this, &TouchpointsPage::removeChosen);
}

TouchpointFilter TouchpointsPage::filter() const
{
    TouchpointFilter filter;
    filter.text = m_search->text();
    const QString chip = m_chips->chosen().value(0);
    if (chip == u"open"_s || chip == u"overdue"_s)
        filter.followUpOpen = true;
    if (chip == u"overdue"_s)
        filter.followUpBy = session().today().addDays(-1);
    filter.asks = chip == u"asks"_s;
    filter.gifts = chip == u"gifts"_s;
    if (chip == u"negative"_s)
        filter.sentiments = {Sentiment::Negative};
    if (const int days = m_period->currentData().toInt(); days > 0)
        filter.from = session().today().addDays(1 - days);
    return filter;
}

void TouchpointsPage::refresh()
{
    const TouchpointFilter now = filter();
    m_source->setFilter(now);
    const bool narrowed = !now.text.isEmpty() || m_chips->chosen().value(0) != u"all"_s || now.from.isValid();
    m_view->setEmptyText(narrowed ? tr("Nothing fits. Press Esc to see everything again.")
                                  : tr("Nothing was logged yet. Press Ctrl+L and write what happened: \"call 12 min happy with delivery\"."));
    m_model->refresh();
}

void TouchpointsPage::refreshCount()
{
    m_count->setText(tr("%Ln touchpoints", nullptr, m_model->rowCount()));
}

void TouchpointsPage::refreshButtons()
{
    bool open = false;
    const auto ids = chosen();
    if (ids.size() <= 200) {
        std::vector<qint64> plain;
        for (const TouchpointId id : ids)
            plain.push_back(id.value);
        for (const TouchpointRow &row : touchpointRows(session().db(), plain))
            open = open || (row.touchpoint.followUpDay.isValid() && !row.touchpoint.followUpDone);
    } else {
        open = true;
    }
    m_done->setEnabled(open && !session().book().isReadOnly());
}

void TouchpointsPage::showMenu(const QPoint &at)
{
    const auto ids = chosen();
    if (ids.empty())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString &iconName, const QString &text, auto slot) {
        connect(menu->addAction(icon(iconName), text), &QAction::triggered, this, slot);
    };
    const auto customers = chosenCustomers();
    add(u"box-arrow-up-right"_s, tr("Open the customer"), [this, customers] { session().openCustomer(customers.front()); });
    if (!session().book().isReadOnly()) {
        add(u"pencil"_s, tr("Change…"), [this, id = ids.front()] { edit(id.value); });
        add(u"check-lg"_s, tr("Follow-up done"), [this] { completeChosen(); });
        if (ids.size() == 1)
            fillFollowUpMenu(menu->addMenu(icon(u"calendar-event"_s), tr("Follow up")), session().today(), this,
                             [this](QDate day) { reschedule(day); });
        menu->addSeparator();
        add(u"trash"_s, tr("To the trash"), [this] { removeChosen(); });
    }
    menu->popup(m_view->viewport()->mapToGlobal(at));
}

std::vector<TouchpointId> TouchpointsPage::chosen() const
{
    std::vector<TouchpointId> ids;
    for (const qint64 id : m_view->keeper()->selectedIds())
        ids.push_back(TouchpointId(id));
    return ids;
}

std::vector<CustomerId> TouchpointsPage::chosenCustomers() const
{
    std::vector<CustomerId> customers;
    for (const TouchpointRow &row : touchpointRows(session().db(), m_view->keeper()->selectedIds())) {
        if (std::find(customers.begin(), customers.end(), row.touchpoint.customer) == customers.end())
            customers.push_back(row.touchpoint.customer);
    }
    return customers;
}

void TouchpointsPage::preview(qint64 id)
{
    const auto rows = touchpointRows(session().db(), {id});
    if (rows.empty() || rows.front().touchpoint.deleted) {
        closePreview();
        return;
    }
    m_preview->showRow(rows.front());
    m_preview->setVisible(true);
}

void TouchpointsPage::closePreview()
{
    m_preview->hide();
}

void TouchpointsPage::edit(qint64 id)
{
    if (!session().book().isReadOnly())
        TouchpointDialog::edit(session(), TouchpointId(id), window());
}

void TouchpointsPage::completeChosen()
{
    auto ids = chosen();
    if (ids.empty() && m_preview->isVisible())
        ids = {m_preview->id()};
    if (ids.empty() || session().book().isReadOnly())
        return;
    session().accept(completeFollowUps(session().book(), ids),
                     ids.size() == 1 ? tr("Follow-up done") : tr("%n follow-ups done", nullptr, int(ids.size())));
}

void TouchpointsPage::reschedule(QDate day)
{
    const auto ids = chosen();
    const TouchpointId id = m_preview->isVisible() ? m_preview->id() : ids.empty() ? TouchpointId() : ids.front();
    if (!id.isValid())
        return;
    session().accept(rescheduleFollowUp(session().book(), id, day), tr("Follow up: %1").arg(followUpWords(day, session().today())));
}

void TouchpointsPage::removeChosen()
{
    auto ids = chosen();
    if (ids.empty() && m_preview->isVisible())
        ids = {m_preview->id()};
    if (ids.empty() || session().book().isReadOnly())
        return;
    session().accept(trashTouchpoints(session().book(), ids), tr("Moved %n touchpoints to the trash", nullptr, int(ids.size())));
}

void TouchpointsPage::arrive(const QString &argument)
{
    static const QStringList chips{u"all"_s, u"open"_s, u"overdue"_s, u"asks"_s, u"gifts"_s, u"negative"_s};
    if (chips.contains(argument)) {
        m_chips->setChosen({argument});
        refresh();
    } else if (argument.startsWith(u"id:"_s)) {
        preview(argument.mid(3).toLongLong());
    } else if (!argument.isEmpty()) {
        m_search->setText(argument);
    }
    m_view->setFocus(Qt::OtherFocusReason);
}

void TouchpointsPage::focusFilter()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

bool TouchpointsPage::escape()
{
    if (m_preview->isVisible()) {
        closePreview();
        return true;
    }
    if (m_search->text().isEmpty() && m_chips->chosen().value(0) == u"all"_s && m_period->currentIndex() == 0)
        return false;
    m_chips->setChosen({u"all"_s});
    m_period->setCurrentIndex(0);
    m_search->clear();
    refresh();
    return true;
}

void TouchpointsPage::step(int by)
{
    const int row = qBound(0, m_view->currentIndex().row() + by, m_model->rowCount() - 1);
    if (const qint64 id = m_model->idAt(row))
        m_view->keeper()->select({id});
}

/// The selected ones where they are several, else all that the filter leaves.
void TouchpointsPage::exportData()
{
    if (m_model->rowCount() == 0) {
        session().tell(tr("There is nothing in the list to export."));
        return;
    }
    const SelectionKeeper *keeper = m_view->keeper();
    exportRecords(session(), window(), ImportKind::Touchpoints, keeper->selectedCount() > 1 ? keeper->selectedIds() : Ids(), m_model->ids());
}

QByteArray TouchpointsPage::saveState() const
{
    return QJsonDocument(QJsonObject{{u"list"_s, QString::fromUtf8(m_view->saveState())}, {u"chip"_s, m_chips->chosen().value(0)},
                                     {u"period"_s, m_period->currentIndex()},
                                     {u"split"_s, QString::fromLatin1(m_split->saveState().toBase64())}})
        .toJson(QJsonDocument::Compact);
}

void TouchpointsPage::restoreState(const QByteArray &state)
{
    const QJsonObject saved = QJsonDocument::fromJson(state).object();
    if (saved.isEmpty())
        return;
    m_view->restoreState(saved[u"list"_s].toString().toUtf8());
    m_chips->setChosen({saved[u"chip"_s].toString(u"all"_s)});
    m_period->setCurrentIndex(qBound(0, saved[u"period"_s].toInt(), m_period->count() - 1));
    m_split->restoreState(QByteArray::fromBase64(saved[u"split"_s].toString().toLatin1()));
    refresh();
}

} // namespace goodword
