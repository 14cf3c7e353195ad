#pragma once
// "You may have this customer already": who shares an e-mail, a phone or a name with what is being typed, and why it is
// said. A hint only; nothing is ever merged because of it.

#include "core/base/id.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace goodword {

class Database;

enum class Likeness { SameEmail, SamePhone, SameName, SimilarName };

struct SimilarCustomer {
    CustomerId id;
    QString name;
    Likeness likeness = Likeness::SimilarName;
    double score = 0; ///< 1 for the same; Jaro-Winkler for a similar name
    QString reason;   ///< "same e-mail", for people
};

struct SimilarWish {
    QString name;
    QStringList emails;
    QStringList phones;
    CustomerId except; ///< who is being edited
};

/// The most alike first, each customer once with its best reason; nobody from the trash.
std::vector<SimilarCustomer> similarCustomers(Database &db, const SimilarWish &wish, int limit = 5);

/// 0 … 1 after Jaro and Winkler (prefix weight 0.1, at most 4 letters).
double jaroWinkler(QStringView a, QStringView b);

} // namespace goodword
