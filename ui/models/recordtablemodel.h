#pragma once
// Every list of records: a snapshot of ids, read by a worker, and a cache of the rows that were looked at. The old
// snapshot stays on screen until the new one is there; an answer to a question no longer asked is dropped. Knows no
// aggregate, no SQL and no view. Sorting and filtering are the source's work, so there is no proxy above it.

#include "ui/models/pagecache.h"
#include "ui/models/recordsource.h"

#include <QAbstractTableModel>
#include <QThreadPool>
#include <QTimer>

namespace goodword {

class RecordTableModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    explicit RecordTableModel(std::shared_ptr<RecordSource> source, QObject *parent = nullptr);
    ~RecordTableModel() override;

    const ListQuery &query() const { return m_query; }
    /// Asks for the ids of this query, unless it is the one that is shown or under way.
    void setQuery(const ListQuery &query);
    void sort(int column, Qt::SortOrder order) override;
    /// Asks again, at once.
    void refresh();
    bool isLoading() const { return m_loading; }
    /// False until the first snapshot: an empty list is not yet an empty book.
    bool hasSnapshot() const { return m_hasSnapshot; }

    const IdList &ids() const { return m_ids; }
    qint64 idAt(int row) const; ///< 0 outside the list
    int rowOf(qint64 id) const; ///< -1 where the snapshot does not hold it
    const std::vector<ColumnInfo> &columns() const { return m_source->columns(); }

    /// What has changed in the book: these rows are read anew (no ids: all of them); `structural` where an add, a
    /// remove or a change of a sort or filter column may move rows: a new snapshot follows after 80 ms.
    void onChanged(const Ids &updatedIds, bool structural);

    /// A board moves cards before the book answers; the next snapshot is the truth.
    void takeOut(const Ids &ids);
    void putFirst(const Ids &ids);
    void setAcceptsDrops(bool accepts) { m_acceptsDrops = accepts; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::CopyAction | Qt::MoveAction; }
    Qt::DropActions supportedDragActions() const override { return Qt::CopyAction | Qt::MoveAction; }
    bool canDropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                         const QModelIndex &parent) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

signals:
    void snapshotReady(int count);
    void loading(bool on);
    void failed(const goodword::Error &error);
    void queryChanged();
    void idsDropped(const std::vector<qint64> &ids);

private:
    void start();
    void post(quint64 generation, Result<IdList> result, bool isWhole);
    void answer(quint64 generation, Result<IdList> result);
    void answerFirst(quint64 generation, Result<IdList> result);
    void replaceIds(IdList ids);
    RowPtr rowAt(int row) const;
    void loadPageAround(int row) const;
    QVariant cell(const RowPtr &row, int column, int role) const;
    void announceRows(const Ids &ids);

    std::shared_ptr<RecordSource> m_source;
    ListQuery m_query;
    IdList m_ids;
    mutable PageCache m_cache;
    quint64 m_generation = 0;
    bool m_hasSnapshot = false;
    bool m_loading = false;
    bool m_acceptsDrops = false;
    std::shared_ptr<std::atomic_bool> m_cancel;
    QTimer m_debounce;
    QThreadPool m_pool;
};

QByteArray idsToMime(const Ids &ids);
Ids idsFromMime(const QByteArray &bytes); ///< anything that is no id is left out

/// The mime type of dragged customers.
inline constexpr QLatin1String kCustomersMime("application/x-goodword-customers");

} // namespace goodword
