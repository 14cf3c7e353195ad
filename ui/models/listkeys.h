#pragma once
// The keys every list of records shares: J and K move, X marks, Enter opens, Space previews, Esc unmarks, Ctrl+C and
// Ctrl+Shift+C copy. Marking keeps what is marked while the focus moves on. Also what an empty list says.

#include <QObject>

class QAbstractItemView;
class QKeyEvent;

namespace goodword {

class RecordTableModel;

class ListKeys final : public QObject
{
    Q_OBJECT
public:
    explicit ListKeys(QAbstractItemView *view);

    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    void opened(qint64 id);
    void previewed(qint64 id);
    void copyRequested();

private:
    bool key(const QKeyEvent &event);
    void move(int step);
    bool unmark();

    QAbstractItemView *m_view;
    bool m_marking = false;
};

/// Painted in the middle of a list that was read and is empty.
void paintEmptyText(QAbstractItemView *view, const RecordTableModel *model, const QString &text);

/// Puts the given rows and columns on the clipboard as text and as an HTML table; returns how many rows went in: at
/// most 20,000, since each is read from the book.
int copyRows(const RecordTableModel &model, const QList<int> &rows, const QList<int> &columns);
QList<int> selectedRows(const QAbstractItemView *view);

} // namespace goodword
