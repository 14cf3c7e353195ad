#include "ui/pages/exchange/exportdialog.h"

#include "core/base/text.h"
#include "core/book/sealedfile.h"
#include "core/exchange/exporter.h"
#include "ui/dialogs/passphrasefields.h"
#include "ui/dialogs/sealdialog.h"
#include "ui/pages/exchange/fieldtitles.h"
#include "ui/shell/session.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/labels.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPointer>
#include <QPushButton>
#include <QRadioButton>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

constexpr int kWidth = 600;

enum What { All, Shown, Chosen };
enum Format { ForSpreadsheets, ForGoodword };

QRadioButton *addChoice(QButtonGroup *group, int id, const QString &name, const QString &text, QVBoxLayout *to,
                        const QString &explained = {})
{
    auto *button = new QRadioButton(text);
    button->setObjectName(name);
    group->addButton(button, id);
    to->addWidget(button);
    if (!explained.isEmpty()) {
        auto *words = new PlainLabel(explained, u"cap"_s);
        words->setWordWrap(true);
        auto *indented = new QHBoxLayout;
        indented->setContentsMargins(30, 0, 0, 4);
        indented->addWidget(words);
        to->addLayout(indented);
        button->setAccessibleDescription(explained);
    }
    return button;
}

} // namespace

ExportDialog::ExportDialog(Session &session, ImportKind kind, std::vector<qint64> chosen, std::vector<qint64> shown, QWidget *parent)
    : QDialog(parent), m_session(session), m_kind(kind), m_chosen(std::move(chosen)), m_shown(std::move(shown)),
      m_what(new QButtonGroup(this)), m_format(new QButtonGroup(this))
{
    setObjectName(u"exportDialog"_s);
    setWindowTitle(tr("Export: %1").arg(importKindTitle(kind)));
    setMinimumWidth(420);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(14);
    column->addWidget(makeWhat());
    column->addWidget(makeFormat());
    column->addWidget(makePlace());
    column->addWidget(makeProtection());
    m_problem = new PlainLabel({}, u"cap"_s);
    m_problem->setObjectName(u"exportProblem"_s);
    m_problem->setTone(u"red"_s);
    m_problem->setWordWrap(true);
    column->addWidget(m_problem);
    column->addStretch(1);
    auto *row = new QHBoxLayout;
    row->setSpacing(10);
    auto *cancel = makeButton(tr("Cancel"));
    cancel->setObjectName(u"exportCancel"_s);
    cancel->setAutoDefault(false);
    m_export = makeButton(tr("&Export"), u"download"_s, ButtonKind::Primary);
    m_export->setObjectName(u"exportNow"_s);
    m_export->setDefault(true);
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(m_export);
    column->addLayout(row);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_export, &QPushButton::clicked, this, &ExportDialog::accept);
    suggestPath();
    refresh();
    m_what->checkedButton()->setFocus();
}

QWidget *ExportDialog::makeWhat()
{
    auto *card = new Card;
    card->body()->addWidget(new PlainLabel(tr("What"), u"strong"_s));
    const QLocale locale;
    addChoice(m_what, All, u"exportAll"_s, tr("&Everything: %1").arg(importKindTitle(m_kind)), card->body());
    if (!m_shown.empty())
        addChoice(m_what, Shown, u"exportShown"_s, tr("The %1 in the &list as it is filtered").arg(locale.toString(qint64(m_shown.size()))), card->body());
    if (!m_chosen.empty())
        addChoice(m_what, Chosen, u"exportChosen"_s, tr("The %1 &selected").arg(locale.toString(qint64(m_chosen.size()))), card->body());
    m_what->button(!m_chosen.empty() ? Chosen : !m_shown.empty() ? Shown : All)->setChecked(true);
    connect(m_what, &QButtonGroup::idToggled, this, &ExportDialog::suggestPath);
    return card;
}

