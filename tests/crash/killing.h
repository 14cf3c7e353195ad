#pragma once
// Starts crashchild and kills it in the middle of its work, for the kill tests.

#include "tests/support/patience.h"
#include "tests/support/strength.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QStringList>

#include <algorithm>
#include <csignal>

namespace goodword::test {

/// How many kills are meant by a share (of a hundred) of all of them: GOODWORD_KILLS, or 500, of the whole test 1,500.
inline int kills(int share)
{
    bool given = false;
    const int all = qEnvironmentVariableIntValue("GOODWORD_KILLS", &given);
    return std::max(1, (given ? all : sized(500, 1500)) * share / 100);
}

/// Starts the child, lets it work for a while after it said `line`, kills it, and answers what it said.
inline QStringList runAndKill(const QStringList &arguments, int afterMs, const QByteArray &line = "open")
{
    QProcess child;
    child.setProcessChannelMode(QProcess::SeparateChannels);
    child.start(QStringLiteral(GOODWORD_BIN_DIR "/crashchild"), arguments);
    QByteArray said;
    while (!said.contains(line + '\n') && child.waitForReadyRead(kPatienceMs))
        said += child.readAllStandardOutput();
    if (!said.contains(line + '\n'))
        qWarning("%s", child.readAllStandardError().constData());
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < afterMs && child.state() == QProcess::Running) {
        if (child.waitForReadyRead(std::max(1, int(afterMs - timer.elapsed()))))
            said += child.readAllStandardOutput();
    }
    if (const qint64 pid = child.processId(); pid > 0) // 0: it was done before we came
        ::kill(pid_t(pid), SIGKILL);
    child.waitForFinished(kPatienceMs);
    said += child.readAllStandardOutput();
    if (child.exitStatus() == QProcess::NormalExit && child.exitCode() != 0)
        qWarning("%s", child.readAllStandardError().constData());
    // A line cut off by the kill was not acknowledged.
    said.truncate(said.lastIndexOf('\n') + 1);
    return QString::fromUtf8(said).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
}

} // namespace goodword::test
