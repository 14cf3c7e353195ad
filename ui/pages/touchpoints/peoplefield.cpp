#include "ui/pages/touchpoints/peoplefield.h"

#include "core/base/text.h"
#include "core/customers/customerindex.h"
#include "core/customers/customerstore.h"
#include "ui/shell/session.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/labels.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardItemModel>

namespace goodword {

using namespace Qt::StringLiterals;

PeopleField::PeopleField(Session &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_flow(new FlowLayout(this)), m_line(new QLineEdit(this)),
      m_found(new QStandardItemModel(this)), m_completer(new QCompleter(m_found, this))
{
    m_line->setObjectName(u"peopleLine"_s);
    m_line->setPlaceholderText(tr("Add a customer…"));
    m_line->setAccessibleName(tr("Customers: type a name to add one"));
    m_line->setMinimumWidth(scaled(190));
    m_line->installEventFilter(this);
    m_flow->addWidget(m_line);
    m_completer->setWidget(m_line);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setMaxVisibleItems(8);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(m_line, &QLineEdit::textEdited, this, &PeopleField::find);
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this, [this](const QModelIndex &index) {
        add(CustomerId(index.data(Qt::UserRole).toLongLong()));
    });
}

void PeopleField::setCustomers(const std::vector<CustomerId> &customers)
{
    m_customers = customers;
    refresh();
}

void PeopleField::setFixed(bool fixed)
{
    m_fixed = fixed;
    m_line->setVisible(!fixed);
    refresh();
}

void PeopleField::focusLine()
{
    m_line->setFocus(Qt::OtherFocusReason);
}

void PeopleField::add(CustomerId customer)
{
    m_line->clear();
    m_found->clear();
    m_takeWhenFound = false;
    if (!customer.isValid() || std::find(m_customers.begin(), m_customers.end(), customer) != m_customers.end())
        return;
    m_customers.push_back(customer);
    refresh();
    emit customersChanged();
}

void PeopleField::remove(CustomerId customer)
{
    std::erase(m_customers, customer);
    refresh();
    m_line->setFocus();
    emit customersChanged();
}

void PeopleField::refresh()
{
    for (QWidget *chip : m_chips) {
        m_flow->removeWidget(chip);
        chip->hide();
        chip->deleteLater();
    }
    m_chips.clear();
    m_flow->removeWidget(m_line);
    for (size_t i = 0; i < m_customers.size() && i < kMostChips; ++i) {
        const CustomerId id = m_customers[i];
        const QString name = oneLine(customerStore::nameOf(m_session.db(), id));
        auto *chip = new QPushButton(this);
        chip->setProperty("chip", true);
        chip->setObjectName(u"person-%1"_s.arg(id.value));
        chip->setAutoDefault(false);
        chip->setText(withoutMnemonic(isolated(name.size() > 40 ? name.left(39) + QChar(0x2026) : name)));
        chip->setToolTip(plainToolTip(name));
        chip->setAccessibleName(m_fixed ? name : tr("%1: remove").arg(name));
        if (!m_fixed) {
            chip->setIcon(icon(u"x-lg"_s, IconTint::Muted));
            chip->setIconSize({scaled(14), scaled(9)});
            chip->setLayoutDirection(layoutDirection() == Qt::LeftToRight ? Qt::RightToLeft : Qt::LeftToRight);
            connect(chip, &QPushButton::clicked, this, [this, id] { remove(id); });
        }
        m_flow->addWidget(chip);
        chip->show();
        m_chips += chip;
    }
    if (m_customers.size() > kMostChips) {
        auto *more = new PlainLabel(tr("and %n more", nullptr, int(m_customers.size() - kMostChips)), u"cap"_s, this);
        m_flow->addWidget(more);
        more->show();
        m_chips += more;
    }
    m_flow->addWidget(m_line);
    updateGeometry();
}

void PeopleField::find(const QString &words)
{
    if (words.trimmed().isEmpty()) {
        m_found->clear();
        m_completer->popup()->hide();
        return;
    }
    m_session.read<std::vector<CustomerRow>>(
        this,
        [words, customers = m_session.customerIndex(), today = m_session.today()](Database &db) {
            CustomerQuery query;
            query.today = today;
            query.limit = 8;
            for (const QString &word : words.split(u' ', Qt::SkipEmptyParts)) {
                FilterTerm term;
                term.values = {word};
                query.filter.terms += term;
            }
            return customerList::rows(db, customers->ids(db, query, CustomerIndex::LongTexts::Skip));
        },
        [this, words](const std::vector<CustomerRow> &rows) {
            if (m_line->text() != words)
                return;
            m_found->clear();
            m_foundFor = words;
            for (const CustomerRow &row : rows) {
                const QString also = row.company.isEmpty() ? row.email : row.company;
                auto *item = new QStandardItem(also.isEmpty() ? isolated(oneLine(row.name))
                                                              : tr("%1 · %2").arg(isolated(oneLine(row.name)), isolated(oneLine(also))));
                item->setData(row.id.value, Qt::UserRole);
                m_found->appendRow(item);
            }
            if (m_takeWhenFound)
                takeFirst();
            else if (m_found->rowCount() == 0)
                m_completer->popup()->hide();
            else if (m_line->hasFocus())
                m_completer->complete();
        });
}

void PeopleField::takeFirst()
{
    m_completer->popup()->hide();
    if (m_found->rowCount() > 0)
        add(CustomerId(m_found->item(0)->data(Qt::UserRole).toLongLong()));
}

bool PeopleField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_line || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool enter = (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && key->modifiers() == Qt::NoModifier;
    if (enter && m_line->text().trimmed().isEmpty()) {
        emit done();
        return true;
    }
    if (enter) {
        // Faster than the answer: taken as soon as it is there.
        m_takeWhenFound = m_foundFor != m_line->text();
        if (!m_takeWhenFound)
            takeFirst();
        return true;
    }
    m_takeWhenFound = false;
    if (key->key() == Qt::Key_Backspace && m_line->text().isEmpty() && !m_customers.empty()) {
        remove(m_customers.back());
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace goodword
