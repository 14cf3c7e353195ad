#include "tests/support/roundtrip.h"
#include "tests/support/testmain.h"

#include "core/attachments/attachmentcommands.h"
#include "core/attachments/attachmentstore.h"
#include "core/touchpoints/touchpointcommands.h"
#include "core/touchpoints/touchpointlist.h"
#include "core/touchpoints/touchpointstore.h"

#include <QCryptographicHash>

using namespace goodword;
using namespace goodword::test;

/// What passed between us and a customer, found again, followed up, with files that are kept once.
class TestTouchpoints : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_book.reset(); }
    void everyCommandCanBeUndoneAndRedone();
    void severalCustomersAreOneStep();
    void everythingThatWasSavedIsReadAgain();
    void refusesWhatMakesNoSense_data();
    void refusesWhatMakesNoSense();
    void theListFindsWhatIsAskedFor_data();
    void theListFindsWhatIsAskedFor();
    void openFollowUpsComeInTheirOrder();
    void theTrashIsAListOfItsOwn();
    void theListReadsTheIndexOnly();
    void aFileIsKeptOnceAndUndoBringsItBackAfterASweep();
    void sweepingFreesWhatNothingNames();
    void filesThatCannotBeAttachedSaySo();
    void fileNamesAreMadeSafe_data();
    void fileNamesAreMadeSafe();
    void aCopyNeverReplacesAFileOrFollowsALink();
    void damagedBytesAreNoticed();

private:
    Book &book() { return *m_book->book; }
    QString file(const QString &name, const QByteArray &bytes)
    {
        const QString path = m_book->dir.filePath(name);
        QFile out(path);
        if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(path));
        return path;
    }
    int blobs() { return book().db().value<int>("SELECT count(*) FROM blob").value_or(-1); }

    std::unique_ptr<TestBook> m_book;
    CustomerId m_ann, m_bob;
};

static Touchpoint call(const QString &subject, QDate day = {})
{
    Touchpoint t;
    t.channel = Channel::Call;
    t.subject = subject;
    t.day = day;
    return t;
}

void TestTouchpoints::init()
{
    m_book = std::make_unique<TestBook>();
    m_ann = plainCustomer(book(), QStringLiteral("Ann"));
    m_bob = plainCustomer(book(), QStringLiteral("Łukasz"));
}

void TestTouchpoints::everyCommandCanBeUndoneAndRedone()
{
    const auto check = [&](const auto &command) { return roundTripFault(book(), command); };
    const QString path = file(QStringLiteral("photo.jpg"), "photo");
    QCOMPARE(check([&] { return logTouchpoint(book(), {m_ann, m_bob}, call(QStringLiteral("Hi")), {path}); }), QString());
    Touchpoint t = touchpointRows(book().db(), touchpointIds(book().db())).back().touchpoint;
    QCOMPARE(t.customer, m_ann);
    t.sentiment = Sentiment::Positive;
    t.body = QStringLiteral("She is happy");
    t.followUpDay = QDate(2026, 12, 1);
    QCOMPARE(check([&] { return editTouchpoint(book(), t); }), QString());
    QCOMPARE(book().history().nextUndo()->label, QStringLiteral("Change touchpoint with Ann"));
    QCOMPARE(check([&] { return completeFollowUps(book(), {t.id}); }), QString());
    QCOMPARE(check([&] { return rescheduleFollowUp(book(), t.id, QDate(2026, 12, 8)); }), QString());
    QCOMPARE(check([&] { return clearFollowUp(book(), t.id); }), QString());
    QCOMPARE(check([&] { return trashTouchpoints(book(), {t.id}); }), QString());
    QCOMPARE(check([&] { return restoreTouchpoints(book(), {t.id}); }), QString());
    QCOMPARE(check([&] { return addAttachments(book(), t.id, {path}); }), QString());
    QCOMPARE(check([&] { return addAttachments(book(), m_bob, {path}); }), QString());
    const auto attached = attachmentStore::ofTouchpoint(book().db(), t.id);
    QCOMPARE(attached.size(), size_t(2));
    QCOMPARE(check([&] { return removeAttachment(book(), attached.front().id); }), QString());
    QCOMPARE(attachmentStore::ofCustomer(book().db(), m_ann).size(), size_t(1));
}

