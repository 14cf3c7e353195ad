#include "core/customers/customercommands.h"
#include "core/customers/customerindex.h"
#include "core/customers/customerstore.h"
#include "core/customers/textarena.h"
#include "core/base/radixsort.h"
#include "core/feedback/feedbackcommands.h"
#include "core/journey/journeycommands.h"
#include "core/journey/journeystore.h"
#include "core/staff/staffstore.h"
#include "core/touchpoints/touchpointcommands.h"
#include "tests/support/randombook.h"
#include "tests/support/testbook.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>

#include <tuple>

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

/// The list in memory says what the book says: for every filter and order, after any edits, undos and redos.
class TestCustomerIndex : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theBookAnswersUntilItIsLoaded();
    void memoryAndBookAgree_data();
    void memoryAndBookAgree();
    void aReloadAfterTooMuchAgrees();
    void theTrashComesFromTheBook();
    void namesCanBeAskedWithoutLongTexts();
    void theFirstFewAreThoseOfTheWholeList();
    void anAnswerGivenAgainKnowsWhatChanged();
    void bytesAreFoundWhereTheyAre();
    void textsAreFoundAsIfAllWereRead();
    void rowsAreSortedStably();
};

namespace {

class Indexed
{
public:
    explicit Indexed(Book &book) : m_book(book), index(book.path())
    {
        QObject::connect(&book.hub(), &ChangeHub::changed, &m_context, [this](const ChangeSet &changes) { index.onChanged(changes); });
        index.start();
        index.wait();
    }

    CustomerQuery query(const QString &filter, const QString &sort = {}, bool descending = false) const
    {
        CustomerQuery query;
        query.filter = parseFilter(filter);
        query.sortKey = sort;
        query.descending = descending;
        query.today = m_book.today();
        return query;
    }

    /// The same of a board.
    QString difference(const CustomerQuery &query, BoardSort sort)
    {
        auto ids = customerList::ids(m_book.db(), query);
        std::sort(ids.begin(), ids.end());
        const auto inMemory = index.board(m_book.db(), query, sort), inBook = board(m_book.db(), sort, ids);
        const auto same = [](const BoardStage &a, const BoardStage &b) { return a.stage == b.stage && a.customers == b.customers; };
        return std::equal(inMemory.begin(), inMemory.end(), inBook.begin(), inBook.end(), same)
                   ? QString()
                   : u"board of %1 in order %2"_s.arg(query.filter.toText()).arg(int(sort));
    }

    /// Empty when both say the same.
    QString difference(const CustomerQuery &query)
    {
        const std::vector<qint64> inMemory = index.ids(m_book.db(), query), inBook = customerList::ids(m_book.db(), query);
        if (inMemory == inBook && index.count(m_book.db(), query) == qint64(inBook.size()))
            return {};
        const auto text = [](const std::vector<qint64> &ids) {
            QStringList parts;
            for (const qint64 id : ids)
                parts.append(QString::number(id));
            return parts.join(u' ');
        };
        return u"%1 by %2%3: memory %4, book %5"_s.arg(query.filter.toText(), query.sortKey, query.descending ? u" down"_s : QString(),
                                                       text(inMemory), text(inBook));
    }

private:
    Book &m_book;
    QObject m_context;

public:
    CustomerIndex index;
};

/// One thing that people do, or an undo or redo of such.
void doSomething(Book &book, QRandomGenerator &random, const QList<StageId> &stages, SurveyId survey)
{
    static const QStringList names = {u"Ann Byrne"_s, u"ann byrne"_s, u"Örebro AB"_s, u"Zoë"_s, u"李小龍"_s, u"Room 10"_s, u"Room 2"_s};
    std::vector<CustomerId> all;
    Statement s(book.db(), "SELECT id FROM customer");
    while (s.next())
        all.push_back(s.id<CustomerId>(0));
    const CustomerId one = all[random.bounded(quint32(all.size()))];
    const QString name = names[int(random.bounded(int(names.size())))];
    const std::vector<CustomerId> some = {one, all[random.bounded(quint32(all.size()))]};
    // What makes no sense just then is refused; that is part of the game.
    switch (random.bounded(16)) {
    case 0: {
        CustomerDraft draft;
        draft.name = name;
        draft.companyName = random.bounded(2) ? u"Soap & Sea Ltd"_s : QString();
        draft.kind = random.bounded(5) == 0 ? CustomerKind::Company : CustomerKind::Person;
        std::ignore = addCustomer(book, draft);
        break;
    }
    case 1:
    case 2: std::ignore = editCustomer(book, one, [&](CustomerFields &fields) { fields.name = name; }); break;
    case 3: std::ignore = editCustomer(book, one, [&](CustomerFields &fields) { fields.address.city = name; }); break;
    case 4: std::ignore = setCompany(book, one, random.bounded(2) ? u"Soap & Sea Ltd"_s : u"ann ltd"_s); break;
    case 5: std::ignore = addTag(book, some, u"vip"_s); break;
    case 6: std::ignore = removeTag(book, some, u"VIP"_s); break;
    case 7: std::ignore = setSource(book, some, name); break;
    case 8: std::ignore = trashCustomers(book, some); break;
    case 9: std::ignore = restoreCustomers(book, some); break;
    case 10: std::ignore = moveToStage(book, some, {stages[random.bounded(quint32(stages.size()))], book.today(), {}, {}, {}}); break;
    case 11: std::ignore = quickLog(book, some, u"call 5 min "_s + name); break;
    case 12: {
        Answer answer;
        answer.survey = survey;
        answer.customer = one;
        answer.day = book.today();
        answer.score = double(random.bounded(21)) / 2;
        std::ignore = addAnswer(book, answer);
        break;
    }
    case 13: std::ignore = setOwner(book, some, random.bounded(2) ? staffStore::team(book.db()).first().id : StaffId()); break;
    case 14: std::ignore = book.undo(); break;
    case 15: std::ignore = book.redo(); break;
    }
}

} // namespace

