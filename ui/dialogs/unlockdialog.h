#pragma once
// Asks for the passphrase or the recovery key of a book that is encrypted itself. Tries it on a worker; opens no book.

#include "ui/dialogs/formdialog.h"

#include <QFutureWatcher>

class QLineEdit;

namespace goodword {

class UnlockDialog final : public FormDialog
{
    Q_OBJECT
public:
    UnlockDialog(const QString &bookPath, QWidget *parent);

Q_SIGNALS:
    /// From here on the book opens.
    void unlocked();

protected:
    void save() override;

private:
    void finish();

    QString m_bookPath;
    QLineEdit *m_key;
    QPushButton *m_open;
    QFutureWatcher<Done> m_trying;
};

} // namespace goodword
