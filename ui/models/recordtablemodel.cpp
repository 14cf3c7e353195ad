#include "ui/models/recordtablemodel.h"

#include "core/base/text.h"

#include <QMimeData>

#include <algorithm>
#include <unordered_set>

namespace goodword {

static constexpr int kPageRows = 128;
static constexpr int kDebounceMs = 80;

RecordTableModel::RecordTableModel(std::shared_ptr<RecordSource> source, QObject *parent)
    : QAbstractTableModel(parent)
    , m_source(std::move(source))
{
    // Two, so that a new question does not queue behind an old one that is just noticing that it was cancelled.
    m_pool.setMaxThreadCount(2);
    m_debounce.setSingleShot(true);
    m_debounce.setInterval(kDebounceMs);
    connect(&m_debounce, &QTimer::timeout, this, &RecordTableModel::start);
}

RecordTableModel::~RecordTableModel()
{
    if (m_cancel)
        *m_cancel = true;
    m_pool.waitForDone();
}

void RecordTableModel::setQuery(const ListQuery &query)
{
    if (query == m_query && (m_hasSnapshot || m_loading))
        return;
    m_query = query;
    emit queryChanged();
    start();
}

void RecordTableModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= columnCount() || columns()[size_t(column)].sortKey.isEmpty())
        return;
    ListQuery query = m_query;
    query.sortKey = columns()[size_t(column)].sortKey;
    query.descending = order == Qt::DescendingOrder;
    setQuery(query);
}

void RecordTableModel::refresh()
{
    onChanged({}, false);
    start();
}

void RecordTableModel::start()
{
    m_debounce.stop();
    if (m_cancel)
        *m_cancel = true;
    m_cancel = std::make_shared<std::atomic_bool>(false);
    const quint64 generation = ++m_generation;
    if (!m_loading) {
        m_loading = true;
        emit loading(true);
    }
    m_pool.start([this, generation, query = m_query, cancel = m_cancel, job = m_source->snapshotJob()] {
        const SnapshotContext context(*cancel, [&](IdList ids) { post(generation, std::move(ids), false); });
        auto ids = job(query, context);
        if (!*cancel)
            post(generation, std::move(ids), true);
    });
}

/// From a worker. The destructor waits for it, so the model is still there; its posted events go with it.
void RecordTableModel::post(quint64 generation, Result<IdList> result, bool isWhole)
{
    auto kept = std::make_shared<Result<IdList>>(std::move(result));
    QMetaObject::invokeMethod(
        this, [this, generation, kept, isWhole] { isWhole ? answer(generation, std::move(*kept)) : answerFirst(generation, std::move(*kept)); },
        Qt::QueuedConnection);
}

/// An empty beginning is not shown: what is searched longer may still find somebody.
void RecordTableModel::answerFirst(quint64 generation, Result<IdList> result)
{
    if (generation != m_generation || !result || result->empty())
        return;
    m_hasSnapshot = true;
    replaceIds(std::move(*result));
    emit snapshotReady(rowCount());
}

void RecordTableModel::answer(quint64 generation, Result<IdList> result)
{
    if (generation != m_generation)
        return;
    m_loading = false;
    if (result) {
        m_hasSnapshot = true;
        replaceIds(std::move(*result));
        emit loading(false);
        emit snapshotReady(rowCount());
    } else {
        emit loading(false);
        if (result.error().code != ErrorCode::Cancelled)
            emit failed(result.error());
    }
}

/// A block that came or went is announced as such, so that views keep their place; all else is a reset.
void RecordTableModel::replaceIds(IdList ids)
{
    const auto [oldStart, newStart] = std::mismatch(m_ids.begin(), m_ids.end(), ids.begin(), ids.end());
    const size_t head = size_t(oldStart - m_ids.begin());
    size_t tail = 0;
    const size_t most = std::min(m_ids.size(), ids.size()) - head;
    while (tail < most && m_ids[m_ids.size() - 1 - tail] == ids[ids.size() - 1 - tail])
        ++tail;
    const size_t gone = m_ids.size() - head - tail, come = ids.size() - head - tail;
    if (gone == 0 && come == 0)
        return;
    if (gone > 0 && come > 0) {
        beginResetModel();
        m_ids = std::move(ids);
        endResetModel();
    } else if (gone > 0) {
        beginRemoveRows({}, int(head), int(head + gone) - 1);
        m_ids = std::move(ids);
        endRemoveRows();
    } else {
        beginInsertRows({}, int(head), int(head + come) - 1);
        m_ids = std::move(ids);
        endInsertRows();
    }
}

qint64 RecordTableModel::idAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_ids[size_t(row)] : 0;
}

int RecordTableModel::rowOf(qint64 id) const
{
    // A look through a million ids takes half a millisecond; a table of places would take 40 MB.
    const auto it = std::find(m_ids.begin(), m_ids.end(), id);
    return it == m_ids.end() ? -1 : int(it - m_ids.begin());
}

void RecordTableModel::onChanged(const Ids &updatedIds, bool structural)
{
    if (updatedIds.empty()) {
        m_cache.clear();
        if (rowCount() > 0)
            emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    } else {
        for (qint64 id : updatedIds)
            m_cache.remove(id);
        announceRows(updatedIds);
    }
    if (structural)
        m_debounce.start();
}

void RecordTableModel::announceRows(const Ids &ids)
{
    const std::unordered_set<qint64> wanted(ids.begin(), ids.end());
    const int last = columnCount() - 1;
    for (int row = 0; row < rowCount(); ++row) {
        if (!wanted.count(m_ids[size_t(row)]))
            continue;
        const int first = row;
        while (row + 1 < rowCount() && wanted.count(m_ids[size_t(row) + 1]))
            ++row;
        emit dataChanged(index(first, 0), index(row, last));
    }
}

