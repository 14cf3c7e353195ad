#include "tests/core/importhelpers.h"
#include "tests/support/roundtrip.h"
#include "tests/support/testmain.h"

#include "core/feedback/answerlist.h"
#include "core/touchpoints/touchpointstore.h"

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

class TestImportAnswers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void answersFindTheirPeopleAndAddTheUnknown();
    void aScoreIsReadAsProgramsWriteIt_data();
    void aScoreIsReadAsProgramsWriteIt();
    void importingTwiceChangesNothing();
    void oneAnswersTwiceOnDifferentDays();
    void anonymousAnswersCountEach();
    void aRowWithoutADayIsTheSameTomorrow();
    void namesAloneFindTheOnlyOneOfThatName();
    void starsAreNeverNps();
    void surveysAreFoundOrMade();
    void idsOfAnswersAndOfCustomersAreNotTheSame();
    void touchpointsAreMatchedByWhatTheySay();
    void touchpointsNeedACustomer();
    void delightedAndSurveyMonkey();
};

static ImportOptions as(ImportKind kind)
{
    ImportOptions options;
    options.kind = kind;
    return options;
}

static std::vector<AnswerRow> answers(Book &book)
{
    AnswerFilter filter;
    filter.order = AnswerOrder::OldestFirst;
    return answerRows(book.db(), answerIds(book.db(), filter));
}

void TestImportAnswers::answersFindTheirPeopleAndAddTheUnknown()
{
    TestBook book;
    QVERIFY(importBytes(*book, "Name,Email\nAnn,ann@x.test\n"));
    const QByteArray file = "Email,Name,NPS,Comment,Date\nANN@x.test,,9,lovely,2024-05-01\nbob@x.test,Bob,6,,2024-05-02\n"
                            ",,8,anonymous,2024-05-03\nann@x.test,,eleven,,2024-05-04\nann@x.test,,11,,2024-05-04\n";
    const auto report = importBytes(*book, file);
    QCOMPARE(report->plan.kind, ImportKind::Answers);
    QCOMPARE(outcome(report), u"3 added, 2 rejected"_s);
    QCOMPARE(report->customersAdded, 1);
    const auto rows = answers(*book);
    QCOMPARE(rows.size(), 3u);
    QCOMPARE(rows[0].customerName, u"Ann"_s);
    QCOMPARE(rows[1].customerName, u"Bob"_s);
    QVERIFY(!rows[2].answer.customer.isValid());
    QCOMPARE(rows[0].mode, SurveyMode::Relational);
    QCOMPARE(roundTripFault(*book, [&] { return importBytes(*book, "Email,NPS,Date\neve@x.test,3,2024-06-01\n"); }), QString());
}

void TestImportAnswers::aScoreIsReadAsProgramsWriteIt_data()
{
    QTest::addColumn<QString>("cell");
    QTest::addColumn<double>("score"); // -1: rejected
    const auto row = [](const QString &cell, double score) { QTest::newRow(qPrintable(cell)) << cell << score; };
    row(u"9"_s, 9);
    row(u" 10 "_s, 10);
    row(u"7,5"_s, 7.5);
    row(u"6.5"_s, 6.5);
    row(u"0 - Not at all likely"_s, 0);
    row(u"10 – Extremely likely"_s, 10);
    row(u"9/10"_s, 9);
    row(u"٩"_s, 9);
    for (const QString &bad : {u""_s, u"-1"_s, u"10.5"_s, u"nan"_s, u"inf"_s, u"1e1"_s, u"0x9"_s, u"9 10"_s, u"5/7"_s, u"nine"_s, u"9-10"_s})
        row(bad, -1);
}

void TestImportAnswers::aScoreIsReadAsProgramsWriteIt()
{
    QFETCH(QString, cell);
    QFETCH(double, score);
    TestBook book;
    const auto report = importBytes(*book, u"Email,NPS,Date\nann@x.test,\"%1\",2024-05-01\n"_s.arg(cell).toUtf8());
    QCOMPARE(outcome(report), score < 0 ? u"1 rejected"_s : u"1 added"_s);
    if (score >= 0)
        QCOMPARE(answers(*book).front().answer.score, score);
    else
        QCOMPARE(book->db().value<int>("SELECT count(*) FROM customer"), 0);
}

