#pragma once
// Root may write everything, so what is said of files that may not be written is shown as somebody else.

#include <QByteArray>
#include <QFile>
#include <QString>

#include <unistd.h>

namespace goodword::test {

/// While it lives, this process is nobody, where it was root.
class Unprivileged
{
public:
    Unprivileged()
    {
        if (m_wasRoot && ::setresuid(kNobody, kNobody, 0) != 0)
            qFatal("root could not become nobody");
    }
    ~Unprivileged()
    {
        if (m_wasRoot && ::setresuid(0, 0, 0) != 0)
            qFatal("nobody could not become root again");
    }
    Unprivileged(const Unprivileged &) = delete;
    Unprivileged &operator=(const Unprivileged &) = delete;

    /// The file is theirs from now on, as a file made by them would be.
    static void give(const QString &path)
    {
        if (::geteuid() == 0 && ::chown(QFile::encodeName(path).constData(), kNobody, kNobody) != 0)
            qFatal("%s could not be given away", qPrintable(path));
    }

private:
    static constexpr uid_t kNobody = 65534;
    const bool m_wasRoot = ::geteuid() == 0;
};

} // namespace goodword::test
