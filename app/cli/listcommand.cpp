#include "app/cli/listcommand.h"

#include "app/cli/rowjson.h"
#include "core/base/text.h"

#include <QJsonDocument>
#include <QSet>

#include <utility>

namespace goodword::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t kPage = 500;

/// What of a list of ids goes out, page by page, so that a million rows need no memory.
template <class RowsOf>
int printRows(const Call &call, const std::vector<qint64> &ids, qint64 limit, const RowsOf &rowsOf)
{
    const size_t wanted = limit < 0 ? ids.size() : std::min(ids.size(), size_t(limit));
    QTextStream &out = call.out();
    QString before = call.json() ? u"{\"total\":%1,\"rows\":["_s.arg(ids.size()) : QString();
    for (size_t from = 0; from < wanted && !call.isTroubled(); from += kPage) {
        const std::vector<qint64> page(ids.begin() + qptrdiff(from), ids.begin() + qptrdiff(std::min(wanted, from + kPage)));
        const auto rows = rowsOf(page);
        if (call.isTroubled())
            break;
        for (const auto &row : rows) {
            if (call.json())
                out << std::exchange(before, u","_s) << QString::fromUtf8(QJsonDocument(jsonOf(row)).toJson(QJsonDocument::Compact));
            else
                out << tableLine(cellsOf(row));
        }
    }
    if (call.isTroubled())
        return kRefused;
    if (call.json())
        out << (before == u","_s ? QString() : before) << "]}\n";
    return kDone;
}

struct Wish {
    Filter filter;
    QString sortKey;
    bool descending = false;
    qint64 limit = -1;
};

CustomerQuery customersOf(const Wish &wish, const Book &book)
{
    CustomerQuery query;
    query.filter = wish.filter;
    query.today = book.today();
    return query;
}

int listCustomers(const Call &call, Book &book, const Wish &wish, std::optional<CustomerKind> kind)
{
    CustomerQuery query = customersOf(wish, book);
    query.kind = kind;
    query.sortKey = wish.sortKey;
    query.descending = wish.descending;
    return printRows(call, customerList::ids(book.db(), query), wish.limit,
                     [&](const std::vector<qint64> &page) { return customerList::rows(book.db(), page); });
}

/// Of other lists, `key:` terms say whose rows are wanted, and words what stands in them.
template <class IdsOf, class RowsOf, class OwnerOf>
std::vector<qint64> sifted(Book &book, const Wish &wish, const IdsOf &idsOf, const RowsOf &rowsOf, const OwnerOf &ownerOf)
{
    std::vector<qint64> ids = idsOf(QString());
    Wish people = wish;
    people.filter.terms.removeIf([](const FilterTerm &term) { return term.isText(); });
    for (const FilterTerm &term : wish.filter.terms) {
        if (!term.isText())
            continue;
        const std::vector<qint64> found = idsOf(term.values.value(0));
        const QSet<qint64> with(found.begin(), found.end());
        std::erase_if(ids, [&](qint64 id) { return with.contains(id) == term.negated; });
    }
    if (people.filter.terms.isEmpty())
        return ids;
    const std::vector<qint64> owners = customerList::ids(book.db(), customersOf(people, book));
    const QSet<qint64> theirs(owners.begin(), owners.end());
    std::vector<qint64> kept;
    for (size_t from = 0; from < ids.size(); from += kPage) {
        const std::vector<qint64> page(ids.begin() + qptrdiff(from), ids.begin() + qptrdiff(std::min(ids.size(), from + kPage)));
        for (const auto &row : rowsOf(page)) {
            const auto [id, owner] = ownerOf(row);
            if (theirs.contains(owner))
                kept.push_back(id);
        }
    }
    return kept;
}

int listTouchpoints(const Call &call, Book &book, const Wish &wish)
{
    const auto rowsOf = [&](const std::vector<qint64> &page) { return touchpointRows(book.db(), page); };
    const bool byFollowUp = wish.sortKey == u"followup"_s;
    auto ids = sifted(book, wish, [&](const QString &text) {
        TouchpointFilter filter;
        filter.text = text;
        filter.order = byFollowUp ? TouchpointOrder::FollowUpFirst
                                  : wish.descending ? TouchpointOrder::NewestFirst : TouchpointOrder::OldestFirst;
        return touchpointIds(book.db(), filter);
    }, rowsOf, [](const TouchpointRow &row) { return std::pair(row.touchpoint.id.value, row.touchpoint.customer.value); });
    if (byFollowUp && wish.descending)
        std::reverse(ids.begin(), ids.end());
    return printRows(call, ids, wish.limit, rowsOf);
}

int listAnswers(const Call &call, Book &book, const Wish &wish)
{
    const auto rowsOf = [&](const std::vector<qint64> &page) { return answerRows(book.db(), page); };
    const auto ids = sifted(book, wish, [&](const QString &text) {
        AnswerFilter filter;
        filter.text = text;
        if (wish.sortKey == u"score"_s)
            filter.order = wish.descending ? AnswerOrder::HighestScore : AnswerOrder::LowestScore;
        else
            filter.order = wish.descending ? AnswerOrder::NewestFirst : AnswerOrder::OldestFirst;
        return answerIds(book.db(), filter);
    }, rowsOf, [](const AnswerRow &row) { return std::pair(row.answer.id.value, row.answer.customer.value); });
    return printRows(call, ids, wish.limit, rowsOf);
}

