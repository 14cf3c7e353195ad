#include "ui/dialogs/bookpassphrasedialog.h"

#include "core/base/text.h"
#include "ui/dialogs/passphrasefields.h"
#include "ui/widgets/labels.h"

#include <QCheckBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>

namespace goodword {

using namespace Qt::StringLiterals;

BookPassphraseDialog::BookPassphraseDialog(const Book &book, QWidget *parent)
    : WorkDialog(u"bookPassphraseDialog"_s, book.isEncrypted() ? tr("Change the passphrase") : tr("Encrypt this book"), tr("Encrypting"), parent),
      m_path(book.path()), m_options(book.options()), m_current(new QLineEdit(this)), m_passphrase(new PassphraseFields(book.isEncrypted() ? tr("New &passphrase") : QString())),
      m_takeOff(new QCheckBox(tr("&Take the encryption off instead"), this))
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
    m_current->setObjectName(u"currentKey"_s);
    m_current->setEchoMode(QLineEdit::Password);
    m_current->setVisible(book.isEncrypted());
    m_takeOff->setObjectName(u"takeOff"_s);
    m_takeOff->setVisible(book.isEncrypted());
    if (book.isEncrypted()) {
        auto *label = new PlainLabel(tr("Passphrase or recovery key until now"));
        label->setBuddy(m_current);
        form()->addRow(label);
        form()->addRow(m_current);
    }
    form()->addRow(m_passphrase);
    if (book.isEncrypted())
        form()->addRow(m_takeOff);
    m_save = addFoot(book.isEncrypted() ? tr("Change") : tr("Encrypt"), u"bookPassphraseNow"_s, u"shield-lock"_s);
    connect(m_passphrase, &PassphraseFields::changed, this, &BookPassphraseDialog::refresh);
    connect(m_takeOff, &QCheckBox::toggled, this, &BookPassphraseDialog::refresh);
    connect(m_current, &QLineEdit::textChanged, this, &BookPassphraseDialog::refresh);
    connect(m_current, &QLineEdit::textEdited, this, &BookPassphraseDialog::sayNothing);
    (book.isEncrypted() ? static_cast<QWidget *>(m_current) : m_passphrase)->setFocus();
    refresh();
}

bool BookPassphraseDialog::takesOff() const
{
    return m_takeOff->isChecked();
}

void BookPassphraseDialog::refresh()
{
    m_passphrase->setEnabled(!takesOff());
    m_save->setEnabled(isComplete());
}

bool BookPassphraseDialog::isComplete() const
{
    return (takesOff() || m_passphrase->agrees()) && !(m_current->isVisibleTo(this) && m_current->text().isEmpty());
}

void BookPassphraseDialog::save()
{
    if (isAtWork() || !isComplete())
        return;
    const auto passphrase = takesOff() ? std::shared_ptr<Secret>() : std::make_shared<Secret>(m_passphrase->passphrase());
    const auto key = std::make_shared<BookKeyPtr>();
    const auto current = std::make_shared<QString>(typedIn(m_current)), warning = std::make_shared<QString>();
    const auto work = [path = m_path, options = m_options, current, passphrase, key, warning](Progress &progress) -> Done {
        const Done right = bookKeys::isKeyOf(path, *current);
        wipe(*current);
        if (!right)
            return right;
        if (passphrase) {
            auto made = BookKey::fresh(*passphrase);
            if (!made)
                return made.error();
            *key = std::move(*made);
        }
        const Done changed = Book::changeKey(path, *key, options, progress);
        if (changed || !*key || !bookKeys::isUnder(path, **key))
            return changed;
        *warning = changed.error().text; // written all the same, so its recovery key is not kept back
        return {};
    };
    start(m_path, {m_current, m_passphrase, m_takeOff}, work, [this, key, warning] {
        clearTyped(m_current);
        m_passphrase->clear();
        Q_EMIT changed(*key, *warning);
        accept();
    });
}

} // namespace goodword
