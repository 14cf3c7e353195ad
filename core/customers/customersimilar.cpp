#include "core/customers/customersimilar.h"

#include "core/base/result.h"
#include "core/base/text.h"
#include "core/book/statement.h"
#include "core/customers/customerstore.h"

#include <algorithm>

namespace goodword {

namespace {

constexpr double kSimilar = 0.92;
constexpr int kCandidates = 2000;

class Found
{
public:
    explicit Found(Database &db, CustomerId except) : m_db(db), m_except(except) {}
    void add(CustomerId id, Likeness likeness, double score, const QString &reason)
    {
        const auto known = [&](const SimilarCustomer &c) { return c.id == id; };
        if (id == m_except || std::any_of(list.begin(), list.end(), known))
            return;
        list.push_back({id, customerStore::nameOf(m_db, id), likeness, score, reason});
    }
    std::vector<SimilarCustomer> list;

private:
    Database &m_db;
    CustomerId m_except;
};

/// The words of a name in alphabetical order: "Lee, Ann" is "Ann Lee".
QString sortedWords(const QString &folded)
{
    QString plain = folded;
    QStringList words = plain.replace(u',', u' ').simplified().split(u' ');
    words.sort();
    return words.join(u' ');
}

/// Names that begin like a word of this one are compared letter by letter.
void addNearNames(Database &db, const QString &folded, Found &found)
{
    struct Near {
        CustomerId id;
        double score;
    };
    std::vector<Near> near;
    const QString wanted = sortedWords(folded);
    QStringList prefixes;
    for (const QString &word : wanted.split(u' ').mid(0, 3))
        prefixes.append(word.left(2));
    prefixes.removeDuplicates();
    for (const QString &prefix : std::as_const(prefixes)) {
        // U+FFFF is no letter: everything that begins with the prefix sorts before it.
        Statement s(db, R"(SELECT k.customer_id, k.name_folded FROM d_customer_key k
                           JOIN customer c ON c.id = k.customer_id
                           WHERE k.name_folded >= ? AND k.name_folded < ? AND c.deleted_at IS NULL LIMIT ?)",
                    prefix, prefix + QChar(0xffff), kCandidates);
        while (s.next()) {
            const double score = jaroWinkler(wanted, sortedWords(s.text(1)));
            if (score >= kSimilar)
                near.push_back({s.id<CustomerId>(0), score});
        }
    }
    std::stable_sort(near.begin(), near.end(), [](const Near &a, const Near &b) { return a.score > b.score; });
    for (const Near &one : near)
        found.add(one.id, Likeness::SimilarName, one.score, Core::tr("similar name"));
}

} // namespace

double jaroWinkler(QStringView a, QStringView b)
{
    if (a.isEmpty() || b.isEmpty())
        return a.isEmpty() && b.isEmpty() ? 1 : 0;
    const qsizetype window = std::max<qsizetype>(0, std::max(a.size(), b.size()) / 2 - 1);
    std::vector<bool> usedA(size_t(a.size())), usedB(size_t(b.size()));
    int matches = 0;
    for (qsizetype i = 0; i < a.size(); ++i) {
        for (qsizetype j = std::max<qsizetype>(0, i - window); j < std::min(b.size(), i + window + 1); ++j) {
            if (!usedB[size_t(j)] && a[i] == b[j]) {
                usedA[size_t(i)] = usedB[size_t(j)] = true;
                ++matches;
                break;
            }
        }
    }
    if (matches == 0)
        return 0;
    int swaps = 0;
    qsizetype j = 0;
    for (qsizetype i = 0; i < a.size(); ++i) {
        if (!usedA[size_t(i)])
            continue;
        while (!usedB[size_t(j)])
            ++j;
        swaps += a[i] != b[j++];
    }
    const double m = matches;
    const double jaro = (m / double(a.size()) + m / double(b.size()) + (m - swaps / 2.0) / m) / 3;
    qsizetype prefix = 0;
    while (prefix < std::min<qsizetype>({4, a.size(), b.size()}) && a[prefix] == b[prefix])
        ++prefix;
    return jaro + double(prefix) * 0.1 * (1 - jaro);
}

std::vector<SimilarCustomer> similarCustomers(Database &db, const SimilarWish &wish, int limit)
{
    Found found(db, wish.except);
    for (const QString &email : wish.emails) {
        for (const CustomerId id : customerStore::matchByEmail(db, email))
            found.add(id, Likeness::SameEmail, 1, Core::tr("same e-mail"));
    }
    const QString region = customerStore::homeRegion(db);
    for (const QString &phone : wish.phones) {
        for (const CustomerId id : customerStore::matchByPhone(db, phone, region))
            found.add(id, Likeness::SamePhone, 1, Core::tr("same phone"));
    }
    const QString folded = fold(wish.name.simplified());
    if (!folded.isEmpty()) {
        for (const CustomerId id : customerStore::matchByName(db, wish.name.simplified()))
            found.add(id, Likeness::SameName, 1, Core::tr("same name"));
        if (folded.size() >= 3 && int(found.list.size()) < limit)
            addNearNames(db, folded, found);
    }
    if (int(found.list.size()) > limit)
        found.list.resize(size_t(limit));
    return std::move(found.list);
}

} // namespace goodword
