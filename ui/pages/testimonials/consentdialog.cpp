#include "ui/pages/testimonials/consentdialog.h"

#include "core/base/text.h"
#include "core/consents/consentcommands.h"
#include "ui/shell/session.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QFileDialog>
#include <QFormLayout>
#include <QGridLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>

namespace goodword {

using namespace Qt::StringLiterals;

static constexpr int kBoxColumns = 3;

/// Tick boxes in three columns, as the dialog's width is known only when it stands.
static QGridLayout *boxGrid(QWidget *holder, const QString &name)
{
    holder->setAccessibleName(name);
    auto *grid = new QGridLayout(holder);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(2);
    for (int column = 0; column < kBoxColumns; ++column)
        grid->setColumnStretch(column, 1);
    return grid;
}

static void addBox(QGridLayout *grid, QCheckBox *box)
{
    const int at = grid->count();
    grid->addWidget(box, at / kBoxColumns, at % kBoxColumns);
}

ConsentDialog::ConsentDialog(Session &session, const Consent &consent, QWidget *parent)
    : FormDialog(u"consentDialog"_s, consent.id.isValid() ? tr("Permission: %1").arg(consentScopeName(consent.scope)) : tr("Record permission"), parent),
      m_session(session), m_consent(consent)
{
    addChoices();
    addDays();
    addProof();
    addFoot(tr("Save permission"), u"saveConsent"_s);
}

void ConsentDialog::addChoices()
{
    if (!m_consent.id.isValid()) {
        auto *scopes = new QWidget;
        QGridLayout *grid = boxGrid(scopes, tr("What may be used"));
        const auto named = namedQuoteScopes();
        for (const ConsentScope scope : kConsentScopes) {
            auto *box = new QCheckBox(consentScopeName(scope));
            box->setObjectName(u"scope-"_s + consentScopeCode(scope));
            box->setChecked(std::find(named.begin(), named.end(), scope) != named.end());
            addBox(grid, box);
            m_scopes.append({scope, box});
        }
        form()->addRow(tr("What"), scopes);
    }
    auto *channels = new QWidget;
    QGridLayout *places = boxGrid(channels, tr("Where it may be used"));
    for (const ConsentChannel channel : kConsentChannels) {
        auto *box = new QCheckBox(consentChannelName(channel));
        box->setObjectName(u"channel-"_s + consentChannelCode(channel));
        box->setChecked(m_consent.channels.contains(channel));
        addBox(places, box);
        m_channels.append({channel, box});
    }
    form()->addRow(tr("Where"), channels);
    m_territory = new QLineEdit(m_consent.territory);
    m_territory->setObjectName(u"consentTerritory"_s);
    m_territory->setPlaceholderText(tr("Everywhere"));
    form()->addRow(tr("&Countries"), m_territory);
}

void ConsentDialog::addDays()
{
    const QDate today = m_session.today();
    m_given = new QDateEdit(m_consent.givenDay.isValid() ? m_consent.givenDay : today);
    m_given->setObjectName(u"consentGiven"_s);
    m_given->setCalendarPopup(true);
    form()->addRow(tr("&Given on"), m_given);
    auto *row = new QHBoxLayout;
    m_ends = new QCheckBox(tr("Ends on"));
    m_ends->setObjectName(u"consentEnds"_s);
    m_ends->setChecked(m_consent.untilDay.isValid());
    m_until = new QDateEdit(m_consent.untilDay.isValid() ? m_consent.untilDay : today.addYears(2));
    m_until->setObjectName(u"consentUntil"_s);
    m_until->setAccessibleName(tr("Last day"));
    m_until->setCalendarPopup(true);
    m_until->setEnabled(m_ends->isChecked());
    row->addWidget(m_ends);
    row->addWidget(m_until);
    row->addStretch(1);
    form()->addRow(tr("End"), row);
    connect(m_ends, &QCheckBox::toggled, m_until, &QWidget::setEnabled);
}

void ConsentDialog::addProof()
{
    m_wording = new QPlainTextEdit(m_consent.wording);
    m_wording->setObjectName(u"consentWording"_s);
    m_wording->setTabChangesFocus(true);
    m_wording->setPlaceholderText(tr("Exactly what the person agreed to"));
    m_wording->setFixedHeight(84);
    form()->addRow(tr("&Wording"), m_wording);
    m_how = new QComboBox;
    m_how->setObjectName(u"consentHow"_s);
    m_how->setEditable(true);
    m_how->addItems({tr("E-mail"), tr("Form"), tr("Paper"), tr("In person"), tr("Phone")});
    m_how->setCurrentText(m_consent.id.isValid() ? m_consent.how : tr("E-mail"));
    form()->addRow(tr("&How"), m_how);
    form()->addRow(tr("&Proof"), makeProofFields());
    m_incentive = new QLineEdit(m_consent.incentive);
    m_incentive->setObjectName(u"consentIncentive"_s);
    m_incentive->setPlaceholderText(tr("What was given in return; empty for nothing"));
    form()->addRow(tr("&In return"), m_incentive);
}

/// What the proof is called or where it lies, and the file itself where it is kept in the book.
QWidget *ConsentDialog::makeProofFields()
{
    auto *fields = new QWidget;
    auto *column = new QVBoxLayout(fields);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    m_proof = new QLineEdit(m_consent.proof);
    m_proof->setObjectName(u"consentProof"_s);
    m_proof->setPlaceholderText(tr("A mail's date and subject, a folder"));
    line->addWidget(m_proof, 1);
    auto *attach = makeButton(tr("Attach file…"), u"paperclip"_s);
    attach->setObjectName(u"attachProof"_s);
    line->addWidget(attach);
    column->addLayout(line);
    m_fileRow = new QWidget;
    auto *row = new QHBoxLayout(m_fileRow);
    row->setContentsMargins(0, 0, 0, 0);
    m_fileName = new PlainLabel({}, u"cap"_s);
    m_fileName->setObjectName(u"consentProofFile"_s);
    m_fileName->setWordWrap(true);
    row->addWidget(m_fileName, 1);
    auto *remove = makeIconButton(u"x-lg"_s, tr("Remove the file"));
    remove->setObjectName(u"removeProof"_s);
    row->addWidget(remove);
    column->addWidget(m_fileRow);
    fields->setFocusProxy(m_proof);
    fields->setFocusPolicy(Qt::StrongFocus); // else the key of the label does nothing
    connect(attach, &QPushButton::clicked, this, [this] {
        const QString path = QFileDialog::getOpenFileName(this, tr("The file that proves the permission"));
        if (!path.isEmpty())
            attachProof(path);
    });
    connect(remove, &QToolButton::clicked, this, [this] {
        m_file.reset();
        m_consent.proofSha256.clear();
        showProofFile();
    });
    showProofFile();
    return fields;
}

void ConsentDialog::attachProof(const QString &path)
{
    auto read = readAttachmentFile(path);
    if (!read) {
        say(read.error());
        return;
    }
    sayNothing();
    m_file = std::move(*read);
    if (m_proof->text().trimmed().isEmpty())
        m_proof->setText(m_file->name);
    showProofFile();
}

void ConsentDialog::showProofFile()
{
    m_fileRow->setVisible(m_file || !m_consent.proofSha256.isEmpty());
    m_fileName->setText(m_file ? tr("%1 (%2) is kept in the book.").arg(isolated(m_file->name), QLocale().formattedDataSize(m_file->bytes.size(), 1))
                               : tr("The file that proves it is in the book."));
}

Consent ConsentDialog::filled() const
{
    Consent consent = m_consent;
    consent.channels.clear();
    for (const auto &[channel, box] : m_channels) {
        if (box->isChecked())
            consent.channels.insert(channel);
    }
    consent.territory = m_territory->text();
    consent.givenDay = m_given->date();
    consent.untilDay = m_ends->isChecked() ? m_until->date() : QDate();
    consent.wording = m_wording->toPlainText();
    consent.how = m_how->currentText();
    consent.proof = m_proof->text();
    consent.incentive = m_incentive->text();
    return consent;
}

void ConsentDialog::save()
{
    const Consent consent = filled();
    Done done;
    if (consent.id.isValid()) {
        done = editConsent(m_session.book(), consent, m_file);
    } else {
        std::vector<ConsentScope> scopes;
        for (const auto &[scope, box] : m_scopes) {
            if (box->isChecked())
                scopes.push_back(scope);
        }
        const auto given = giveConsent(m_session.book(), consent, scopes, m_file);
        if (!given)
            done = given.error();
    }
    if (!done) {
        say(done.error());
        return;
    }
    m_session.accept(done, tr("Saved the permission"));
    accept();
}

} // namespace goodword
