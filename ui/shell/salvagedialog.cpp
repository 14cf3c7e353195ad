#include "ui/shell/salvagedialog.h"

#include "core/book/restore.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QVBoxLayout>
#include <QtConcurrentRun>

#include <atomic>

namespace goodword {

using namespace Qt::StringLiterals;

/// How far the worker is, and whether it is to stop.
struct SalvageDialog::Shared final : Progress {
    void report(qint64 now, qint64 all) override
    {
        done = now;
        total = all;
    }
    bool cancelled() const override { return stop; }

    std::atomic<qint64> done = 0, total = 0;
    std::atomic_bool stop = false;
};

SalvageDialog::SalvageDialog(const QString &damaged, const BookOptions &options, QWidget *parent)
    : QDialog(parent), m_damaged(damaged), m_options(options), m_shared(std::make_shared<Shared>())
{
    setObjectName(u"salvageDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Salvage into a new book"));
    setMinimumWidth(620);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(12);
    column->addWidget(heading(tr("Salvage %1").arg(QFileInfo(damaged).fileName()), u"h2"_s));
    QString text = tr("Everything that can still be read is brought into a new book. The damaged file is only read and stays as it is.");
    if (const QList<Backup> backups = backupsOf(damaged, Clock::system()); !backups.isEmpty())
        text += u' ' + tr("The newest backup is of %1: where little was done since, restoring it is better.")
                           .arg(QLocale().toString(backups.first().at.toLocalTime(), QLocale::ShortFormat));
    m_text = new PlainLabel(text);
    m_text->setObjectName(u"salvageText"_s);
    m_text->setWordWrap(true);
    column->addWidget(m_text);
    m_where = makeTarget();
    column->addWidget(m_where);
    m_bar = new QProgressBar;
    m_bar->setObjectName(u"salvageProgress"_s);
    m_bar->setAccessibleName(tr("Salvaging"));
    m_bar->setTextVisible(false);
    m_bar->hide();
    column->addWidget(m_bar);
    m_report = new PlainLabel;
    m_report->setObjectName(u"salvageReport"_s);
    m_report->setWordWrap(true);
    m_report->setSelectable(true);
    m_report->hide();
    column->addWidget(m_report);
    column->addStretch(1);
    column->addWidget(makeButtons());
    connect(&m_work, &QFutureWatcherBase::finished, this, &SalvageDialog::finish);
    connect(&m_look, &QTimer::timeout, this, [this] {
        m_bar->setMaximum(int(m_shared->total));
        m_bar->setValue(int(m_shared->done));
    });
    m_look.setInterval(100);
}

SalvageDialog::~SalvageDialog()
{
    m_shared->stop = true;
    m_work.waitForFinished();
}

QWidget *SalvageDialog::makeTarget()
{
    auto *box = new QWidget;
    auto *form = new QFormLayout(box);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(16);
    auto *row = new QHBoxLayout;
    m_target = new QLineEdit(QDir::toNativeSeparators(salvageName(m_damaged)));
    m_target->setObjectName(u"salvageTarget"_s);
    m_target->setAccessibleName(tr("New book"));
    auto *browse = makeButton(tr("Choose…"), u"folder2-open"_s);
    browse->setObjectName(u"salvageChoose"_s);
    row->setSpacing(8);
    row->addWidget(m_target, 1);
    row->addWidget(browse);
    form->addRow(tr("New book"), row);
    connect(browse, &QPushButton::clicked, this, &SalvageDialog::chooseTarget);
    return box;
}

QWidget *SalvageDialog::makeButtons()
{
    // Not a QDialogButtonBox: that shows again what is hidden in it.
    auto *box = new QWidget;
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->addStretch(1);
    m_begin = makeButton(tr("Salvage"), u"life-preserver"_s, ButtonKind::Primary);
    m_begin->setObjectName(u"salvageNow"_s);
    m_open = makeButton(tr("Open the new book"), u"book"_s, ButtonKind::Primary);
    m_open->setObjectName(u"salvageOpen"_s);
    m_close = makeButton(tr("Cancel"));
    m_close->setObjectName(u"salvageClose"_s);
    for (QPushButton *button : {m_close, m_begin, m_open})
        row->addWidget(button);
    m_begin->setDefault(true);
    m_open->hide();
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_begin, &QPushButton::clicked, this, &SalvageDialog::begin);
    connect(m_open, &QPushButton::clicked, this, [this] {
        Q_EMIT openWanted(target());
        accept();
    });
    return box;
}

QString SalvageDialog::target() const
{
    const QString path = QDir::fromNativeSeparators(m_target->text().trimmed());
    return path.isEmpty() || path.endsWith(u".goodword"_s) ? path : path + u".goodword"_s;
}

void SalvageDialog::chooseTarget()
{
    auto *dialog = new QFileDialog(this, tr("New book"), target(), tr("Goodword book (*.goodword)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setOption(QFileDialog::DontConfirmOverwrite);
    dialog->setDefaultSuffix(u"goodword"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) { m_target->setText(QDir::toNativeSeparators(path)); });
    dialog->open();
}

void SalvageDialog::begin()
{
    if (target().isEmpty() || m_work.isRunning())
        return;
    m_begin->setEnabled(false);
    m_where->setEnabled(false);
    m_report->hide();
    Q_EMIT salvaging(m_damaged);
    m_bar->setRange(0, 0);
    m_bar->show();
    m_look.start();
    m_work.setFuture(QtConcurrent::run([from = m_damaged, to = target(), options = m_options, shared = m_shared] {
        return salvage(from, to, options, *shared);
    }));
}

void SalvageDialog::finish()
{
    m_look.stop();
    m_bar->hide();
    if (m_shared->stop)
        return;
    const Result<SalvageReport> done = m_work.result();
    if (!done) {
        m_begin->setEnabled(true);
        m_where->setEnabled(true);
        say(done.error().text, u"red"_s);
        return;
    }
    m_text->setText(done->isWhole() ? tr("All of it was brought over. The damaged file stays as it is; keep it until you have looked around.")
                                    : tr("What could be read was brought over. The damaged file stays as it is; keep it until you have "
                                         "looked around."));
    m_begin->hide();
    m_open->show();
    m_open->setDefault(true);
    m_open->setFocus();
    m_close->setText(tr("Close"));
    QStringList lines;
    for (const QString &line : salvageLines(*done))
        lines += u"•  "_s + line;
    say(lines.join(u'\n'), {});
}

void SalvageDialog::say(const QString &text, const QString &tone)
{
    m_report->setTone(tone);
    m_report->setText(text);
    m_report->show();
}

} // namespace goodword