void TestTouchpoints::severalCustomersAreOneStep()
{
    const auto before = dump(book());
    const auto ids = logTouchpoint(book(), {m_ann, m_bob}, call(QStringLiteral("Open day")));
    QVERIFY(ids);
    QCOMPARE(ids->size(), size_t(2));
    QCOMPARE(book().undo().value(), QStringLiteral("Log touchpoint with 2 customers"));
    QCOMPARE(dump(book()), before);
}

void TestTouchpoints::everythingThatWasSavedIsReadAgain()
{
    Touchpoint t = call(QStringLiteral("Soap\nof  June "));
    t.direction = Direction::Out;
    t.body = QStringLiteral("first\r\nsecond");
    t.outcome = QStringLiteral("ordered");
    t.sentiment = Sentiment::Negative;
    t.minutes = 12;
    t.followUpDay = QDate(2027, 1, 1);
    t.isAsk = true;
    t.isGift = true;
    t.gift = Money{1250, QStringLiteral("eur")};
    t.department = book().db().value<DepartmentId>("SELECT min(id) FROM department").value();
    const auto ids = logTouchpoint(book(), {m_ann}, t);
    QVERIFY(ids);
    const Touchpoint read = touchpointStore::touchpoint(book().db(), ids->front()).value();
    t.id = read.id;
    t.uid = read.uid;
    t.customer = m_ann;
    t.day = book().today();
    t.at = book().clock().nowUtc();
    t.subject = QStringLiteral("Soap of  June");
    t.body = QStringLiteral("first\nsecond");
    t.gift->currency = QStringLiteral("EUR");
    QVERIFY(!read.uid.isEmpty());
    QCOMPARE(read, t);
}

