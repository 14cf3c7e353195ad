#include "tests/support/testbook.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>

using namespace goodword;
using namespace goodword::test;

/// The one road for every change: transaction, undo step, announcement; and what happens when it fails.
class TestBookRoad : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyChangeCanBeUndoneAndRedone_data();
    void everyChangeCanBeUndoneAndRedone();
    void undoSurvivesARestart();
    void aFailedChangeLeavesNothingAndAnnouncesNothing();
    void anOlderStepIsUndoneAloneOrRefusedWhole();
    void aChangeThatChangesNothingMakesNoStep();
    void aNewChangeEndsRedo();
    void childrenAndParentsComeBackTogether();
    void announcesColumnsAndCustomers();
    void aJobWritesAndTheWindowIsToldBusy();
    void aMovedFileIsNoticed();
    void manyStepsAreTrimmed();
    void theLogNamesTheProgram();
    void aStatementThatIsUsedAgainIsAsNew_data();
    void aStatementThatIsUsedAgainIsAsNew();
};

static CustomerId addCustomer(UnitOfWork &u, const QString &name)
{
    return u.insert<CustomerId>("INSERT INTO customer (uid, name, created_day, created_at) VALUES (?, ?, ?, ?)",
                                name + QStringLiteral("-uid"), name, u.today(), u.now());
}

static Result<CustomerId> add(Book &book, const QString &name)
{
    return book.change(QStringLiteral("Add ") + name, [&](UnitOfWork &u) { return addCustomer(u, name); });
}

static Done rename(Book &book, CustomerId id, const QString &name)
{
    return book.change(QStringLiteral("Rename to ") + name,
                       [&](UnitOfWork &u) { u.run("UPDATE customer SET name = ? WHERE id = ?", name, id); });
}

void TestBookRoad::everyChangeCanBeUndoneAndRedone_data()
{
    QTest::addColumn<int>("engine");
    QTest::newRow("Qt Sql") << int(Database::Engine::Qt);
    QTest::newRow("C API") << int(Database::Engine::Native);
}

void TestBookRoad::everyChangeCanBeUndoneAndRedone()
{
    QFETCH(int, engine);
    TestBook book{Database::Engine(engine)};
    const auto before = dump(*book);
    const auto ann = add(*book, QStringLiteral("Ann"));
    QVERIFY(ann);
    const auto after = dump(*book);
    QVERIFY(before != after);
    QCOMPARE(book->undo().value(), QStringLiteral("Add Ann"));
    QCOMPARE(dump(*book), before);
    QCOMPARE(book->redo().value(), QStringLiteral("Add Ann"));
    QCOMPARE(dump(*book), after);
}

void TestBookRoad::undoSurvivesARestart()
{
    TestBook book;
    const auto before = dump(*book);
    QVERIFY(add(*book, QStringLiteral("Ann")));
    book.reopen();
    QVERIFY(book->undo());
    book.reopen();
    QCOMPARE(dump(*book), before);
    QVERIFY(book->redo());
}

void TestBookRoad::aFailedChangeLeavesNothingAndAnnouncesNothing()
{
    TestBook book;
    QSignalSpy spy(&book->hub(), &ChangeHub::changed);
    const auto before = dump(*book);
    const auto failed = book->change(QStringLiteral("Bad"), [&](UnitOfWork &u) -> Done {
        addCustomer(u, QStringLiteral("Ann"));
        return Error{ErrorCode::Invalid, QStringLiteral("No."), {}};
    });
    QVERIFY(!failed);
    QCOMPARE(failed.error().text, QStringLiteral("No."));
    const auto broken = book->change(QStringLiteral("Bad SQL value"), [&](UnitOfWork &u) { addCustomer(u, QString()); });
    QVERIFY(!broken);
    QCOMPARE(dump(*book), before);
    QCOMPARE(spy.count(), 0);
    QVERIFY(!book->undo());
    QVERIFY(add(*book, QStringLiteral("Ann")));
    QCOMPARE(spy.count(), 1);
}

