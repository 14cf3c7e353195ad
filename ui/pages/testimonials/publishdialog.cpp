#include "ui/pages/testimonials/publishdialog.h"

#include "core/testimonials/testimonialcommands.h"
#include "core/testimonials/testimoniallist.h"
#include "ui/shell/session.h"
#include "ui/widgets/labels.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>

namespace goodword {

using namespace Qt::StringLiterals;

PublishDialog::PublishDialog(Session &session, TestimonialId id, QWidget *parent)
    : FormDialog(u"publishDialog"_s, tr("Publish the approved wording"), parent), m_session(session), m_id(id)
{
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
    form()->addRow(tr("&Channel"), m_channel);
    m_place = new QLineEdit;
    m_place->setObjectName(u"publishPlace"_s);
    m_place->setPlaceholderText(tr("Home page, spring catalogue, … (may be empty)"));
    form()->addRow(tr("&Where"), m_place);
    addFoot(tr("Note as published"), u"savePublish"_s, u"megaphone"_s);
}

void PublishDialog::save()
{
    const auto channel = ConsentChannel(m_channel->currentData().toInt());
    const Done done = publishTestimonial(m_session.book(), m_id, channel, m_place->text());
    if (!done) {
        say(done.error());
        return;
    }
    m_session.accept(done, tr("Published: %1").arg(consentChannelName(channel)));
    accept();
}

} // namespace goodword
