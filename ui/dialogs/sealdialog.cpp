#include "ui/dialogs/sealdialog.h"

#include "core/base/text.h"
#include "core/book/sealedfile.h"
#include "ui/dialogs/passphrasefields.h"
#include "ui/dialogs/printing.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLineEdit>
#include <QPageSize>
#include <QPainter>

namespace goodword {

using namespace Qt::StringLiterals;

SealDialog::SealDialog(const QString &suggestedPath, Wanted wanted, QWidget *parent)
    : FormDialog(u"sealDialog"_s, tr("Save an encrypted copy"), parent), m_wanted(std::move(wanted)),
      m_path(new QLineEdit(QDir::toNativeSeparators(suggestedPath))), m_passphrase(new PassphraseFields)
{
    auto *what = new PlainLabel(tr("A copy that only the passphrase opens again: for a stick, a cloud folder, a letter box. It holds "
                                   "everything that is in the book."), u"muted"_s);
    what->setWordWrap(true);
    form()->addRow(what);
    m_path->setObjectName(u"sealPath"_s);
    auto *browse = makeButton(tr("&Choose…"), u"folder2-open"_s);
    browse->setAutoDefault(false);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_path, 1);
    row->addWidget(browse);
    form()->addRow(new PlainLabel(tr("File"), u"strong"_s));
    form()->addRow(row);
    m_path->setAccessibleName(tr("File"));
    form()->addRow(m_passphrase);
    m_save = addFoot(tr("Save the copy"), u"sealNow"_s, u"shield-lock"_s);
    connect(browse, &QPushButton::clicked, this, [this] {
        askWhereToSave(this, tr("Save an encrypted copy"), path(), {tr("Encrypted copy (*.%1)").arg(kSealedSuffix)},
                       [this](const QString &chosen) { m_path->setText(QDir::toNativeSeparators(chosen)); });
    });
    connect(m_path, &QLineEdit::textChanged, this, &SealDialog::refresh);
    connect(m_passphrase, &PassphraseFields::changed, this, &SealDialog::refresh);
    m_passphrase->setFocus();
    refresh();
}

QString SealDialog::path() const
{
    const QString path = QDir::fromNativeSeparators(m_path->text().trimmed());
    const QString suffix = u'.' + kSealedSuffix;
    return path.isEmpty() || path.endsWith(suffix) ? path : path + suffix;
}

void SealDialog::refresh()
{
    const QFileInfo file(path());
    m_save->setEnabled(!path().isEmpty() && file.isAbsolute() && m_passphrase->agrees());
    sayNothing();
}

void SealDialog::save()
{
    if (!m_save->isEnabled())
        return;
    if (!QFileInfo(path()).absoluteDir().exists()) {
        say({ErrorCode::NotFound, tr("There is no folder “%1”. Choose one that is there.").arg(oneLine(QFileInfo(path()).path())), {}});
        return;
    }
    m_wanted(path(), m_passphrase->take());
    accept();
}

namespace {

class RecoveryKeyDialog final : public QDialog
{
    Q_DECLARE_TR_FUNCTIONS(goodword::RecoveryKeyDialog)
public:
    RecoveryKeyDialog(const QString &key, const QString &file, QWidget *parent);
    ~RecoveryKeyDialog() override
    {
        m_shown->setText({});
        wipe(m_key);
    }

private:
    void print();
    void saveAs();

