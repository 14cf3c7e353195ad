// Feeds saved inputs to a fuzz target where there is no fuzzer: the files named, and those in the folders named.

#include <QDirIterator>
#include <QFile>

#include <cstdio>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static bool feed(const QString &path)
{
    std::printf("%s\n", qPrintable(path)); // before, so that a crash has a name
    std::fflush(stdout);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray bytes = file.readAll();
    LLVMFuzzerTestOneInput(reinterpret_cast<const unsigned char *>(bytes.constData()), size_t(bytes.size()));
    return true;
}

int main(int argc, char **argv)
{
    int fed = 0;
    for (int i = 1; i < argc; ++i) {
        const QString name = QString::fromLocal8Bit(argv[i]);
        QStringList files{name};
        if (QFileInfo(name).isDir()) {
            files.clear();
            for (QDirIterator folder(name, QDir::Files); folder.hasNext();)
                files.append(folder.next());
            files.sort();
        }
        for (const QString &file : files) {
            if (!feed(file)) {
                std::printf("It cannot be read.\n");
                return 1;
            }
            ++fed;
        }
    }
    std::printf("%d inputs, no fault\n", fed);
    return fed > 0 ? 0 : 1;
}
