#include "ui/dialogs/recoverykey.h"

#include "core/base/text.h"
#include "ui/dialogs/formdialog.h"
#include "ui/dialogs/printing.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"

#include <QDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QPageSize>
#include <QPainter>
#include <QVBoxLayout>

namespace goodword {

using namespace Qt::StringLiterals;

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
    void reject() override;

protected:
    void showEvent(QShowEvent *event) override
    {
        QDialog::showEvent(event);
        growToFit(*this);
    }

private:
    QLayout *makeButtons();
    void print();
    void saveAs();
    void say(const QString &text, const QString &tone);

    QString m_key, m_file;
    PlainLabel *m_shown, *m_problem;
    bool m_mayGo = false; ///< it is saved, or was said to be lost else
};

/// Of equal groups, to be read aloud and copied by hand.
QString inLines(const QString &key)
{
    static constexpr qsizetype kInALine = 20;
    QString lines;
    lines.reserve(key.size() + key.size() / kInALine); // never copied on the way
    for (qsizetype at = 0; at < key.size(); at += kInALine) {
        if (at > 0)
            lines += u'\n';
        lines += QStringView(key).mid(at, kInALine);
    }
    return lines;
}

RecoveryKeyDialog::RecoveryKeyDialog(const QString &key, const QString &file, QWidget *parent)
    : QDialog(parent), m_key(key), m_file(file), m_shown(new PlainLabel(inLines(key), u"h1"_s)), m_problem(new PlainLabel({}, u"cap"_s))
{
    setObjectName(u"recoveryDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Recovery key"));
    setMinimumWidth(scaled(560));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(14);
    auto *text = new PlainLabel(tr("This key opens %1 too, should the passphrase be forgotten. It is shown this once and kept nowhere: "
                                   "print it, or write it down, and put it where you keep what must not be lost.").arg(isolated(file)));
    text->setWordWrap(true);
    column->addWidget(text);
    m_shown->setObjectName(u"recoveryKey"_s);
    m_shown->setAccessibleName(tr("Recovery key"));
    m_shown->setSelectable(true);
    m_shown->setAlignment(Qt::AlignCenter);
    column->addWidget(m_shown);
    m_problem->setObjectName(u"recoveryProblem"_s);
    m_problem->setWordWrap(true);
    m_problem->hide();
    column->addWidget(m_problem);
    column->addLayout(makeButtons());
}

QLayout *RecoveryKeyDialog::makeButtons()
{
    auto *row = new QHBoxLayout;
    auto *printIt = makeButton(tr("&Print…"), u"printer"_s);
    auto *saveIt = makeButton(tr("&Save as…"), u"download"_s);
    auto *kept = makeButton(tr("I have &kept it"), u"check-lg"_s, ButtonKind::Primary);
    printIt->setObjectName(u"printKey"_s);
    saveIt->setObjectName(u"saveKey"_s);
    kept->setObjectName(u"keyKept"_s); // no default button: an Enter that was meant for something else does not close it
    row->addWidget(printIt);
    row->addWidget(saveIt);
    row->addStretch(1);
    row->addWidget(kept);
    connect(printIt, &QPushButton::clicked, this, &RecoveryKeyDialog::print);
    connect(saveIt, &QPushButton::clicked, this, &RecoveryKeyDialog::saveAs);
    connect(kept, &QPushButton::clicked, this, &QDialog::accept);
    return row;
}

/// Nor does an Escape, at once.
void RecoveryKeyDialog::reject()
{
    if (std::exchange(m_mayGo, true))
        QDialog::reject();
    else
        say(tr("Once this is closed, nobody can show the key again. Print it, save it or write it down first."), u"amber"_s);
}

void RecoveryKeyDialog::say(const QString &text, const QString &tone)
{
    m_problem->setTone(tone);
    m_problem->setText(text);
    m_problem->show();
    growToFit(*this);
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
        painter.drawText(page.adjusted(0, 120, 0, 0), 0, inLines(key));
        font.setPixelSize(12);
        font.setBold(false);
        painter.setFont(font);
        painter.drawText(page.adjusted(0, 280, 0, 0), Qt::TextWordWrap,
                         tr("Open the file in Goodword and type this key in place of the passphrase. Capitals and hyphens do not matter."));
    };
    previewPages(this, job);
}

void RecoveryKeyDialog::saveAs()
{
    const QString name = safeFileName(tr("Recovery key of %1").arg(m_file), u".txt"_s);
    askWhereToSave(this, tr("Save the recovery key"), name, {tr("Text (*.txt)")}, [this](const QString &path) {
        const Done done = writeFileWhole(path, [this](QIODevice &device) {
            device.write(u"%1\n%2\n"_s.arg(m_key, m_file).toUtf8()); // its first line is what the command line reads
            return Done();
        });
        m_mayGo = m_mayGo || done;
        if (done)
            say(tr("The key is in %1 now.").arg(isolated(QFileInfo(path).fileName())), u"green"_s);
        else
            say(done.error().text, u"red"_s);
    });
}

} // namespace

void showRecoveryKey(QWidget *window, const Secret &key, const QString &path)
{
    auto *dialog = new RecoveryKeyDialog(recoveryText(key), QFileInfo(path).fileName(), window);
    dialog->setWindowModality(Qt::WindowModal);
    dialog->open();
}

} // namespace goodword
