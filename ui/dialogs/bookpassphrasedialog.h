#pragma once
// Encrypts a book, gives it another passphrase or takes its encryption off. Whoever has it open lets go of it meanwhile.

#include "core/book/book.h"
#include "ui/dialogs/workdialog.h"

class QCheckBox;

namespace goodword {

class PassphraseFields;

class BookPassphraseDialog final : public WorkDialog
{
    Q_OBJECT
public:
    BookPassphraseDialog(const Book &book, QWidget *parent);

Q_SIGNALS:
    /// `key`: none where the book is not encrypted any more.
    void changed(const goodword::BookKeyPtr &key);

protected:
    void save() override;

private:
    void refresh();
    bool takesOff() const;

    QString m_path;
    BookOptions m_options;
    PassphraseFields *m_passphrase;
    QCheckBox *m_takeOff;
    QPushButton *m_save;
};

} // namespace goodword
