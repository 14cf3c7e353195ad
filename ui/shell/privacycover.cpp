#include "ui/shell/privacycover.h"

#include "core/base/secret.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/labels.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace goodword {

using namespace Qt::StringLiterals;

static constexpr int kWidth = 360, kRoomy = 320;

PrivacyCover::PrivacyCover(QWidget *window, bool asksPassphrase)
    : QWidget(window), m_passphrase(new QLineEdit), m_lift(makeButton(tr("&Show again"), u"eye"_s, ButtonKind::Primary)),
      m_said(new PlainLabel({}, u"cap"_s))
{
    setObjectName(u"privacyCover"_s);
    setProperty("ground", u"bg"_s);
    setAttribute(Qt::WA_StyledBackground);
    setFocusPolicy(Qt::ClickFocus); // a click beside the field does not go to what is below
    m_passphrase->setObjectName(u"coverPassphrase"_s);
    m_passphrase->setEchoMode(QLineEdit::Password);
    m_passphrase->setPlaceholderText(tr("Passphrase"));
    m_passphrase->setAccessibleName(tr("Passphrase"));
    if (!asksPassphrase)
        m_passphrase->hide();
    m_lift->setObjectName(u"coverLift"_s);
    m_lift->setAutoDefault(true);
    m_said->setObjectName(u"coverSaid"_s);
    m_said->setWordWrap(true);
    m_said->setAlignment(Qt::AlignHCenter);
    m_said->setText(tr("Only the view is covered. Work that was begun goes on."));
    auto *column = new QVBoxLayout(this);
    column->setSpacing(14);
    column->addStretch();
    m_words = {new IconLabel(u"eye-slash"_s, IconTint::Accent, 40), heading(tr("Goodword is covered"), u"h1"_s)};
    for (QWidget *word : std::as_const(m_words))
        column->addWidget(word, 0, Qt::AlignHCenter);
    m_passphrase->setFixedWidth(std::min(kWidth, std::max(120, window->width() - 48)));
    column->addWidget(m_passphrase, 0, Qt::AlignHCenter);
    column->addWidget(m_lift, 0, Qt::AlignHCenter);
    column->addWidget(m_said);
    column->addStretch();
    m_words.append(m_said);
    setFocusProxy(asksPassphrase ? static_cast<QWidget *>(m_passphrase) : m_lift);
    connect(m_passphrase, &QLineEdit::returnPressed, this, &PrivacyCover::liftWanted);
    connect(m_lift, &QPushButton::clicked, this, &PrivacyCover::liftWanted);
}

Secret PrivacyCover::take()
{
    QString typed = m_passphrase->text();
    Secret passphrase = Secret::ofText(typed);
    m_passphrase->clear();
    wipe(typed);
    return passphrase;
}

void PrivacyCover::setChecking(bool checking)
{
    m_lift->setEnabled(!checking);
    m_passphrase->setReadOnly(checking);
}

void PrivacyCover::sayWrong()
{
    m_said->show();
    m_said->setTone(u"red"_s);
    m_said->setText(tr("That is not the passphrase. Try again; who forgot it takes it away with “goodword --forget-cover” in a terminal."));
    m_passphrase->setFocus();
}

void PrivacyCover::comeForward()
{
    setGeometry(parentWidget()->rect());
    raise();
    if (!isAncestorOf(parentWidget()->focusWidget()))
        setFocus(Qt::OtherFocusReason);
}

void PrivacyCover::resizeEvent(QResizeEvent *event)
{
    for (QWidget *word : std::as_const(m_words))
        word->setVisible(height() >= kRoomy);
    QWidget::resizeEvent(event);
}

bool PrivacyCover::focusNextPrevChild(bool)
{
    QWidget *other = m_passphrase->hasFocus() || m_passphrase->isHidden() ? static_cast<QWidget *>(m_lift) : m_passphrase;
    other->setFocus(Qt::TabFocusReason);
    return true;
}

} // namespace goodword