QWidget *ExportDialog::makeFormat()
{
    auto *card = new Card;
    card->body()->addWidget(new PlainLabel(tr("For"), u"strong"_s));
    const bool publication = m_kind == ImportKind::Testimonials;
    addChoice(m_format, ForSpreadsheets, u"exportForSpreadsheets"_s, tr("S&preadsheets and other programs (CSV)"), card->body(),
              publication ? tr("Only what is approved and what consent covers goes out; the rest is counted. No cell can run as a formula.")
                          : tr("No cell can run as a formula: text that looks like one gets an apostrophe before it."))
        ->setChecked(true);
    if (publication) {
        m_channel = new QComboBox;
        m_channel->setObjectName(u"exportChannel"_s);
        m_channel->setAccessibleName(tr("Where they will be shown"));
        for (const ConsentChannel channel : kConsentChannels)
            m_channel->addItem(tr("To be shown: %1").arg(consentChannelName(channel)), int(channel));
        auto *indented = new QHBoxLayout;
        indented->setContentsMargins(30, 0, 0, 4);
        indented->addWidget(m_channel);
        card->body()->addLayout(indented);
    }
    addChoice(m_format, ForGoodword, u"exportForGoodword"_s, tr("&Goodword (CSV, nothing lost)"), card->body(),
              tr("To be imported into another book: every cell exactly as it is. Do not open it in a spreadsheet and save it again."));
    connect(m_format, &QButtonGroup::idToggled, this, &ExportDialog::refresh);
    return card;
}

QWidget *ExportDialog::makePlace()
{
    auto *card = new Card;
    auto *title = new PlainLabel(tr("File"), u"strong"_s);
    card->body()->addWidget(title);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    m_path = new QLineEdit;
    m_path->setObjectName(u"exportPath"_s);
    m_path->setAccessibleName(title->plainText());
    auto *browse = makeButton(tr("&Choose…"), u"folder2-open"_s);
    browse->setObjectName(u"exportChoose"_s);
    browse->setAutoDefault(false);
    row->addWidget(m_path, 1);
    row->addWidget(browse);
    card->body()->addLayout(row);
    connect(browse, &QPushButton::clicked, this, &ExportDialog::choosePath);
    connect(m_path, &QLineEdit::textEdited, this, [this] {
        m_pathTyped = true;
        refresh();
    });
    return card;
}

QWidget *ExportDialog::makeProtection()
{
    auto *card = new Card;
    m_protect = new QCheckBox(tr("P&rotect it with a passphrase"));
    m_protect->setObjectName(u"exportProtect"_s);
    m_passphrase = new PassphraseFields;
    m_passphrase->hide();
    card->body()->addWidget(m_protect);
    card->body()->addWidget(m_passphrase);
    connect(m_protect, &QCheckBox::toggled, this, [this](bool on) {
        m_passphrase->setVisible(on);
        refresh();
        if (on)
            m_passphrase->setFocus();
        else
            m_passphrase->take(); // nothing is kept that is not asked for
    });
    connect(m_passphrase, &PassphraseFields::changed, this, &ExportDialog::refresh);
    return card;
}

