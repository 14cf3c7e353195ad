#include "core/touchpoints/quickwords.h"

#include <QHash>
#include <QSet>
#include <QStringList>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

template <class Value>
QHash<QString, Value> table(std::initializer_list<std::pair<Value, const char16_t *>> rows)
{
    QHash<QString, Value> words;
    for (const auto &[value, list] : rows)
        for (const QString &word : QString::fromUtf16(list).split(u' ', Qt::SkipEmptyParts))
            words.insert(word, value);
    return words;
}

template <class Value>
std::optional<Value> find(const QHash<QString, Value> &words, const QString &word)
{
    const auto it = words.find(word);
    return it == words.end() ? std::nullopt : std::optional<Value>(*it);
}

bool anyOf(const char16_t *list, const QString &word)
{
    return QString::fromUtf16(list).split(u' ').contains(word);
}

} // namespace

std::optional<Channel> quickChannel(const QString &folded)
{
    static const auto kWords = table<Channel>({
        {Channel::Call, u"call called phone phoned rang tel telephone voicemail anruf angerufen telefonat telefon telefoniert "
                        "anrufbeantworter"},
        {Channel::Email, u"email e-mail emailed mail mailed gemailt"},
        {Channel::Meeting, u"meeting met meet appointment zoom teams video videocall treffen getroffen besprechung termin "
                           "gesprach coffee lunch kaffee"},
        {Channel::Visit, u"visit visited besuch besucht"},
        {Channel::Chat, u"chat chatted whatsapp telegram signal messenger livechat slack gechattet"},
        {Channel::Sms, u"sms text texted textnachricht"},
        {Channel::Social, u"social instagram insta facebook linkedin twitter mastodon tiktok dm kommentar comment"},
        {Channel::Letter, u"letter postcard brief postkarte"},
        {Channel::Event, u"event fair tradeshow workshop webinar messe veranstaltung"},
        {Channel::Other, u"note notiz"},
    });
    return find(kWords, folded);
}

std::optional<Direction> quickDirection(const QString &folded)
{
    static const auto kWords = table<Direction>({
        {Direction::In, u"in incoming inbound received eingehend eingang erhalten"},
        {Direction::Out, u"out outgoing outbound sent ausgehend gesendet geschickt"},
    });
    return find(kWords, folded);
}

std::optional<Sentiment> quickSentiment(const QString &folded)
{
    static const auto kWords = table<Sentiment>({
        {Sentiment::Positive,
         u"happy glad pleased delighted love loved loves great excellent satisfied praised praise recommended recommends perfect "
         "wonderful enthusiastic thrilled grateful thankful fantastic amazing impressed :) :-) 🙂 😀 😊 👍 ❤ zufrieden glucklich "
         "begeistert freut gefreut lobt gelobt lob super toll prima dankbar empfohlen empfiehlt perfekt wunderbar"},
        {Sentiment::Negative,
         u"unhappy angry upset complained complains complaint complaining annoyed disappointed furious dissatisfied terrible awful "
         "frustrated irritated unsatisfied cross :( :-( ☹ 😠 😡 👎 unzufrieden verargert wutend sauer enttauscht beschwert "
         "beschwerte beschwerde reklamation reklamiert schlecht argerlich genervt frustriert"},
        {Sentiment::Neutral, u"neutral okay ok"},
    });
    return find(kWords, folded);
}

bool quickNegation(const QString &folded)
{
    return anyOf(u"not no never isn't wasn't aren't nicht kein keine nie hardly kaum", folded);
}

bool quickFollowUp(const QString &folded)
{
    return anyOf(u"followup follow-up fu remind reminder wiedervorlage wv nachfassen erinnern erinnerung", folded);
}

bool quickReturn(const QString &folded) { return anyOf(u"callback call-back ruckruf zuruckrufen", folded); }

bool quickPreposition(const QString &folded) { return anyOf(u"on at by until am bis next this nachsten nachste nachster nachstes kommenden", folded); }

int quickWeekday(const QString &folded)
{
    static const auto kWords = table<int>({{1, u"monday mon montag mo"},
                                           {2, u"tuesday tue tues dienstag di"},
                                           {3, u"wednesday wed mittwoch mi"},
                                           {4, u"thursday thu thur thurs donnerstag do"},
                                           {5, u"friday fri freitag fr"},
                                           {6, u"saturday sat samstag sonnabend sa"},
                                           {7, u"sunday sun sonntag so"}});
    return kWords.value(folded);
}

int quickUnitDays(const QString &folded)
{
    static const auto kWords = table<int>({{1, u"d day days tag tage tagen"}, {7, u"w week weeks woche wochen"}});
    return kWords.value(folded);
}

int quickUnitMinutes(const QString &folded)
{
    static const auto kWords = table<int>({{1, u"m min mins minute minutes minuten '"}, {60, u"h hr hrs hour hours std stunde stunden"}});
    return kWords.value(folded);
}

std::optional<int> quickDayOffset(const QString &folded)
{
    static const auto kWords = table<int>({{0, u"today heute"}, {-1, u"yesterday gestern"}, {-2, u"vorgestern"},
                                           {1, u"tomorrow morgen tmr"}, {2, u"ubermorgen"}});
    return find(kWords, folded);
}

} // namespace goodword