    QString m_key, m_file;
    PlainLabel *m_shown, *m_problem;
};

RecoveryKeyDialog::RecoveryKeyDialog(const QString &key, const QString &file, QWidget *parent)
    : QDialog(parent), m_key(key), m_file(file)
{
    setObjectName(u"recoveryDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Recovery key"));
    setMinimumWidth(560);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(14);
    auto *text = new PlainLabel(tr("This key opens %1 too, should the passphrase be forgotten. It is shown this once and kept nowhere: "
                                   "print it, or write it down, and put it where you keep what must not be lost.").arg(isolated(file)));
    text->setWordWrap(true);
    column->addWidget(text);
    // In two lines of equal groups, to be read aloud and copied by hand.
    m_shown = new PlainLabel(m_key.left(20) + u'\n' + m_key.mid(20), u"h1"_s);
    m_shown->setObjectName(u"recoveryKey"_s);
    m_shown->setAccessibleName(tr("Recovery key"));
    m_shown->setSelectable(true);
    m_shown->setAlignment(Qt::AlignCenter);
    column->addWidget(m_shown);
    m_problem = new PlainLabel({}, u"cap"_s);
    m_problem->setTone(u"red"_s);
    m_problem->setWordWrap(true);
    m_problem->hide();
    column->addWidget(m_problem);
    auto *row = new QHBoxLayout;
    auto *printIt = makeButton(tr("&Print…"), u"printer"_s);
    auto *saveIt = makeButton(tr("&Save as…"), u"download"_s);
    auto *kept = makeButton(tr("I have &kept it"), u"check-lg"_s, ButtonKind::Primary);
    printIt->setObjectName(u"printKey"_s);
    saveIt->setObjectName(u"saveKey"_s);
    kept->setObjectName(u"keyKept"_s);
    row->addWidget(printIt);
    row->addWidget(saveIt);
    row->addStretch(1);
    row->addWidget(kept);
    column->addLayout(row);
    for (QPushButton *button : {printIt, saveIt, kept})
        button->setAutoDefault(false); // an Enter that was meant for something else does not close it
    connect(printIt, &QPushButton::clicked, this, &RecoveryKeyDialog::print);
    connect(saveIt, &QPushButton::clicked, this, &RecoveryKeyDialog::saveAs);
    connect(kept, &QPushButton::clicked, this, &QDialog::accept);
}

void RecoveryKeyDialog::print()
{
    PrintJob job;
    job.title = tr("Recovery key");
    job.pageSize = QPageSize(QPageSize::A4).size(QPageSize::Point);
    job.pageCount = 1;
    job.paintPage = [title = job.title, key = m_key, file = m_file, size = job.pageSize](QPainter &painter, int) {
        const QRectF page(QPointF(72, 72), size - QSizeF(144, 144));
        QFont font = painter.font();
        font.setPixelSize(18);
        painter.setFont(font);
        painter.drawText(page, Qt::TextWordWrap, title + u"\n\n"_s + file);
        font.setPixelSize(24);
        font.setBold(true);
        painter.setFont(font);
        painter.drawText(page.adjusted(0, 120, 0, 0), 0, key.left(20) + u'\n' + key.mid(20));
        font.setPixelSize(12);
        font.setBold(false);
        painter.setFont(font);
        painter.drawText(page.adjusted(0, 220, 0, 0), Qt::TextWordWrap,
                         tr("Open the file in Goodword and type this key in place of the passphrase. Capitals and hyphens do not matter."));
    };
    previewPages(this, job);
}

void RecoveryKeyDialog::saveAs()
{
    const QString name = safeFileName(tr("Recovery key of %1").arg(m_file), u".txt"_s);
    askWhereToSave(this, tr("Save the recovery key"), name, {tr("Text (*.txt)")}, [this](const QString &path) {
        const Done done = writeFileWhole(path, [this](QIODevice &device) {
            device.write(u"%1\n%2\n"_s.arg(m_file, m_key).toUtf8());
            return Done();
        });
        m_problem->setText(done ? QString() : done.error().text);
        m_problem->setVisible(!done);
    });
}

} // namespace

void showRecoveryKey(QWidget *window, const Secret &key, const QString &sealedPath)
{
    auto *dialog = new RecoveryKeyDialog(recoveryText(key), QFileInfo(sealedPath).fileName(), window);
    dialog->setWindowModality(Qt::WindowModal);
    dialog->open();
}

} // namespace goodword