void RecordTableModel::takeOut(const Ids &ids)
{
    const std::unordered_set<qint64> wanted(ids.begin(), ids.end());
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (!wanted.count(m_ids[size_t(row)]))
            continue;
        beginRemoveRows({}, row, row);
        Ids &own = m_ids.own(); // only here: who holds none of them goes on sharing its list
        own.erase(own.begin() + row);
        endRemoveRows();
    }
}

void RecordTableModel::putFirst(const Ids &ids)
{
    takeOut(ids);
    if (ids.empty())
        return;
    beginInsertRows({}, 0, int(ids.size()) - 1);
    Ids &own = m_ids.own();
    own.insert(own.begin(), ids.begin(), ids.end());
    endInsertRows();
}

int RecordTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_ids.size());
}

int RecordTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(columns().size());
}

RowPtr RecordTableModel::rowAt(int row) const
{
    const qint64 id = m_ids[size_t(row)];
    if (const auto hit = m_cache.find(id))
        return *hit;
    loadPageAround(row);
    return m_cache.find(id).value_or(RowPtr());
}

void RecordTableModel::loadPageAround(int row) const
{
    const size_t first = size_t(row / kPageRows * kPageRows);
    Ids missing;
    for (size_t i = first; i < std::min(first + kPageRows, m_ids.size()); ++i)
        if (!m_cache.contains(m_ids[i]))
            missing.push_back(m_ids[i]);
    auto rows = m_source->page(missing);
    if (!rows) {
        // Remembered as gone, so that each paint does not ask a failing disk again; a change or refresh() asks anew.
        auto *self = const_cast<RecordTableModel *>(this);
        QMetaObject::invokeMethod(
            self, [self, error = rows.error()] { emit self->failed(error); }, Qt::QueuedConnection);
    }
    for (size_t i = 0; i < missing.size(); ++i)
        m_cache.insert(missing[i], rows ? (*rows)[i] : RowPtr());
}

QVariant RecordTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= columnCount())
        return {};
    switch (role) {
    case IdRole:
        return m_ids[size_t(index.row())];
    case LookRole:
        return int(columns()[size_t(index.column())].look);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(columns()[size_t(index.column())].alignment);
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
    case PillRole:
    case CardRole:
        if (const RowPtr row = rowAt(index.row()))
            return cell(row, index.column(), role);
        return {};
    default:
        return {};
    }
}

QVariant RecordTableModel::cell(const RowPtr &row, int column, int role) const
{
    if (role == PillRole)
        return QVariant::fromValue(m_source->pill(row, column));
    if (role == CardRole)
        return QVariant::fromValue(m_source->card(row));
    if (role == Qt::AccessibleTextRole) {
        const QString whole = column == 0 ? m_source->card(row).spoken : QString();
        return whole.isEmpty() ? m_source->spoken(row, column) : whole;
    }
    const QString text = m_source->text(row, column);
    return text.isEmpty() ? m_source->pill(row, column).text : text;
}

QVariant RecordTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const ColumnInfo &column = columns()[size_t(section)];
    if (role == Qt::DisplayRole)
        return column.title;
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(column.alignment);
    return {};
}

Qt::ItemFlags RecordTableModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return m_acceptsDrops ? Qt::ItemIsDropEnabled : Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren;
}

QStringList RecordTableModel::mimeTypes() const
{
    QStringList types{QStringLiteral("text/plain")};
    if (const QString own = m_source->idMimeType(); !own.isEmpty())
        types.prepend(own);
    return types;
}

QMimeData *RecordTableModel::mimeData(const QModelIndexList &indexes) const
{
    std::vector<int> rows;
    for (const QModelIndex &index : indexes)
        rows.push_back(index.row());
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    Ids ids;
    QStringList lines;
    for (int row : rows) {
        ids.push_back(idAt(row));
        QStringList cells;
        for (int column = 0; column < columnCount(); ++column)
            if (columns()[size_t(column)].shownAtFirst)
                if (const QString text = oneLine(index(row, column).data().toString()); !text.isEmpty())
                    cells += text;
        lines += cells.join(QStringLiteral(", "));
    }
    auto *mime = new QMimeData;
    mime->setText(lines.join(u'\n'));
    if (const QString own = m_source->idMimeType(); !own.isEmpty())
        mime->setData(own, idsToMime(ids));
    return mime;
}

bool RecordTableModel::canDropMimeData(const QMimeData *data, Qt::DropAction, int, int, const QModelIndex &) const
{
    const QString own = m_source->idMimeType();
    return m_acceptsDrops && data && !own.isEmpty() && data->hasFormat(own);
}

bool RecordTableModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                                    const QModelIndex &parent)
{
    if (!canDropMimeData(data, action, row, column, parent))
        return false;
    const Ids ids = idsFromMime(data->data(m_source->idMimeType()));
    if (ids.empty())
        return false;
    emit idsDropped(ids);
    return true;
}

QByteArray idsToMime(const Ids &ids)
{
    QByteArrayList lines;
    for (qint64 id : ids)
        lines += QByteArray::number(id);
    return lines.join('\n');
}

Ids idsFromMime(const QByteArray &bytes)
{
    Ids ids;
    for (const QByteArray &line : bytes.split('\n'))
        if (const qint64 id = line.toLongLong(); id > 0)
            ids.push_back(id);
    return ids;
}

} // namespace goodword
