#pragma once
// The real main window, as a person starts it for the first time: nothing remembered, no book, everything by names of
// things and by keys.

#include "core/book/backup.h"
#include "core/customers/customercommands.h"
#include "core/customers/customerstore.h"
#include "tests/support/testbook.h"
#include "tests/ui/pictures.h"
#include "ui/shell/actions.h"
#include "ui/shell/appsettings.h"
#include "ui/shell/bookview.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/session.h"
#include "ui/widgets/banner.h"

namespace goodword::test {

class WindowStage
{
public:
    WindowStage() : clock(QDateTime(QDate(2026, 11, 22), QTime(9, 0), Qt::UTC))
    {
        QDir(QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation)).removeRecursively();
        QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)).removeRecursively();
        settings = std::make_unique<AppSettings>();
        start();
    }
    ~WindowStage() { QFile::remove(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/backups")); }

    /// The program is left and started again.
    void start()
    {
        window.reset();
        BookOptions options = standardOptions();
        options.clock = &clock;
        options.fileSystemOf = fileSystem;
        window = std::make_unique<MainWindow>(theme, *settings, options);
        window->resize(1440, 900);
        window->show();
        window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window.get(), kPatienceMs));
    }
    QString pathOf(const QString &name) const { return dir.filePath(name + QStringLiteral(".goodword")); }
    QString newBook(const QString &name = QStringLiteral("Shop"))
    {
        NewBook wishes;
        wishes.name = name;
        wishes.region = QStringLiteral("IE");
        wishes.zone = QStringLiteral("Europe/Dublin");
        return window->createBook(pathOf(name), wishes) ? pathOf(name) : QString();
    }
    Session &session() const { return *window->session(); }
    Book &book() const { return session().book(); }
    CustomerId add(const QString &line) const
    {
        return *quickAddCustomer(book(), parseQuickAdd(line, QStringLiteral("IE")));
    }
    CustomerId who(const QString &name) const
    {
        const auto ids = customerStore::matchByName(session().db(), name);
        return ids.empty() ? CustomerId() : ids.front();
    }
    QAction *action(const char *id) const { return window->actions().action(QLatin1String(id)); }
    template <class T = QWidget>
    T *find(const QString &name) const
    {
        for (T *candidate : window->findChildren<T *>(name)) {
            if (candidate->isVisible())
                return candidate;
        }
        return nullptr;
    }
    void click(const QString &name) const
    {
        QTRY_VERIFY2(find<QAbstractButton>(name) && find<QAbstractButton>(name)->isEnabled(), qPrintable(name));
        QTest::mouseClick(find<QAbstractButton>(name), Qt::LeftButton);
    }
    /// Types a path into the file dialog of this name, and takes it.
    void chooseFile(const QString &dialogName, const QString &path) const
    {
        QTRY_VERIFY(window->findChild<QFileDialog *>(dialogName));
        auto *dialog = window->findChild<QFileDialog *>(dialogName);
        dialog->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"))->setText(path);
        QVERIFY(QMetaObject::invokeMethod(dialog, "accept"));
    }
    /// A file from the desktop, let go over the window.
    void drop(const QString &path) const
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QDropEvent event(QPointF(400, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QObject *target = window.get(); // not through QApplication, which wants a drag before it
        target->event(&event);
    }
    void key(int code, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        QWidget *to = QApplication::focusWidget();
        QTest::keyClick(to ? to : window.get(), Qt::Key(code), modifiers);
    }
    /// What the strip over the page, or over the start page, says.
    Banner &banner() const
    {
        return window->view() ? window->view()->banner() : *window->findChild<Banner *>(QStringLiteral("startProblem"));
    }
    QString said() const { return banner().isVisible() ? banner().accessibleName() : QString(); }
    void idle() const
    {
        QTRY_VERIFY_WITH_TIMEOUT(!window->session() || !session().currentJob(), kPatienceMs);
        settle(50);
    }

    QTemporaryDir dir;
    FixedClock clock;
    QByteArray (*fileSystem)(const QString &) = &fileSystemOf;
    Theme theme;
    std::unique_ptr<AppSettings> settings;
    std::unique_ptr<MainWindow> window;
};

} // namespace goodword::test