void TestBookRoad::anOlderStepIsUndoneAloneOrRefusedWhole()
{
    TestBook book;
    const CustomerId ann = *add(*book, QStringLiteral("Ann"));
    const StepId addAnn = book->lastStep();
    const CustomerId bob = *add(*book, QStringLiteral("Bob"));
    const StepId addBob = book->lastStep();
    QVERIFY(rename(*book, ann, QStringLiteral("Anna")));
    const auto before = dump(*book);

    const auto refused = book->undo(addAnn);
    QVERIFY(!refused);
    QVERIFY2(refused.error().text.contains(QStringLiteral("Rename to Anna")), qPrintable(refused.error().text));
    QCOMPARE(dump(*book), before);

    QVERIFY(book->undo(addBob));
    QVERIFY(!book->db().value<qint64>("SELECT id FROM customer WHERE id = ?", bob));
    QVERIFY(book->undo()); // the undo of the older step is itself a step
    QCOMPARE(dump(*book), before);
}

void TestBookRoad::aChangeThatChangesNothingMakesNoStep()
{
    TestBook book;
    const CustomerId ann = *add(*book, QStringLiteral("Ann"));
    const StepId step = book->lastStep();
    QVERIFY(rename(*book, ann, QStringLiteral("Ann")));
    QVERIFY(!book->lastStep().isValid());
    QCOMPARE(book->history().nextUndo()->id, step);
}

void TestBookRoad::aNewChangeEndsRedo()
{
    TestBook book;
    QVERIFY(add(*book, QStringLiteral("Ann")));
    QVERIFY(book->undo());
    QVERIFY(add(*book, QStringLiteral("Bob")));
    QVERIFY(!book->redo());
    QCOMPARE(book->history().steps(10).size(), 2);
}

void TestBookRoad::childrenAndParentsComeBackTogether()
{
    TestBook book;
    const auto before = dump(*book);
    const auto done = book->change(QStringLiteral("Add with mail"), [](UnitOfWork &u) {
        const CustomerId shop = addCustomer(u, QStringLiteral("Shop"));
        const CustomerId ann = addCustomer(u, QStringLiteral("Ann"));
        u.run("UPDATE customer SET company_id = ? WHERE id = ?", shop, ann);
        u.run("INSERT INTO customer_email (customer_id, position, address, match_key) VALUES (?, 0, 'a@b.c', 'a@b.c')", ann);
    });
    QVERIFY(done);
    const auto after = dump(*book);
    for (int i = 0; i < 3; ++i) {
        QVERIFY(book->undo());
        QCOMPARE(dump(*book), before);
        QVERIFY(book->redo());
        QCOMPARE(dump(*book), after);
    }
    QVERIFY(book->check().isEmpty());
}

void TestBookRoad::announcesColumnsAndCustomers()
{
    TestBook book;
    const CustomerId ann = *add(*book, QStringLiteral("Ann"));
    ChangeSet seen;
    connect(&book->hub(), &ChangeHub::changed, this, [&](const ChangeSet &changes) { seen = changes; });
    QVERIFY(rename(*book, ann, QStringLiteral("Anna")));
    QVERIFY(seen.touches("customer", {"name"}));
    QVERIFY(!seen.touches("customer", {"city"}));
    QVERIFY(!seen.touches("touchpoint"));
    QCOMPARE(seen.rows("customer").front().op, RowOp::Updated);
    QCOMPARE(seen.customers({"customer"}), std::vector{ann});
    QVERIFY(book->undo());
    QCOMPARE(seen.customers({"customer"}), std::vector{ann});
}

void TestBookRoad::aJobWritesAndTheWindowIsToldBusy()
{
    TestBook book;
    QSignalSpy spy(&book->hub(), &ChangeHub::changed);
    Done fromWindow, fromJob;
    std::unique_ptr<QThread> thread(QThread::create([&] {
        auto job = book->openForJob();
        fromJob = (*job)->change(QStringLiteral("Importing list.csv"), [&](UnitOfWork &u) {
            addCustomer(u, QStringLiteral("Ann"));
            std::unique_ptr<QThread> window(QThread::create([&] {
                auto other = book->openForJob();
                fromWindow = (*other)->change(QStringLiteral("Edit"), [](UnitOfWork &) {});
            }));
            window->start();
            window->wait();
        });
    }));
    thread->start();
    thread->wait();
    QVERIFY(fromJob);
    QVERIFY(!fromWindow);
    QCOMPARE(fromWindow.error().code, ErrorCode::Busy);
    QVERIFY(fromWindow.error().text.contains(QStringLiteral("Importing list.csv")));
    QTRY_COMPARE(spy.count(), 1);
    QVERIFY(book->undo());
}