void TestCustomerIndex::theBookAnswersUntilItIsLoaded()
{
    TestBook book;
    fillAtRandom(*book, 3);
    CustomerIndex index(book.path);
    CustomerQuery query;
    QVERIFY(!index.isReady());
    QCOMPARE(index.ids(book->db(), query), customerList::ids(book->db(), query));
    index.start();
    index.wait();
    QVERIFY(index.isReady());
    QCOMPARE(index.ids(book->db(), query), customerList::ids(book->db(), query));
}

void TestCustomerIndex::memoryAndBookAgree_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 5; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestCustomerIndex::memoryAndBookAgree()
{
    QFETCH(quint32, seed);
    TestBook book;
    fillAtRandom(*book, seed);
    Survey wish;
    wish.name = u"Own"_s;
    const SurveyId survey = *addSurvey(*book, wish);
    QList<StageId> stages;
    for (const Stage &stage : journeyStore::activeStages(book->db()))
        stages.append(stage.id);
    Indexed indexed(*book);
    QVERIFY(indexed.index.isReady());

    const QStringList pieces = filterPieces(), sorts = customerList::sortKeys();
    QRandomGenerator random(seed);
    const auto one = [&](const QStringList &list) { return list.at(int(random.bounded(int(list.size())))); };
    for (int round = 0; round < 80; ++round) {
        doSomething(*book, random, stages, survey);
        for (int look = 0; look < 4; ++look) {
            QString filter;
            for (int terms = int(random.bounded(3)); terms > 0; --terms)
                filter += (random.bounded(4) == 0 ? u"-"_s : QString()) + one(pieces) + u' ';
            const QString difference = indexed.difference(indexed.query(filter, one(sorts), random.bounded(2) == 0));
            QVERIFY2(difference.isEmpty(), qPrintable(u"round %1: "_s.arg(round) + difference));
            const QString onBoard = indexed.difference(indexed.query(filter), BoardSort(random.bounded(int(BoardSort::NpsHighest) + 1)));
            QVERIFY2(onBoard.isEmpty(), qPrintable(u"round %1: "_s.arg(round) + onBoard));
        }
    }
    QVERIFY(indexed.index.isReady());
    QVERIFY(!book->db().trouble());
}

void TestCustomerIndex::aReloadAfterTooMuchAgrees()
{
    TestBook book;
    fillAtRandom(*book, 9);
    Indexed indexed(*book);
    const auto models = journeyStore::models(book->db());
    QVERIFY(switchModel(*book, models.back().id));
    indexed.index.wait();
    QVERIFY(indexed.index.isReady());
    QCOMPARE(indexed.difference(indexed.query({}, u"stage"_s)), QString());
    QVERIFY(book->undo());
    indexed.index.wait();
    QCOMPARE(indexed.difference(indexed.query({}, u"stage"_s)), QString());
}

void TestCustomerIndex::theTrashComesFromTheBook()
{
    TestBook book;
    fillAtRandom(*book, 5);
    Indexed indexed(*book);
    CustomerQuery query = indexed.query({});
    const auto ids = indexed.index.ids(book->db(), query);
    QVERIFY(trashCustomers(*book, {CustomerId(ids.front())}));
    QCOMPARE(qint64(indexed.index.ids(book->db(), query).size()), qint64(ids.size()) - 1);
    query.trash = true;
    QCOMPARE(indexed.index.ids(book->db(), query), std::vector<qint64>{ids.front()});
}

void TestCustomerIndex::namesCanBeAskedWithoutLongTexts()
{
    TestBook book;
    CustomerDraft draft;
    draft.name = u"Lavender Lane"_s;
    const qint64 named = addCustomer(*book, draft)->value;
    draft.name = u"Ann"_s;
    draft.notes = u"wants lavender"_s;
    const qint64 noted = addCustomer(*book, draft)->value;
    Indexed indexed(*book);
    const CustomerQuery query = indexed.query(u"LAVENDER"_s);
    QCOMPARE(indexed.index.ids(book->db(), query, CustomerIndex::LongTexts::Skip), std::vector<qint64>{named});
    QCOMPARE(indexed.index.ids(book->db(), query), (std::vector<qint64>{noted, named}));
}

