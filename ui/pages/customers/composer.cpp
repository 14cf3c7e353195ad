#include "ui/pages/customers/composer.h"

#include "core/customers/customerlabel.h"
#include "core/touchpoints/quicklog.h"
#include "core/touchpoints/touchpointcommands.h"
#include "ui/pages/customers/customertexts.h"
#include "ui/shell/session.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/pilllabel.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QShortcut>
#include <QVBoxLayout>

namespace goodword {

using namespace Qt::StringLiterals;

Composer::Composer(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_line(new QLineEdit)
    , m_log(makeButton(tr("Log")))
    , m_preview(new QWidget)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    m_line->setObjectName(u"composer"_s);
    m_line->setAccessibleName(tr("Log a touchpoint in one line"));
    m_line->setPlaceholderText(tr("call 12 min happy with delivery"));
    m_line->setMaxLength(4000);
    m_log->setObjectName(u"composerLog"_s);
    m_log->setToolTip(tr("Log it (Ctrl+Enter)"));
    row->addWidget(m_line, 1);
    row->addWidget(m_log);
    column->addLayout(row);
    m_preview->setObjectName(u"composerPreview"_s);
    new FlowLayout(m_preview, 6);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    m_preview->setSizePolicy(policy);
    column->addWidget(m_preview);
    connect(m_line, &QLineEdit::textChanged, this, &Composer::preview);
    connect(m_line, &QLineEdit::returnPressed, this, &Composer::log);
    connect(m_log, &QPushButton::clicked, this, &Composer::log);
    auto *enter = new QShortcut(QKeySequence(u"Ctrl+Return"_s), this);
    enter->setContext(Qt::WidgetWithChildrenShortcut);
    connect(enter, &QShortcut::activated, this, &Composer::log);
    preview();
}

void Composer::setCustomer(CustomerId id)
{
    if (id == m_customer)
        return;
    m_customer = id;
    m_line->clear();
    m_line->setEnabled(!m_session.book().isReadOnly());
}

void Composer::focusLine()
{
    m_line->setFocus(Qt::ShortcutFocusReason);
}

void Composer::preview()
{
    while (QLayoutItem *item = m_preview->layout()->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    const QString line = m_line->text().trimmed();
    m_log->setEnabled(!line.isEmpty());
    m_preview->setVisible(!line.isEmpty());
    if (line.isEmpty())
        return;
    const QDate today = m_session.today();
    const QuickLog read = parseQuickLog(line, today);
    const auto pill = [this](const QString &text, const PillLabel::TintSource &tint) {
        auto *label = new PillLabel(text, tint);
        m_preview->layout()->addWidget(label);
        label->show();
    };
    pill(channelName(read.channel), PillLabel::accent());
    if (read.direction != Direction::None)
        pill(directionName(read.direction), PillLabel::neutral());
    if (read.minutes)
        pill(tr("%1 min").arg(*read.minutes), PillLabel::neutral());
    if (read.day != today)
        pill(dayShort(read.day, today), PillLabel::neutral());
    if (read.sentiment == Sentiment::Positive)
        pill(sentimentName(read.sentiment), PillLabel::green());
    else if (read.sentiment != Sentiment::Unset)
        pill(sentimentName(read.sentiment), read.sentiment == Sentiment::Negative ? PillLabel::red() : PillLabel::neutral());
    if (read.followUp.isValid())
        pill(tr("Follow up: %1").arg(dayShort(read.followUp, today)), PillLabel::amber());
    if (!read.text.isEmpty()) {
        auto *text = new ElideLabel(read.text, u"cap"_s);
        text->setMaximumWidth(qMax(60, width() - 20));
        m_preview->layout()->addWidget(text);
        text->show();
    }
    m_preview->updateGeometry();
}

void Composer::log()
{
    const QString line = m_line->text().trimmed();
    if (line.isEmpty() || !m_customer.isValid())
        return;
    if (m_session.accept(quickLog(m_session.book(), {m_customer}, line),
                         tr("Logged for %1").arg(customerLabel(m_session.db(), m_customer))))
        m_line->clear();
}

} // namespace goodword
