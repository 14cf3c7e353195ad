#include "ui/pages/testimonials/publishdialog.h"

#include "core/testimonials/testimonialcommands.h"
#include "core/testimonials/testimoniallist.h"
#include "ui/shell/session.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>

namespace goodword {

using namespace Qt::StringLiterals;

PublishDialog::PublishDialog(Session &session, TestimonialId id, QWidget *parent)
    : QDialog(parent), m_session(session), m_id(id)
{
    setObjectName(u"publishDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Publish the approved wording"));
    setMinimumWidth(440);
    auto *form = new QFormLayout(this);
    form->setContentsMargins(24, 20, 24, 20);
    form->setVerticalSpacing(12);
    form->setHorizontalSpacing(16);
    m_channel = new QComboBox;
    m_channel->setObjectName(u"publishChannel"_s);
    const auto rows = testimonialRows(session.db(), {id.value}, session.today());
    for (const ConsentChannel channel : kConsentChannels) {
        const bool covered = !rows.empty() && rows.front().consentFor(channel).covered();
        m_channel->addItem(covered ? consentChannelName(channel) : tr("%1 (no permission)").arg(consentChannelName(channel)), int(channel));
        if (covered && m_channel->property("found").isNull()) {
            m_channel->setCurrentIndex(m_channel->count() - 1);
            m_channel->setProperty("found", true);
        }
    }
    form->addRow(tr("&Channel"), m_channel);
    m_place = new QLineEdit;
    m_place->setObjectName(u"publishPlace"_s);
    m_place->setPlaceholderText(tr("Home page, spring catalogue, … (may be empty)"));
    form->addRow(tr("&Where"), m_place);
    m_problem = new PlainLabel;
    m_problem->setObjectName(u"publishProblem"_s);
    m_problem->setTone(u"red"_s);
    m_problem->setWordWrap(true);
    m_problem->hide();
    form->addRow(m_problem);
    auto *buttons = new QDialogButtonBox;
    auto *save = makeButton(tr("Note as published"), u"megaphone"_s, ButtonKind::Primary);
    save->setObjectName(u"savePublish"_s);
    save->setDefault(true);
    buttons->addButton(save, QDialogButtonBox::AcceptRole);
    buttons->addButton(makeButton(tr("Cancel")), QDialogButtonBox::RejectRole);
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &PublishDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void PublishDialog::save()
{
    const auto channel = ConsentChannel(m_channel->currentData().toInt());
    const Done done = publishTestimonial(m_session.book(), m_id, channel, m_place->text());
    if (!done) {
        m_problem->setText(done.error().text);
        m_problem->show();
        return;
    }
    m_session.accept(done, tr("Published: %1").arg(consentChannelName(channel)));
    accept();
}

} // namespace goodword
