#include "tests/core/importhelpers.h"
#include "tests/support/testmain.h"

#include "core/customers/customercommands.h"

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

/// What holds for a large file as for a small one, though its rows go another way.
class TestBulkImport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aLargeFileIsUndoneAndRedone_data();
    void aLargeFileIsUndoneAndRedone();
    void aLargeFileIsTakenAsItsPartsAre();
    void additionsAndChangesInTurnAreUndoneTogether();
    void whatWasNotAnnouncedIsRefusedWhole();
    void derivedDataOfThousandsEqualsARebuild();
};

static constexpr int kRows = 6000;

/// Everything a customer can have; each 700th row is about an earlier one, who has moved.
static QByteArray rowsOf(int from, int to)
{
    QByteArray csv = "Name,Email,Phone,Company,City,Tags,Owner,Stage,Birthday,Opt-outs,Points,Notes\n";
    for (int i = from; i < to; ++i) {
        const bool again = i % 700 == 699;
        const QByteArray n = QByteArray::number(again ? i - 300 : i);
        csv += "Zoë " + n + ",z" + n + "@example.test,+3538710" + n.rightJustified(5, '0') + ",Firm " + QByteArray::number(i % 40)
               + ',' + (again ? "Kraków" : "Cork") + ",\"vip,t" + QByteArray::number(i % 7) + "\",Nora,Experience,1980-02-03,"
               + (i % 50 == 0 ? "marketing" : "") + ',' + (i % 2 ? "9" : "8.5") + ",note " + n + '\n';
    }
    return csv;
}

static ImportOptions options()
{
    ImportOptions options;
    options.onDifference = OnDifference::Update;
    options.decimal = u'.';
    options.dateOrder = DateOrder::Ymd;
    return options;
}

void TestBulkImport::aLargeFileIsUndoneAndRedone_data()
{
    QTest::addColumn<Database::Engine>("engine");
    QTest::newRow("qt") << Database::Engine::Qt;
    QTest::newRow("native") << Database::Engine::Native;
}

void TestBulkImport::aLargeFileIsUndoneAndRedone()
{
    QFETCH(Database::Engine, engine);
    TestBook book(engine);
    const QStringList before = dump(*book, true);
    const auto report = importBytes(*book, rowsOf(0, kRows), options());
    QCOMPARE(outcome(report), u"5992 added, 8 updated"_s);
    QCOMPARE(book->db().value<int>("SELECT max(segment) > 1 FROM history_chunk"), 1); // both ways of recording
    QCOMPARE(book->check(), QStringList());
    const QStringList after = dump(*book, true);
    QVERIFY(book->undo());
    QCOMPARE(dump(*book, true), before);
    QVERIFY(book->redo());
    QCOMPARE(dump(*book, true), after);
    QVERIFY(book->rebuildDerived());
    QCOMPARE(dump(*book, true), after);
    QCOMPARE(book->check(), QStringList());
}

static QStringList people(Book &book)
{
    QStringList lines;
    Statement s(book.db(), R"(SELECT c.id, c.kind, c.name, c.city, o.name, c.notes,
        (SELECT group_concat(e.address) FROM customer_email e WHERE e.customer_id = c.id),
        (SELECT group_concat(p.match_key) FROM customer_phone p WHERE p.customer_id = c.id),
        (SELECT count(*) FROM customer_tag t WHERE t.customer_id = c.id),
        (SELECT group_concat(v.number_value) FROM custom_value v WHERE v.customer_id = c.id)
        FROM customer c LEFT JOIN customer o ON o.id = c.company_id ORDER BY c.id)");
    while (s.next()) {
        QStringList cells;
        for (int i = 0; i < 10; ++i)
            cells += s.text(i);
        lines += cells.join(u'|');
    }
    return lines;
}

void TestBulkImport::aLargeFileIsTakenAsItsPartsAre()
{
    TestBook whole(Database::Engine::Native), parts(Database::Engine::Native);
    QVERIFY(importBytes(*whole, rowsOf(0, kRows), options()));
    for (int from = 0; from < kRows; from += 700)
        QVERIFY(importBytes(*parts, rowsOf(from, std::min(from + 700, kRows)), options()));
    QCOMPARE(people(*whole), people(*parts));
    QCOMPARE(outcome(importBytes(*whole, rowsOf(0, kRows), options())), u"16 updated, 5984 unchanged"_s); // who has moved moves back and forth
}

static CustomerId addOne(UnitOfWork &u, int number)
{
    u.expectAdditions();
    CustomerDraft draft;
    draft.name = u"Ann %1"_s.arg(number);
    draft.emails = {{{}, u"ann%1@example.test"_s.arg(number)}};
    draft.notes = number % 3 ? QString() : u"said hello"_s;
    return customerStore::insert(u, draft);
}

void TestBulkImport::additionsAndChangesInTurnAreUndoneTogether()
{
    TestBook book;
    const QStringList before = dump(*book, true);
    const auto done = book->change(u"In turn"_s, [&](UnitOfWork &u) {
        for (int i = 0; i < 300; ++i)
            addOne(u, i);
        u.expectChanges();
        u.run("UPDATE customer SET city = 'Cork' WHERE id = 5");
        u.run("DELETE FROM customer_email WHERE customer_id = 7");
        for (int i = 300; i < 600; ++i)
            addOne(u, i);
        u.expectChanges();
        u.run("UPDATE customer SET city = 'Galway', company_id = 590 WHERE id = 5");
    });
    QVERIFY(done);
    QCOMPARE(book->db().value<int>("SELECT count(DISTINCT segment) FROM history_chunk"), 5);
    const QStringList after = dump(*book, true);
    QVERIFY(book->undo());
    QCOMPARE(dump(*book, true), before);
    QVERIFY(book->redo());
    QCOMPARE(dump(*book, true), after);
    QVERIFY(setSource(*book, {CustomerId(9)}, u"web"_s));
    // An older step goes alone only where nothing builds on it, in whatever segments it was recorded.
    const auto older = book->undo(StepId(1));
    QVERIFY(!older);
    QVERIFY2(older.error().text.contains(u"later steps build on it"), qPrintable(older.error().text));
}

void TestBulkImport::whatWasNotAnnouncedIsRefusedWhole()
{
    TestBook book;
    const QStringList before = dump(*book, true);
    const auto done = book->change(u"Wrong"_s, [&](UnitOfWork &u) {
        for (int i = 0; i < 300; ++i)
            addOne(u, i);
        u.run("UPDATE customer SET city = 'Cork' WHERE id = 5");
    });
    QVERIFY(!done);
    QVERIFY(done.error().text.endsWith(u"Nothing was changed."_s));
    QCOMPARE(dump(*book, true), before);
}

void TestBulkImport::derivedDataOfThousandsEqualsARebuild()
{
    TestBook book(Database::Engine::Native);
    QVERIFY(book->change(u"A few"_s, [&](UnitOfWork &u) {
        for (int i = 0; i < 50; ++i)
            addOne(u, i);
    }));
    const QStringList before = dump(*book, true);
    QVERIFY(book->change(u"Many"_s, [&](UnitOfWork &u) {
        for (int i = 50; i < 21'000; ++i)
            addOne(u, i);
    }));
    const QStringList after = dump(*book, true);
    QVERIFY(book->rebuildDerived());
    QCOMPARE(dump(*book, true), after);
    QVERIFY(book->undo());
    QCOMPARE(dump(*book, true), before);
    QVERIFY(book->redo());
    QCOMPARE(dump(*book, true), after);
}

GOODWORD_TEST(TestBulkImport)
#include "tst_bulkimport.moc"
