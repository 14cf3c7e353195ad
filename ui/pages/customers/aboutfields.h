#pragma once
// The single-valued details of a customer as a table: caption, how it is edited, how it is read and written, and what is
// refused. Pure description; the panel shows them.

#include "core/customers/customer.h"
#include "ui/widgets/inlineedit.h"

#include <functional>

namespace goodword {

class Database;

struct AboutField {
    QString key;
    QString caption;
    QString placeholder;
    InlineEdit::Kind kind = InlineEdit::Kind::Text;
    std::function<QVariant(const CustomerFields &)> get;
    std::function<void(CustomerFields &, const QVariant &)> set;
    InlineEdit::Check check = {};
    std::function<QList<InlineEdit::Choice>(Database &)> choices = {};
    std::function<QString(const QVariant &)> display = {};
};

/// Work, address, and how the customer stands to us, in the order shown.
std::vector<AboutField> aboutFields();
/// One for an own field of the book.
AboutField aboutField(const CustomField &field);

} // namespace goodword