void TestTouchpoints::refusesWhatMakesNoSense_data()
{
    QTest::addColumn<QString>("fault");
    for (const char *name : {"in the future", "a subject without end", "less than no minutes", "a gift without a currency",
                             "nobody", "somebody who is not there"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestTouchpoints::refusesWhatMakesNoSense()
{
    QFETCH(QString, fault);
    Touchpoint t = call(QStringLiteral("Hi"));
    std::vector<CustomerId> who{m_ann};
    if (fault == QLatin1String("in the future"))
        t.day = book().today().addDays(1);
    else if (fault == QLatin1String("a subject without end"))
        t.subject = QString(501, u'x');
    else if (fault == QLatin1String("less than no minutes"))
        t.minutes = -1;
    else if (fault == QLatin1String("a gift without a currency")) {
        t.isGift = true;
        t.gift = Money{100, {}};
    } else if (fault == QLatin1String("nobody"))
        who.clear();
    else
        who.push_back(CustomerId(4711));
    const auto before = dump(book());
    const auto refused = logTouchpoint(book(), who, t);
    QVERIFY(!refused);
    QVERIFY(refused.error().text.endsWith(u'.'));
    QCOMPARE(dump(book()), before);
}

void TestTouchpoints::theListFindsWhatIsAskedFor_data()
{
    QTest::addColumn<int>("which");
    QTest::addColumn<QString>("wanted");
    QTest::newRow("everything, newest first") << 0 << QStringLiteral("visit mail call");
    QTest::newRow("oldest first") << 1 << QStringLiteral("call mail visit");
    QTest::newRow("a channel") << 2 << QStringLiteral("mail");
    QTest::newRow("two channels") << 3 << QStringLiteral("visit mail");
    QTest::newRow("unhappy") << 4 << QStringLiteral("mail");
    QTest::newRow("days, both ends within") << 5 << QStringLiteral("mail call");
    QTest::newRow("text in the body, any case") << 6 << QStringLiteral("mail");
    QTest::newRow("the customer's name without its stroke") << 7 << QStringLiteral("visit");
    QTest::newRow("one customer") << 8 << QStringLiteral("mail call");
    QTest::newRow("asks") << 9 << QStringLiteral("visit");
    QTest::newRow("gifts and a channel that has none") << 10 << QString();
    QTest::newRow("follow-up open") << 11 << QStringLiteral("mail");
    QTest::newRow("follow-up open, due by a day before") << 12 << QString();
    QTest::newRow("a department") << 13 << QStringLiteral("call");
    QTest::newRow("text and days") << 14 << QString();
}

void TestTouchpoints::theListFindsWhatIsAskedFor()
{
    const DepartmentId department = book().db().value<DepartmentId>("SELECT max(id) FROM department").value();
    Touchpoint t = call(QStringLiteral("call"), QDate(2026, 11, 1));
    t.department = department;
    QVERIFY(logTouchpoint(book(), {m_ann}, t));
    Touchpoint mail;
    mail.channel = Channel::Email;
    mail.subject = QStringLiteral("mail");
    mail.body = QStringLiteral("The STRASSE was wrong");
    mail.sentiment = Sentiment::Negative;
    mail.day = QDate(2026, 11, 5);
    mail.followUpDay = QDate(2026, 11, 30);
    QVERIFY(logTouchpoint(book(), {m_ann}, mail));
    Touchpoint visit;
    visit.channel = Channel::Visit;
    visit.subject = QStringLiteral("visit");
    visit.isAsk = true;
    QVERIFY(logTouchpoint(book(), {m_bob}, visit));

    QFETCH(int, which);
    TouchpointFilter f;
    switch (which) {
    case 1: f.order = TouchpointOrder::OldestFirst; break;
    case 2: f.channels = {Channel::Email}; break;
    case 3: f.channels = {Channel::Email, Channel::Visit}; break;
    case 4: f.sentiments = {Sentiment::Negative}; break;
    case 5: f.from = QDate(2026, 11, 1), f.to = QDate(2026, 11, 5); break;
    case 6: f.text = QStringLiteral("straße"); break;
    case 7: f.text = QStringLiteral("lukasz"); break;
    case 8: f.customer = m_ann; break;
    case 9: f.asks = true; break;
    case 10: f.gifts = true, f.channels = {Channel::Email}; break;
    case 11: f.followUpOpen = true; break;
    case 12: f.followUpOpen = true, f.followUpBy = QDate(2026, 11, 29); break;
    case 13: f.department = department; break;
    case 14: f.text = QStringLiteral("visit"), f.to = QDate(2026, 11, 20); break;
    default: break;
    }
    QStringList subjects;
    for (const TouchpointRow &row : touchpointRows(book().db(), touchpointIds(book().db(), f)))
        subjects += row.touchpoint.subject;
    QTEST(subjects.join(u' '), "wanted");
}

void TestTouchpoints::openFollowUpsComeInTheirOrder()
{
    const auto log = [&](const char *subject, QDate followUp) {
        Touchpoint t = call(QString::fromLatin1(subject));
        t.followUpDay = followUp;
        return logTouchpoint(book(), {m_ann}, t)->front();
    };
    const TouchpointId late = log("late", QDate(2026, 12, 9)), soon = log("soon", QDate(2026, 11, 23));
    log("none", QDate());
    TouchpointFilter f;
    f.followUpOpen = true;
    f.order = TouchpointOrder::FollowUpFirst;
    QCOMPARE(touchpointIds(book().db(), f), (std::vector<qint64>{soon.value, late.value}));
    QVERIFY(completeFollowUps(book(), {soon}));
    QCOMPARE(touchpointIds(book().db(), f), std::vector<qint64>{late.value});
    const auto before = dump(book());
    QVERIFY(completeFollowUps(book(), {soon}));
    QCOMPARE(dump(book()), before);
    QVERIFY(rescheduleFollowUp(book(), soon, QDate(2026, 12, 24)));
    QCOMPARE(touchpointIds(book().db(), f), (std::vector<qint64>{late.value, soon.value}));
}

void TestTouchpoints::theTrashIsAListOfItsOwn()
{
    const auto ids = logTouchpoint(book(), {m_ann, m_bob}, call(QStringLiteral("Hi"))).value();
    QVERIFY(trashTouchpoints(book(), {ids.front()}));
    TouchpointFilter trash;
    trash.trash = true;
    QCOMPARE(touchpointIds(book().db(), trash), std::vector<qint64>{ids.front().value});
    QCOMPARE(touchpointIds(book().db()), std::vector<qint64>{ids.back().value});
    QVERIFY(book().change(QStringLiteral("Trash"), [&](UnitOfWork &u) {
        u.run("UPDATE customer SET deleted_at = ? WHERE id = ?", u.now(), m_bob);
    }));
    QVERIFY(touchpointIds(book().db()).empty());
}

void TestTouchpoints::theListReadsTheIndexOnly()
{
    Statement s(book().db(), R"(EXPLAIN QUERY PLAN
        SELECT id, customer_id, channel, sentiment, department_id, staff_id, deleted_at IS NOT NULL
        FROM touchpoint WHERE day >= ? AND day <= ? ORDER BY day DESC, id DESC)", QString(), QStringLiteral("9999-12-31"));
    QVERIFY(s.next());
    QCOMPARE(s.text(3), QStringLiteral("SEARCH touchpoint USING COVERING INDEX touchpoint_by_day (day>? AND day<?)"));
    QVERIFY(!s.next());
}

void TestTouchpoints::aFileIsKeptOnceAndUndoBringsItBackAfterASweep()
{
    const QByteArray bytes(300'000, 'x');
    const QString path = file(QStringLiteral("photo.jpg"), bytes), twin = file(QStringLiteral("same.jpg"), bytes);
    QVERIFY(logTouchpoint(book(), {m_ann, m_bob}, call(QStringLiteral("Hi")), {path, twin}));
    QCOMPARE(blobs(), 1);
    const auto attached = attachmentStore::ofCustomer(book().db(), m_ann);
    QCOMPARE(attached.size(), size_t(2));
    QVERIFY(book().undo());
    QCOMPARE(sweepAttachments(book()).value(), 0); // redo may still want it
    QVERIFY(book().redo());
    QCOMPARE(attachmentStore::bytes(book().db(), attached.front().id).value(), bytes);
    for (const CustomerId who : {m_ann, m_bob}) {
        for (const Attachment &one : attachmentStore::ofCustomer(book().db(), who))
            QVERIFY(removeAttachment(book(), one.id));
    }
    QCOMPARE(sweepAttachments(book()).value(), 0);
    QVERIFY(book().undo());
    QCOMPARE(attachmentStore::ofCustomer(book().db(), m_bob).size(), size_t(1));
    QCOMPARE(attachmentStore::bytes(book().db(), attachmentStore::ofCustomer(book().db(), m_bob).front().id).value(), bytes);
}

void TestTouchpoints::sweepingFreesWhatNothingNames()
{
    QVERIFY(addAttachments(book(), m_ann, {file(QStringLiteral("a.txt"), "aaaa")}));
    QVERIFY(book().undo());
    QVERIFY(logTouchpoint(book(), {m_ann}, call(QStringLiteral("Hi")))); // there is no redo any more
    QVERIFY(addAttachments(book(), m_ann, {file(QStringLiteral("b.txt"), "bb")}));
    QCOMPARE(blobs(), 2);
    QCOMPARE(sweepAttachments(book()).value(), 4);
    QCOMPARE(blobs(), 1);
    QVERIFY(book().undo());
    QVERIFY(book().redo());
    QCOMPARE(attachmentStore::bytes(book().db(), attachmentStore::ofCustomer(book().db(), m_ann).front().id).value(),
             QByteArray("bb"));
}

void TestTouchpoints::filesThatCannotBeAttachedSaySo()
{
    QFile large(m_book->dir.filePath(QStringLiteral("large.bin")));
    QVERIFY(large.open(QIODevice::WriteOnly));
    QVERIFY(large.resize(Attachment::kLargest + 1));
    const auto before = dump(book());
    for (const QString &path : {large.fileName(), m_book->dir.path(), m_book->dir.filePath(QStringLiteral("no.txt")),
                                QStringLiteral("/dev/zero")}) {
        const auto refused = addAttachments(book(), m_ann, {file(QStringLiteral("good.txt"), "good"), path});
        QVERIFY(!refused);
        QVERIFY2(refused.error().text.contains(QStringLiteral("Nothing was changed")), qPrintable(refused.error().text));
    }
    QCOMPARE(dump(book()), before);
    QCOMPARE(blobs(), 0);
    QVERIFY(addAttachments(book(), m_ann, {file(QStringLiteral("empty.txt"), QByteArray())}));
    const auto empty = attachmentStore::ofCustomer(book().db(), m_ann);
    QCOMPARE(attachmentStore::bytes(book().db(), empty.front().id).value().size(), 0);
}

void TestTouchpoints::fileNamesAreMadeSafe_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("wanted");
    QTest::newRow("as it is") << QStringLiteral("Rechnung März.pdf") << QStringLiteral("Rechnung März.pdf");
    QTest::newRow("up the folders") << QStringLiteral("../../etc/passwd") << QStringLiteral("passwd");
    QTest::newRow("of Windows") << QStringLiteral("C:\\temp\\a.txt") << QStringLiteral("a.txt");
}

void TestTouchpoints::fileNamesAreMadeSafe()
{
    QFETCH(QString, name);
    QTEST(attachmentName(name), "wanted");
    for (const char16_t *odd : {u".hidden", u"..", u"/", u"", u"a/..", u"nul.txt", u"x\n\ry.pdf", u"\u202Egpj.exe"}) {
        const QString safe = attachmentName(QString::fromUtf16(odd));
        QVERIFY(!safe.isEmpty() && !safe.startsWith(u'.') && !safe.contains(u'/') && !safe.contains(u'\n'));
    }
    QVERIFY(attachmentName(QString(400, u'ü') + QStringLiteral(".jpeg")).toUtf8().size() <= 200);
    QVERIFY(attachmentName(QString(400, u'ü') + QStringLiteral(".jpeg")).endsWith(QStringLiteral(".jpeg")));
}

void TestTouchpoints::aCopyNeverReplacesAFileOrFollowsALink()
{
    const QString folder = m_book->dir.filePath(QStringLiteral("out"));
    QVERIFY(QDir().mkdir(folder));
    const QString outside = m_book->dir.filePath(QStringLiteral("victim"));
    QVERIFY(QFile::link(outside, folder + QStringLiteral("/photo.jpg")));
    const auto ids = addAttachments(book(), m_ann, {file(QStringLiteral("photo.jpg"), "photo")});
    QVERIFY(ids);
    const auto first = saveAttachment(book().db(), ids->front(), folder);
    QVERIFY(first);
    QVERIFY(!QFile::exists(outside));
    QCOMPARE(QFileInfo(*first).fileName(), QStringLiteral("photo (2).jpg"));
    QCOMPARE(fileBytes(*first), QByteArray("photo"));
    QCOMPARE(QFile::permissions(*first) & ~(QFile::ReadUser | QFile::WriteUser), QFile::ReadOwner | QFile::WriteOwner);
    const auto second = saveAttachment(book().db(), ids->front(), folder);
    QVERIFY(second);
    QCOMPARE(QFileInfo(*second).fileName(), QStringLiteral("photo (3).jpg"));
    QVERIFY(!saveAttachment(book().db(), ids->front(), folder + QStringLiteral("/no")));
}

void TestTouchpoints::damagedBytesAreNoticed()
{
    const auto ids = addAttachments(book(), m_ann, {file(QStringLiteral("a.txt"), "aaaa")});
    QVERIFY(ids);
    QVERIFY(book().changeForGood(QStringLiteral("Damage"), [](UnitOfWork &u) -> Done {
        u.run("UPDATE blob SET bytes = ?", QByteArray("aaab"));
        return {};
    }));
    const auto damaged = attachmentStore::bytes(book().db(), ids->front());
    QVERIFY(!damaged);
    QCOMPARE(damaged.error().code, ErrorCode::Damaged);
    QVERIFY(!saveAttachment(book().db(), ids->front(), m_book->dir.path()));
}

GOODWORD_TEST(TestTouchpoints)
#include "tst_touchpoints.moc"
