#include "tests/support/strength.h"

#include <QFile>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>

namespace goodword::test {

int sized(int small, int whole)
{
    return qEnvironmentVariableIntValue("GOODWORD_STRENGTH") > 0 ? whole : small;
}

int leastOf(int tries)
{
    return std::max(1, sized(1, tries / 4));
}

quint32 seeded(quint32 seed)
{
    static constexpr quint32 kApart = 7919; // so that the seeds of neighbours do not come again in the next round
    return seed + quint32(qEnvironmentVariableIntValue("GOODWORD_ROUND")) * kApart;
}

/// In one call: tests run beside each other.
static void append(const QByteArray &line)
{
    const QString path = qEnvironmentVariable("GOODWORD_FIGURES");
    if (path.isEmpty())
        return;
    const int file = ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (file < 0 || ::write(file, line.constData(), size_t(line.size())) != line.size())
        qFatal("%s cannot be written", qPrintable(path));
    ::close(file);
}

void figure(const char *key, double value)
{
    append(QByteArray(key) + '\t' + QByteArray::number(value, 'f', value == double(qint64(value)) ? 0 : 3) + '\n');
}

void noFigure(const char *key, const QString &why)
{
    append(QByteArray(key) + "\tskipped\t" + why.toUtf8().simplified() + '\n');
}

} // namespace goodword::test
