#pragma once
// Lists of a customer as the cells of our own exports write them, and how a list of a file joins that of the book: what is
// there stays first, what is new follows, opt-outs are never taken away.

#include "core/customers/customer.h"

#include <optional>

namespace goodword::ownLists {

/// "1=work" for the first of a list; what has no label is not named.
template <class Contact>
QStringList labels(const QList<Contact> &contacts)
{
    QStringList labels;
    for (qsizetype i = 0; i < contacts.size(); ++i) {
        if (!contacts[i].label.isEmpty())
            labels += QString::number(i + 1) + u'=' + contacts[i].label;
    }
    return labels;
}

template <class Contact>
void setLabels(QList<Contact> &contacts, const QStringList &labels)
{
    for (const QString &label : labels) {
        const int place = label.section(u'=', 0, 0).toInt();
        if (place >= 1 && place <= contacts.size())
            contacts[place - 1].label = label.section(u'=', 1);
    }
}

/// "anniversary|2010-05-01|yes|Wedding"
QStringList dateTexts(const QList<CustomerDate> &dates);
QList<CustomerDate> datesFrom(const QStringList &texts);
/// "Anniversary", a line break, "2015-06-20": another program's date with its label. Nothing where the day is none.
std::optional<CustomerDate> dateFromLabelled(const QString &text);

/// "marketing|email|2024-05-01|Asked by phone"
QStringList optOutTexts(const QList<OptOut> &optOuts);
QList<OptOut> optOutsFrom(const QStringList &texts);

/// "hubspot:123"
QString refsText(const QList<ExternalRef> &refs);
QList<ExternalRef> refsFrom(const QString &cell);

void joinContacts(QList<CustomerEmail> &into, const QList<CustomerEmail> &wanted, bool updates, const QString &region);
void joinContacts(QList<CustomerPhone> &into, const QList<CustomerPhone> &wanted, bool updates, const QString &region);
void joinDates(QList<CustomerDate> &into, const QList<CustomerDate> &wanted, bool updates);
void joinOptOuts(QList<OptOut> &into, const QList<OptOut> &wanted);
void joinValues(QList<CustomValue> &into, const QList<CustomValue> &wanted, bool updates);

} // namespace goodword::ownLists
