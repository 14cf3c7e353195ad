#pragma once
// The backups of a book that is not open, newest first, and where a copy of one goes: in place of the book, which is set
// aside, or anywhere else. A backup itself is only read. Knows nothing of an open book.

#include "core/book/backup.h"
#include "ui/dialogs/workdialog.h"

class QListWidget;

namespace goodword {

class FileField;

class RestoreDialog final : public WorkDialog
{
    Q_OBJECT
public:
    RestoreDialog(const QString &bookPath, QWidget *parent);
    ~RestoreDialog() override;

Q_SIGNALS:
    /// A sound copy is at `path`; what was there is now at `aside`, if anything was.
    void restored(const QString &path, const QString &aside);

protected:
    void save() override;

private:
    void makeList();
    void lookAtChosen();
    void showContents(const Result<BackupContents> &contents);
    void unlock();

    QString m_bookPath;
    QList<Backup> m_backups;
    QListWidget *m_list;
    PlainLabel *m_contents;
    QPushButton *m_unlock;
    FileField *m_target;
    QPushButton *m_restore;
    QFutureWatcher<Result<BackupContents>> m_looking;
    std::shared_ptr<WatchedProgress> m_look; ///< into the backup that is chosen
};

} // namespace goodword
