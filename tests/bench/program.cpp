#include "bench/program.h"

#include "bench/bench.h"

#include <QCoreApplication>
#include <QFile>
#include <QStandardPaths>
#include <QTemporaryFile>

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace goodword::bench {

using namespace Qt::StringLiterals;

static double secondsOf(const timeval &time)
{
    return double(time.tv_sec) + double(time.tv_usec) / 1e6;
}

Cost run(const QString &program, const QStringList &arguments, const QString &input, const QString &output)
{
    QTemporaryFile words;
    words.open();
    std::vector<QByteArray> texts{QFile::encodeName(program)};
    for (const QString &argument : arguments)
        texts.push_back(argument.toLocal8Bit());
    std::vector<char *> argv;
    for (QByteArray &text : texts)
        argv.push_back(text.data());
    argv.push_back(nullptr);
    const QByteArray from = input.isEmpty() ? "/dev/null" : QFile::encodeName(input);
    const QByteArray to = QFile::encodeName(output.isEmpty() ? words.fileName() : output);
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, STDIN_FILENO, from.constData(), O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, to.constData(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    Cost cost;
    pid_t pid = 0;
    int status = 0;
    rusage used{};
    cost.wall = timed([&] {
        if (posix_spawnp(&pid, argv.front(), &files, nullptr, argv.data(), environ) == 0)
            cost.ok = ::wait4(pid, &status, 0, &used) == pid && WIFEXITED(status) && WEXITSTATUS(status) == 0;
    }) / 1000;
    posix_spawn_file_actions_destroy(&files);
    cost.cpu = secondsOf(used.ru_utime) + secondsOf(used.ru_stime);
    if (output.isEmpty())
        cost.output = words.readAll();
    if (!cost.ok)
        qWarning("%s did not do its work.", argv.front());
    return cost;
}

Cost runChild(const QStringList &arguments)
{
    return run(QCoreApplication::applicationFilePath(), QStringList{u"--child"_s} + arguments);
}

QString installed(const QString &program)
{
    return QStandardPaths::findExecutable(program);
}

double memoryNow()
{
    QFile file(u"/proc/self/statm"_s);
    file.open(QIODevice::ReadOnly);
    return file.readAll().split(' ').value(1).toDouble() * double(::sysconf(_SC_PAGESIZE)) / (1 << 20);
}

double memoryPeak()
{
    QFile file(u"/proc/self/status"_s);
    file.open(QIODevice::ReadOnly);
    const QByteArray text = file.readAll(); // "VmHWM:     1234 kB"
    return text.mid(text.indexOf("VmHWM:") + 6, 32).simplified().split(' ').first().toDouble() / 1024;
}

QString seconds(double value)
{
    return QString::number(value, 'f', 2) + u" s"_s;
}

std::vector<std::vector<Cost>> interleaved(const std::vector<std::function<Cost()>> &works)
{
    constexpr int kRounds = 5;
    std::vector<std::vector<Cost>> runs(works.size());
    for (int round = 0; round < kRounds; ++round) {
        for (size_t i = 0; i < works.size(); ++i)
            runs[i].push_back(works[i]());
    }
    return runs;
}

Cost medianOf(const std::vector<Cost> &runs)
{
    const auto of = [&](double Cost::*figure) {
        std::vector<double> values;
        for (const Cost &run : runs)
            values.push_back(run.*figure);
        return median(values);
    };
    Cost cost = runs.front();
    cost.cpu = of(&Cost::cpu);
    cost.wall = of(&Cost::wall);
    cost.peak = of(&Cost::peak);
    return cost;
}

} // namespace goodword::bench