void TestCustomerIndex::theFirstFewAreThoseOfTheWholeList()
{
    TestBook book;
    fillAtRandom(*book, 12);
    Indexed indexed(*book);
    for (const QString &filter : {u"an"_s, u"b"_s, u"ann has:email"_s, u"ann -byrne"_s, u"nobody"_s, u"a_b b"_s}) {
        for (const QString &sort : {u""_s, u"city"_s, u"touch"_s}) {
            CustomerQuery query = indexed.query(filter, sort, filter.size() == 2);
            std::vector<qint64> all = indexed.index.ids(book->db(), query, CustomerIndex::LongTexts::Skip);
            query.limit = 3;
            all.resize(std::min<size_t>(all.size(), 3));
            QCOMPARE(indexed.index.ids(book->db(), query, CustomerIndex::LongTexts::Skip), all);
        }
    }
}

void TestCustomerIndex::anAnswerGivenAgainKnowsWhatChanged()
{
    TestBook book;
    fillAtRandom(*book, 7);
    Indexed indexed(*book);
    const CustomerQuery query = indexed.query({}, u"touch"_s, true);
    const IdList first = indexed.index.ids(book->db(), query);
    const IdList again = indexed.index.ids(book->db(), query);
    QVERIFY(again.begin() == first.begin()); // the very same, not a copy
    QVERIFY(trashCustomers(*book, {CustomerId(first.front())}));
    QCOMPARE(indexed.index.ids(book->db(), query).size(), first.size() - 1);
    QCOMPARE(first, again); // whoever holds the old list still has it whole
    QVERIFY(book->undo());
    QCOMPARE(indexed.index.ids(book->db(), query), first);
}

void TestCustomerIndex::bytesAreFoundWhereTheyAre()
{
    QRandomGenerator random(4);
    for (int round = 0; round < 2000; ++round) {
        QByteArray hay, needle;
        for (int i = int(random.bounded(90)); i > 0; --i)
            hay.append(char('a' + random.bounded(3)));
        for (int i = 1 + int(random.bounded(20)) / (1 + int(random.bounded(6))); i > 0; --i)
            needle.append(char('a' + random.bounded(3)));
        const size_t from = random.bounded(quint32(hay.size() + 1));
        const qsizetype expected = hay.indexOf(needle, qsizetype(from));
        const size_t found = findBytes(hay.constData(), size_t(hay.size()), needle, from);
        QCOMPARE(found == std::string::npos ? qsizetype(-1) : qsizetype(found), expected);
    }
}

/// Words that many and few hold, over more rows than lie together, some of them written anew.
void TestCustomerIndex::textsAreFoundAsIfAllWereRead()
{
    static const QStringList syllables = {u"an"_s, u"be"_s, u"lo"_s, u"ör"_s, u"77"_s, u"@"_s, u" "_s, u"李"_s, u"x"_s};
    QRandomGenerator random(8);
    const auto text = [&](int most) {
        QString made;
        for (int i = int(random.bounded(most)); i >= 0; --i)
            made += syllables[int(random.bounded(int(syllables.size())))];
        return made.toUtf8();
    };
    TextArena arena;
    std::vector<QByteArray> texts;
    for (int row = 0; row < 3000; ++row) {
        texts.push_back(text(row % 100 == 0 ? 40 : 5));
        arena.append(texts.back());
    }
    for (int round = 0; round < 600; ++round) {
        const size_t row = random.bounded(quint32(texts.size()));
        texts[row] = text(6);
        arena.replace(uint32_t(row), texts[row]);
        const QByteArray needle = round % 10 == 0 ? QByteArray("7a@xq").mid(round / 10 % 5, 1) : text(4);
        Bitmap expected(texts.size());
        for (size_t i = 0; i < texts.size(); ++i)
            expected.set(i, texts[i].contains(needle));
        const Bitmap found = arena.search(needle);
        for (size_t i = 0; i < texts.size(); ++i)
            QVERIFY2(found.test(i) == expected.test(i), needle.constData());
    }
}

void TestCustomerIndex::rowsAreSortedStably()
{
    QRandomGenerator random(6);
    std::vector<quint64> keys;
    for (int i = 0; i < 5000; ++i)
        keys.push_back(random.bounded(3) == 0 ? ~quint64(0) : quint64(random.bounded(40)) << random.bounded(58));
    std::vector<uint32_t> rows(keys.size());
    for (uint32_t i = 0; i < rows.size(); ++i)
        rows[i] = uint32_t(rows.size()) - 1 - i;
    auto expected = rows;
    std::stable_sort(expected.begin(), expected.end(), [&](uint32_t a, uint32_t b) { return keys[a] < keys[b]; });
    radixSort(rows, [&](uint32_t row) { return keys[row]; });
    QCOMPARE(rows, expected);
}

GOODWORD_TEST(TestCustomerIndex)
#include "tst_customerindex.moc"
