#include "core/book/backup.h"
#include "core/compare/bookdifference.h"
#include "core/customers/customercommands.h"
#include "core/customers/customerstore.h"
#include "core/exchange/sample.h"
#include "core/journey/journeycommands.h"
#include "core/journey/journeystore.h"
#include "core/testimonials/testimonialcommands.h"
#include "core/touchpoints/touchpointcommands.h"
#include "tests/support/testbook.h"
#include "tests/support/testmain.h"

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

/// What is different between a backup and the book now: everything that is, and nothing that is not.
class TestBookDifference : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aCopyEqualsItsBook();
    void whoCameWentAndChangedIsNamed();
    void everyKindOfChangeIsSeen_data();
    void everyKindOfChangeIsSeen();
    void afterARestoreTheSamePeopleAreTheSame();
    void namesAreFoundByWhatIsTyped();
    void stoppedAndOldCopiesSaySo();
    void strangersIdsCostNoMemory();
};

namespace {

struct Shop {
    TestBook book;
    QString copyPath = book.dir.filePath(u"copy.goodword"_s);

    CustomerId add(const QString &name, const QString &email = {})
    {
        CustomerDraft draft;
        draft.name = name;
        if (!email.isEmpty())
            draft.emails = {{QString(), email}};
        return *addCustomer(*book, draft);
    }
    void copy() { QVERIFY(copyBook(book.path, copyPath)); }
    std::unique_ptr<Database> openCopy() const { return std::move(*Database::open(copyPath, Database::Access::Immutable, Database::Engine::Native)); }
    BookDifference difference()
    {
        const auto copyDb = openCopy();
        const auto found = compareBooks(book->db(), *copyDb);
        if (!found)
            qFatal("%s", qPrintable(found.error().text + found.error().detail));
        return *found;
    }
};

QStringList shown(const NamedCustomers &names)
{
    QStringList list;
    for (const NamedCustomer &customer : names.first)
        list += customer.name;
    return list;
}

} // namespace

void TestBookDifference::aCopyEqualsItsBook()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"sample.goodword"_s), copyPath = dir.filePath(u"copy.goodword"_s);
    QVERIFY(makeSampleBook(path, SampleOptions(), standardOptions()));
    QVERIFY(copyBook(path, copyPath));
    const auto book = Book::open(path, standardOptions());
    const auto copy = Database::open(copyPath, Database::Access::Immutable, Database::Engine::Native);
    struct Watch final : Progress {
        void report(qint64 done, qint64 total) override
        {
            QVERIFY(done >= last && done <= total);
            last = done;
        }
        bool cancelled() const override { return false; }
        qint64 last = 0;
    } watch;
    const auto found = compareBooks((*book)->db(), **copy, watch);
    QVERIFY(found);
    QVERIFY(found->isNone());
}

void TestBookDifference::whoCameWentAndChangedIsNamed()
{
    Shop shop;
    const CustomerId ann = shop.add(u"Ann Byrne"_s), ben = shop.add(u"Ben Kelly"_s);
    shop.add(u"Cid Daly"_s);
    shop.copy();
    const CustomerId dora = shop.add(u"Dora Egan"_s);
    QVERIFY(editCustomer(*shop.book, ann, [](CustomerFields &c) { c.name = u"Ann Farrell"_s; }));
    QVERIFY(trashCustomers(*shop.book, {ben}));
    const BookDifference found = shop.difference();
    QCOMPARE(found.added, std::vector<qint64>{dora.value});
    QCOMPARE(found.removed, std::vector<qint64>{ben.value});
    QCOMPARE(found.changed, std::vector<qint64>{ann.value});
    const auto copy = shop.openCopy();
    QCOMPARE(shown(namesOf(shop.book->db(), found.changed, {}, 100)), QStringList{u"Ann Farrell"_s});
    QCOMPARE(shown(namesOf(*copy, found.removed, {}, 100)), QStringList{u"Ben Kelly"_s});
    QVERIFY(found.touchpoints.isNone());
    while (shop.book->undo()) {
        if (shop.difference().isNone())
            return;
    }
    QFAIL("undone as far as the copy, there is still a difference");
}

using Change = std::function<void(Book &, CustomerId)>;
Q_DECLARE_METATYPE(Change)

