#pragma once
// One line for a new customer: "Ann Lee, Seaside Soap, ann@example.test, 087 123 4567 #vip", in any order. Nothing typed is
// lost: what fits nowhere stays in `rest`. A pure function; whether such a customer exists already is not its business.

#include "core/customers/contact.h"

#include <QString>
#include <QStringList>

namespace goodword {

struct QuickAdd {
    QString name; ///< empty only where there is nothing a name can be made of
    QString company;
    QString city;
    QStringList tags;
    QList<ParsedEmail> emails; ///< refused ones too, with their reason
    QList<ParsedPhone> phones;
    QString rest;
    bool isCompany = false; ///< only a company was named; `name` is its name

    bool isUsable() const { return !name.isEmpty(); }
};

/// `region` as for parsePhones().
QuickAdd parseQuickAdd(const QString &line, const QString &region = {});

/// "Ann Lee" of ann.lee@example.test, "Seaside Soap" of info@seaside-soap.test.
QString nameFromEmail(const QString &address);

} // namespace goodword