void TestImportAnswers::importingTwiceChangesNothing()
{
    const QByteArray file = "Email,Name,NPS,Comment,Timestamp\nann@x.test,Ann,9,lovely,2024-05-01T10:00:00Z\n"
                            "bob@x.test,Bob,6,,2024-05-02T10:00:00Z\n,Cid,7,,2024-05-02T11:00:00Z\n,,8,,2024-05-03T00:00:00Z\n";
    TestBook book;
    QCOMPARE(outcome(importBytes(*book, file)), u"4 added"_s);
    const QStringList after = dump(*book);
    QCOMPARE(outcome(importBytes(*book, file)), u"4 unchanged"_s);
    QCOMPARE(dump(*book), after);
}

void TestImportAnswers::oneAnswersTwiceOnDifferentDays()
{
    TestBook book;
    QCOMPARE(outcome(importBytes(*book, "Email,NPS,Date\na@x.test,9,2024-05-01\na@x.test,9,2024-06-01\na@x.test,9,2024-05-01\n")),
             u"2 added, 1 unchanged"_s);
}

void TestImportAnswers::anonymousAnswersCountEach()
{
    const QByteArray file = "NPS,Comment,Date\n9,,2024-05-01\n9,,2024-05-01\n9,good,2024-05-01\n";
    TestBook book;
    QCOMPARE(outcome(importBytes(*book, file)), u"3 added"_s);
    QCOMPARE(outcome(importBytes(*book, file)), u"3 unchanged"_s);
    QCOMPARE(outcome(importBytes(*book, file + "9,,2024-05-01\n")), u"1 added, 3 unchanged"_s);
}

void TestImportAnswers::aRowWithoutADayIsTheSameTomorrow()
{
    const QByteArray file = "Email,NPS,Date\nann@x.test,9,\nbob@x.test,8,tomorrow\n";
    TestBook book;
    const auto first = importBytes(*book, file);
    QCOMPARE(outcome(first), u"2 added"_s);
    QCOMPARE(warningsOf(*first), (QStringList{u"2 day-missing"_s, u"3 date-bad"_s, u"3 day-missing"_s}));
    book.clock.advance(86400 * 3);
    QCOMPARE(outcome(importBytes(*book, file)), u"2 unchanged"_s);
}

void TestImportAnswers::namesAloneFindTheOnlyOneOfThatName()
{
    TestBook book;
    const auto report = importBytes(*book, "Name,NPS,Date\nAnn,9,2024-05-01\nAnn,8,2024-06-01\nBob,3,2024-06-01\n");
    QCOMPARE(outcome(report), u"3 added"_s);
    QCOMPARE(report->customersAdded, 2);
}

void TestImportAnswers::starsAreNeverNps()
{
    TestBook book;
    QVERIFY(importBytes(*book, "Email,Rating,Comment\na@x.test,5,x\nb@x.test,4,y\n", as(ImportKind::Answers)));
    QCOMPARE(answers(*book).front().kind, SurveyKind::Csat);
    ImportOptions ces = as(ImportKind::Answers);
    ces.surveyKind = SurveyKind::Ces;
    QCOMPARE(outcome(importBytes(*book, "Email,Score\nc@x.test,7\nd@x.test,8\n", ces)), u"1 added, 1 rejected"_s);
}

void TestImportAnswers::surveysAreFoundOrMade()
{
    TestBook book;
    ImportOptions options;
    options.survey = u"Spring"_s;
    QVERIFY(importBytes(*book, "Email,NPS,Date,Survey\na@x.test,9,2024-05-01,\nb@x.test,9,2024-05-01,Autumn\n", options));
    const auto rows = answers(*book);
    QCOMPARE(rows[0].surveyName, u"Spring"_s);
    QCOMPARE(rows[1].surveyName, u"Autumn"_s);
    QVERIFY(importBytes(*book, "Email,NPS,Date\nc@x.test,9,2024-05-02\n"));
    QCOMPARE(answers(*book)[2].surveyName, u"Relationship survey"_s);
}

