#include "ui/dialogs/bookpassphrasedialog.h"

#include "core/base/text.h"
#include "ui/dialogs/passphrasefields.h"
#include "ui/widgets/labels.h"

#include <QCheckBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QPushButton>

namespace goodword {

using namespace Qt::StringLiterals;

BookPassphraseDialog::BookPassphraseDialog(const Book &book, QWidget *parent)
    : WorkDialog(u"bookPassphraseDialog"_s, book.isEncrypted() ? tr("Change the passphrase") : tr("Encrypt this book"), tr("Encrypting"), parent),
      m_path(book.path()), m_options(book.options()), m_passphrase(new PassphraseFields), m_takeOff(new QCheckBox(tr("&Take the encryption off instead")))
{
    form()->addRow(new ElideLabel(oneLine(QFileInfo(m_path).fileName()), u"strong"_s));
    auto *explained = new PlainLabel({}, u"muted"_s);
    explained->setWordWrap(true);
    explained->setText(book.isEncrypted()
                           ? tr("The new passphrase opens the book from now on, and the new recovery key that comes with it. Backups made so far "
                                "open with what opened the book when they were made.")
                           : tr("Without the passphrase nobody reads a word of the book, nor of the backups made from now on. Backups made so far "
                                "stay as they are: not encrypted. If the passphrase and the recovery key are both lost, nobody can open the book, "
                                "we neither."));
    form()->addRow(explained);
    form()->addRow(m_passphrase);
    m_takeOff->setObjectName(u"takeOff"_s);
    m_takeOff->setVisible(book.isEncrypted());
    if (book.isEncrypted())
        form()->addRow(m_takeOff);
    m_save = addFoot(book.isEncrypted() ? tr("Change") : tr("Encrypt"), u"bookPassphraseNow"_s, u"shield-lock"_s);
    connect(m_passphrase, &PassphraseFields::changed, this, &BookPassphraseDialog::refresh);
    connect(m_takeOff, &QCheckBox::toggled, this, &BookPassphraseDialog::refresh);
    m_passphrase->setFocus();
    refresh();
}

bool BookPassphraseDialog::takesOff() const
{
    return m_takeOff->isChecked();
}

void BookPassphraseDialog::refresh()
{
    m_passphrase->setEnabled(!takesOff());
    m_save->setEnabled(takesOff() || m_passphrase->agrees());
}

void BookPassphraseDialog::save()
{
    if (isAtWork() || !(takesOff() || m_passphrase->agrees()))
        return;
    const auto passphrase = takesOff() ? std::shared_ptr<Secret>() : std::make_shared<Secret>(m_passphrase->passphrase());
    const auto key = std::make_shared<BookKeyPtr>();
    const auto work = [path = m_path, options = m_options, passphrase, key](Progress &progress) -> Done {
        if (passphrase) {
            auto made = BookKey::fresh(*passphrase);
            if (!made)
                return made.error();
            *key = std::move(*made);
        }
        return Book::changeKey(path, *key, options, progress);
    };
    start(m_path, {m_passphrase, m_takeOff}, work, [this, key] {
        m_passphrase->clear();
        Q_EMIT changed(*key);
        accept();
    });
}

} // namespace goodword
