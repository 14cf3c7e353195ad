#include "core/book/migrations.h"
#include "tests/support/testbook.h"
#include "tests/support/testmain.h"

using namespace goodword;
using namespace goodword::test;

/// A book of an older version becomes one of the newest, or stays exactly what it was.
class TestMigrations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aNewBookHasTheSchemaOfItsVersion();
    void everyStatementIsSingle();
    void everyTableIsStrictAndEveryReferenceIndexed();
    void anUpgradeKeepsTheRowsAndEndsOldUndo();
    void aFailureMidwayLeavesTheBookAsItWas_data();
    void aFailureMidwayLeavesTheBookAsItWas();
};

static SchemaVersions withNext(const SchemaStatements &next)
{
    SchemaVersions versions = schemaVersions();
    versions.push_back(&next);
    return versions;
}

static void addAnn(TestBook &book)
{
    QVERIFY(book->change(QStringLiteral("Add Ann"), [](UnitOfWork &u) {
        u.run("INSERT INTO customer (uid, name, created_day, created_at) VALUES ('a', 'Ann', ?, ?)", u.today(), u.now());
    }));
}

void TestMigrations::aNewBookHasTheSchemaOfItsVersion()
{
    TestBook book;
    QVERIFY(schemaDifference(book->db().handle(), kSchemaVersion)->isNone());
    QCOMPARE(book->db().value<int>("PRAGMA user_version"), kSchemaVersion);
    QCOMPARE(book->db().value<int>("PRAGMA application_id"), kApplicationId);
}

void TestMigrations::everyStatementIsSingle()
{
    for (const SchemaStatements *version : schemaVersions()) {
        for (const char *sql : *version)
            QVERIFY2(!QByteArray(sql).contains(';'), sql);
    }
}

void TestMigrations::everyTableIsStrictAndEveryReferenceIndexed()
{
    TestBook book;
    Database &db = book->db();
    QCOMPARE(db.value<QString>(R"(SELECT group_concat(name) FROM pragma_table_list
                                  WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite%')"),
             std::nullopt);
    // A reference without an index makes every delete of the other row a scan.
    Statement references(db, R"(SELECT m.name, f."from" FROM sqlite_schema AS m, pragma_foreign_key_list(m.name) AS f
                                WHERE m.type = 'table')");
    while (references.next()) {
        const auto index = db.value<QString>(
            R"(SELECT i.name FROM pragma_index_list(?) AS i, pragma_index_info(i.name) AS c WHERE c.seqno = 0 AND c.name = ?)",
            references.text(0), references.text(1));
        QVERIFY2(index, qPrintable(references.text(0) + QLatin1Char('.') + references.text(1)));
    }
    QCOMPARE(db.value<int>("SELECT count(*) FROM sqlite_schema WHERE type IN ('trigger', 'view')"), 0);
}

void TestMigrations::anUpgradeKeepsTheRowsAndEndsOldUndo()
{
    TestBook book;
    addAnn(book);
    const SchemaStatements next{"ALTER TABLE customer ADD COLUMN nickname TEXT NOT NULL DEFAULT ''",
                                "CREATE TABLE pet (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL) STRICT"};
    QVERIFY(upgrade(book->db(), kSchemaVersion, withNext(next)));
    QCOMPARE(book->db().value<int>("PRAGMA user_version"), kSchemaVersion + 1);
    QCOMPARE(book->db().value<QString>("SELECT name || nickname FROM customer"), QStringLiteral("Ann"));
    QCOMPARE(book->undo().error().code, ErrorCode::NothingToDo);
    QCOMPARE(book->history().steps(10).size(), 1);
    // This program does not know that version: it says so and touches nothing.
    book.book.reset();
    QCOMPARE(Book::open(book.path, book.options).error().code, ErrorCode::NewerVersion);
}

void TestMigrations::aFailureMidwayLeavesTheBookAsItWas_data()
{
    QTest::addColumn<QByteArray>("second");
    QTest::newRow("a wrong statement") << QByteArray("CREATE TABLE customer (id INTEGER) STRICT");
    QTest::newRow("rows that name missing ones") << QByteArray("INSERT INTO customer_tag (customer_id, tag_id) VALUES (77, 88)");
}

void TestMigrations::aFailureMidwayLeavesTheBookAsItWas()
{
    QFETCH(QByteArray, second);
    TestBook book;
    addAnn(book);
    const auto before = dump(*book);
    const SchemaStatements next{"ALTER TABLE customer ADD COLUMN nickname TEXT NOT NULL DEFAULT ''", second.constData()};
    const Done done = upgrade(book->db(), kSchemaVersion, withNext(next));
    QVERIFY(!done);
    QCOMPARE(book->db().value<int>("PRAGMA user_version"), kSchemaVersion);
    QCOMPARE(book->db().value<int>("PRAGMA foreign_keys"), 1);
    QCOMPARE(dump(*book), before);
    book.reopen();
    QVERIFY(book->undo());
}

GOODWORD_TEST(TestMigrations)
#include "tst_migrations.moc"
