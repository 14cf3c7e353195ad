#include "ui/dialogs/unlockdialog.h"

#include "core/base/secret.h"
#include "core/base/text.h"
#include "core/book/bookkey.h"
#include "ui/dialogs/passphrasefields.h"
#include "ui/widgets/labels.h"

#include <QCheckBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QtConcurrentRun>

namespace goodword {

using namespace Qt::StringLiterals;

UnlockDialog::UnlockDialog(const QString &bookPath, QWidget *parent)
    : FormDialog(u"unlockDialog"_s, tr("Open an encrypted book"), parent), m_bookPath(bookPath), m_key(new QLineEdit)
{
    form()->addRow(new ElideLabel(oneLine(QFileInfo(bookPath).fileName()), u"strong"_s));
    m_key->setObjectName(u"unlockKey"_s);
    m_key->setEchoMode(QLineEdit::Password);
    form()->addRow(tr("&Passphrase or recovery key"), m_key);
    auto *show = new QCheckBox(tr("&Show what is typed"));
    show->setObjectName(u"unlockShow"_s);
    form()->addRow(QString(), show);
    m_open = addFoot(tr("Open"), u"unlockNow"_s, u"unlock"_s);
    connect(show, &QCheckBox::toggled, this,
            [this](bool shown) { m_key->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password); });
    connect(m_key, &QLineEdit::textEdited, this, &UnlockDialog::sayNothing);
    connect(&m_trying, &QFutureWatcherBase::finished, this, &UnlockDialog::finish);
    m_key->setFocus();
}

void UnlockDialog::save()
{
    if (m_trying.isRunning() || m_key->text().isEmpty())
        return;
    sayNothing();
    m_open->setEnabled(false);
    const auto key = std::make_shared<QString>(typedIn(m_key));
    m_trying.setFuture(QtConcurrent::run([path = m_bookPath, key] {
        const Done done = bookKeys::unlock(path, *key);
        wipe(*key);
        return done;
    }));
}

void UnlockDialog::finish()
{
    m_open->setEnabled(true);
    if (const Done done = m_trying.result(); !done) {
        say(done.error());
        m_key->setFocus();
        m_key->selectAll();
        return;
    }
    clearTyped(m_key);
    Q_EMIT unlocked();
    accept();
}

} // namespace goodword
