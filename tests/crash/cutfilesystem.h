#pragma once
// A folder on a real ext4, on a disk whose power can be cut (child/cutdisk.cpp), mounted where only this process and its
// children see it, so that nothing stays behind however they end. Needs root, FUSE, loop devices and mkfs.ext4.

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

namespace goodword::test {

class CutFileSystem
{
public:
    enum class Flushes { Count, AreIgnored };

    /// Why there can be none here; empty: there can.
    static QString missing();

    explicit CutFileSystem(Flushes flushes = Flushes::Count);
    ~CutFileSystem();
    CutFileSystem(const CutFileSystem &) = delete;
    CutFileSystem &operator=(const CutFileSystem &) = delete;

    /// Makes an ext4 and mounts it; answers what went wrong.
    QString start();
    QString folder() const { return m_dir.filePath(QStringLiteral("ext4")); }
    /// What is there now is safe.
    void keep();
    /// Lets crashchild work until the power goes, before that write or flush, or when it is done. Answers what it said.
    QStringList workUntilCut(const QStringList &arguments, int before);
    /// Mounts what is left; answers what went wrong.
    QString powerOn(quint64 seed);
    /// Of the last cut: the writes and flushes of the work before it, and the sectors that were not as they had seemed.
    int callsUntilCut() const { return m_calls; }
    int sectorsLost() const { return m_sectorsLost; }

private:
    QString mountDisk(const QByteArray &name);
    void unmount();
    void command(const QByteArray &line);
    /// The disk's next line that begins so, within some seconds.
    QByteArray answer(const QByteArray &beginning);
    bool hasSaid(const QByteArray &beginning, int withinMs);

    QTemporaryDir m_dir;
    QProcess m_disk;
    QByteArray m_said;
    Flushes m_flushes;
    int m_calls = 0, m_sectorsLost = 0;
};

} // namespace goodword::test
