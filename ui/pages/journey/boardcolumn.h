#pragma once
// One stage of the board: its head with dot, name and count, a line for adding somebody there, and the cards. And the strip
// that stands for a folded column. They ask; who moves and adds is the board.

#include "core/journey/journey.h"
#include "ui/models/recordsource.h"

#include <QFrame>

class QLineEdit;
class QToolButton;

namespace goodword {

class BoardColumnView;
class ElideLabel;
class PlainLabel;
class RecordTableModel;

/// A round patch of a stage's colour, read from the theme while painting.
class StageDot final : public QWidget
{
    Q_OBJECT
public:
    explicit StageDot(int color, QWidget *parent = nullptr);
    void setColor(int color);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_color; ///< below 0: no stage
};

class BoardColumn final : public QFrame
{
    Q_OBJECT
public:
    /// A stage without an id is the column of those who are not on the journey.
    BoardColumn(const Stage &stage, std::shared_ptr<RecordSource> source, QWidget *parent = nullptr);

    const Stage &stage() const { return m_stage; }
    RecordTableModel *model() const { return m_model; }
    BoardColumnView *cards() const { return m_cards; }
    void setCounts(qint64 shown, qint64 all, bool filtered);
    /// Before the book answers.
    void shiftCounts(qint64 by);
    void startQuickAdd();
    void clearQuickAdd();
    void setWritable(bool writable);

signals:
    void quickAdded(const QString &line);
    void foldRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeHead();
    void showCounts();

    Stage m_stage;
    RecordTableModel *m_model;
    BoardColumnView *m_cards;
    PlainLabel *m_count = nullptr;
    QToolButton *m_add = nullptr;
    QLineEdit *m_line;
    qint64 m_shown = 0, m_all = 0;
    bool m_filtered = false;
};

/// A folded column: its name along the edge and its count. Cards may be dropped on it.
class BoardStrip final : public QWidget
{
    Q_OBJECT
public:
    explicit BoardStrip(const QString &name, QWidget *parent = nullptr);
    void setCount(qint64 count);

signals:
    void unfoldRequested();
    void dropped(const std::vector<qint64> &ids);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QString m_name;
    qint64 m_count = 0;
    bool m_underDrag = false;
};

} // namespace goodword