void TestBookRoad::aMovedFileIsNoticed()
{
    TestBook book;
    QVERIFY(QFile::rename(book.path, book.path + QStringLiteral(".elsewhere")));
    const auto refused = add(*book, QStringLiteral("Ann"));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Moved);
}

void TestBookRoad::manyStepsAreTrimmed()
{
    TestBook book{Database::Engine::Native};
    const CustomerId ann = *add(*book, QStringLiteral("Ann"));
    for (int i = 0; i < History::kMaxSteps + 20; ++i)
        QVERIFY(rename(*book, ann, QString::number(i)));
    const int kept = book->db().value<int>("SELECT count(*) FROM history WHERE state = 'done'").value_or(0);
    QVERIFY(kept >= History::kMaxSteps && kept < History::kMaxSteps + History::kTrimEvery);
    QCOMPARE(book->db().value<int>("SELECT count(*) FROM history"), History::kMaxSteps + 21);
    book.clock.advance(100 * 24 * 3600);
    for (int i = 0; i < History::kTrimEvery; ++i)
        QVERIFY(rename(*book, ann, QStringLiteral("Later %1").arg(i)));
    QVERIFY(book->db().value<int>("SELECT count(*) FROM history WHERE state = 'done'") <= History::kTrimEvery);
    QCOMPARE(book->db().value<int>("SELECT count(*) FROM history_chunk"), book->db().value<int>("SELECT count(*) FROM history WHERE state = 'done'"));
}

void TestBookRoad::theLogNamesTheProgram()
{
    TestBook book;
    book.options.program = QStringLiteral("goodword-cli 9.9");
    book.reopen();
    QVERIFY(add(*book, QStringLiteral("Ann")));
    QCOMPARE(book->history().steps(1).first().program, QStringLiteral("goodword-cli 9.9"));
    QCOMPARE(book->history().steps(1).first().author, QStringLiteral("Nora"));
}

void TestBookRoad::aStatementThatIsUsedAgainIsAsNew_data()
{
    everyChangeCanBeUndoneAndRedone_data();
}

void TestBookRoad::aStatementThatIsUsedAgainIsAsNew()
{
    QFETCH(int, engine);
    TestBook book{Database::Engine(engine)};
    Database &db = book->db();
    static constexpr const char *kUpTo = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) SELECT i FROM n";
    for (int round = 0; round < 3; ++round) {
        Statement outer(db, kUpTo, 3);
        QVERIFY(outer.next()); // and left in the middle
        Statement inner(db, kUpTo, 2); // the same words at the same time
        QVERIFY(inner.next() && inner.next() && !inner.next());
        QVERIFY(outer.next());
        QCOMPARE(outer.integer(0), 2);
    }
    QByteArray text("SELECT 1");
    QCOMPARE(db.value<int>(text.constData()), std::optional(1));
    text[7] = '2'; // other words at the same place
    QCOMPARE(db.value<int>(text.constData()), std::optional(2));
    for (const int on : {0, 1, 0, 1}) {
        QVERIFY(db.run(on ? "PRAGMA foreign_keys = ON" : "PRAGMA foreign_keys = OFF"));
        QCOMPARE(db.value<int>("PRAGMA foreign_keys"), std::optional(on));
    }
    QVERIFY(!db.trouble());
    QVERIFY(!db.value<int>("SELECT no_such_column FROM customer"));
    QVERIFY(db.takeTrouble());
    QCOMPARE(db.value<int>(kUpTo, 1), std::optional(1)); // what failed leaves nothing behind
}

GOODWORD_TEST(TestBookRoad)
#include "tst_book.moc"
