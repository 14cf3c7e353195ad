#pragma once
// Whose row it is, in files about something else: known by our uid or another program's id, e-mail, phone, or by a name
// alone where one customer has it. Somebody unknown with a name, an e-mail or a phone is added, when the row is taken.

#include "core/exchange/ownlists.h"
#include "core/exchange/rowimport.h"

namespace goodword {

class PeopleFinder
{
public:
    explicit PeopleFinder(ImportContext &context);

    struct Person {
        PersonMatch match;
        bool canBeAdded = false; ///< unknown, but the row says enough
        QString name;            ///< as the row gives it
        QString uid;
        QList<ParsedEmail> emails;
        QList<ParsedPhone> phones;
        QString otherId;         ///< of another program

        bool isNamed() const { return canBeAdded || match.kind == PersonMatch::Kind::One; }
    };
    /// Reads the row's cells about the customer; adds nobody.
    Person find();
    /// The customer of a named person, added where unknown.
    CustomerId take(const Person &person);

private:
    ImportContext &m;
    int m_uid, m_name, m_emails, m_phones;
};

} // namespace goodword
