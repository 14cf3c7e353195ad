#pragma once
// A short list of things with a name that can be renamed in place, moved, and put aside: team, departments, fields, tags.
// Says what was asked for; the card runs the command.

#include <QWidget>

class QVBoxLayout;

namespace goodword {

class RowList final : public QWidget
{
    Q_OBJECT
public:
    struct Row {
        qint64 id = 0;
        QString name, note;
        bool archived = false;
    };
    enum Feature { Movable = 1, Archivable = 2, Removable = 4 };

    RowList(const QString &caption, int features, QWidget *parent = nullptr);
    void setRows(const QList<Row> &rows);

Q_SIGNALS:
    void renamed(qint64 id, const QString &name);
    void moved(const QList<qint64> &order);
    void archived(qint64 id, bool archived);
    void removed(qint64 id);

private:
    QWidget *makeRow(int index);
    void move(int from, int to);

    QString m_caption;
    int m_features;
    QList<Row> m_rows;
    QVBoxLayout *m_column;
};

} // namespace goodword
