#include "ui/pages/feedback/closeloopdialog.h"

#include "core/feedback/feedbackcommands.h"
#include "ui/models/celldelegates.h"
#include "ui/shell/session.h"
#include "ui/widgets/labels.h"

#include <QComboBox>
#include <QFormLayout>
#include <QPlainTextEdit>
#include <QPushButton>

namespace goodword {

using namespace Qt::StringLiterals;

CloseLoopDialog::CloseLoopDialog(Session &session, const AnswerRow &row, QWidget *parent)
    : FormDialog(u"closeLoopDialog"_s, tr("Close the loop"), parent), m_session(session), m_row(row)
{
    const bool known = row.answer.customer.isValid();
    const QString who = known ? row.customerName : tr("Somebody anonymous");
    auto *head = heading(tr("%1 gave %2 on %3").arg(who, npsScoreText(row.answer.score), QLocale().toString(row.answer.day, QLocale::ShortFormat)));
    head->setWordWrap(true);
    form()->addRow(head);
    if (!row.answer.comment.trimmed().isEmpty()) {
        auto *said = new PlainLabel(row.answer.comment, u"muted"_s);
        said->setWordWrap(true);
        form()->addRow(said);
    }
    m_channel = new QComboBox;
    m_channel->setObjectName(u"replyChannel"_s);
    for (const Channel channel : kChannels)
        m_channel->addItem(channelName(channel), int(channel));
    m_text = new QPlainTextEdit;
    m_text->setObjectName(u"replyText"_s);
    m_text->setTabChangesFocus(true);
    m_text->setPlaceholderText(tr("What was said and promised"));
    m_text->setFixedHeight(110);
    if (known) {
        form()->addRow(tr("&How"), m_channel);
        form()->addRow(tr("&Reply"), m_text);
    } else {
        auto *nobody = new PlainLabel(tr("Nobody can be replied to, so the answer is closed as dealt with."), u"cap"_s);
        nobody->setWordWrap(true);
        form()->addRow(nobody);
        m_channel->setParent(this);
        m_text->setParent(this);
        m_channel->hide();
        m_text->hide();
    }
    addFoot(known ? tr("Log reply and close") : tr("Close"), u"saveReply"_s, u"check-circle"_s);
}

void CloseLoopDialog::save()
{
    const QString text = m_text->toPlainText().trimmed();
    Done done;
    if (text.isEmpty() || !m_row.answer.customer.isValid()) {
        done = closeAnswer(m_session.book(), m_row.answer.id);
    } else {
        Touchpoint reply;
        reply.channel = Channel(m_channel->currentData().toInt());
        reply.direction = Direction::Out;
        reply.subject = tr("Reply to a score of %1").arg(npsScoreText(m_row.answer.score));
        reply.body = text;
        done = replyToAnswer(m_session.book(), m_row.answer.id, reply);
    }
    if (!done) {
        say(done.error());
        return;
    }
    m_session.accept(done, m_row.customerName.isEmpty() ? tr("Closed an anonymous answer") : tr("Closed the loop with %1").arg(m_row.customerName));
    accept();
}

} // namespace goodword
