#include "ui/dialogs/sealdialog.h"

#include "core/base/text.h"
#include "ui/dialogs/filefield.h"
#include "ui/dialogs/passphrasefields.h"
#include "ui/widgets/labels.h"

#include <QDir>
#include <QFileInfo>
#include <QFormLayout>
#include <QPushButton>

namespace goodword {

using namespace Qt::StringLiterals;

SealDialog::SealDialog(const QString &title, const QString &what, const QString &suggestedPath, Wanted wanted, QWidget *parent)
    : FormDialog(u"sealDialog"_s, title, parent), m_wanted(std::move(wanted)),
      m_target(new FileField(u"sealPath"_s, tr("File"), FileKind::sealed())), m_passphrase(new PassphraseFields)
{
    auto *explained = new PlainLabel(what, u"muted"_s);
    explained->setWordWrap(true);
    form()->addRow(explained);
    m_target->setPath(suggestedPath);
    form()->addRow(new PlainLabel(tr("File"), u"strong"_s)); // above, since the fields below it stand in a column of their own
    form()->addRow(m_target);
    form()->addRow(m_passphrase);
    m_save = addFoot(tr("Save"), u"sealNow"_s, u"shield-lock"_s);
    connect(m_target, &FileField::changed, this, &SealDialog::refresh);
    connect(m_passphrase, &PassphraseFields::changed, this, &SealDialog::refresh);
    m_passphrase->setFocus();
    refresh();
}

void SealDialog::refresh()
{
    const QFileInfo file(m_target->path());
    m_save->setEnabled(!m_target->path().isEmpty() && file.isAbsolute() && m_passphrase->agrees());
    if (file.isFile())
        warn(tr("There is a file of this name already; it will be replaced."));
    else
        sayNothing();
}

void SealDialog::save()
{
    const QString target = m_target->path();
    if (!m_save->isEnabled())
        return;
    if (!QFileInfo(target).absoluteDir().exists()) {
        say({ErrorCode::NotFound, tr("There is no folder “%1”. Choose one that is there.").arg(oneLine(QFileInfo(target).path())), {}});
        return;
    }
    if (const Done begun = m_wanted(target, m_passphrase->passphrase()); !begun) {
        say(begun.error());
        return;
    }
    m_passphrase->clear();
    accept();
}

} // namespace goodword
