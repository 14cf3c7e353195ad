#pragma once
// The journey: as a board of cards, as a funnel in numbers, and who is stuck. Holds the filter field and the page's menu and
// hands the rest to its three panes.

#include "core/journey/board.h"
#include "ui/shell/page.h"

class QActionGroup;
class QMenu;
class QStackedWidget;
class QTabBar;
class QToolButton;

namespace goodword {

class BoardPane;
class FunnelPane;
class PlainLabel;
class SearchField;
class SectionHeader;
class StuckPane;

class BoardPage final : public Page
{
    Q_OBJECT
public:
    explicit BoardPage(Session &session, QWidget *parent = nullptr);

    /// "funnel", "stuck", or a filter for the board.
    void arrive(const QString &argument) override;
    bool canFilter() const override { return true; }
    void focusFilter() override;
    bool escape() override;
    bool canExport() const override { return true; }
    void exportData() override;
    std::vector<CustomerId> chosenCustomers() const override;
    QByteArray saveState() const override;
    void restoreState(const QByteArray &state) override;

    BoardPane *board() const { return m_board; }
    FunnelPane *funnel() const { return m_funnel; }
    StuckPane *stuck() const { return m_stuck; }

private:
    enum Tab { BoardTab, FunnelTab, StuckTab };
    void makeHeader();
    void showTab(int tab);
    void showModelName();
    void applyFilter(const QString &text);
    void fillMenu();
    void fillSortMenu(QMenu *menu);
    void fillModelMenu(QMenu *menu);
    void askAndMove();
    void log();
    void editStages();

    SectionHeader *m_header = nullptr;
    SearchField *m_filter = nullptr;
    PlainLabel *m_trouble = nullptr;
    QToolButton *m_menuButton = nullptr;
    QMenu *m_menu = nullptr;
    QTabBar *m_tabs = nullptr;
    QStackedWidget *m_stack = nullptr;
    BoardPane *m_board = nullptr;
    FunnelPane *m_funnel = nullptr;
    StuckPane *m_stuck = nullptr;
};

} // namespace goodword
