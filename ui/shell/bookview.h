#pragma once
// The window's inside while a book is open: sidebar, pages, back and forward, toasts, the running job, the palette.
// Knows pages by the registry only.

#include "core/base/id.h"
#include "core/base/result.h"

#include <QHash>
#include <QWidget>

#include <atomic>
#include <memory>

class QStackedWidget;

namespace goodword {

class ActionCatalogue;
class AppSettings;
class Banner;
class BookJob;
class ChangeSet;
class CommandPalette;
class Page;
class ProgressPanel;
class Session;
class ShortcutSheet;
class Sidebar;
class ToastHost;
struct PaletteItem;

class BookView final : public QWidget
{
    Q_OBJECT
public:
    BookView(Session &session, ActionCatalogue &actions, AppSettings &settings, QWidget *parent = nullptr);
    ~BookView() override;

    void goTo(const QString &page, const QString &argument = {});
    Page *currentPage() const;
    /// Where lasting things are said over the page.
    Banner &banner() { return *m_banner; }
    QString currentPageId() const { return m_current.page; }
    /// The page, made if it was not shown yet.
    Page *page(const QString &id);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Place {
        QString page, argument;
        bool operator==(const Place &) const = default;
    };
    QWidget *makeContent();
    void connectSession();
    void connectActions();
    void showPlace(const Place &place);
    void goBack(int by);
    void showJob(BookJob *job);
    void showError(const Error &error);
    void refreshBadges();
    void refreshHistoryActions();
    void refreshPageActions();
    void search(const QString &query);
    void searchTexts(const QString &query, const QList<PaletteItem> &people);
    void openPalette(const QString &query);
    QList<PaletteItem> commandItems() const;
    void runPaletteItem(const QString &id);
    void nextPane();
    void escape();

    Session &m_session;
    ActionCatalogue &m_actions;
    AppSettings &m_settings;
    Sidebar *m_sidebar = nullptr;
    QStackedWidget *m_stack = nullptr;
    Banner *m_banner = nullptr;
    ProgressPanel *m_progress = nullptr;
    ToastHost *m_toasts = nullptr;
    CommandPalette *m_palette = nullptr;
    std::shared_ptr<std::atomic_int> m_searches = std::make_shared<std::atomic_int>(0); ///< begun so far
    QHash<QString, Page *> m_pages;
    Place m_current;
    QList<Place> m_back, m_forward;
};

} // namespace goodword
