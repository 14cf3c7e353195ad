#include "ui/pages/feedback/customerpicker.h"

#include "core/base/text.h"
#include "core/customers/customerindex.h"
#include "core/customers/customerstore.h"
#include "core/customers/filter.h"
#include "ui/shell/session.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QStandardItemModel>
#include <QTimer>

namespace goodword {

using namespace Qt::StringLiterals;

static constexpr int kMost = 12;

CustomerPicker::CustomerPicker(Session &session, QWidget *parent)
    : QLineEdit(parent), m_session(session), m_completer(new QCompleter(this)), m_found(new QStandardItemModel(this)),
      m_rest(new QTimer(this))
{
    setObjectName(u"customerField"_s);
    setPlaceholderText(tr("Type a name, e-mail or phone"));
    setAccessibleName(tr("Customer"));
    m_completer->setModel(m_found);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setWidget(this);
    m_rest->setSingleShot(true);
    m_rest->setInterval(120);
    connect(m_rest, &QTimer::timeout, this, &CustomerPicker::look);
    connect(this, &QLineEdit::textEdited, this, [this] {
        m_customer = {};
        emit customerChanged({});
        m_rest->start();
    });
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this, &CustomerPicker::take);
}

void CustomerPicker::setCustomer(CustomerId id)
{
    m_customer = id;
    setText(oneLine(id.isValid() ? customerStore::nameOf(m_session.db(), id) : QString()));
    emit customerChanged(id);
}

void CustomerPicker::look()
{
    const QString typed = text().simplified();
    if (typed.isEmpty()) {
        m_completer->popup()->hide();
        return;
    }
    // Each word is looked for as it stands: nothing typed here is the filter language.
    CustomerQuery query;
    query.limit = kMost;
    query.today = m_session.today();
    for (const QString &word : typed.split(u' '))
        query.filter.terms.append({QString(), false, FilterOp::Is, {word}});
    m_session.read<std::vector<CustomerRow>>(
        this,
        [query, customers = m_session.customerIndex()](Database &db) {
            return customerList::rows(db, customers->ids(db, query, CustomerIndex::LongTexts::Skip));
        },
        [this, typed](const std::vector<CustomerRow> &rows) {
            if (text().simplified() != typed || m_customer.isValid())
                return;
            m_found->clear();
            for (const CustomerRow &row : rows) {
                const QString more = row.company.isEmpty() ? row.email : row.company;
                auto *item = new QStandardItem(more.isEmpty() ? isolated(oneLine(row.name))
                                                              : tr("%1 · %2").arg(isolated(oneLine(row.name)), isolated(oneLine(more))));
                item->setData(row.id.value, Qt::UserRole);
                m_found->appendRow(item);
            }
            if (rows.empty() || !hasFocus()) {
                m_completer->popup()->hide();
                return;
            }
            m_completer->complete();
            m_completer->popup()->setCurrentIndex(m_completer->completionModel()->index(0, 0));
        });
}

void CustomerPicker::take(const QModelIndex &index)
{
    const qint64 id = index.data(Qt::UserRole).toLongLong();
    m_completer->popup()->hide();
    setCustomer(CustomerId(id));
}

void CustomerPicker::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && !m_customer.isValid() && m_found->rowCount() > 0 && !text().isEmpty()) {
        take(m_found->index(0, 0));
        return;
    }
    if (event->key() == Qt::Key_Escape && m_completer->popup()->isVisible()) {
        m_completer->popup()->hide();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

} // namespace goodword
