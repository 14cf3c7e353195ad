#include "bench/bench.h"

#include "core/book/book.h"

#include <QCoreApplication>
#include <QDir>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

namespace goodword::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int kRounds = 7;

/// A screen of memory where there is one, so that the same can be asked of programs that know no offscreen platform.
class Screen
{
public:
    Screen()
    {
        const QString xvfb = QStandardPaths::findExecutable(u"Xvfb"_s);
        if (xvfb.isEmpty() || QStandardPaths::findExecutable(u"xdotool"_s).isEmpty())
            return;
        m_server.start(xvfb, {u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s, u"1600x1000x24"_s, u"-nolisten"_s, u"tcp"_s});
        if (m_server.waitForReadyRead(10'000))
            m_display = u':' + QString::fromLatin1(m_server.readLine().trimmed());
    }
    ~Screen()
    {
        m_server.terminate();
        m_server.waitForFinished(3'000);
    }
    const QString &display() const { return m_display; }

private:
    QProcess m_server;
    QString m_display; ///< empty: none
};

/// A program's surroundings: a home of its own, so that no running Goodword is asked, and the platform.
QProcessEnvironment surroundings(const QTemporaryDir &home, const QString &display)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
        environment.insert(QLatin1String(name), home.path());
    environment.insert(u"QT_QPA_PLATFORM"_s, display.isEmpty() ? u"offscreen"_s : u"xcb"_s);
    environment.insert(u"DISPLAY"_s, display);
    environment.insert(u"GOODWORD_SAY_PAINTED"_s, u"1"_s);
    return environment;
}

void end(QProcess &program)
{
    program.kill(); // it has done nothing that would be lost
    program.waitForFinished();
}

/// From the start of a program to its word that it is painted.
double untilPainted(const QString &program, const QStringList &arguments, const QProcessEnvironment &environment)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    const double taken = timed([&] {
        process.start(program, arguments);
        if (!process.waitForReadyRead(60'000))
            qFatal("%s does not say that it is painted: %s", qPrintable(program), process.readAllStandardError().constData());
    });
    end(process);
    return taken;
}

/// From the start of a program to a window of some size, which may still be empty.
double untilMapped(const QString &program, const QStringList &arguments, const QProcessEnvironment &environment)
{
    QProcess process, look;
    process.setProcessEnvironment(environment);
    look.setProcessEnvironment(environment);
    const double taken = timed([&] {
        process.start(program, arguments);
        process.waitForStarted();
        look.start(u"xdotool"_s, {u"search"_s, u"--sync"_s, u"--onlyvisible"_s, u"--pid"_s, QString::number(process.processId())});
        look.waitForFinished(60'000);
    });
    end(process);
    return taken;
}

QString emptyBook(const QTemporaryDir &folder)
{
    const QString path = folder.filePath(u"empty.goodword"_s);
    if (const auto made = Book::create(path, {u"Empty"_s, {}, u"EUR"_s, {}}, {}); !made)
        qFatal("%s", qPrintable(made.error().text));
    return path;
}

Line peerLine(const QString &book, double ours, const Screen &screen, const QTemporaryDir &home)
{
    const QString peer = QStandardPaths::findExecutable(u"sqlitebrowser"_s);
    const QString work = u"start with that book: painted list | sqlitebrowser: window, the same file"_s;
    if (peer.isEmpty() || screen.display().isEmpty())
        return {work, ms(ours), u"skipped: no %1"_s.arg(peer.isEmpty() ? u"sqlitebrowser"_s : u"Xvfb and xdotool"_s), {}, u"≤ 1/2"_s};
    std::vector<double> theirs;
    for (int round = 0; round < kRounds; ++round)
        theirs.push_back(untilMapped(peer, {u"-R"_s, u"-t"_s, u"customer"_s, book}, surroundings(home, screen.display())));
    return {work, ms(ours), ms(median(theirs)), times(ours / median(theirs)), u"≤ 1/2"_s};
}

} // namespace

std::vector<Line> startLines(const QString &book)
{
    const QString folder = QCoreApplication::applicationDirPath() + u'/';
    const QTemporaryDir home;
    const Screen screen;
    const QString empty = emptyBook(home);
    const QProcessEnvironment environment = surroundings(home, screen.display());
    std::vector<double> big, small, bare;
    for (int round = -1; round < kRounds; ++round) { // the first warms up
        const double withBook = untilPainted(folder + u"goodword"_s, {book}, environment);
        const double withEmpty = untilPainted(folder + u"goodword"_s, {empty}, environment);
        const double window = untilPainted(folder + u"barewindow"_s, {}, environment);
        if (round < 0)
            continue;
        big.push_back(withBook);
        small.push_back(withEmpty);
        bare.push_back(window);
    }
    const double ours = median(big);
    return {{u"start with that book to the painted list | the same with an empty book"_s, ms(ours), ms(median(small)),
             times(ours / median(small)), u"≤ 1.3×"_s},
            peerLine(book, ours, screen, home),
            {u"start with that book to the painted list | a bare window of Qt Widgets"_s, ms(ours), ms(median(bare)),
             times(ours / median(bare)), u"printed"_s}};
}

} // namespace goodword::bench
