#pragma once
// A file that appears whole or not at all: written beside its place, synced, renamed over, and the folder synced. Our own,
// because QSaveFile renames over the good file even when the sync failed, and never syncs the folder.

#include "core/base/result.h"

#include <QIODevice>

#include <optional>

namespace goodword {

class AtomicFile final : public QIODevice
{
    Q_OBJECT
public:
    explicit AtomicFile(const QString &path, QObject *parent = nullptr);
    ~AtomicFile() override; ///< without commit(): the old file is as it was and nothing is left behind

    /// Creates the temporary file, readable by its owner only; removes those beside it that killed programs left.
    Done begin();
    /// Syncs, renames, syncs the folder. On failure the old file is as it was, unless the sentence says that the new one was
    /// written: then only the folder could not be synced.
    Done commit();
    /// Why a write failed; nothing while all went well.
    std::optional<Error> trouble() const { return m_failed != 0 ? std::optional(failure(m_failed)) : std::nullopt; }
    const QString &path() const { return m_path; }
    bool isSequential() const override { return false; }
    qint64 size() const override { return m_size; }
    bool seek(qint64 pos) override;

protected:
    qint64 readData(char *data, qint64 size) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    Error failure(int reason) const;
    void discard();

    QString m_path;
    QByteArray m_temporary;
    int m_fd = -1;
    int m_failed = 0; ///< errno of the first failed write
    qint64 m_size = 0;
};

/// fsync of a folder, so that a rename in it survives a power cut.
bool syncFolder(const QString &folder);
/// The same after `path` got its name; a failure says that the file is there all the same.
Done syncFolderOf(const QString &path);

} // namespace goodword
