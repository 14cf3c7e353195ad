#include "core/book/bookprofile.h"
#include "tests/support/testbook.h"
#include "tests/support/testmain.h"
#include "ui/models/recordtablemodel.h"
#include "ui/shell/session.h"

using namespace goodword;
using namespace goodword::test;

/// Never ends by itself.
static qint64 countForEver(Database &db)
{
    return db.value<qint64>("WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n").value_or(-1);
}

/// A list that says its first rows at once and never the whole.
class EndlessSource final : public RecordSourceOf<int>
{
public:
    explicit EndlessSource(const Session &session) : RecordSourceOf({}), m_session(session) {}
    SnapshotJob snapshotJob() const override
    {
        return m_session.snapshotJob([](Database &db, const ListQuery &query, const SnapshotContext &context) -> Result<IdList> {
            context.first(Ids{1, 2});
            if (query.filter.isEmpty())
                countForEver(db);
            return Ids{1, 2, 3};
        });
    }
    Result<std::vector<std::pair<qint64, int>>> rows(const Ids &) const override { return {}; }

private:
    const Session &m_session;
};

/// What the window asks of workers, and what happens when nobody waits for the answer any more.
class TestSession : public QObject
{
    Q_OBJECT
private slots:
    void closingABookWaitsForNoReader()
    {
        TestBook made;
        auto session = std::make_unique<Session>(std::move(made.book));
        std::atomic_bool begun = false;
        session->read<qint64>(
            this,
            [&begun](Database &db) {
                begun = true;
                return countForEver(db);
            },
            [](qint64) {});
        QTRY_VERIFY(begun);
        session.reset(); // or the test would never end
    }

    void theFirstRowsAreShownAndAnotherQuestionEndsTheOldOne()
    {
        TestBook made;
        Session session(std::move(made.book));
        RecordTableModel model(std::make_shared<EndlessSource>(session));
        model.refresh();
        QTRY_COMPARE(model.rowCount(), 2);
        QVERIFY(model.isLoading());
        QSignalSpy failed(&model, &RecordTableModel::failed);
        model.setQuery({QStringLiteral("other"), {}, false});
        QTRY_COMPARE(model.rowCount(), 3);
        QVERIFY(!model.isLoading());
        model.setQuery({});
        QTRY_COMPARE(model.rowCount(), 2);
        QCOMPARE(failed.count(), 0);
        // Its end ends the question too.
    }

    void aLargeChangeIsTakenBackByCancel()
    {
        TestBook made;
        Session session(std::move(made.book));
        QList<Error> errors;
        connect(&session, &Session::errorHappened, this, [&errors](const Error &error) { errors += error; });
        session.change(10'000, QStringLiteral("Counting"), QStringLiteral("Counted"), [](Book &book) {
            return book.change(QStringLiteral("Count"), [](UnitOfWork &u) {
                Book::setSetting(u, QStringLiteral("counted"), QStringLiteral("some"));
                countForEver(u.db());
            });
        });
        QTRY_VERIFY(!session.book().busyWith().isEmpty());
        session.currentJob()->cancel();
        QTRY_VERIFY(!session.currentJob());
        QCOMPARE(errors.size(), 1);
        QCOMPARE(errors.first().code, ErrorCode::Cancelled);
        QCOMPARE(session.book().setting(QStringLiteral("counted")), QString());
        QVERIFY(setBookName(session.book(), QStringLiteral("Quay"))); // and goes on
    }

    /// A window left open over night, or a laptop that slept: "today" is another day, and no change says so.
    void midnightIsNoticedWithoutAChange()
    {
        FixedClock clock(QDateTime(QDate(2026, 11, 22), QTime(9, 0), Qt::UTC));
        BookOptions options = standardOptions();
        options.clock = &clock;
        const QTemporaryDir dir;
        auto made = Book::create(dir.filePath(QStringLiteral("shop.goodword")), {}, options);
        QVERIFY(made);
        Session session(std::move(*made));
        int days = 0;
        connect(&session.book().hub(), &ChangeHub::changed, this, [&days](const ChangeSet &changes) { days += changes.isNewDay(); });
        const auto comeBack = [] { Q_EMIT qGuiApp->applicationStateChanged(Qt::ApplicationActive); };
        comeBack();
        QCOMPARE(days, 0);
        clock.advance(14 * 3600);
        comeBack();
        QCOMPARE(days, 0);
        clock.advance(3 * 3600);
        comeBack();
        comeBack();
        QCOMPARE(days, 1);
        clock.advance(-24 * 3600); // a clock that was wrong and is set right
        comeBack();
        QCOMPARE(days, 2);
    }
};

GOODWORD_TEST(TestSession)
#include "tst_session.moc"
