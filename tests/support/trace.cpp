#include "tests/support/trace.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>

namespace goodword::test {

using namespace Qt::StringLiterals;

static QStringList straceArguments(const QString &log)
{
    return {u"-f"_s, u"--seccomp-bpf"_s, u"-qq"_s, u"-o"_s, log, u"-e"_s, u"trace=open,openat,openat2,creat,socket,connect,sendto,sendmsg,sendmmsg,bind"_s};
}

QString whyNoTrace()
{
    if (QStandardPaths::findExecutable(u"strace"_s).isEmpty())
        return u"strace is not installed, so what the program opens was not watched."_s;
    const QTemporaryDir dir;
    QProcess probe;
    probe.start(u"strace"_s, straceArguments(dir.filePath(u"log"_s)) + QStringList{u"true"_s});
    if (probe.waitForFinished() && probe.exitStatus() == QProcess::NormalExit && probe.exitCode() == 0)
        return {};
    return u"this system does not let a program be traced (ptrace), so what it opens was not watched."_s;
}

Trace traced(const QString &program, const QStringList &arguments)
{
    const QTemporaryDir dir;
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(u"strace"_s, straceArguments(dir.filePath(u"log"_s)) + QStringList{program} + arguments);
    Trace trace;
    if (!process.waitForFinished(300'000)) {
        process.kill();
        process.waitForFinished();
    } else if (process.exitStatus() == QProcess::NormalExit) {
        trace.code = process.exitCode();
    }
    trace.said = QString::fromUtf8(process.readAll());
    static const QRegularExpression opening(u"\\b(?:open|openat|openat2|creat)\\((?:[^,\"]*, )?\"([^\"]*)\""_s);
    QFile log(dir.filePath(u"log"_s));
    if (!log.open(QIODevice::ReadOnly))
        return trace;
    while (!log.atEnd()) {
        const QString line = QString::fromUtf8(log.readLine()).trimmed();
        static const QRegularExpression socket(u"\\b(?:socket|connect|sendto|sendmsg|sendmmsg|bind)\\("_s);
        if (socket.match(line).hasMatch())
            trace.sockets.append(line);
        if (const auto match = opening.match(line); match.hasMatch())
            trace.opened.append(match.captured(1));
        else if (line.contains(u"AF_INET"_s)) // and AF_INET6
            trace.connected.append(line);
    }
    return trace;
}

QStringList Trace::faults(const QStringList &forbiddenPaths) const
{
    QStringList found = connected;
    for (const QString &path : opened) {
        if (forbiddenPaths.contains(path))
            found.append(u"opened "_s + path);
    }
    return found;
}

QStringList Trace::beyondThisComputer() const
{
    QStringList found = sockets;
    // What is sent without an address goes where a connect() before it said.
    found.removeIf([](const QString &line) { return line.contains(u"AF_UNIX"_s) || line.contains(u", NULL, 0)"_s) || line.contains(u"msg_name=NULL"_s); });
    return found;
}

bool Trace::sawOpening(const QString &fileName) const
{
    return std::any_of(opened.begin(), opened.end(), [&](const QString &path) { return path.endsWith(u'/' + fileName); });
}

} // namespace goodword::test
