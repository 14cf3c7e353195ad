#pragma once
// Opening an encrypted file: its passphrase or recovery key, and where what is in it goes. A book that is there already is set
// aside, anything else never written over. Works on a worker; knows nothing of an open book.

#include "core/book/restore.h"
#include "ui/dialogs/formdialog.h"

#include <QFutureWatcher>

#include <atomic>

class QLineEdit;
class QProgressBar;

namespace goodword {

class UnsealDialog final : public FormDialog
{
    Q_OBJECT
public:
    UnsealDialog(const QString &sealedPath, QWidget *parent);
    ~UnsealDialog() override;

Q_SIGNALS:
    /// Before anything is done: who has `path` open lets go of it.
    void opening(const QString &path);
    void opened(const QString &path, const goodword::Unsealed &what);
    /// Nothing was done; the dialog stays.
    void refused();

protected:
    void save() override;

private:
    class Watch;
    /// Shared with the worker.
    struct Work {
        std::atomic_bool cancelled = false;
        std::atomic_int permille = 0;
    };

    QString target() const;
    void finish();

    QString m_sealedPath;
    QLineEdit *m_key, *m_target;
    QProgressBar *m_bar;
    QPushButton *m_open;
    QFutureWatcher<Result<Unsealed>> m_opening;
    std::shared_ptr<Work> m_work = std::make_shared<Work>();
};

} // namespace goodword
