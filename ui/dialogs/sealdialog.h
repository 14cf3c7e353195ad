#pragma once
// Where an encrypted file goes and which passphrase opens it. Asks only: the work is its caller's.

#include "core/base/secret.h"
#include "ui/dialogs/formdialog.h"

#include <functional>

namespace goodword {

class FileField;
class PassphraseFields;

class SealDialog final : public FormDialog
{
    Q_OBJECT
public:
    /// Refused, it is said and everything stays as it was typed.
    using Wanted = std::function<Done(const QString &path, Secret passphrase)>;
    /// `what` goes into the file, for the person at the screen.
    SealDialog(const QString &title, const QString &what, const QString &suggestedPath, Wanted wanted, QWidget *parent);

protected:
    void save() override;

private:
    void refresh();

    Wanted m_wanted;
    FileField *m_target;
    PassphraseFields *m_passphrase;
    QPushButton *m_save;
};

} // namespace goodword
