#pragma once
// Where an encrypted copy goes and which passphrase opens it; then, once, the recovery key, to be printed or saved. Asks and
// shows only: the work is its caller's.

#include "core/base/secret.h"
#include "ui/dialogs/formdialog.h"

#include <functional>

class QLineEdit;

namespace goodword {

class PassphraseFields;

class SealDialog final : public FormDialog
{
    Q_OBJECT
public:
    using Wanted = std::function<void(const QString &path, Secret passphrase)>;
    SealDialog(const QString &suggestedPath, Wanted wanted, QWidget *parent);

protected:
    void save() override;

private:
    QString path() const;
    void refresh();

    Wanted m_wanted;
    QLineEdit *m_path;
    PassphraseFields *m_passphrase;
    QPushButton *m_save;
};

/// Shows the key; it is nowhere else when this is closed.
void showRecoveryKey(QWidget *window, const Secret &key, const QString &sealedPath);

} // namespace goodword
