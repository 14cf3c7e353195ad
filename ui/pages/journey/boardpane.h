#pragma once
// The board: a column for each stage of the journey in use, side by side, scrolled when narrow. Cards move by mouse and by
// keyboard before the book answers; the book's answer is the truth. The page above owns the filter field and the menu.

#include "core/journey/board.h"
#include "core/journey/journey.h"
#include "ui/models/recordsource.h"

#include <QTimer>
#include <QWidget>

class QHBoxLayout;
class QScrollArea;
class QStackedWidget;

namespace goodword {

class BoardColumn;
class BoardStrip;
class ChangeSet;
class Session;
struct BoardView;

class BoardPane final : public QWidget
{
    Q_OBJECT
public:
    explicit BoardPane(Session &session, QWidget *parent = nullptr);

    /// Valid filter text only.
    void setFilter(const QString &text);
    BoardSort sort() const;
    void setSort(BoardSort sort);
    bool isOffJourneyShown() const;
    void showOffJourney(bool shown);

    const std::vector<BoardColumn *> &columns() const { return m_columns; } ///< the first: not on the journey
    std::vector<CustomerId> chosen() const;
    void focusCards();
    void startQuickAdd();
    void move(const Ids &ids, const StageMove &move);

signals:
    void moveDialogRequested();
    void logRequested();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void rebuild();
    BoardColumn *addColumn(const Stage &stage);
    void connectColumn(BoardColumn *column);
    void reload();
    void showFigures(const struct BoardFigures &figures);
    void onChanged(const ChangeSet &changes);
    void moveBeforeAnswer(const Ids &ids, StageId to);
    void moveSideways(BoardColumn *from, const Ids &ids, int step);
    void focusNeighbour(BoardColumn *from, int step);
    void clearOtherSelections(BoardColumn *keep);
    void showMenu(BoardColumn *column, const QPoint &global);
    void quickAdd(BoardColumn *column, const QString &line);
    BoardColumn *columnOf(StageId stage) const;
    BoardColumn *neighbourOf(const BoardColumn *column, int step) const;
    void goTo(BoardColumn *column);

    Session &m_session;
    std::shared_ptr<BoardView> m_view;
    QString m_filter;
    std::vector<BoardColumn *> m_columns;
    BoardColumn *m_active = nullptr;
    QStackedWidget *m_stack;
    QScrollArea *m_scroll;
    QHBoxLayout *m_row;
    BoardStrip *m_strip = nullptr;
    QTimer m_soon;
    quint64 m_generation = 0;
    bool m_offShown = false, m_stale = false, m_rebuildDue = false, m_clearing = false, m_addWanted = false;
};

} // namespace goodword
