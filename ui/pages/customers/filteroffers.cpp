#include "ui/pages/customers/filteroffers.h"

#include "core/customers/customerindex.h"
#include "ui/shell/session.h"
#include "ui/widgets/searchfield.h"

namespace goodword {

static QStringList offersFor(const QString &word, Database &db, CustomerIndex &customers)
{
    static constexpr qsizetype kMost = 12;
    const FilterSuggestions found = suggestFilter(
        word, [&](const QString &key, const QString &beginning) { return customers.filterValues(db, key, beginning); });
    QStringList offers;
    for (const FilterSuggestion &suggestion : found.list)
        offers += word.left(found.from) + suggestion.insert;
    offers.removeAll(word);
    return offers.mid(0, kMost);
}

void offerFilters(Session &session, SearchField *field)
{
    QObject::connect(field, &SearchField::completionsWanted, field, [&session, field](const QString &word) {
        // One letter is nearly always the start of a name.
        if (word.size() < 2 && !word.contains(u':'))
            return;
        session.read<QStringList>(
            field, [word, customers = session.customerIndex()](Database &db) { return offersFor(word, db, *customers); },
            [field, word](const QStringList &offers) { field->offer(word, offers); });
    });
}

} // namespace goodword
