#include "ui/dialogs/unsealdialog.h"

#include "core/base/secret.h"
#include "core/base/text.h"
#include "core/book/sealedfile.h"
#include "ui/dialogs/filefield.h"
#include "ui/dialogs/passphrasefields.h"
#include "ui/widgets/labels.h"

#include <QCheckBox>
#include <QDir>
#include <QFileInfo>
#include <QFormLayout>
#include <QLineEdit>

namespace goodword {

using namespace Qt::StringLiterals;

/// Beside the encrypted file, under a name that is free.
static QString targetFor(const QString &sealedPath)
{
    const QDir folder = QFileInfo(sealedPath).absoluteDir();
    const QFileInfo name(unsealedName(sealedPath));
    return folder.filePath(safeFileName(name.completeBaseName(), u'.' + name.suffix(), folder.entryList(QDir::Files)));
}

UnsealDialog::UnsealDialog(const QString &sealedPath, QWidget *parent)
    : WorkDialog(u"unsealDialog"_s, tr("Open an encrypted file"), tr("Opening"), parent), m_sealedPath(sealedPath),
      m_key(new QLineEdit), m_target(new FileField(u"unsealTarget"_s, tr("Put it into"), {}))
{
    form()->addRow(new ElideLabel(oneLine(QFileInfo(sealedPath).fileName()), u"strong"_s));
    m_key->setObjectName(u"unsealKey"_s);
    m_key->setEchoMode(QLineEdit::Password);
    form()->addRow(tr("&Passphrase or recovery key"), m_key);
    auto *show = new QCheckBox(tr("&Show what is typed"));
    show->setObjectName(u"unsealShow"_s);
    form()->addRow(QString(), show);
    m_target->setPath(targetFor(sealedPath));
    form()->addRow(tr("Put it &into"), m_target);
    auto *note = new PlainLabel(tr("What comes out is not encrypted any more, unless the book is itself. A book that is there already is set aside beside it, not "
                                   "written over; the encrypted file stays as it is."), u"cap"_s);
    note->setWordWrap(true);
    form()->addRow(note);
    addFoot(tr("Open"), u"unsealNow"_s, u"unlock"_s);
    connect(show, &QCheckBox::toggled, this,
            [this](bool shown) { m_key->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password); });
    connect(m_key, &QLineEdit::textEdited, this, &UnsealDialog::sayNothing);
    m_key->setFocus();
}

void UnsealDialog::save()
{
    const QString target = m_target->path();
    if (target.isEmpty() || isAtWork())
        return;
    const auto what = std::make_shared<Unsealed>();
    auto work = [from = m_sealedPath, target, key = std::make_shared<QString>(typedIn(m_key)), what](Progress &progress) -> Done {
        auto done = openSealed(from, target, *key, progress);
        wipe(*key);
        if (!done)
            return done.error();
        *what = *done;
        return {};
    };
    start(target, {m_key, m_target}, std::move(work), [this, target, what] {
        clearTyped(m_key);
        Q_EMIT opened(target, *what);
        accept();
    });
}

} // namespace goodword
