#include "tests/support/testmain.h"

#include "core/base/plurals.h"

#ifdef QT_WIDGETS_LIB
#include "ui/watch/application.h"
#elif defined(QT_GUI_LIB)
#include <QGuiApplication>
#endif

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <cstdio>
#include <map>

namespace goodword::test {

static std::map<QString, Factory> &registry()
{
    static std::map<QString, Factory> tests;
    return tests;
}

bool registerTest(const char *file, Factory factory)
{
    return registry().emplace(QFileInfo(QString::fromUtf8(file)).baseName(), std::move(factory)).second;
}

} // namespace goodword::test

int main(int argc, char **argv)
{
    // Settings and states of a test are its own: programs that run beside each other share nothing.
    const QTemporaryDir home(QDir::tempPath() + QStringLiteral("/goodword-test-XXXXXX"));
    if (!home.isValid() || !qputenv("HOME", QFile::encodeName(home.path()))) {
        std::fprintf(stderr, "no folder for the test's settings: %s\n", qPrintable(home.errorString()));
        return 2;
    }
#ifdef QT_WIDGETS_LIB
    if (!qEnvironmentVariableIsSet("GOODWORD_WATCHDOG"))
        qputenv("GOODWORD_WATCHDOG", "1"); // says what keeps the window from answering
    goodword::Application app(argc, argv);
#elif defined(QT_GUI_LIB)
    QGuiApplication app(argc, argv);
#else
    QCoreApplication app(argc, argv);
#endif
    QCoreApplication::setOrganizationName(QStringLiteral("Goodword"));
    QCoreApplication::setApplicationName(QStringLiteral("Goodword"));
    QStandardPaths::setTestModeEnabled(true);
    goodword::installEnglishPlurals();

    QStringList args = app.arguments();
    const QString wanted = args.size() > 1 && args.at(1).startsWith(QLatin1String("tst_")) ? args.takeAt(1) : QString();
    int failed = 0, ran = 0;
    for (const auto &[name, factory] : goodword::test::registry()) {
        if (!wanted.isEmpty() && wanted != name)
            continue;
        const std::unique_ptr<QObject> test = factory();
        failed += QTest::qExec(test.get(), args);
        ++ran;
    }
    if (ran == 0) {
        std::fprintf(stderr, "no such test: %s\n", qPrintable(wanted));
        return 2;
    }
    return failed == 0 ? 0 : 1;
}
