#include "core/book/booktrees.h"
#include "core/book/restore.h"
#include "core/book/salvage.h"
#include "core/customers/customercommands.h"
#include "core/journey/journeystore.h"
#include "tests/support/damage.h"
#include "tests/support/strength.h"
#include "tests/support/testbook.h"
#include "tests/support/testmain.h"

#include <QSet>

#include <random>

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

/// What is whole in a damaged book comes into a new one; the damaged one stays as it is.
class TestSalvage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aSoundBookComesOverWhole_data();
    void aSoundBookComesOverWhole();
    void whatIsOutsideTheDamageComesOver();
    void whoeverIsLostLeavesAName();
    void aLostSchemaLosesNothingElse();
    void whatALogHoldsCountsToo();
    void refusalsChangeNothing_data();
    void refusalsChangeNothing();
    void stoppingLeavesNothing();

private:
    struct Line {
        QString text;
        QSet<int> pages;
    };
    static QList<Line> linesWithPages(const QString &path, const QStringList &dumped);

    std::unique_ptr<TestBook> m_book;
    QByteArray m_bytes;
    QStringList m_state;
    QList<Line> m_lines;
};

static void fill(TestBook &book, int customers)
{
    const auto stages = journeyStore::activeStages(book->db());
    const auto filled = book->change(u"Fill"_s, [&](UnitOfWork &u) -> Done {
        const auto survey = u.insert<SurveyId>("INSERT INTO survey (uid, name, kind, mode) VALUES ('s1', 'S', 'nps', 'relational')");
        for (int i = 0; i < customers; ++i) {
            CustomerDraft draft;
            draft.name = u"Customer %1 Łódź"_s.arg(i);
            draft.emails = {{{}, u"c%1@example.test"_s.arg(i)}, {{}, u"second%1@example.test"_s.arg(i)}};
            draft.phones = {{{}, u"087 12%1 4567"_s.arg(i % 10)}};
            draft.tags = {u"tag %1"_s.arg(i % 5), u"all"_s};
            draft.notes = i % 60 == 0 ? u"long %1 "_s.arg(i).repeated(1000) : u"short %1"_s.arg(i);
            const auto id = addCustomer(u, draft);
            if (!id)
                return id.error();
            u.run("INSERT INTO touchpoint (uid, customer_id, day, channel, body) VALUES (?, ?, ?, 'call', ?)", u"t%1"_s.arg(i), *id,
                  book->today(), u"spoke about %1"_s.arg(i));
            u.run("INSERT INTO answer (uid, survey_id, customer_id, day, score) VALUES (?, ?, ?, ?, ?)", u"a%1"_s.arg(i), survey, *id,
                  book->today(), double(i % 11) + (i % 2 ? 0 : 0.5 * (i % 11 < 10)));
            if (i % 4 == 0)
                u.run("INSERT INTO testimonial (uid, customer_id, original, day) VALUES (?, ?, 'Lovely', ?)", u"q%1"_s.arg(i), *id, book->today());
            journeyStore::recordMove(u, *id, journeyStore::activeModel(u.db()), {stages[size_t(i) % stages.size()].id, book->today(), {}, {}, {}});
        }
        return {};
    });
    if (!filled)
        qFatal("%s %s", qPrintable(filled.error().text), qPrintable(filled.error().detail));
}

static QString lay(const QTemporaryDir &dir, const QByteArray &bytes, const QByteArray &wal = {})
{
    const QString path = dir.filePath(u"broken.goodword"_s);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("no room");
    if (!wal.isEmpty()) {
        QFile log(path + u"-wal"_s);
        if (!log.open(QIODevice::WriteOnly) || log.write(wal) != wal.size())
            qFatal("no room");
    }
    return path;
}

static QString textOf(const StoredValue &value)
{
    return value.type == StoredValue::Integer ? QString::number(value.integer) : QString::fromUtf8(value.bytes);
}

