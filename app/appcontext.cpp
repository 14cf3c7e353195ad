#include "app/appcontext.h"

#include "app/paintedmark.h"
#include "app/singleinstance.h"
#include "app/tour.h"
#include "core/base/plurals.h"
#include "core/registry.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/privacyscreen.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>

namespace goodword {

using namespace Qt::StringLiterals;

static QApplication &named(QApplication &app)
{
    QCoreApplication::setOrganizationName(u"Goodword"_s);
    QCoreApplication::setApplicationName(u"Goodword"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(GOODWORD_VERSION));
    QGuiApplication::setDesktopFileName(u"org.goodword.Goodword"_s);
    installEnglishPlurals();
    return app;
}

static Theme::Mode modeOf(const QString &name)
{
    if (name == u"light"_s)
        return Theme::Mode::Light;
    if (name == u"dark"_s)
        return Theme::Mode::Dark;
    if (name == u"contrast"_s)
        return Theme::Mode::HighContrast;
    return Theme::Mode::System;
}

AppContext::AppContext(QApplication &app) : m_app(named(app))
{
    m_theme.setTextSize(m_settings.textSize());
    m_theme.setMode(modeOf(m_settings.themeMode()));
    QApplication::setWindowIcon(icon(u"heart-fill"_s, IconTint::Accent));
}

int AppContext::run()
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate("goodword::AppContext", "The desktop advocate manager."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption demo(u"demo"_s, QCoreApplication::translate("goodword::AppContext", "Open the sample business."));
    const QCommandLineOption tour(u"tour"_s, QCoreApplication::translate("goodword::AppContext",
        "Write a picture of every page and the documents of the sample business to FOLDER, then leave."), u"FOLDER"_s);
    const QCommandLineOption forget(u"forget-cover"_s, QCoreApplication::translate("goodword::AppContext",
        "Take away the passphrase that lifts the privacy screen, then leave."));
    parser.addOptions({demo, tour, forget});
    parser.addPositionalArgument(u"book"_s, QCoreApplication::translate("goodword::AppContext", "The book to open."), u"[BOOK]"_s);
    parser.process(m_app);
    if (parser.isSet(tour))
        return takeTour(parser.value(tour), m_theme, m_settings);
    if (parser.isSet(forget)) {
        m_settings.setCoverHash({});
        return 0;
    }

    const QString book = parser.positionalArguments().isEmpty()
                             ? QString()
                             : QFileInfo(parser.positionalArguments().first()).absoluteFilePath();
    SingleInstance instance;
    if (instance.handOver(parser.isSet(demo) ? u"--demo"_s : book))
        return 0;

    MainWindow window(m_theme, m_settings, standardOptions());
    const auto open = [&window](const QString &what) {
        window.whenFree([&window, what] {
            if (what == u"--demo"_s)
                window.openSample();
            else if (!what.isEmpty())
                window.openBook(what);
        });
        window.show();
        QWidget *dialog = QApplication::activeModalWidget(); // the window behind it hears no key
        QWidget &front = dialog ? *dialog : window;
        front.raise();
        front.activateWindow();
    };
    QObject::connect(&instance, &SingleInstance::asked, &window, open);
    open(parser.isSet(demo) ? u"--demo"_s : book);
    if (!m_settings.coverHash().isEmpty())
        window.privacy().cover(); // to start it again is no way round
    sayWhenPainted(window);
    return m_app.exec();
}

} // namespace goodword
