#include "core/testimonials/testimonialcommands.h"
#include "tests/core/exporthelpers.h"
#include "tests/support/testmain.h"

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

/// Testimonials keep everything among books of ours; what is published is what consent covers on its day.
class TestExportTestimonials : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void testimonialsKeepStatesPermissionsAndEvents();
    void aPublicationHoldsOnlyWhatConsentCovers();
    void aPublicationAsksForConsentOnItsDay();
    void testimonialColumnsOfAStranger();
};

void TestExportTestimonials::testimonialsKeepStatesPermissionsAndEvents()
{
    TestBook book;
    for (const TestimonialState state : kTestimonialStates)
        say(*book, u"=Lovely, \"%1\""_s.arg(testimonialStateCode(state)), state, {ConsentScope::Quote, ConsentScope::FullName},
            {ConsentChannel::Site, ConsentChannel::Print}, QDate(2027, 1, 1));
    say(*book, u"no permission"_s, TestimonialState::Approved, {}, {});
    const QByteArray csv = exported(*book, ImportKind::Testimonials);
    TestBook other;
    const auto report = importBytes(*other, csv);
    QCOMPARE(outcome(report), u"6 added"_s);
    QCOMPARE(content(*other, ImportKind::Testimonials), content(*book, ImportKind::Testimonials));
    QCOMPARE(outcome(importBytes(*other, csv)), u"6 unchanged"_s);
    const auto there = exportable(other->db(), ConsentChannel::Print, other->today());
    QCOMPARE(there.rows.size(), exportable(book->db(), ConsentChannel::Print, book->today()).rows.size());
    QCOMPARE(there.rows.size(), 2u);
}

void TestExportTestimonials::aPublicationHoldsOnlyWhatConsentCovers()
{
    TestBook book;
    say(*book, u"on the site"_s, TestimonialState::Approved, {ConsentScope::Quote}, {ConsentChannel::Site});
    say(*book, u"in print"_s, TestimonialState::Approved, namedQuoteScopes(), {ConsentChannel::Print});
    say(*book, u"expired"_s, TestimonialState::Approved, namedQuoteScopes(), {ConsentChannel::Site}, QDate(2026, 7, 1));
    say(*book, u"a draft"_s, TestimonialState::Draft, namedQuoteScopes(), {ConsentChannel::Site});
    QBuffer buffer;
    buffer.open(QIODevice::ReadWrite);
    ExportOptions options;
    options.kind = ImportKind::Testimonials;
    const auto report = exportCsv(*book, buffer, options);
    QCOMPARE(report->rows, 1);
    QCOMPARE(report->leftOut.size(), 3u);
    QCOMPARE(column(buffer.data(), u"quote"_s), QStringList{u"on the site"_s});
    // The name was never allowed.
    QCOMPARE(column(buffer.data(), u"attribution"_s), QStringList{QString()});
    QVERIFY(!buffer.data().contains("Byrne") && !buffer.data().contains("expired"));
    QVERIFY2(leftOutText(report->leftOutCounts).startsWith(u"3 "_s), qPrintable(leftOutText(report->leftOutCounts)));
}

void TestExportTestimonials::aPublicationAsksForConsentOnItsDay()
{
    TestBook book;
    say(*book, u"until Christmas"_s, TestimonialState::Approved, {ConsentScope::Quote}, {ConsentChannel::Site}, QDate(2026, 12, 24));
    ExportOptions options;
    options.kind = ImportKind::Testimonials;
    const auto rowsOn = [&](QDate day) {
        QBuffer buffer;
        buffer.open(QIODevice::ReadWrite);
        options.day = day;
        return exportCsv(*book, buffer, options)->rows;
    };
    QCOMPARE(rowsOn({}), 1);
    QCOMPARE(rowsOn({2026, 12, 24}), 1);
    QCOMPARE(rowsOn({2026, 12, 25}), 0);
}

void TestExportTestimonials::testimonialColumnsOfAStranger()
{
    TestBook book;
    const QByteArray file = "Name,Email,Testimonial,Rating,Status,consent_channels,consent_until,Date\n"
                            "Ann,ann@x.test,lovely soap,5,published,site; print,2027-01-01,2026-05-01\n"
                            "Bob,bob@x.test,no consent,4,published,,,2026-05-01\n"
                            "Cid,cid@x.test,bad end,9,approved,site,whenever,2026-05-01\n"
                            "Dee,dee@x.test,,5,approved,site,,2026-05-01\n";
    const auto report = importBytes(*book, file);
    QCOMPARE(report->plan.kind, ImportKind::Testimonials);
    QCOMPARE(outcome(report), u"3 added, 1 rejected"_s);
    QCOMPARE(report->customersAdded, 3);
    const auto state = [&](qint64 id) { return testimonialStore::standing(book->db(), TestimonialId(id)).state; };
    QCOMPARE(state(1), TestimonialState::Published);
    QCOMPARE(state(2), TestimonialState::Draft);
    QCOMPARE(state(3), TestimonialState::Draft);
    const auto out = exportable(book->db(), ConsentChannel::Print, book->today());
    QCOMPARE(out.rows.size(), 1u);
    QCOMPARE(out.rows.front().name, u"Ann"_s);
    const QStringList after = dump(*book);
    QCOMPARE(outcome(importBytes(*book, file)), u"3 unchanged, 1 rejected"_s);
    QCOMPARE(dump(*book), after);
}

GOODWORD_TEST(TestExportTestimonials)
#include "tst_exporttestimonials.moc"