/// The lines of a dump with the pages their rows stand on.
QList<TestSalvage::Line> TestSalvage::linesWithPages(const QString &path, const QStringList &dumped)
{
    auto file = PageFile::open(path);
    auto trees = BookTrees::find(**file, Progress::none());
    QHash<QString, QSet<int>> pages;
    for (const BookTree &tree : trees->trees()) {
        int unreadable = 0;
        for (const quint32 page : tree.shape.isIndex ? std::vector<quint32>() : tree.pages) {
            for (const StoredRow &row : (*file)->rows(page, &unreadable)) {
                QString key = QString::fromUtf8(tree.shape.name) + u'|';
                key += tree.shape.byKey ? textOf(row.values[0]) + u'|' + textOf(row.values[1]) : QString::number(row.id) + u'|';
                for (const quint32 used : row.pages)
                    pages[key].insert(int(used));
            }
        }
    }
    QList<Line> lines;
    for (const QString &line : dumped) {
        const QStringList cells = line.split(u'|');
        const QString byId = cells[0] + u'|' + cells[1] + u'|', byKey = cells[0] + u'|' + cells[1] + u'|' + cells.value(2);
        const QString key = pages.contains(byId) ? byId : byKey;
        if (!pages.contains(key))
            qFatal("not found: %s", qPrintable(line));
        lines.append({line, pages.value(key)});
    }
    return lines;
}

void TestSalvage::initTestCase()
{
    m_book = std::make_unique<TestBook>(Database::Engine::Native);
    fill(*m_book, 500);
    m_state = dump(**m_book);
    m_book->book.reset();
    m_bytes = fileBytes(m_book->path);
    m_lines = linesWithPages(m_book->path, m_state);
    QVERIFY(m_lines.size() > 4000);
}

void TestSalvage::aSoundBookComesOverWhole_data()
{
    QTest::addColumn<bool>("summed");
    QTest::newRow("with sums") << true;
    QTest::newRow("made before there were sums") << false;
}

void TestSalvage::aSoundBookComesOverWhole()
{
    QFETCH(bool, summed);
    const QTemporaryDir dir;
    QString path = lay(dir, m_bytes);
    if (!summed)
        writeWithoutSums(m_book->path, path = dir.filePath(u"old.goodword"_s));
    const QByteArray before = fileBytes(path);
    const QString target = dir.filePath(u"new.goodword"_s);
    const auto report = salvage(path, target, m_book->options);
    QVERIFY2(report, qPrintable(report ? QString() : report.error().text + report.error().detail));
    QVERIFY2(report->isWhole() && report->undoKept, qPrintable(salvageLines(*report).join(u'\n')));
    QCOMPARE(report->hadSums, summed);
    QCOMPARE(report->damagedPages, 0U);
    QCOMPARE(report->sum({"customer"}).kept, 500);
    QCOMPARE(fileBytes(path), before);
    const auto book = Book::open(target, m_book->options);
    QVERIFY(book);
    QCOMPARE(dump(**book), m_state);
    QVERIFY((*book)->rebuildDerived());
    QVERIFY((*book)->undo()); // all five hundred
    QVERIFY((*book)->redo());
    QCOMPARE(dump(**book), m_state);
    QVERIFY((*book)->check().isEmpty());
}

