#include "ui/pages/journey/boardpane.h"

#include "core/base/text.h"
#include "core/customers/customerindex.h"
#include "core/customers/customerlabel.h"
#include "core/customers/customerstore.h"
#include "core/journey/journeycommands.h"
#include "core/journey/journeystore.h"
#include "ui/models/cardviews.h"
#include "ui/models/recordtablemodel.h"
#include "ui/pages/journey/boardcolumn.h"
#include "ui/pages/journey/journeycolumns.h"
#include "ui/pages/journey/journeyjobs.h"
#include "ui/shell/session.h"
#include "ui/theme/icons.h"
#include "ui/widgets/emptystate.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>

namespace goodword {

using namespace Qt::StringLiterals;

struct BoardFigures {
    bool filtered = false;
    std::vector<BoardCount> all;
    QHash<qint64, IdList> shown; ///< by stage
};

static BoardFigures readFigures(Database &db, CustomerIndex &customers, const QString &filter, BoardSort sort, QDate today)
{
    BoardFigures figures;
    figures.all = boardCounts(db);
    CustomerQuery query;
    query.filter = parseFilter(filter);
    query.today = today;
    figures.filtered = !query.filter.isEmpty();
    for (BoardStage &column : customers.board(db, query, sort))
        figures.shown.insert(column.stage.value, IdList(std::move(column.customers)));
    return figures;
}

static qint64 peopleOn(const std::vector<BoardCount> &counts, StageId stage)
{
    for (const BoardCount &count : counts)
        if (count.stage == stage)
            return count.people;
    return 0;
}

static qint64 shownOn(const BoardFigures &figures, StageId stage)
{
    return qint64(figures.shown.value(stage.value).size());
}

BoardPane::BoardPane(Session &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_view(std::make_shared<BoardView>())
{
    m_stack = new QStackedWidget;
    auto *empty = new EmptyState(u"kanban"_s, tr("Nobody is in this book yet"),
                                 tr("Add your first customer, or import a list, and see here where each of them stands."));
    empty->setObjectName(u"boardEmpty"_s);
    empty->setPrimary(tr("Add a customer"), u"person-plus"_s)->setObjectName(u"boardAddFirst"_s);
    empty->setSecondary(tr("Import CSV…"), u"upload"_s)->setObjectName(u"boardImport"_s);
    connect(empty, &EmptyState::primaryClicked, this, &BoardPane::startQuickAdd);
    connect(empty, &EmptyState::secondaryClicked, this, [this] { m_session.importFile({}); });
    m_scroll = new QScrollArea;
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto *inside = new QWidget;
    inside->setProperty("clear", true);
    m_row = new QHBoxLayout(inside);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(14);
    m_scroll->setWidget(inside);
    m_stack->addWidget(m_scroll);
    m_stack->addWidget(empty);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_stack);

    m_soon.setSingleShot(true);
    m_soon.setInterval(60);
    connect(&m_soon, &QTimer::timeout, this, &BoardPane::reload);
    connect(&session.book().hub(), &ChangeHub::changed, this, &BoardPane::onChanged);
    rebuild();
}

BoardSort BoardPane::sort() const
{
    return m_view->sort;
}

void BoardPane::setSort(BoardSort sort)
{
    m_view->sort = sort;
    reload();
}

void BoardPane::setFilter(const QString &text)
{
    if (m_filter == text.trimmed())
        return;
    m_filter = text.trimmed();
    reload();
}

bool BoardPane::isOffJourneyShown() const
{
    return m_offShown;
}

void BoardPane::showOffJourney(bool shown)
{
    m_offShown = shown;
    if (m_columns.empty())
        return;
    m_strip->setVisible(!shown);
    m_columns.front()->setVisible(shown);
}

BoardColumn *BoardPane::addColumn(const Stage &stage)
{
    auto *column = new BoardColumn(stage, std::make_shared<BoardSource>(m_session, stage.id, m_view));
    column->setWritable(!m_session.book().isReadOnly());
    m_columns.push_back(column);
    m_row->addWidget(column, 1);
    connectColumn(column);
    return column;
}

void BoardPane::rebuild()
{
    m_rebuildDue = false;
    m_active = nullptr;
    const bool hadFocus = isAncestorOf(QApplication::focusWidget());
    for (BoardColumn *column : m_columns)
        column->deleteLater();
    m_columns.clear();
    delete m_strip;
    while (QLayoutItem *item = m_row->takeAt(0)) {
        if (item->widget())
            item->widget()->hide();
        delete item;
    }
    Stage off;
    off.name = tr("Off the journey");
    m_strip = new BoardStrip(off.name);
    m_row->addWidget(m_strip);
    connect(m_strip, &BoardStrip::unfoldRequested, this, [this] {
        showOffJourney(true);
        goTo(m_columns.front());
    });
    connect(m_strip, &BoardStrip::dropped, this, [this](const Ids &ids) { move(ids, {}); });
    connect(addColumn(off), &BoardColumn::foldRequested, this, [this] { showOffJourney(false); });

    const std::vector<Stage> stages = journeyStore::activeStages(m_session.db());
    m_view->stuckDays.clear();
    for (const Stage &stage : stages) {
        if (stage.id != stages.back().id)
            m_view->stuckDays.insert(stage.id.value, stage.stuckDays);
    }
    for (const Stage &stage : stages)
        addColumn(stage);
    m_active = m_columns.size() > 1 ? m_columns[1] : m_columns.front();
    showOffJourney(m_offShown);
    if (hadFocus)
        m_active->cards()->setFocus(Qt::OtherFocusReason);
    reload();
}

void BoardPane::connectColumn(BoardColumn *column)
{
    BoardColumnView *cards = column->cards();
    connect(cards, &BoardColumnView::dropped, this, [this, column](const Ids &ids) {
        StageMove move;
        move.to = column->stage().id;
        this->move(ids, move);
    });
    connect(cards, &BoardColumnView::moveRequested, this, [this, column](const Ids &ids, int step) { moveSideways(column, ids, step); });
    connect(cards, &BoardColumnView::neighbourRequested, this, [this, column](int step) { focusNeighbour(column, step); });
    connect(cards, &CardListView::opened, this, [this](qint64 id) { m_session.openCustomer(CustomerId(id)); });
    connect(cards, &CardListView::copied, this, [this](int rows) { m_session.tell(tr("Copied %n customers", nullptr, rows)); });
    connect(cards->keeper(), &SelectionKeeper::changed, this, [this, column] { clearOtherSelections(column); });
    connect(column, &BoardColumn::quickAdded, this, [this, column](const QString &line) { quickAdd(column, line); });
    connect(column->model(), &RecordTableModel::failed, &m_session, &Session::errorHappened);
    cards->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(cards, &QWidget::customContextMenuRequested, this,
            [this, column](const QPoint &at) { showMenu(column, column->cards()->viewport()->mapToGlobal(at)); });
}

void BoardPane::showMenu(BoardColumn *column, const QPoint &global)
{
    const Ids ids = column->cards()->keeper()->selectedIds();
    if (ids.empty())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(icon(u"person"_s), tr("Open")), &QAction::triggered, this,
            [this, id = ids.front()] { m_session.openCustomer(CustomerId(id)); });
    if (!m_session.book().isReadOnly()) {
        connect(menu->addAction(icon(u"chat-left-text"_s), tr("Log touchpoint…")), &QAction::triggered, this, &BoardPane::logRequested);
        connect(menu->addAction(icon(u"signpost-split"_s), tr("Move to stage…")), &QAction::triggered, this, &BoardPane::moveDialogRequested);
    }
    menu->popup(global);
}

void BoardPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_rebuildDue)
        rebuild();
    else if (m_stale)
        reload();
}

void BoardPane::reload()
{
    m_stale = false;
    const quint64 generation = ++m_generation;
    m_session.read<BoardFigures>(
        this,
        [customers = m_session.customerIndex(), filter = m_filter, sort = m_view->sort, today = m_session.today()](Database &db) {
            return readFigures(db, *customers, filter, sort, today);
        },
        [this, generation](const BoardFigures &figures) {
            if (generation == m_generation)
                showFigures(figures);
        });
}

void BoardPane::showFigures(const BoardFigures &figures)
{
    m_view->customers = figures.shown;
    const bool filtered = figures.filtered;
    qint64 people = 0;
    for (BoardColumn *column : m_columns) {
        const qint64 all = peopleOn(figures.all, column->stage().id);
        people += all;
        column->setCounts(filtered ? shownOn(figures, column->stage().id) : all, all, filtered);
        column->cards()->setEmptyText(filtered            ? tr("Nobody here fits the filter.")
                                      : !column->stage().id.isValid() ? tr("Everybody is on the journey.")
                                                          : tr("Nobody here yet. Drag a card over, or press + to add somebody."));
        column->model()->refresh();
    }
    m_strip->setCount(filtered ? shownOn(figures, StageId()) : peopleOn(figures.all, StageId()));
    m_stack->setCurrentIndex(people == 0 && !m_addWanted ? 1 : 0);
}

void BoardPane::onChanged(const ChangeSet &changes)
{
    static constexpr auto kTables = {"customer", "customer_tag", "journey_event", "touchpoint", "answer", "testimonial"};
    if (changes.everything() || changes.touches("journey_stage") || changes.touches("journey_model") || changes.touches("setting")) {
        m_rebuildDue = true;
        // Not at once: a card may be under way in a drag whose view this would delete.
        if (isVisible())
            QMetaObject::invokeMethod(this, [this] { if (m_rebuildDue) rebuild(); }, Qt::QueuedConnection);
        return;
    }
    bool touched = false, bulk = false;
    for (const char *table : kTables) {
        touched = touched || changes.touches(table);
        bulk = bulk || changes.isBulk(table);
    }
    if (!touched)
        return;
    Ids ids;
    if (!bulk) {
        for (const CustomerId id : changes.customers(kTables))
            ids.push_back(id.value);
    }
    for (BoardColumn *column : m_columns)
        column->model()->onChanged(ids, false);
    if (isVisible())
        m_soon.start();
    else
        m_stale = true;
}

