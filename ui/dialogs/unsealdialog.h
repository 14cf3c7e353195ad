#pragma once
// Opening an encrypted file: its passphrase or recovery key, and where what is in it goes. A book that is there already is set
// aside, anything else never written over. Knows nothing of an open book.

#include "core/book/restore.h"
#include "ui/dialogs/workdialog.h"

class QLineEdit;

namespace goodword {

class FileField;

class UnsealDialog final : public WorkDialog
{
    Q_OBJECT
public:
    UnsealDialog(const QString &sealedPath, QWidget *parent);

Q_SIGNALS:
    void opened(const QString &path, const goodword::Unsealed &what);

protected:
    void save() override;

private:
    QString m_sealedPath;
    QLineEdit *m_key;
    FileField *m_target;
};

} // namespace goodword
