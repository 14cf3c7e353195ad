#include "core/exchange/touchpointwords.h"

#include "core/exchange/importfields.h"

namespace goodword {

namespace {

struct Meaning {
    const char *code;
    const char *words; ///< between bars, as normalisedHeader() leaves them
};

constexpr Meaning kChannelWords[] = {
    {"call", "phone|phonecall|telephone|telefon|telefonat|anruf|appel|tel|calls|voice|videocall"},
    {"email", "mail|emails|ecard|courriel|emailmessage"},
    {"meeting", "meet|termin|besprechung|rendezvous|reunion|videoconference|zoom|appointment"},
    {"visit", "besuch|visite|walkin|store|shop|instore|inperson"},
    {"chat", "livechat|whatsapp|messenger|webchat|telegram"},
    {"sms", "text|textmessage|message"},
    {"social", "socialmedia|instagram|facebook|linkedin|twitter|x|tiktok"},
    {"letter", "post|brief|lettre|postcard|fax|carte"},
    {"event", "fair|messe|veranstaltung|evenement|webinar|workshop"},
    {"other", "note|sonstiges|autre|task|misc"},
};
constexpr Meaning kDirectionWords[] = {
    {"in", "inbound|incoming|received|eingehend|ein|entrant|recu"},
    {"out", "outbound|outgoing|sent|ausgehend|aus|sortant|envoye"},
    {"none", "internal|both|intern"},
};
constexpr Meaning kSentimentWords[] = {
    {"positive", "good|happy|gut|positiv|positif|great|satisfied|zufrieden"},
    {"neutral", "ok|okay|neutre|mixed|average"},
    {"negative", "bad|unhappy|schlecht|negativ|negatif|angry|dissatisfied|unzufrieden"},
    {"unset", "unknown|none"},
};

template <size_t N>
QString codeOf(const Meaning (&meanings)[N], const QString &word)
{
    const QString wanted = normalisedHeader(word);
    for (const Meaning &meaning : meanings) {
        const QString code = QString::fromLatin1(meaning.code);
        if (wanted == code || QString::fromLatin1(meaning.words).split(u'|').contains(wanted))
            return code;
    }
    return {};
}

} // namespace

std::optional<Channel> channelFromWord(const QString &word)
{
    return channelFromCode(codeOf(kChannelWords, word));
}

std::optional<Direction> directionFromWord(const QString &word)
{
    return directionFromCode(codeOf(kDirectionWords, word));
}

std::optional<Sentiment> sentimentFromWord(const QString &word)
{
    return sentimentFromCode(codeOf(kSentimentWords, word));
}

} // namespace goodword