void ExportDialog::suggestPath()
{
    if (m_pathTyped)
        return;
    QDir documents(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    if (!documents.exists())
        documents = QDir::home();
    const QString name = tr("%1, %2, %3").arg(m_session.book().name(), importKindTitle(m_kind), m_session.today().toString(Qt::ISODate));
    const QString file = safeFileName(name, u".csv"_s, documents.entryList(QDir::Files));
    m_path->setText(QDir::toNativeSeparators(documents.filePath(file)));
}

void ExportDialog::choosePath()
{
    const QString chosen = QFileDialog::getSaveFileName(this, tr("Export as"), path(), tr("Tables as text (*.csv)"));
    if (chosen.isEmpty())
        return;
    m_path->setText(QDir::toNativeSeparators(chosen));
    m_pathTyped = true;
    refresh();
}

QString ExportDialog::path() const
{
    QString path = QDir::fromNativeSeparators(m_path->text().trimmed());
    if (!path.isEmpty() && QFileInfo(path).suffix().isEmpty())
        path += u".csv"_s;
    const QString sealed = u'.' + kSealedSuffix;
    return path.isEmpty() || !m_protect->isChecked() || path.endsWith(sealed) ? path : path + sealed;
}

ExportOptions ExportDialog::options() const
{
    ExportOptions options;
    options.kind = m_kind;
    options.purpose = m_format->checkedId() == ForGoodword ? CsvPurpose::RoundTrip : CsvPurpose::Spreadsheet;
    if (m_channel)
        options.channel = ConsentChannel(m_channel->currentData().toInt());
    if (m_what->checkedId() == Chosen)
        options.only = m_chosen;
    else if (m_what->checkedId() == Shown)
        options.only = m_shown;
    return options;
}

void ExportDialog::refresh()
{
    if (m_channel)
        m_channel->setVisible(m_format->checkedId() == ForSpreadsheets);
    const QFileInfo file(path());
    QString problem;
    if (path().isEmpty())
        problem = tr("Say where the file goes.");
    else if (file.isRelative() || !file.absoluteDir().exists())
        problem = tr("There is no folder “%1”. Choose one that is there.").arg(oneLine(file.path()));
    else if (file.isDir())
        problem = tr("That is a folder. Add a name for the file.");
    else if (m_protect->isChecked() && !m_passphrase->agrees())
        problem = tr("Type the passphrase twice, alike.");
    m_export->setEnabled(problem.isEmpty());
    if (problem.isEmpty() && file.exists())
        problem = tr("There is a file of this name already; it will be replaced.");
    m_problem->setTone(m_export->isEnabled() ? u"amber"_s : u"red"_s);
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    // Wrapped texts need the height of the width they have, which a dialog does not ask for by itself.
    resize(qMax(width(), kWidth), qMax(height(), layout()->totalHeightForWidth(qMax(width(), kWidth))));
}

void ExportDialog::accept()
{
    refresh();
    if (!m_export->isEnabled())
        return;
    m_protect->isChecked() ? writeSealed() : write();
    QDialog::accept();
}

static void tellOfExport(Session &session, const ExportReport &report, const QString &target)
{
    const QString name = isolated(QFileInfo(target).fileName());
    QString said = report.rows == 1 ? ExportDialog::tr("1 row is in %1.").arg(name)
                                    : ExportDialog::tr("%1 rows are in %2.").arg(QLocale().toString(report.rows), name);
    if (const QString leftOut = leftOutText(report.leftOutCounts); !leftOut.isEmpty())
        said += u' ' + leftOut;
    session.tellOfFile(said, target);
}

void ExportDialog::writeSealed()
{
    struct Work {
        Secret passphrase, recoveryKey;
        ExportReport report;
    };
    const auto work = std::make_shared<Work>();
    work->passphrase = m_passphrase->take();
    m_session.runJob(
        tr("Exporting %1").arg(importKindTitle(m_kind)),
        [work, target = path(), options = options()](Book &book, Progress &progress) -> Done {
            auto recoveryKey = goodword::writeSealed(target, work->passphrase, [&](QIODevice &device) -> Done {
                auto written = exportCsv(book, device, options, progress);
                if (!written)
                    return written.error();
                work->report = std::move(*written);
                return {};
            });
            work->passphrase = Secret();
            if (!recoveryKey)
                return recoveryKey.error();
            work->recoveryKey = std::move(*recoveryKey);
            return {};
        },
        [session = &m_session, window = QPointer<QWidget>(parentWidget()), work, target = path()] {
            tellOfExport(*session, work->report, target);
            if (window)
                showRecoveryKey(window->window(), work->recoveryKey, target);
        });
}

void ExportDialog::write()
{
    const auto report = std::make_shared<ExportReport>();
    Session *session = &m_session;
    const QString target = path();
    m_session.runJob(
        tr("Exporting %1").arg(importKindTitle(m_kind)),
        [report, target, options = options()](Book &book, Progress &progress) -> Done {
            auto written = exportCsv(book, target, options, progress);
            if (!written)
                return written.error();
            *report = std::move(*written);
            return {};
        },
        [session, report, target] {
            tellOfExport(*session, *report, target);
        });
}

void exportRecords(Session &session, QWidget *parent, ImportKind kind, const std::vector<qint64> &chosen,
                   const std::vector<qint64> &shown)
{
    auto *dialog = new ExportDialog(session, kind, chosen, shown, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowModality(Qt::WindowModal);
    dialog->open();
}

} // namespace goodword