void BoardPane::moveBeforeAnswer(const Ids &ids, StageId to)
{
    BoardColumn *target = columnOf(to);
    const int before = target ? target->model()->rowCount() : 0;
    for (BoardColumn *column : m_columns) {
        if (column == target)
            continue;
        const int count = column->model()->rowCount();
        column->model()->takeOut(ids);
        column->shiftCounts(column->model()->rowCount() - count);
    }
    if (!target)
        return;
    target->model()->putFirst(ids);
    target->shiftCounts(target->model()->rowCount() - before);
}

void BoardPane::move(const Ids &ids, const StageMove &move)
{
    const bool now = !move.day.isValid() || move.day == m_session.today();
    std::vector<CustomerId> customers;
    for (const qint64 id : ids)
        customers.push_back(CustomerId(id));
    if (now && ids.size() <= kManyAtOnce)
        moveBeforeAnswer(ids, move.to);
    const auto stage = journeyStore::stage(m_session.db(), move.to);
    const QString who = customersLabel(m_session.db(), customers);
    const QString said = stage ? tr("Moved %1 to %2").arg(who, isolated(oneLine(stage->name))) : tr("Took %1 off the journey").arg(who);
    const QString nothing = stage ? tr("%1 stood on %2 already").arg(who, isolated(oneLine(stage->name)))
                                  : tr("%1 was not on the journey").arg(who);
    moveCustomers(m_session, customers, move, said, nothing);
    m_soon.start();
}

void BoardPane::moveSideways(BoardColumn *from, const Ids &ids, int step)
{
    BoardColumn *target = neighbourOf(from, step);
    if (!target) {
        m_session.tell(step > 0 ? tr("This is the last stage.") : tr("This is the first stage."));
        return;
    }
    StageMove move;
    move.to = target->stage().id;
    this->move(ids, move);
    goTo(target);
    target->cards()->keeper()->select(ids);
}

void BoardPane::focusNeighbour(BoardColumn *from, int step)
{
    BoardColumn *target = neighbourOf(from, step);
    // An empty column is passed over: there is nothing to stand on.
    while (target && target->model()->rowCount() == 0)
        target = neighbourOf(target, step);
    if (!target)
        return;
    const int row = std::clamp(from->cards()->currentIndex().row(), 0, target->model()->rowCount() - 1);
    goTo(target);
    target->cards()->keeper()->select({target->model()->idAt(row)});
}

void BoardPane::clearOtherSelections(BoardColumn *keep)
{
    if (m_clearing || keep->cards()->keeper()->selectedCount() == 0)
        return;
    m_clearing = true;
    m_active = keep;
    for (BoardColumn *column : m_columns) {
        if (column != keep)
            column->cards()->selectionModel()->clearSelection();
    }
    m_clearing = false;
}

void BoardPane::quickAdd(BoardColumn *column, const QString &line)
{
    const QuickAdd read = parseQuickAdd(line, customerStore::homeRegion(m_session.db()));
    const auto added = addCustomerTo(m_session.book(), read, column->stage().id);
    if (!m_session.accept(added, added ? tr("Added %1").arg(customerLabel(m_session.db(), *added)) : QString()))
        return;
    m_addWanted = false;
    column->clearQuickAdd();
}

std::vector<CustomerId> BoardPane::chosen() const
{
    std::vector<CustomerId> customers;
    if (m_active) {
        for (const qint64 id : m_active->cards()->keeper()->selectedIds())
            customers.push_back(CustomerId(id));
    }
    return customers;
}

void BoardPane::focusCards()
{
    BoardColumn *column = m_active;
    if (column && column->model()->rowCount() == 0) {
        const auto found = std::find_if(m_columns.begin(), m_columns.end(), [](BoardColumn *c) {
            return c->isVisible() && c->model()->rowCount() > 0;
        });
        column = found == m_columns.end() ? column : *found;
    }
    if (!column)
        return;
    goTo(column);
    if (column->cards()->keeper()->selectedCount() == 0 && column->model()->rowCount() > 0)
        column->cards()->keeper()->select({column->model()->idAt(0)});
}

void BoardPane::startQuickAdd()
{
    m_addWanted = true;
    m_stack->setCurrentIndex(0);
    m_columns[m_columns.size() > 1 ? 1 : 0]->startQuickAdd();
}

BoardColumn *BoardPane::columnOf(StageId stage) const
{
    const auto found = std::find_if(m_columns.begin(), m_columns.end(), [&](BoardColumn *c) { return c->stage().id == stage; });
    return found == m_columns.end() ? nullptr : *found;
}

BoardColumn *BoardPane::neighbourOf(const BoardColumn *column, int step) const
{
    const auto at = std::find(m_columns.begin(), m_columns.end(), column) - m_columns.begin() + step;
    if (at < (m_offShown ? 0 : 1) || at >= std::ssize(m_columns))
        return nullptr;
    return m_columns[size_t(at)];
}

void BoardPane::goTo(BoardColumn *column)
{
    m_active = column;
    m_scroll->ensureWidgetVisible(column, 0, 0);
    column->cards()->setFocus(Qt::OtherFocusReason);
}

} // namespace goodword