void TestImportAnswers::idsOfAnswersAndOfCustomersAreNotTheSame()
{
    TestBook book;
    QVERIFY(importBytes(*book, "Customer ID,Name\n17,Ann\n18,Bob\n"));
    const auto report = importBytes(*book, "Response ID,Customer ID,NPS,Date\nr1,17,9,2024-05-01\nr2,17,7,2024-08-01\nr3,18,2,2024-05-01\n");
    QCOMPARE(outcome(report), u"3 added"_s);
    QCOMPARE(report->customersAdded, 0);
    QCOMPARE(answers(*book)[2].customerName, u"Ann"_s);
    QCOMPARE(outcome(importBytes(*book, "Response ID,Customer ID,NPS,Date\nr2,17,8,2024-08-01\n")), u"1 updated"_s);
}

void TestImportAnswers::touchpointsAreMatchedByWhatTheySay()
{
    const QByteArray file = "Customer,Email,Date,Channel,Direction,Subject,Notes,Minutes,Agent\n"
                            "Ann,ann@x.test,2024-05-01,Phone call,inbound,Delivery,late,12,Nora\n"
                            "Ann,ann@x.test,2024-05-01,Phone call,inbound,Delivery,again late,3,Tom\n"
                            "Bob,,2024-05-02,pigeon,,Hello,,,\n";
    TestBook book;
    const auto report = importBytes(*book, file, as(ImportKind::Touchpoints));
    QCOMPARE(outcome(report), u"3 added"_s);
    QCOMPARE(report->customersAdded, 2);
    QCOMPARE(warningsOf(*report), QStringList{u"4 channel-unknown"_s});
    const auto first = touchpointStore::touchpoint(book->db(), TouchpointId(1));
    QCOMPARE(first->channel, Channel::Call);
    QCOMPARE(first->direction, Direction::In);
    QCOMPARE(first->minutes, 12);
    const QStringList after = dump(*book);
    QCOMPARE(outcome(importBytes(*book, file, as(ImportKind::Touchpoints))), u"3 unchanged"_s);
    QCOMPARE(dump(*book), after);
    QCOMPARE(derivedFault(*book), QString());
}

void TestImportAnswers::touchpointsNeedACustomer()
{
    TestBook book;
    const auto report = importBytes(*book, "Customer,Email,Date,Channel\n,,2024-05-01,call\nAnn,,2031-05-01,call\n", as(ImportKind::Touchpoints));
    QCOMPARE(outcome(report), u"2 rejected"_s);
    QCOMPARE(book->db().value<int>("SELECT count(*) FROM customer"), 0);
}

void TestImportAnswers::delightedAndSurveyMonkey()
{
    TestBook book;
    const auto delighted = importBytes(*book, "id,person_email,survey_type,score,comment,permalink,created_at\n"
                                              "1,ann@x.test,nps,9,good,http://x,1704067200\n");
    QCOMPARE(outcome(delighted), u"1 added"_s);
    QCOMPARE(answers(*book).front().answer.day, QDate(2024, 1, 1));
    const auto monkey = importBytes(*book, "Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,First Name,Last Name,"
                                           "How likely are you to recommend us?,Why?\n"
                                           ",,,,,,,,Response,Open-Ended Response\n"
                                           "77,1,2024-05-01 10:00:00,2024-05-01 10:05:00,,bob@x.test,Bob,Daly,10 - Extremely likely,because\n");
    QVERIFY2(monkey, monkey ? "" : qPrintable(monkey.error().text));
    QCOMPARE(outcome(monkey), u"1 added"_s);
    QCOMPARE(answers(*book).back().customerName, u"Bob Daly"_s);
    QCOMPARE(answers(*book).back().answer.comment, u"because"_s);
}

GOODWORD_TEST(TestImportAnswers)
#include "tst_importanswers.moc"