void TestBookDifference::everyKindOfChangeIsSeen_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("what");
    const auto edit = [](auto change) -> Change {
        return [change](Book &book, CustomerId id) { QVERIFY(editCustomer(book, id, change)); };
    };
    const auto run = [](const char *sql) -> Change {
        return [sql](Book &book, CustomerId id) {
            QVERIFY(book.change(u"Change"_s, [&](UnitOfWork &u) { u.run(sql, id); }));
        };
    };
    QTest::newRow("a note") << edit([](CustomerFields &c) { c.notes = u"likes soap"_s; }) << u"customer"_s;
    QTest::newRow("a city") << edit([](CustomerFields &c) { c.address.city = u"Cobh"_s; }) << u"customer"_s;
    QTest::newRow("an e-mail") << run("UPDATE customer_email SET address = 'new@byrne.example' WHERE customer_id = ?") << u"customer"_s;
    QTest::newRow("a phone") << run("INSERT INTO customer_phone (customer_id, position, number, match_key) VALUES (?, 0, '1', '1')") << u"customer"_s;
    QTest::newRow("a date") << run("INSERT INTO customer_date (customer_id, kind, day) VALUES (?, 'birthday', '1990-01-01')") << u"customer"_s;
    QTest::newRow("an opt-out") << run("INSERT INTO opt_out (customer_id, purpose, day) VALUES (?, 'ask', '2026-01-01')") << u"customer"_s;
    QTest::newRow("a touchpoint") << Change([](Book &book, CustomerId id) {
        Touchpoint touchpoint;
        touchpoint.body = u"Called"_s;
        QVERIFY(logTouchpoint(book, {id}, touchpoint));
    }) << u"touchpoint"_s;
    QTest::newRow("an answer") << run("INSERT INTO answer (uid, survey_id, customer_id, day, score) VALUES ('new', 1, ?, '2026-01-01', 9)") << u"answer"_s;
    QTest::newRow("a score") << run("UPDATE answer SET score = 3 WHERE customer_id = ?") << u"answer changed"_s;
    QTest::newRow("a quote") << Change([](Book &book, CustomerId id) {
        Testimonial quote;
        quote.customer = id;
        quote.original = u"Fine"_s;
        quote.day = book.today();
        QVERIFY(addTestimonial(book, quote));
    }) << u"testimonial"_s;
    QTest::newRow("an edited quote") << run("UPDATE testimonial SET edited = 'Finer' WHERE customer_id = ?") << u"testimonial changed"_s;
    QTest::newRow("an event of a quote")
        << run("INSERT INTO testimonial_event (testimonial_id, kind, day) SELECT id, 'asked', '2026-01-01' FROM testimonial WHERE customer_id = ?")
        << u"testimonial changed"_s;
}

void TestBookDifference::everyKindOfChangeIsSeen()
{
    QFETCH(Change, change);
    QFETCH(QString, what);
    Shop shop;
    const CustomerId ann = shop.add(u"Ann Byrne"_s, u"ann@byrne.example"_s);
    shop.add(u"Ben Kelly"_s);
    QVERIFY(shop.book->change(u"Answer"_s, [&](UnitOfWork &u) {
        u.run("INSERT INTO answer (uid, survey_id, customer_id, day, score) VALUES ('a', 1, ?, '2026-01-01', 9)", ann);
        u.run("INSERT INTO testimonial (uid, customer_id, original, day) VALUES ('t', ?, 'Lovely', '2026-01-01')", ann);
    }));
    shop.copy();
    change(*shop.book, ann);
    const BookDifference found = shop.difference();
    QCOMPARE(found.changed.size(), size_t(what == u"customer"_s ? 1 : 0));
    QVERIFY(found.added.empty() && found.removed.empty());
    QCOMPARE(found.touchpoints.added, what == u"touchpoint"_s ? 1 : 0);
    QCOMPARE(found.answers.added, what == u"answer"_s ? 1 : 0);
    QCOMPARE(found.answers.changed, what == u"answer changed"_s ? 1 : 0);
    QCOMPARE(found.testimonials.added, what == u"testimonial"_s ? 1 : 0);
    QCOMPARE(found.testimonials.changed, what == u"testimonial changed"_s ? 1 : 0);
    // Taken back, nothing is different any more.
    QVERIFY(shop.book->undo());
    QVERIFY(shop.difference().isNone());
}

