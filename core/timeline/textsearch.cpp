#include "core/timeline/textsearch.h"

#include "core/base/text.h"
#include "core/customers/customerlabel.h"
#include "core/customers/customerstore.h"
#include "core/feedback/feedbackstore.h"
#include "core/testimonials/testimonialstore.h"
#include "core/touchpoints/touchpointstore.h"

#include <QMap>

namespace goodword {

static QString textOf(Database &db, const SearchIndex::Hit &hit)
{
    switch (hit.kind) {
    case SearchIndex::Kind::Note: {
        const auto customer = customerStore::find(db, hit.customer);
        return customer ? customer->notes : QString();
    }
    case SearchIndex::Kind::Touchpoint: {
        const auto touchpoint = touchpointStore::touchpoint(db, TouchpointId(hit.row));
        return touchpoint ? touchpoint->subject + QLatin1Char('\n') + touchpoint->body : QString();
    }
    case SearchIndex::Kind::Answer: {
        const auto answer = feedbackStore::answer(db, AnswerId(hit.row));
        return answer ? answer->comment : QString();
    }
    case SearchIndex::Kind::Testimonial: {
        const auto testimonial = testimonialStore::find(db, TestimonialId(hit.row));
        return testimonial ? testimonial->wording() : QString();
    }
    }
    return {};
}

/// Whole words from a little before the first word of the query.
static QString around(const QString &text, const QString &query)
{
    static constexpr int kBefore = 3;
    const QStringList words = oneLine(text).simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    const QString wanted = fold(query.simplified().section(QLatin1Char(' '), 0, 0));
    qsizetype at = 0;
    while (at < words.size() && !fold(words.at(at)).contains(wanted))
        ++at;
    if (at == words.size() || at <= kBefore)
        return words.join(QLatin1Char(' '));
    return QStringLiteral("… ") + words.mid(at - kBefore).join(QLatin1Char(' '));
}

std::vector<FoundText> findTexts(Database &db, const QString &query, int mostOfEach)
{
    std::vector<FoundText> found;
    QMap<SearchIndex::Kind, int> taken;
    const QSet<qint64> trashed = customersInTrash(db);
    for (const SearchIndex::Hit &hit : SearchIndex::find(db, query)) {
        if (taken.value(hit.kind) >= mostOfEach || trashed.contains(hit.customer.value))
            continue;
        ++taken[hit.kind];
        found.push_back({hit.kind, hit.row, hit.customer, customerStore::nameOf(db, hit.customer), around(textOf(db, hit), query)});
    }
    return found;
}

} // namespace goodword
