#pragma once
// Encrypts a book, gives it another passphrase or takes its encryption off. Whoever has it open lets go of it meanwhile.

#include "core/book/book.h"
#include "ui/dialogs/workdialog.h"

class QCheckBox;
class QLineEdit;

namespace goodword {

class PassphraseFields;

class BookPassphraseDialog final : public WorkDialog
{
    Q_OBJECT
public:
    BookPassphraseDialog(const Book &book, QWidget *parent);

Q_SIGNALS:
    /// `key`: none where the book is not encrypted any more. `warning`: what is to be said of it all the same, if anything.
    void changed(const goodword::BookKeyPtr &key, const QString &warning);

protected:
    void save() override;

private:
    void refresh();
    bool takesOff() const;
    bool isComplete() const;

    QString m_path;
    BookOptions m_options;
    QLineEdit *m_current; ///< what opens the book now, where it is encrypted: an open window is no leave to lock its owner out
    PassphraseFields *m_passphrase;
    QCheckBox *m_takeOff;
    QPushButton *m_save;
};

} // namespace goodword
