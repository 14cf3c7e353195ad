#include "ui/dialogs/unsealdialog.h"

#include "core/base/text.h"
#include "core/book/sealedfile.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"

#include <QCheckBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QTimer>
#include <QtConcurrentRun>

namespace goodword {

using namespace Qt::StringLiterals;

class UnsealDialog::Watch final : public Progress
{
public:
    explicit Watch(std::shared_ptr<Work> work) : m_work(std::move(work)) {}
    void report(qint64 done, qint64 total) override { m_work->permille = total > 0 ? int(done * 1000 / total) : 0; }
    bool cancelled() const override { return m_work->cancelled; }

private:
    std::shared_ptr<Work> m_work;
};

UnsealDialog::UnsealDialog(const QString &sealedPath, QWidget *parent)
    : FormDialog(u"unsealDialog"_s, tr("Open an encrypted file"), parent), m_sealedPath(sealedPath), m_key(new QLineEdit),
      m_bar(new QProgressBar)
{
    form()->addRow(new PlainLabel(oneLine(QFileInfo(sealedPath).fileName()), u"strong"_s));
    m_key->setObjectName(u"unsealKey"_s);
    m_key->setEchoMode(QLineEdit::Password);
    form()->addRow(tr("&Passphrase or recovery key"), m_key);
    auto *show = new QCheckBox(tr("&Show what is typed"));
    show->setObjectName(u"unsealShow"_s);
    form()->addRow(QString(), show);
    const QDir folder = QFileInfo(sealedPath).absoluteDir();
    const QFileInfo name(unsealedName(sealedPath));
    const QString free = safeFileName(name.completeBaseName(), u'.' + name.suffix(), folder.entryList(QDir::Files));
    m_target = new QLineEdit(QDir::toNativeSeparators(folder.filePath(free)));
    m_target->setObjectName(u"unsealTarget"_s);
    auto *browse = makeButton(tr("&Choose…"), u"folder2-open"_s);
    browse->setAutoDefault(false);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_target, 1);
    row->addWidget(browse);
    form()->addRow(tr("Put it &into"), row);
    if (auto *label = qobject_cast<QLabel *>(form()->labelForField(row)))
        label->setBuddy(m_target);
    auto *note = new PlainLabel(tr("What comes out is not encrypted any more. A book that is there already is set aside beside it, not "
                                   "written over; the encrypted file stays as it is."), u"cap"_s);
    note->setWordWrap(true);
    form()->addRow(note);
    m_bar->setRange(0, 1000);
    m_bar->setTextVisible(false);
    m_bar->hide();
    form()->addRow(m_bar);
    m_open = addFoot(tr("Open"), u"unsealNow"_s, u"unlock"_s);
    connect(show, &QCheckBox::toggled, this,
            [this](bool shown) { m_key->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password); });
    connect(m_key, &QLineEdit::textEdited, this, &UnsealDialog::sayNothing);
    connect(browse, &QPushButton::clicked, this, [this] {
        auto *dialog = new QFileDialog(this, tr("Put it into"), target());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setOption(QFileDialog::DontConfirmOverwrite);
        connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) { m_target->setText(QDir::toNativeSeparators(path)); });
        dialog->open();
    });
    connect(&m_opening, &QFutureWatcherBase::finished, this, &UnsealDialog::finish);
    auto *poll = new QTimer(this);
    poll->setInterval(100);
    connect(poll, &QTimer::timeout, this, [this] { m_bar->setValue(m_work->permille); });
    poll->start();
    m_key->setFocus();
}

UnsealDialog::~UnsealDialog()
{
    m_work->cancelled = true;
    m_opening.waitForFinished();
}

QString UnsealDialog::target() const
{
    return QDir::fromNativeSeparators(m_target->text().trimmed());
}

void UnsealDialog::save()
{
    if (target().isEmpty() || m_opening.isRunning())
        return;
    sayNothing();
    m_open->setEnabled(false);
    m_work->permille = 0;
    m_bar->show();
    Q_EMIT opening(target());
    QString key = m_key->text();
    m_opening.setFuture(QtConcurrent::run([from = m_sealedPath, to = target(), key, work = m_work]() mutable {
        Watch watch(work);
        auto done = openSealed(from, to, key, watch);
        wipe(key);
        return done;
    }));
    wipe(key);
}

void UnsealDialog::finish()
{
    if (m_work->cancelled)
        return;
    m_open->setEnabled(true);
    m_bar->hide();
    const Result<Unsealed> done = m_opening.result();
    if (!done) {
        say(done.error());
        m_key->setFocus();
        m_key->selectAll();
        Q_EMIT refused();
        return;
    }
    m_key->clear();
    Q_EMIT opened(target(), *done);
    accept();
}

} // namespace goodword
