#include "core/consents/consent.h"
#include "core/customers/customer.h"
#include "core/exchange/importfields.h"
#include "core/feedback/survey.h"
#include "core/testimonials/testimonial.h"
#include "core/touchpoints/touchpointkinds.h"
#include "tests/support/testmain.h"

using namespace goodword;
using namespace Qt::StringLiterals;

/// The words files and scripts are written with: each value has one of its own, and it is read back.
class TestEnumCodes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyCodeIsReadBack();
    void caseAndOuterSpacesDoNotCount();
    void theWordsOfFilesStay();
};

template <class Values, class Code, class FromCode>
static bool readBack(const Values &values, Code code, FromCode fromCode)
{
    QSet<QString> seen;
    for (const auto value : values) {
        if (code(value).isEmpty() || seen.contains(code(value)) || fromCode(code(value)) != value)
            return false;
        seen.insert(code(value));
    }
    return !fromCode(u"nonsense"_s) && !fromCode({});
}

void TestEnumCodes::everyCodeIsReadBack()
{
    QVERIFY(readBack(kConsentSubjects, consentSubjectCode, consentSubjectFromCode));
    QVERIFY(readBack(kConsentScopes, consentScopeCode, consentScopeFromCode));
    QVERIFY(readBack(kConsentChannels, consentChannelCode, consentChannelFromCode));
    QVERIFY(readBack(kTestimonialSources, testimonialSourceCode, testimonialSourceFromCode));
    QVERIFY(readBack(kTestimonialStates, testimonialStateCode, testimonialStateFromCode));
    QVERIFY(readBack(kTestimonialMoves, testimonialMoveCode, testimonialMoveFromCode));
    QVERIFY(readBack(kChannels, channelCode, channelFromCode));
    QVERIFY(readBack(kDirections, directionCode, directionFromCode));
    QVERIFY(readBack(kSentiments, sentimentCode, sentimentFromCode));
    QVERIFY(readBack(kSurveyKinds, surveyKindCode, surveyKindFromCode));
    QVERIFY(readBack(kSurveyModes, surveyModeCode, surveyModeFromCode));
    QVERIFY(readBack(kFieldKinds, fieldKindCode, fieldKindFromCode));
    QVERIFY(readBack(kCustomerKinds, customerKindCode, customerKindFromCode));
    QVERIFY(readBack(kDateKinds, dateKindCode, dateKindFromCode));
    QVERIFY(readBack(kImportKinds, importKindName, importKindNamed));
}

void TestEnumCodes::caseAndOuterSpacesDoNotCount()
{
    QVERIFY(channelFromCode(u" Email "_s) == Channel::Email);
    QVERIFY(surveyKindFromCode(u"NPS"_s) == SurveyKind::Nps);
}

void TestEnumCodes::theWordsOfFilesStay()
{
    // Books, exports and scripts hold these: a change of one is a change of the file format.
    QCOMPARE(consentScopeCode(ConsentScope::EditPermission), u"edit"_s);
    QCOMPARE(testimonialMoveCode(TestimonialMove::SentBack), u"sent_back"_s);
    QCOMPARE(fieldKindCode(FieldKind::YesNo), u"yesno"_s);
    QCOMPARE(sentimentCode(Sentiment::Unset), u"unset"_s);
    QCOMPARE(importKindName(ImportKind::Touchpoints), u"touchpoints"_s);
}

GOODWORD_TEST(TestEnumCodes)
#include "tst_enumcodes.moc"