int listTestimonials(const Call &call, Book &book, const Wish &wish)
{
    const auto rowsOf = [&](const std::vector<qint64> &page) { return testimonialRows(book.db(), page, book.today()); };
    const bool byRating = wish.sortKey == u"rating"_s;
    auto ids = sifted(book, wish, [&](const QString &text) {
        TestimonialFilter filter;
        filter.text = text;
        filter.order = byRating ? TestimonialOrder::HighestRating
                                : wish.descending ? TestimonialOrder::NewestFirst : TestimonialOrder::OldestFirst;
        return testimonialIds(book.db(), filter, book.today());
    }, rowsOf, [](const TestimonialRow &row) { return std::pair(row.testimonial.id.value, row.testimonial.customer.value); });
    if (byRating && !wish.descending)
        std::reverse(ids.begin(), ids.end());
    return printRows(call, ids, wish.limit, rowsOf);
}

QStringList sortKeysOf(const QString &what)
{
    if (what == u"touchpoints"_s)
        return {u"day"_s, u"followup"_s};
    if (what == u"answers"_s)
        return {u"day"_s, u"score"_s};
    if (what == u"testimonials"_s)
        return {u"day"_s, u"rating"_s};
    return customerList::sortKeys();
}

/// The options as they were given, or the sentence that says what is wrong with them.
Result<Wish> wishOf(const Call &call, const QString &what)
{
    Wish wish;
    wish.filter = parseFilter(call.value(u"filter"_s));
    if (!wish.filter.isValid())
        return Error{ErrorCode::Invalid, wish.filter.errors.first().text, {}};
    if (call.isSet(u"sort"_s)) {
        wish.sortKey = call.value(u"sort"_s);
        wish.descending = wish.sortKey.startsWith(u'-');
        wish.sortKey.remove(0, wish.descending ? 1 : 0);
        const QStringList keys = sortKeysOf(what);
        if (!keys.contains(wish.sortKey))
            return Error{ErrorCode::Invalid, u"--sort has no key '%1' for %2; there are: %3."_s.arg(wish.sortKey, what, keys.join(u", "_s)), {}};
    } else if (what != u"customers"_s && what != u"companies"_s) {
        wish.sortKey = u"day"_s;
        wish.descending = true;
    }
    if (call.isSet(u"limit"_s)) {
        bool isNumber = false;
        wish.limit = call.value(u"limit"_s).toLongLong(&isNumber);
        if (!isNumber || wish.limit < 0)
            return Error{ErrorCode::Invalid, u"--limit is a number, 0 or above."_s, {}};
    }
    return wish;
}

class ListCommand final : public Command
{
public:
    QString name() const override { return u"list"_s; }
    QString summary() const override { return u"List customers, companies, touchpoints, answers or testimonials."_s; }
    QString arguments() const override { return u"BOOK WHAT"_s; }
    int leastArguments() const override { return 2; }
    QString description() const override
    {
        return u"WHAT is customers, companies, touchpoints, answers or testimonials. A filter is words and key:value pairs: space "
               "means and, a comma between values or, - before a term not; quotes keep spaces, numbers take > >= < <=. Keys: %1. "
               "Of touchpoints, answers and testimonials the pairs say of whom, and words what stands in them. Sort keys of "
               "customers and companies: %2; of touchpoints: %3; of answers: %4; of testimonials: %5."_s
            .arg(filterKeys().join(u", "_s), sortKeysOf(u"customers"_s).join(u", "_s), sortKeysOf(u"touchpoints"_s).join(u", "_s),
                 sortKeysOf(u"answers"_s).join(u", "_s), sortKeysOf(u"testimonials"_s).join(u", "_s));
    }
    QList<QCommandLineOption> options() const override
    {
        return {{u"filter"_s, u"Which ones, for example 'stage:advocacy nps>8 -tag:vip'."_s, u"TEXT"_s},
                {u"sort"_s, u"The order; with - before the key from high to low."_s, u"KEY"_s},
                {u"limit"_s, u"How many rows at most; all unless given."_s, u"N"_s}};
    }
    int run(const Call &call) const override
    {
        const QString what = call.argument(1);
        static const QStringList kKinds = {u"customers"_s, u"companies"_s, u"touchpoints"_s, u"answers"_s, u"testimonials"_s};
        if (!kKinds.contains(what))
            return call.wrongUsage(u"There is no list '%1'; there are: %2."_s.arg(what, kKinds.join(u", "_s)));
        const auto wish = wishOf(call, what);
        if (!wish)
            return call.fail(wish.error(), kUsage);
        const auto book = call.openToRead();
        if (!book)
            return call.fail(book.error());
        switch (kKinds.indexOf(what)) {
        case 0: return listCustomers(call, **book, *wish, std::nullopt);
        case 1: return listCustomers(call, **book, *wish, CustomerKind::Company);
        case 2: return listTouchpoints(call, **book, *wish);
        case 3: return listAnswers(call, **book, *wish);
        default: return listTestimonials(call, **book, *wish);
        }
    }
};

} // namespace

std::unique_ptr<Command> makeListCommand()
{
    return std::make_unique<ListCommand>();
}

} // namespace goodword::cli