void TestSalvage::whatIsOutsideTheDamageComesOver()
{
    struct Tally {
        qint64 tried = 0, failed = 0, outside = 0, kept = 0, inside = 0, insideKept = 0, slowest = 0, untold = 0;
    };
    std::array<Tally, kDamages> tallies;
    const int count = sized(16, 240);
    std::mt19937 random(seeded(4));
    for (int i = 0; i < count; ++i) {
        const Damage damage = Damage(i % kDamages);
        Tally &tally = tallies[size_t(damage)];
        const QByteArray mutant = damaged(m_bytes, damage, random);
        QSet<int> hit;
        for (const int page : pagesThatDiffer(m_bytes, mutant))
            hit.insert(page);
        const QTemporaryDir dir;
        const QString path = lay(dir, mutant), target = dir.filePath(u"new.goodword"_s);
        QElapsedTimer timer;
        timer.start();
        const auto report = salvage(path, target, m_book->options);
        tally.slowest = std::max(tally.slowest, timer.elapsed());
        QCOMPARE(fileBytes(path), mutant);
        ++tally.tried;
        QStringList got;
        if (report) {
            const auto book = Book::open(target, m_book->options);
            QVERIFY(book && (*book)->check().isEmpty());
            got = dump(**book);
        } else {
            ++tally.failed;
            qInfo("%s: %s (%s)", qPrintable(damageName(damage)), qPrintable(report.error().text), qPrintable(report.error().detail));
        }
        const QSet<QString> kept(got.begin(), got.end());
        qint64 missing = 0;
        for (const Line &line : m_lines) {
            const bool outside = !line.pages.intersects(hit), there = kept.contains(line.text);
            (outside ? tally.outside : tally.inside) += 1;
            (outside ? tally.kept : tally.insideKept) += there ? 1 : 0;
            missing += there ? 0 : 1;
        }
        if (report && missing > 0 && report->isWhole()) { // what is lost or changed is never passed over
            ++tally.untold;
            for (const Line &line : m_lines) {
                if (!kept.contains(line.text)) {
                    qInfo("mutant %d, %lld missing, as %s", i, missing, qPrintable(line.text.left(200)));
                    break;
                }
            }
        }
    }
    for (size_t i = 0; i < tallies.size(); ++i) {
        const Tally &t = tallies[i];
        qInfo("%-16s %4lld tried, %lld failed; outside: %lld of %lld (%.3f %%); on damaged pages: %lld of %lld; slowest %lld ms",
              qPrintable(damageName(Damage(i))), t.tried, t.failed, t.kept, t.outside, 100.0 * double(t.kept) / double(std::max<qint64>(t.outside, 1)),
              t.insideKept, t.inside, t.slowest);
        figure("salvage.outside", double(t.outside));
        figure("salvage.kept", double(t.kept));
        figure("salvage.tried", double(t.tried));
        figure("salvage.untold", double(t.untold));
        QVERIFY(t.kept * 100 >= t.outside * 99);
        QCOMPARE(t.untold, 0);
    }
}

void TestSalvage::whoeverIsLostLeavesAName()
{
    // The page of customer 100, and all of the only page of surveys and of tags.
    QSet<int> pages;
    for (const Line &line : std::as_const(m_lines)) {
        if (line.text.startsWith(u"customer|100|"_s) || line.text.startsWith(u"survey|"_s) || line.text.startsWith(u"tag|"_s))
            pages.unite(line.pages);
    }
    QByteArray bytes = m_bytes;
    for (const int page : std::as_const(pages))
        bytes.replace((page - 1) * 4096, 4096, QByteArray(4096, '\0'));
    const QTemporaryDir dir;
    const QString target = dir.filePath(u"new.goodword"_s);
    const auto report = salvage(lay(dir, bytes), target, m_book->options);
    QVERIFY2(report, qPrintable(report ? QString() : report.error().text + report.error().detail));
    const auto lost = report->sum({"customer"}).lost;
    QVERIFY(lost > 0 && lost < 100);
    QVERIFY(report->placeholders >= lost + 7);
    QVERIFY(!report->undoKept);
    const auto book = Book::open(target, m_book->options);
    Database &db = (*book)->db();
    QCOMPARE(db.value<int>("SELECT count(*) FROM customer"), 500);
    QCOMPARE(db.value<QString>("SELECT name FROM customer WHERE id = 100"), u"Recovered customer 100"_s);
    QCOMPARE(db.value<QString>("SELECT address FROM customer_email WHERE customer_id = 100 ORDER BY position LIMIT 1"), u"c99@example.test"_s);
    QCOMPARE(db.value<int>("SELECT count(*) FROM answer"), 500);
    QCOMPARE(db.value<int>("SELECT count(*) FROM customer_tag"), 1000);
    const QString lines = salvageLines(*report).join(u'\n');
    QVERIFY2(lines.contains(u"Customers: %1 brought over"_s.arg(500 - lost)) && lines.contains(u"%1 lost"_s.arg(lost)), qPrintable(lines));
    QVERIFY((*book)->rebuildDerived());
}