void TestBookDifference::afterARestoreTheSamePeopleAreTheSame()
{
    Shop shop;
    shop.add(u"Ann Byrne"_s);
    const QString before = shop.book.dir.filePath(u"before.goodword"_s);
    QVERIFY(copyBook(shop.book.path, before));
    shop.add(u"Ben Kelly"_s);
    shop.copy();
    QVERIFY(shop.book->replaceWith(before));
    shop.add(u"Cid Daly"_s); // with the id that Ben had
    const BookDifference found = shop.difference();
    QCOMPARE(found.added.size(), size_t(1));
    QCOMPARE(found.removed.size(), size_t(1));
    QVERIFY(found.changed.empty());
    const auto copy = shop.openCopy();
    QCOMPARE(shown(namesOf(shop.book->db(), found.added, {}, 100)), QStringList{u"Cid Daly"_s});
    QCOMPARE(shown(namesOf(*copy, found.removed, {}, 100)), QStringList{u"Ben Kelly"_s});
}

void TestBookDifference::namesAreFoundByWhatIsTyped()
{
    Shop shop;
    std::vector<qint64> all;
    for (int i = 0; i < 150; ++i)
        all.push_back(shop.add(u"Customer %1"_s.arg(i, 3, 10, QChar(u'0')), u"c%1@shop.example"_s.arg(i)).value);
    const CustomerId zoe = shop.add(u"Zoë Ångström"_s, u"zoe@north.example"_s);
    Database &db = shop.book->db();
    const NamedCustomers first = namesIn(db, {}, 100);
    QCOMPARE(first.first.size(), size_t(100));
    QVERIFY(first.more);
    QCOMPARE(first.first.front().name, u"Customer 000"_s);
    QCOMPARE(first.first.front().email, u"c0@shop.example"_s);
    QCOMPARE(shown(namesIn(db, u"zoe ang"_s, 100)), QStringList{u"Zoë Ångström"_s});
    QCOMPARE(shown(namesIn(db, u"north.ex"_s, 100)), QStringList{u"Zoë Ångström"_s});
    QVERIFY(namesOf(db, all, u"zoe"_s, 100).first.empty());
    QVERIFY(!namesOf(db, all, u"149"_s, 100).more);
    QCOMPARE(shown(namesOf(db, all, u"149"_s, 100)), QStringList{u"Customer 149"_s});
    QVERIFY(namesOf(db, {}, {}, 100).first.empty());
    QVERIFY(trashCustomers(*shop.book, {zoe}));
    QVERIFY(namesIn(db, u"zoe"_s, 100).first.empty());
}

void TestBookDifference::stoppedAndOldCopiesSaySo()
{
    struct Stop final : Progress {
        void report(qint64, qint64) override {}
        bool cancelled() const override { return true; }
    } stop;
    Shop shop;
    QVERIFY(shop.book->change(u"Many"_s, [](UnitOfWork &u) {
        for (int i = 0; i < 5000; ++i)
            u.run("INSERT INTO customer (uid, name, created_day, created_at) VALUES (?, 'X', '2026-01-01', '2026-01-01T00:00:00Z')",
                  QString::number(i));
    }));
    shop.copy();
    auto copy = shop.openCopy();
    QCOMPARE(compareBooks(shop.book->db(), *copy, stop).error().code, ErrorCode::Cancelled);
    copy.reset();
    auto writable = Database::open(shop.copyPath, Database::Access::ReadWrite, Database::Engine::Native);
    QVERIFY((*writable)->run("PRAGMA user_version = 0"));
    writable->reset();
    copy = shop.openCopy();
    QCOMPARE(compareBooks(shop.book->db(), *copy).error().code, ErrorCode::Invalid);
}

void TestBookDifference::strangersIdsCostNoMemory()
{
    Shop shop;
    shop.add(u"Ann Byrne"_s);
    QVERIFY(shop.book->change(u"Odd"_s, [](UnitOfWork &u) {
        for (const qint64 id : {qint64(-7), qint64(1) << 60})
            u.run("INSERT INTO customer (id, uid, name, created_day, created_at) VALUES (?, ?, 'X', '2026-01-01', '2026-01-01T00:00:00Z')", id,
                  QString::number(id));
    }));
    shop.copy();
    QVERIFY(shop.difference().isNone());
    QVERIFY(trashCustomers(*shop.book, {CustomerId(qint64(1) << 60)}));
    QCOMPARE(shop.difference().removed, std::vector<qint64>{qint64(1) << 60});
    QVERIFY(namesOf(shop.openCopy().operator*(), shop.difference().removed, {}, 100).first.empty());
}

GOODWORD_TEST(TestBookDifference)
#include "tst_bookdifference.moc"
