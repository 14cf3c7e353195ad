#include "ui/shell/salvagedialog.h"

#include "core/base/clock.h"
#include "core/base/text.h"
#include "core/book/restore.h"
#include "ui/dialogs/filefield.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/widgets/labels.h"

#include <QFileInfo>
#include <QFormLayout>
#include <QLocale>
#include <QPushButton>

namespace goodword {

using namespace Qt::StringLiterals;

SalvageDialog::SalvageDialog(const QString &damaged, const BookOptions &options, QWidget *parent)
    : WorkDialog(u"salvageDialog"_s, tr("Salvage into a new book"), tr("Salvaging"), parent), m_damaged(damaged), m_options(options),
      m_text(new PlainLabel), m_target(new FileField(u"salvageTarget"_s, tr("New book"), FileKind::book()))
{
    setMinimumWidth(scaled(620));
    form()->addRow(new ElideLabel(tr("Salvage %1").arg(oneLine(QFileInfo(damaged).fileName())), u"h2"_s));
    QString text = tr("Everything that can still be read is brought into a new book. The damaged file is only read and stays as it is.");
    if (const QList<Backup> backups = backupsOf(damaged, Clock::system()); !backups.isEmpty())
        text += u' ' + tr("The newest backup is of %1: where little was done since, restoring it is better.")
                           .arg(QLocale().toString(backups.first().at.toLocalTime(), QLocale::ShortFormat));
    m_text->setText(text);
    m_text->setObjectName(u"salvageText"_s);
    m_text->setWordWrap(true);
    form()->addRow(m_text);
    m_target->setPath(salvageName(damaged));
    form()->addRow(tr("New &book"), m_target);
    m_salvage = addFoot(tr("Salvage"), u"salvageNow"_s, u"life-preserver"_s);
}

void SalvageDialog::save()
{
    if (m_made.isEmpty()) {
        begin();
        return;
    }
    Q_EMIT openWanted(m_made);
    accept();
}

void SalvageDialog::begin()
{
    const QString target = m_target->path();
    if (target.isEmpty() || isAtWork())
        return;
    const auto report = std::make_shared<SalvageReport>();
    const auto work = [from = m_damaged, target, options = m_options, report](Progress &progress) -> Done {
        auto done = salvage(from, target, options, progress);
        if (!done)
            return done.error();
        *report = std::move(*done);
        return {};
    };
    start(m_damaged, {m_target}, work, [this, target, report] {
        m_made = target;
        showReport(*report);
    });
}

void SalvageDialog::showReport(const SalvageReport &report)
{
    m_text->setText(report.isWhole() ? tr("All of it was brought over. The damaged file stays as it is; keep it until you have looked around.")
                                     : tr("What could be read was brought over. The damaged file stays as it is; keep it until you have "
                                          "looked around."));
    m_target->setEnabled(false);
    m_salvage->setText(tr("Open the new book"));
    m_salvage->setIcon(icon(u"book"_s, IconTint::OnAccent));
    m_salvage->setObjectName(u"salvageOpen"_s);
    m_salvage->setFocus();
    cancelButton()->setText(tr("Close"));
    QStringList lines;
    for (const QString &line : salvageLines(report))
        lines += u"•  "_s + line;
    tell(lines.join(u'\n'));
}

} // namespace goodword
