#pragma once
// A program run under strace: which files it (and whatever it starts) opened, and whom it wanted to talk to. Where tracing
// is not allowed, whyNoTrace() says so in plain words, and the test skips with them.

#include <QStringList>

namespace goodword::test {

struct Trace {
    int code = -1;         ///< the program's exit code
    QString said;          ///< both channels
    QStringList opened;    ///< paths, as asked for
    QStringList connected; ///< lines of the trace that make or use an internet socket
    QStringList sockets;   ///< lines that make, connect or use a socket of any kind

    /// Lines that opened one of these paths, or anything by an internet socket.
    QStringList faults(const QStringList &forbiddenPaths) const;
    /// The control: a trace that does not hold the program's own files has seen nothing.
    bool sawOpening(const QString &fileName) const;
    /// Sockets that are not between programs of this computer (the display, the session's bus).
    QStringList beyondThisComputer() const;
};

/// Empty where a program can be traced here. Not to be asked by a program that is itself traced: it can trace nobody.
QString whyNoTrace();
Trace traced(const QString &program, const QStringList &arguments);

} // namespace goodword::test
