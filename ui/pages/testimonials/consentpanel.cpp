#include "ui/pages/testimonials/consentpanel.h"

#include "core/base/text.h"
#include "core/consents/consentcommands.h"
#include "core/consents/consentstore.h"
#include "ui/dialogs/printing.h"
#include "ui/pages/testimonials/consentdialog.h"
#include "ui/shell/session.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/pilllabel.h"

#include <QFileInfo>
#include <QGridLayout>
#include <QMimeDatabase>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

namespace goodword {

using namespace Qt::StringLiterals;

static QString shortDay(QDate day)
{
    return QLocale().toString(day, QLocale::ShortFormat);
}

ConsentPanel::ConsentPanel(Session &session, QWidget *parent) : QWidget(parent), m_session(session)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto *head = new SectionHeader(tr("Permission"));
    m_give = makeButton(tr("Record permission…"), u"plus-lg"_s);
    m_give->setObjectName(u"giveConsent"_s);
    m_give->setEnabled(!session.book().isReadOnly());
    head->addAction(m_give);
    column->addWidget(head);
    auto *list = new QWidget;
    m_column = new QVBoxLayout(list);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(8);
    column->addWidget(list);
    connect(m_give, &QPushButton::clicked, this, &ConsentPanel::give);
}

void ConsentPanel::showFor(const TestimonialRow &row)
{
    m_row = row;
    while (QLayoutItem *item = m_column->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    m_column->addWidget(makeVerdicts(row));
    for (const Consent &consent : consentStore::of(m_session.db(), ConsentSubject::Testimonial, row.testimonial.id.value))
        m_column->addWidget(makeConsent(consent));
}

QWidget *ConsentPanel::makeVerdicts(const TestimonialRow &row)
{
    auto *verdicts = new QWidget;
    auto *grid = new QGridLayout(verdicts);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(3);
    grid->setColumnStretch(1, 1);
    int line = 0;
    for (const ConsentChannel channel : kConsentChannels) {
        const ConsentVerdict &verdict = row.consentFor(channel);
        grid->addWidget(new PillLabel(consentChannelName(channel), verdict.covered() ? PillLabel::green() : PillLabel::neutral()), line, 0,
                        Qt::AlignLeft | Qt::AlignTop);
        auto *why = new PlainLabel(verdict.covered() ? (verdict.day.isValid() ? tr("may be used until %1").arg(shortDay(verdict.day)) : tr("may be used"))
                                                     : verdict.sentence(), u"cap"_s);
        why->setObjectName(u"verdict-"_s + consentChannelCode(channel));
        why->setWordWrap(true);
        grid->addWidget(why, line++, 1);
    }
    return verdicts;
}

QWidget *ConsentPanel::makeConsent(const Consent &consent)
{
    auto *card = new Card;
    card->body()->setContentsMargins(12, 8, 8, 8);
    card->body()->setSpacing(2);
    auto *top = new QHBoxLayout;
    top->addWidget(new PlainLabel(consentScopeName(consent.scope), u"strong"_s), 1);
    const bool readOnly = m_session.book().isReadOnly();
    auto *edit = makeButton(tr("Edit…"), {}, ButtonKind::Quiet);
    edit->setObjectName(u"editConsent-%1"_s.arg(consent.id.value));
    edit->setEnabled(!readOnly);
    top->addWidget(edit);
    auto *withdraw = makeButton(tr("Withdraw"), {}, ButtonKind::Quiet);
    withdraw->setObjectName(u"withdrawConsent-%1"_s.arg(consent.id.value));
    withdraw->setEnabled(!readOnly && !consent.withdrawnDay.isValid());
    top->addWidget(withdraw);
    card->body()->addLayout(top);
    QStringList channels;
    for (const ConsentChannel channel : kConsentChannels) {
        if (consent.channels.contains(channel))
            channels += consentChannelName(channel);
    }
    QString when = tr("given on %1").arg(shortDay(consent.givenDay));
    if (!consent.how.isEmpty())
        when = tr("%1, %2").arg(when, consent.how);
    if (consent.untilDay.isValid())
        when = tr("%1, until %2").arg(when, shortDay(consent.untilDay));
    if (consent.withdrawnDay.isValid())
        when = tr("%1, withdrawn on %2").arg(when, shortDay(consent.withdrawnDay));
    for (const QString &text : {channels.join(u" · "_s), when, consent.proof.isEmpty() ? QString() : tr("Proof: %1").arg(consent.proof)}) {
        if (text.isEmpty())
            continue;
        auto *label = new PlainLabel(text, u"cap"_s);
        label->setWordWrap(true);
        card->body()->addWidget(label);
    }
    if (!consent.proofSha256.isEmpty()) {
        auto *save = makeButton(tr("Save the proof…"), u"download"_s, ButtonKind::Quiet);
        save->setObjectName(u"saveProof-%1"_s.arg(consent.id.value));
        card->body()->addWidget(save, 0, Qt::AlignLeading);
        connect(save, &QPushButton::clicked, this, [this, consent] { saveProof(consent); });
    }
    connect(edit, &QPushButton::clicked, this, [this, consent] { (new ConsentDialog(m_session, consent, this))->open(); });
    connect(withdraw, &QPushButton::clicked, this, [this, consent] {
        m_session.accept(withdrawConsents(m_session.book(), {consent.id}), tr("Withdrew the permission: %1").arg(consentScopeName(consent.scope)));
    });
    return card;
}

void ConsentPanel::saveProof(const Consent &consent)
{
    const auto bytes = proofFile(m_session.db(), consent);
    if (!m_session.accept(bytes))
        return;
    // The line of the proof is free text, so the kind of file is told by its contents.
    const QString kind = QMimeDatabase().mimeTypeForData(*bytes).preferredSuffix();
    const QString name = safeFileName(tr("Permission of %1").arg(shortDay(consent.givenDay)), kind.isEmpty() ? QString() : u'.' + kind);
    askWhereToSave(this, tr("Save the proof"), name, {tr("All files (*)")}, [session = QPointer(&m_session), bytes = *bytes](const QString &path) {
        if (!session)
            return;
        const Done done = writeFileWhole(path, [&](QIODevice &device) -> Done {
            return device.write(bytes) == bytes.size() ? Done() : Done(ErrorCode::Io, ConsentPanel::tr("The proof could not be written there. The book still holds it; choose another folder."));
        });
        if (session->accept(done))
            session->tellOfFile(ConsentPanel::tr("%1 is saved.").arg(isolated(QFileInfo(path).fileName())), path);
    });
}

void ConsentPanel::give()
{
    Consent consent;
    consent.subject = ConsentSubject::Testimonial;
    consent.subjectId = m_row.testimonial.id.value;
    consent.customer = m_row.testimonial.customer;
    consent.givenDay = m_session.today();
    consent.relationship = m_row.testimonial.relationship;
    consent.disclosure = m_row.testimonial.disclosure;
    (new ConsentDialog(m_session, consent, this))->open();
}

} // namespace goodword