void TestSalvage::aLostSchemaLosesNothingElse()
{
    const QTemporaryDir dir;
    QByteArray bytes = m_bytes;
    bytes.replace(0, 4096, QByteArray(4096, 'x'));
    const QString target = dir.filePath(u"new.goodword"_s);
    const auto report = salvage(lay(dir, bytes), target, m_book->options);
    QVERIFY2(report, qPrintable(report ? QString() : report.error().text + report.error().detail));
    QVERIFY2(report->sum({"customer", "touchpoint", "answer", "setting"}).isWhole(), qPrintable(salvageLines(*report).join(u'\n')));
    const auto book = Book::open(target, m_book->options);
    QVERIFY(book);
    QCOMPARE(dump(**book), m_state);
}

void TestSalvage::whatALogHoldsCountsToo()
{
    TestBook made(Database::Engine::Native);
    fill(made, 30);
    made.reopen();
    QVERIFY(made->change(u"Late"_s, [](UnitOfWork &u) { u.run("UPDATE customer SET notes = 'late' WHERE id = 3"); }));
    const QStringList state = dump(*made);
    const QTemporaryDir dir;
    QByteArray bytes = fileBytes(made.path);
    const QString path = lay(dir, bytes, fileBytes(made.path + u"-wal"_s)), target = dir.filePath(u"new.goodword"_s);
    const QByteArray log = fileBytes(path + u"-wal"_s);
    QVERIFY(log.size() > 4096);
    const auto report = salvage(path, target, made.options);
    QVERIFY2(report, qPrintable(report ? QString() : report.error().text + report.error().detail));
    const auto book = Book::open(target, made.options);
    QCOMPARE(dump(**book), state);
    QCOMPARE(fileBytes(path), bytes);
    QCOMPARE(fileBytes(path + u"-wal"_s), log);
}

void TestSalvage::refusalsChangeNothing_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    const auto from = [](const QString &name) { return fileBytes(QStringLiteral(GOODWORD_TEST_DATA "/goodword/") + name); };
    QTest::newRow("no book at all") << QByteArray("name,email\nAnn,ann@example.test\n").repeated(1000) << int(ErrorCode::Foreign);
    QTest::newRow("empty") << QByteArray() << int(ErrorCode::Damaged);
    QTest::newRow("newer") << from(u"70_newer_version.goodword"_s) << int(ErrorCode::NewerVersion);
    QTest::newRow("another program's") << from(u"71_hostile_trigger.goodword"_s) << int(ErrorCode::Foreign);
}

void TestSalvage::refusalsChangeNothing()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    const QTemporaryDir dir;
    const QString path = lay(dir, bytes), target = dir.filePath(u"new.goodword"_s);
    const auto report = salvage(path, target, m_book->options);
    QVERIFY(!report);
    QCOMPARE(int(report.error().code), code);
    QVERIFY(report.error().text.endsWith(u'.'));
    QCOMPARE(fileBytes(path), bytes);
    QCOMPARE(QDir(dir.path()).entryList(QDir::Files | QDir::Hidden), QStringList{u"broken.goodword"_s});
    QFile taken(target);
    QVERIFY(taken.open(QIODevice::WriteOnly) && taken.write("mine") == 4);
    taken.close();
    QVERIFY(!salvage(path, target, m_book->options));
    QCOMPARE(fileBytes(target), QByteArray("mine"));
}

void TestSalvage::stoppingLeavesNothing()
{
    struct Stop final : Progress {
        void report(qint64 done, qint64) override { seen = seen || done > 0; }
        bool cancelled() const override { return seen; }
        bool seen = false;
    } stop;
    const QTemporaryDir dir;
    const QString path = lay(dir, m_bytes);
    const auto report = salvage(path, dir.filePath(u"new.goodword"_s), m_book->options, stop);
    QVERIFY(!report);
    QCOMPARE(report.error().code, ErrorCode::Cancelled);
    QCOMPARE(QDir(dir.path()).entryList(QDir::Files | QDir::Hidden), QStringList{u"broken.goodword"_s});
    QCOMPARE(fileBytes(path), m_bytes);
}

GOODWORD_TEST(TestSalvage)
#include "tst_salvage.moc"
