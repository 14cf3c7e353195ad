#include "ui/pages/exchange/exportdialog.h"

#include "core/base/text.h"
#include "core/book/sealedfile.h"
#include "core/exchange/exporter.h"
#include "ui/dialogs/filefield.h"
#include "ui/dialogs/formdialog.h"
#include "ui/dialogs/passphrasefields.h"
#include "ui/pages/exchange/fieldtitles.h"
#include "ui/shell/session.h"
#include "ui/shell/writejob.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/labels.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLocale>
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

ExportDialog::ExportDialog(Session &session, ImportKind kind, IdList chosen, IdList shown, QWidget *parent)
    : QDialog(parent), m_session(session), m_kind(kind), m_chosen(std::move(chosen)), m_shown(std::move(shown)),
      m_what(new QButtonGroup(this)), m_format(new QButtonGroup(this))
{
    setObjectName(u"exportDialog"_s);
    setWindowTitle(tr("Export: %1").arg(importKindTitle(kind)));
    setMinimumWidth(420);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(10);
    column->addWidget(makeWhat());
    column->addWidget(makeFormat());
    column->addWidget(makePlace());
    m_problem = new PlainLabel({}, u"cap"_s);
    m_problem->setObjectName(u"exportProblem"_s);
    m_problem->setWordWrap(true);
    m_problem->setSelectable(true);
    column->addWidget(m_problem);
    column->addStretch(1);
    auto *buttons = new QDialogButtonBox;
    auto *cancel = makeButton(tr("Cancel"));
    cancel->setObjectName(u"exportCancel"_s);
    m_export = makeButton(tr("&Export"), u"download"_s, ButtonKind::Primary);
    m_export->setObjectName(u"exportNow"_s);
    m_export->setDefault(true);
    buttons->addButton(m_export, QDialogButtonBox::AcceptRole);
    buttons->addButton(cancel, QDialogButtonBox::RejectRole);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, &ExportDialog::accept);
    connect(&session, &Session::jobEnded, this, &ExportDialog::refresh);
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
    card->body()->addWidget(new PlainLabel(tr("File"), u"strong"_s));
    m_file = new FileField(u"exportPath"_s, tr("File"), FileKind::table());
    card->body()->addWidget(m_file);
    addProtection(card->body());
    connect(m_file, &FileField::changed, this, &ExportDialog::refresh);
    connect(m_file, &FileField::edited, this, [this] { m_pathTyped = true; });
    return card;
}

void ExportDialog::addProtection(QVBoxLayout *to)
{
    m_protect = new QCheckBox(tr("P&rotect it with a passphrase"));
    m_protect->setObjectName(u"exportProtect"_s);
    m_passphrase = new PassphraseFields;
    m_passphrase->hide();
    to->addWidget(m_protect);
    to->addWidget(m_passphrase);
    connect(m_protect, &QCheckBox::toggled, this, [this](bool on) {
        m_passphrase->setVisible(on);
        refresh();
        if (on)
            m_passphrase->setFocus();
        else
            m_passphrase->clear(); // nothing is kept that is not asked for
    });
    connect(m_passphrase, &PassphraseFields::changed, this, &ExportDialog::refresh);
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
    m_file->setPath(documents.filePath(file));
}

QString ExportDialog::path() const
{
    const QString path = m_file->path();
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
    m_export->setEnabled(problem.isEmpty() && (!m_protect->isChecked() || m_passphrase->agrees()));
    if (problem.isEmpty() && file.exists())
        say(tr("There is a file of this name already; it will be replaced."), u"amber"_s);
    else
        say(problem, u"red"_s);
}

void ExportDialog::say(const QString &problem, const QString &tone)
{
    m_problem->setTone(tone);
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    resize(qMax(width(), kWidth), height());
    growToFit(*this);
}

void ExportDialog::accept()
{
    refresh();
    if (!m_export->isEnabled())
        return;
    if (const Done begun = write(); !begun) {
        say(begun.error().text, u"red"_s);
        return;
    }
    m_passphrase->clear();
    QDialog::accept();
}

static QString exportedText(const ExportReport &report, const QString &target)
{
    const QString name = isolated(QFileInfo(target).fileName());
    const QString said = report.rows == 1 ? ExportDialog::tr("1 row is in %1.").arg(name)
                                          : ExportDialog::tr("%1 rows are in %2.").arg(QLocale().toString(report.rows), name);
    const QString leftOut = leftOutText(report.leftOutCounts);
    return leftOut.isEmpty() ? said : said + u' ' + leftOut;
}

Done ExportDialog::write()
{
    const auto report = std::make_shared<ExportReport>();
    WriteJob job;
    job.title = tr("Exporting %1").arg(importKindTitle(m_kind));
    job.path = path();
    if (m_protect->isChecked())
        job.passphrase = m_passphrase->passphrase();
    job.fill = [report, options = options()](Book &book, QIODevice &device, Progress &progress) -> Done {
        auto written = exportCsv(book, device, options, progress);
        if (!written)
            return written.error();
        *report = std::move(*written);
        return {};
    };
    job.said = [report, target = job.path] { return exportedText(*report, target); };
    return startWriting(m_session, parentWidget(), std::move(job));
}

void exportRecords(Session &session, QWidget *parent, ImportKind kind, const IdList &chosen, const IdList &shown)
{
    auto *dialog = new ExportDialog(session, kind, chosen, shown, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowModality(Qt::WindowModal);
    dialog->open();
}

} // namespace goodword
