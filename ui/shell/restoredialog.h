#pragma once
// The backups of a book that is not open, newest first, and where a copy of one goes: in place of the book, which is set
// aside, or anywhere else. A backup itself is only read. Copies on a worker; knows nothing of an open book.

#include "core/book/backup.h"

#include <QDialog>
#include <QFutureWatcher>

#include <atomic>

class QLineEdit;
class QListWidget;
class QPushButton;

namespace goodword {

class PlainLabel;

class RestoreDialog final : public QDialog
{
    Q_OBJECT
public:
    RestoreDialog(const QString &bookPath, QWidget *parent);
    ~RestoreDialog() override;

Q_SIGNALS:
    /// Before anything is done: who has `path` open lets go of it.
    void restoring(const QString &path);
    /// A sound copy is at `path`; what was there is now at `aside`, if anything was.
    void restored(const QString &path, const QString &aside);

private:
    QWidget *makeTarget();
    QString target() const;
    void lookAtChosen();
    void restore();
    void finish();
    void say(const QString &text, const QString &tone);

    QString m_bookPath;
    QList<Backup> m_backups;
    QListWidget *m_list;
    PlainLabel *m_contents, *m_problem;
    QLineEdit *m_target;
    QPushButton *m_restore;
    QFutureWatcher<Result<QString>> m_copying;
    std::shared_ptr<std::atomic_bool> m_cancelled = std::make_shared<std::atomic_bool>(false);
    int m_looked = 0; ///< counts the looks, so that a late answer is dropped
};

} // namespace goodword
