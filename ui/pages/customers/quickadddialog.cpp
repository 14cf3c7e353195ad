#include "ui/pages/customers/quickadddialog.h"

#include "core/customers/customercommands.h"
#include "core/customers/customerstore.h"
#include "ui/pages/customers/customertexts.h"
#include "ui/shell/session.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/pilllabel.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace goodword {

using namespace Qt::StringLiterals;

static QWidget *makeFlow(const QString &name)
{
    auto *flow = new QWidget;
    flow->setObjectName(name);
    new FlowLayout(flow, 6);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    flow->setSizePolicy(policy);
    return flow;
}

static void emptyFlow(QWidget *flow)
{
    while (QLayoutItem *item = flow->layout()->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
}

QuickAddDialog::QuickAddDialog(Session &session, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_region(customerStore::homeRegion(session.db()))
    , m_line(new QLineEdit)
    , m_preview(makeFlow(u"quickAddPreview"_s))
    , m_similar(makeFlow(u"quickAddSimilar"_s))
    , m_hint(new PlainLabel({}, u"cap"_s))
    , m_add(makeButton(tr("Add customer"), u"plus-lg"_s, ButtonKind::Primary))
{
    setObjectName(u"quickAdd"_s);
    setWindowTitle(tr("New customer"));
    setMinimumWidth(scaled(560));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(12);
    column->addWidget(heading(tr("New customer")));
    m_line->setObjectName(u"quickAddLine"_s);
    m_line->setAccessibleName(tr("New customer in one line"));
    m_line->setPlaceholderText(tr("Name, company, e-mail, phone, #tag"));
    m_line->setMaxLength(2000);
    column->addWidget(m_line);
    m_hint->setObjectName(u"quickAddHint"_s);
    m_hint->setWordWrap(true);
    m_hint->setMinimumHeight(scaled(34));
    m_hint->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    column->addWidget(m_preview);
    column->addWidget(m_similar);
    column->addWidget(m_hint);
    auto *buttons = new QHBoxLayout;
    auto *cancel = makeButton(tr("Cancel"));
    cancel->setObjectName(u"quickAddCancel"_s);
    m_add->setObjectName(u"quickAddButton"_s);
    m_add->setDefault(true);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_add);
    column->addLayout(buttons);
    m_rest.setSingleShot(true);
    m_rest.setInterval(150);
    connect(&m_rest, &QTimer::timeout, this, &QuickAddDialog::askForSimilar);
    connect(m_line, &QLineEdit::textChanged, this, &QuickAddDialog::read);
    connect(m_add, &QPushButton::clicked, this, &QuickAddDialog::add);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    read();
}

void QuickAddDialog::read()
{
    m_parsed = parseQuickAdd(m_line->text(), m_region);
    m_add->setEnabled(m_parsed.isUsable());
    showParsed();
    m_rest.start();
}

void QuickAddDialog::showParsed()
{
    emptyFlow(m_preview);
    const auto pill = [this](const QString &text, const PillLabel::TintSource &tint) {
        if (!text.isEmpty())
            m_preview->layout()->addWidget(new PillLabel(text, tint));
    };
    QStringList reasons;
    pill(m_parsed.isCompany ? tr("Company: %1").arg(m_parsed.name) : m_parsed.name, PillLabel::accent());
    if (!m_parsed.isCompany)
        pill(m_parsed.company.isEmpty() ? QString() : tr("at %1").arg(m_parsed.company), PillLabel::neutral());
    for (const ParsedEmail &email : m_parsed.emails) {
        pill(email.address, email.verdict == ContactVerdict::Bad ? PillLabel::red() : PillLabel::green());
        reasons += email.reason;
    }
    for (const ParsedPhone &phone : m_parsed.phones) {
        pill(phone.asTyped, phone.verdict == ContactVerdict::Bad ? PillLabel::red() : PillLabel::green());
        reasons += phone.reason;
    }
    pill(m_parsed.city, PillLabel::neutral());
    for (const QString &tag : m_parsed.tags)
        pill(u'#' + tag, PillLabel::amber());
    if (!m_parsed.rest.isEmpty())
        reasons += tr("Kept as a note: %1").arg(m_parsed.rest);
    reasons.removeAll(QString());
    m_preview->setVisible(!m_line->text().trimmed().isEmpty());
    m_hint->setText(m_line->text().trimmed().isEmpty() ? tr("Only a name is needed, in any order: Ann Lee, Seaside Soap, ann@example.com, 087 123 4567")
                                                       : reasons.join(u' '));
    for (int i = 0; i < m_preview->layout()->count(); ++i)
        m_preview->layout()->itemAt(i)->widget()->show();
    m_preview->layout()->invalidate();
    m_preview->updateGeometry();
}

void QuickAddDialog::askForSimilar()
{
    SimilarWish wish;
    wish.name = m_parsed.name;
    for (const ParsedEmail &email : m_parsed.emails)
        wish.emails += email.address;
    for (const ParsedPhone &phone : m_parsed.phones)
        wish.phones += phone.asTyped;
    if (wish.name.size() < 3 && wish.emails.isEmpty() && wish.phones.isEmpty()) {
        showSimilar({});
        return;
    }
    const QString asked = m_line->text();
    m_session.read<std::vector<SimilarCustomer>>(
        this, [wish](Database &db) { return similarCustomers(db, wish); },
        [this, asked](const std::vector<SimilarCustomer> &similar) {
            if (asked == m_line->text())
                showSimilar(similar);
        });
}

void QuickAddDialog::showSimilar(const std::vector<SimilarCustomer> &similar)
{
    emptyFlow(m_similar);
    m_similar->setVisible(!similar.empty());
    if (similar.empty())
        return;
    auto *label = new PlainLabel(similar.size() == 1 ? tr("1 similar:") : tr("%n similar:", nullptr, int(similar.size())), u"strong"_s);
    label->setTone(u"amber"_s);
    label->setContentsMargins(0, 7, 4, 7);
    m_similar->layout()->addWidget(label);
    for (const SimilarCustomer &one : similar) {
        auto *open = makeButton(withoutMnemonic(u"%1 · %2"_s.arg(nameInText(one.name), one.reason)), {}, ButtonKind::Quiet);
        open->setObjectName(u"similar-%1"_s.arg(one.id.value));
        open->setToolTip(tr("Open this customer instead"));
        connect(open, &QPushButton::clicked, this, [this, id = one.id] {
            reject();
            m_session.openCustomer(id);
        });
        m_similar->layout()->addWidget(open);
    }
    for (int i = 0; i < m_similar->layout()->count(); ++i)
        m_similar->layout()->itemAt(i)->widget()->show();
    m_similar->updateGeometry();
}

void QuickAddDialog::add()
{
    if (!m_parsed.isUsable())
        return;
    const auto added = quickAddCustomer(m_session.book(), m_parsed);
    if (!m_session.accept(added, tr("Added %1").arg(nameInText(m_parsed.name)))) {
        m_hint->setText(added.error().text);
        m_hint->setTone(u"red"_s);
        return;
    }
    const CustomerId id = *added;
    accept();
    m_session.openCustomer(id);
}

void openQuickAdd(Session &session, QWidget *parent)
{
    auto *dialog = new QuickAddDialog(session, parent ? parent->window() : nullptr);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace goodword
