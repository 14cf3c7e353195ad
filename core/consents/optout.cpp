#include "core/consents/optout.h"

#include "core/base/result.h"

#include <algorithm>
#include <array>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

struct PurposeWords {
    Purpose purpose;
    const char *code;
    const char *name;
};

constexpr std::array<PurposeWords, 9> kPurposes = {{
    {Purpose::All, "all", QT_TRANSLATE_NOOP("Goodword", "Everything")},
    {Purpose::Marketing, "marketing", QT_TRANSLATE_NOOP("Goodword", "Marketing")},
    {Purpose::Survey, "survey", QT_TRANSLATE_NOOP("Goodword", "Surveys")},
    {Purpose::Review, "review", QT_TRANSLATE_NOOP("Goodword", "Review requests")},
    {Purpose::Testimonial, "testimonial", QT_TRANSLATE_NOOP("Goodword", "Testimonial requests")},
    {Purpose::Reference, "reference", QT_TRANSLATE_NOOP("Goodword", "Reference requests")},
    {Purpose::Referral, "referral", QT_TRANSLATE_NOOP("Goodword", "Referral requests")},
    {Purpose::Post, "post", QT_TRANSLATE_NOOP("Goodword", "Letters and parcels")},
    {Purpose::Phone, "phone", QT_TRANSLATE_NOOP("Goodword", "Phone calls")},
}};

const PurposeWords &wordsOf(Purpose purpose)
{
    return kPurposes[size_t(purpose)];
}

} // namespace

QString purposeCode(Purpose purpose)
{
    return QString::fromLatin1(wordsOf(purpose).code);
}

QString purposeName(Purpose purpose)
{
    return Core::tr(wordsOf(purpose).name);
}

std::optional<Purpose> purposeFromCode(const QString &code)
{
    for (const PurposeWords &words : kPurposes) {
        if (code == QLatin1String(words.code))
            return words.purpose;
    }
    return std::nullopt;
}

QList<Purpose> allPurposes()
{
    QList<Purpose> purposes;
    for (const PurposeWords &words : kPurposes)
        purposes.append(words.purpose);
    return purposes;
}

bool isOptedOut(const QList<OptOut> &optOuts, Purpose purpose, const QString &channel)
{
    return std::any_of(optOuts.begin(), optOuts.end(), [&](const OptOut &o) {
        const bool covers = o.purpose == Purpose::All || o.purpose == purpose
            || (o.purpose == Purpose::Phone && channel == "call"_L1) || (o.purpose == Purpose::Post && channel == "letter"_L1);
        return covers && (o.channel.isEmpty() || channel.isEmpty() || o.channel == channel);
    });
}

} // namespace goodword
