#include "ui/pages/customers/customerheader.h"

#include "core/base/text.h"
#include "core/customers/customercommands.h"
#include "ui/pages/customers/customeractions.h"
#include "ui/pages/customers/customertexts.h"
#include "ui/shell/session.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/inlineedit.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/pilllabel.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

namespace goodword {

using namespace Qt::StringLiterals;

CustomerHeader::CustomerHeader(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_avatar(new Avatar({}, 56))
    , m_name(new InlineEdit(InlineEdit::Kind::Text, tr("Name"), tr("Name")))
    , m_company(new QToolButton)
    , m_line(new ElideLabel({}, u"muted"_s))
{
    m_name->setObjectName(u"customerName"_s);
    m_name->setRole(u"h1"_s);
    m_name->setCheck([](const QVariant &value) {
        return value.toString().trimmed().isEmpty() ? tr("A customer needs a name.") : QString();
    });
    connect(m_name, &InlineEdit::committed, this, [this](const QVariant &value) { rename(value.toString()); });
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_avatar);
    auto *column = new QVBoxLayout;
    column->setContentsMargins(0, 0, 0, 2);
    column->setSpacing(0);
    row->addLayout(column, 1);
    auto *top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(m_name, 1);
    top->addWidget(makeButtons(), 0, Qt::AlignTop);
    column->addLayout(top);
    // Under the buttons as well: the contacts have the whole width.
    column->addLayout(makeLine());
}

QLayout *CustomerHeader::makeLine()
{
    auto *line = new QHBoxLayout;
    line->setContentsMargins(1, 0, 0, 0);
    line->setSpacing(2);
    m_company->setObjectName(u"openCompany"_s);
    m_company->setIcon(icon(u"building"_s, IconTint::Accent));
    m_company->setIconSize(QSize(scaled(13), scaled(13)));
    m_company->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_company->setCursor(Qt::PointingHandCursor);
    connect(m_company, &QToolButton::clicked, this, [this] { m_session.openCustomer(m_customer.companyId); });
    line->addWidget(m_company);
    m_line->setContentsMargins(7, 0, 0, 0);
    // As high as the company's button, so that nothing moves between people with and without one.
    m_line->setMinimumHeight(scaled(28));
    m_line->setObjectName(u"customerLine"_s);
    line->addWidget(m_line, 1);
    return line;
}

QWidget *CustomerHeader::makeButtons()
{
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 4, 0, 0);
    row->setSpacing(4);
    m_log = makeButton(tr("Log touchpoint"), u"chat-left-text"_s);
    m_log->setObjectName(u"logTouchpoint"_s);
    m_log->setAccessibleName(tr("Log touchpoint"));
    m_log->setToolTip(tr("Log touchpoint (L)"));
    connect(m_log, &QPushButton::clicked, this, &CustomerHeader::logWanted);
    row->addWidget(m_log);
    const auto iconButton = [row](const QString &iconName, const QString &text, const QString &name) {
        auto *button = makeIconButton(iconName, text);
        button->setObjectName(name);
        row->addWidget(button);
        return button;
    };
    auto *more = iconButton(u"three-dots"_s, tr("More"), u"customerMore"_s);
    more->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(more);
    menu->setObjectName(u"customerMenu"_s);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { fillMenu(menu); });
    more->setMenu(menu);
    connect(iconButton(u"chevron-up"_s, tr("Previous customer (P)"), u"previousCustomer"_s), &QToolButton::clicked, this,
            [this] { Q_EMIT stepWanted(-1); });
    connect(iconButton(u"chevron-down"_s, tr("Next customer (N)"), u"nextCustomer"_s), &QToolButton::clicked, this,
            [this] { Q_EMIT stepWanted(1); });
    connect(iconButton(u"x-lg"_s, tr("Close (Esc)"), u"closeCustomer"_s), &QToolButton::clicked, this, &CustomerHeader::closeWanted);
    return bar;
}

void CustomerHeader::fill(const Customer &customer, const CustomerRow &row)
{
    m_customer = customer;
    m_avatar->setName(customer.name);
    m_name->setValue(customer.name);
    m_name->setReadOnly(m_session.book().isReadOnly());
    m_companyName = oneLine(row.company);
    m_company->setAccessibleName(tr("Open %1").arg(m_companyName));
    m_company->setToolTip(plainToolTip(tr("Open %1").arg(m_companyName)));
    m_company->setVisible(customer.companyId.isValid());
    QStringList parts{customer.jobTitle};
    if (customer.kind == CustomerKind::Company)
        parts += customerKindName(customer.kind);
    parts += {row.email, row.phone, row.city};
    parts.removeAll(QString());
    m_line->setText(parts.join(u"  ·  "_s));
    fitCompany();
}

/// A long company has what the contacts leave, and never less than a name takes.
void CustomerHeader::fitCompany()
{
    const int left = width() - m_avatar->width() - scaled(56) - m_line->sizeHint().width();
    const int room = qMax(scaled(200), left);
    m_company->setText(withoutMnemonic(isolated(m_company->fontMetrics().elidedText(m_companyName, Qt::ElideRight, room))));
}

void CustomerHeader::editName()
{
    m_name->startEdit();
}

void CustomerHeader::rename(const QString &name)
{
    const QString before = m_customer.name;
    const Done renamed = editCustomer(m_session.book(), m_customer.id, [&](CustomerFields &fields) { fields.name = name; });
    if (!m_session.accept(renamed, tr("Renamed %1 to %2").arg(nameInText(before), nameInText(name))))
        m_name->setValue(before);
}

void CustomerHeader::fillMenu(QMenu *menu)
{
    menu->clear();
    const QString email = m_customer.emails.isEmpty() ? QString() : m_customer.emails.first().address;
    const QString phone = m_customer.phones.isEmpty() ? QString() : m_customer.phones.first().number;
    if (!email.isEmpty()) {
        menu->addAction(tr("&Write an e-mail"), this, [email] {
            QUrl url;
            url.setScheme(u"mailto"_s);
            url.setPath(email);
            QDesktopServices::openUrl(url);
        });
        menu->addAction(tr("&Copy e-mail address"), this, [email] { QGuiApplication::clipboard()->setText(email); });
    }
    if (!phone.isEmpty())
        menu->addAction(tr("Copy &phone number"), this, [phone] { QGuiApplication::clipboard()->setText(phone); });
    if (m_customer.companyId.isValid())
        menu->addAction(tr("&Open the company"), this, [this] { m_session.openCustomer(m_customer.companyId); });
    if (!menu->isEmpty())
        menu->addSeparator();
    auto *trash = menu->addAction(tr("Move to &trash"), this, [this] { customerActions::trash(m_session, {m_customer.id}); });
    trash->setObjectName(u"trashCustomer"_s);
}

/// Where the name would have no room, the button keeps its icon alone.
void CustomerHeader::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_log->setText(width() >= scaled(640) ? m_log->accessibleName() : QString());
    fitCompany();
}

} // namespace goodword
