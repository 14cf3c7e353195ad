#pragma once
// The window: opens and closes books, owns menus and the action catalogue, and shows either the start page or the open
// book. What is inside a book is BookView's and the pages' matter.

#include "core/book/book.h"
#include "ui/shell/refusal.h"

#include <QMainWindow>

#include <memory>

class QStackedWidget;

namespace goodword {

class ActionCatalogue;
class AppSettings;
class BookPassphraseDialog;
class BookView;
class PrivacyScreen;
class Progress;
class Session;
class ShortcutSheet;
class StartPage;
class Theme;
class WorkDialog;
struct SampleOptions;

class MainWindow final : public QMainWindow
{
    Q_OBJECT
public:
    MainWindow(Theme &theme, AppSettings &settings, BookOptions options, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Failing, it says why, with the ways on, over the open book or on the start page. An encrypted copy asks for its key first.
    bool openBook(const QString &path, bool readOnly = false);
    /// Once no dialog is open over the window: those belong to the book that is in it.
    void whenFree(const std::function<void()> &work);
    bool createBook(const QString &path, const NewBook &wishes);
    /// Opens the sample business; where it is not there yet it is made first, beside the window.
    void openSample();
    /// Makes the sample anew, relative to today; the one that was there is kept among the backups.
    void resetSample();
    void closeBook();
    Session *session() const { return m_session.get(); }
    BookView *view() const { return m_view; }
    ActionCatalogue &actions() const { return *m_actions; }
    AppSettings &settings() const { return m_settings; }
    Theme &theme() const { return m_theme; }
    PrivacyScreen &privacy() const { return *m_privacy; }

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;

private:
    void makeMenus();
    void connectActions();
    void showBook(std::unique_ptr<Book> book);
    void refuse(const QString &path, const Error &error);
    void takeWay(WayOn way, const QString &path);
    /// Beside the window; then opens it, and `said` is told.
    using MakeSample = Done (*)(const QString &path, const SampleOptions &, const BookOptions &, Progress &);
    void makeSample(MakeSample make, const QString &said);
    void offerFreshSample();
    void copyAndOpen(const QString &path);
    /// Lets go of the book a dialog works on, and opens it again where nothing came of it.
    void lend(WorkDialog *dialog);
    void offerBackups(const QString &path);
    void offerSalvage(const QString &path);
    void offerToUnseal(const QString &path);
    void askForKey(const QString &path, bool readOnly, const Error &needed);
    void showEncryption();
    BookPassphraseDialog *offerPassphrase();
    void askForNewBook();
    void askForBook();
    void locateBook(const QString &gone);
    void chooseBook(const QString &title, const QString &start, const std::function<void(const QString &)> &chosen);
    bool isOpen(const QString &path) const;
    void showTitle();
    void showMenuBar(bool shown);
    void enableBookActions(bool open);
    void switchTheme();
    void changeTextSize(int by);
    void showAbout();

    Theme &m_theme;
    AppSettings &m_settings;
    BookOptions m_options;
    ActionCatalogue *m_actions;
    PrivacyScreen *m_privacy;
    QStackedWidget *m_stack;
    StartPage *m_start;
    BookView *m_view = nullptr;
    std::unique_ptr<Session> m_session;
    ShortcutSheet *m_shortcuts = nullptr;
};

} // namespace goodword
