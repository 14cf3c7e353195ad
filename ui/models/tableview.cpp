#include "ui/models/tableview.h"

#include "ui/models/celldelegates.h"
#include "ui/models/listkeys.h"
#include "ui/models/recordtablemodel.h"
#include "ui/theme/fonts.h"

#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMenu>
#include <QMouseEvent>

namespace goodword {

using namespace Qt::StringLiterals;

static constexpr int kLeastWidth = 48, kMostWidth = 2000;

RecordTableView::RecordTableView(RecordTableModel *model, QWidget *parent)
    : QTableView(parent)
    , m_model(model)
    , m_delegate(new RowDelegate(this))
{
    setModel(model);
    setItemDelegate(m_delegate);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    setDragEnabled(true);
    setDragDropMode(DragOnly);
    setCornerButtonEnabled(false);
    setFrameShape(NoFrame);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(RowDelegate::rowHeight());
    setUpHeader();
    m_keeper = new SelectionKeeper(this, model);
    auto *keys = new ListKeys(this);
    connect(keys, &ListKeys::opened, this, &RecordTableView::opened);
    connect(keys, &ListKeys::previewed, this, &RecordTableView::previewed);
    connect(keys, &ListKeys::copyRequested, this, &RecordTableView::copySelection);
    connect(model, &RecordTableModel::queryChanged, this, &RecordTableView::showSortIndicator);
    connect(model, &RecordTableModel::snapshotReady, viewport(), qOverload<>(&QWidget::update));
}

void RecordTableView::setUpHeader()
{
    QHeaderView *header = horizontalHeader();
    header->setSectionsMovable(true);
    header->setFirstSectionMovable(false);
    header->setSectionsClickable(true);
    header->setHighlightSections(false);
    header->setMinimumSectionSize(kLeastWidth);
    header->setFixedHeight(scaled(34));
    header->setTextElideMode(Qt::ElideRight);
    // Only what is on screen is measured when a column is fitted to its text.
    header->setResizeContentsPrecision(0);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    for (int i = 0; i < m_model->columnCount(); ++i) {
        const ColumnInfo &column = m_model->columns()[size_t(i)];
        header->resizeSection(i, scaled(column.width));
        header->setSectionHidden(i, !column.shownAtFirst);
    }
    connect(header, &QHeaderView::sectionClicked, this, &RecordTableView::headerClicked);
    connect(header, &QHeaderView::sectionMoved, this, &RecordTableView::stateChanged);
    connect(header, &QHeaderView::sectionResized, this, &RecordTableView::stateChanged);
    connect(header, &QWidget::customContextMenuRequested, this, [this, header](QPoint at) {
        QMenu menu(this);
        fillColumnMenu(&menu);
        menu.exec(header->mapToGlobal(at));
    });
    showSortIndicator();
}

void RecordTableView::headerClicked(int column)
{
    const ColumnInfo &info = m_model->columns()[size_t(column)];
    const bool again = !info.sortKey.isEmpty() && m_model->query().sortKey == info.sortKey;
    const bool descending = again ? !m_model->query().descending : info.descendingFirst;
    m_model->sort(column, descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    emit stateChanged();
}

void RecordTableView::showSortIndicator()
{
    const ListQuery &query = m_model->query();
    for (int i = 0; i < m_model->columnCount(); ++i) {
        if (query.sortKey.isEmpty() || m_model->columns()[size_t(i)].sortKey != query.sortKey)
            continue;
        horizontalHeader()->setSortIndicatorShown(true);
        horizontalHeader()->setSortIndicator(i, query.descending ? Qt::DescendingOrder : Qt::AscendingOrder);
        return;
    }
    horizontalHeader()->setSortIndicatorShown(false);
}

void RecordTableView::setEmptyText(const QString &text)
{
    m_emptyText = text;
    viewport()->update();
}

QList<int> RecordTableView::shownColumns() const
{
    QList<int> columns;
    for (int visual = 0; visual < horizontalHeader()->count(); ++visual)
        if (const int logical = horizontalHeader()->logicalIndex(visual); !isColumnHidden(logical))
            columns += logical;
    return columns;
}

void RecordTableView::fillColumnMenu(QMenu *menu)
{
    for (int i = 0; i < m_model->columnCount(); ++i) {
        const ColumnInfo &column = m_model->columns()[size_t(i)];
        // A column may bear the name of a field somebody made: no mnemonic in it.
        QAction *action = menu->addAction(QString(column.title).replace(u'&', u"&&"_s));
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(i));
        action->setEnabled(!column.fixed);
        connect(action, &QAction::toggled, this, [this, i](bool on) {
            setColumnHidden(i, !on);
            emit stateChanged();
        });
    }
}

QByteArray RecordTableView::saveState() const
{
    QJsonArray columns;
    for (int visual = 0; visual < horizontalHeader()->count(); ++visual) {
        const int i = horizontalHeader()->logicalIndex(visual);
        const bool hidden = isColumnHidden(i);
        QJsonObject column{{u"key"_s, m_model->columns()[size_t(i)].key}, {u"hidden"_s, hidden}};
        if (!hidden)
            column.insert(u"width"_s, columnWidth(i));
        columns.append(column);
    }
    const QJsonObject state{{u"columns"_s, columns},
                            {u"sort"_s, m_model->query().sortKey},
                            {u"descending"_s, m_model->query().descending}};
    return QJsonDocument(state).toJson(QJsonDocument::Compact);
}

void RecordTableView::restoreState(const QByteArray &bytes)
{
    const QJsonObject state = QJsonDocument::fromJson(bytes).object();
    int visual = 0;
    for (const QJsonValue &value : state.value("columns"_L1).toArray()) {
        const QJsonObject saved = value.toObject();
        for (int i = 0; i < m_model->columnCount(); ++i) {
            const ColumnInfo &column = m_model->columns()[size_t(i)];
            if (column.key != saved.value("key"_L1).toString())
                continue;
            horizontalHeader()->moveSection(horizontalHeader()->visualIndex(i), visual++);
            setColumnHidden(i, saved.value("hidden"_L1).toBool() && !column.fixed);
            if (const int width = saved.value("width"_L1).toInt(); width > 0)
                setColumnWidth(i, qBound(kLeastWidth, width, kMostWidth));
        }
    }
    const QString sort = state.value("sort"_L1).toString();
    for (int i = 0; i < m_model->columnCount() && !sort.isEmpty(); ++i) {
        if (m_model->columns()[size_t(i)].sortKey != sort)
            continue;
        m_model->sort(i, state.value("descending"_L1).toBool() ? Qt::DescendingOrder : Qt::AscendingOrder);
        break;
    }
}

void RecordTableView::copySelection()
{
    const QList<int> rows = selectedRows(this);
    if (rows.isEmpty())
        return;
    const int count = copyRows(*m_model, rows, shownColumns());
    emit copied(count, int(rows.size()) - count);
}

void RecordTableView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    // The ring goes around the whole row, the base class repaints one cell of it.
    viewport()->update();
    if (current.row() != previous.row())
        emit currentIdChanged(m_model->idAt(current.row()));
}

void RecordTableView::hover(int row)
{
    if (row == m_delegate->hoveredRow())
        return;
    m_delegate->setHoveredRow(row);
    viewport()->update();
}

void RecordTableView::mouseMoveEvent(QMouseEvent *event)
{
    QTableView::mouseMoveEvent(event);
    hover(rowAt(event->pos().y()));
}

void RecordTableView::leaveEvent(QEvent *event)
{
    QTableView::leaveEvent(event);
    hover(-1);
}

void RecordTableView::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    paintEmptyText(this, m_model, m_emptyText);
}

void RecordTableView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange) {
        verticalHeader()->setDefaultSectionSize(RowDelegate::rowHeight());
        horizontalHeader()->setFixedHeight(scaled(34));
    }
}

} // namespace goodword
