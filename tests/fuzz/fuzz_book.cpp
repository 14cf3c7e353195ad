#include "core/registry.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace goodword;

/// A file of any bytes is refused or opened, and refused files stay byte for byte what they were.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    static int argc = 1;
    static char name[] = "fuzz_book", *argv[] = {name, nullptr};
    static QCoreApplication app(argc, argv);
    static const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("any.goodword"));
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(bytes) != bytes.size())
        return 0;
    file.close();
    if (!Book::open(path, standardOptions())) {
        if (!file.open(QIODevice::ReadOnly) || file.readAll() != bytes)
            __builtin_trap();
        file.close();
        if (QDir(dir.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size() != 1)
            __builtin_trap();
    }
    QFile::remove(path + QStringLiteral("-wal"));
    QFile::remove(path + QStringLiteral("-shm"));
    return 0;
}
