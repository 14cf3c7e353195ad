#include "core/touchpoints/quicklog.h"

#include "core/base/text.h"
#include "core/touchpoints/quickwords.h"

#include <QList>
#include <QRegularExpression>
#include <QStringList>

#include <cmath>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMaxMinutes = 24 * 60;
constexpr int kMaxFollowUpDays = 3660;

struct Word {
    QString text;   ///< as typed
    QString folded; ///< without the punctuation at its end
};

using Words = QList<Word>;

Words wordsOf(const QString &line)
{
    Words words;
    static const QRegularExpression kSpace(u"\\s+"_s);
    static const QRegularExpression kEnd(u"(?<=[^:;])[,;:.!?]+$"_s);
    for (const QString &text : line.split(kSpace, Qt::SkipEmptyParts)) {
        const QString folded = fold(text).remove(kEnd);
        words += {text, folded.isEmpty() ? fold(text) : folded};
    }
    return words;
}

QString at(const Words &words, qsizetype i) { return i >= 0 && i < words.size() ? words.at(i).folded : QString(); }

/// How many words from `i` are a length of time; its minutes. "12 min", "1h30", "1,5 h", "1 h 30 min", "half an hour"
int durationAt(const Words &words, qsizetype i, int &minutes)
{
    static const QRegularExpression kNumber(u"^\\d{1,4}(?:[.,]\\d{1,2})?$"_s);
    static const QRegularExpression kJoined(u"^(\\d{1,4}(?:[.,]\\d{1,2})?)([a-z']+)(\\d{1,2})?(?:m|min)?$"_s);
    const auto number = [](QString text) { return text.replace(u',', u'.').toDouble(); };
    const QString first = at(words, i), second = at(words, i + 1);
    if (const auto joined = kJoined.match(first); joined.hasMatch() && quickUnitMinutes(joined.captured(2)) > 0) {
        const int unit = quickUnitMinutes(joined.captured(2));
        if (!joined.captured(3).isEmpty() && unit != 60)
            return 0;
        minutes = int(std::lround(number(joined.captured(1)) * unit)) + joined.captured(3).toInt();
        int more = 0;
        const bool goesOn = unit == 60 && joined.captured(3).isEmpty() && kJoined.match(at(words, i + 1)).hasMatch()
            && durationAt(words, i + 1, more) == 1 && more < 60;
        minutes += goesOn ? more : 0;
        return goesOn ? 2 : 1;
    }
    if (kNumber.match(first).hasMatch() && quickUnitMinutes(second) > 0) {
        minutes = int(std::lround(number(first) * quickUnitMinutes(second)));
        const bool goesOn = quickUnitMinutes(second) == 60 && kNumber.match(at(words, i + 2)).hasMatch()
            && quickUnitMinutes(at(words, i + 3)) == 1;
        minutes += goesOn ? at(words, i + 2).toInt() : 0;
        return goesOn ? 4 : 2;
    }
    if (first == u"half"_s && second == u"an"_s && quickUnitMinutes(at(words, i + 2)) == 60) {
        minutes = 30;
        return 3;
    }
    if ((first == u"an"_s || first == u"eine"_s || first == u"halbe"_s) && quickUnitMinutes(second) == 60) {
        minutes = first == u"halbe"_s ? 30 : 60;
        return 2;
    }
    return 0;
}

/// A plain date that can be read only one way. "2026-11-22", "22.11.2026"
QDate writtenDay(const QString &text)
{
    static const QRegularExpression kGerman(u"^(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})$"_s);
    if (const auto match = kGerman.match(text); match.hasMatch())
        return QDate(match.captured(3).toInt(), match.captured(2).toInt(), match.captured(1).toInt());
    return QDate::fromString(text, Qt::ISODate);
}

/// How many words from `i` say a day to come. "friday", "on next monday", "in 3 days", "next week", "2026-12-01"
int futureDayAt(const Words &words, qsizetype i, QDate today, QDate &day)
{
    const qsizetype start = i;
    bool next = false;
    while (quickPreposition(at(words, i))) {
        next |= at(words, i).startsWith(u"n"_s) || at(words, i) == u"kommenden"_s;
        ++i;
    }
    const QString word = at(words, i);
    if (const auto offset = quickDayOffset(word); offset && *offset >= 0) {
        day = today.addDays(*offset);
    } else if (const int weekday = quickWeekday(word); weekday > 0 && (i > start || word.size() > 2)) {
        const int ahead = (weekday - today.dayOfWeek() + 6) % 7 + 1;
        day = today.addDays(ahead);
    } else if (next && quickUnitDays(word) == 7) {
        day = today.addDays(7);
    } else if (const QDate written = writtenDay(word); written.isValid() && written >= today) {
        day = written;
    } else if (word == u"in"_s) {
        static const QRegularExpression kJoined(u"^(\\d{1,4})([a-z]*)$"_s);
        const auto match = kJoined.match(at(words, i + 1));
        const bool apart = match.captured(2).isEmpty();
        const int count = at(words, i + 1) == u"a"_s || at(words, i + 1) == u"einer"_s ? 1 : match.captured(1).toInt();
        const int unit = quickUnitDays(apart ? at(words, i + 2) : match.captured(2));
        if (count < 1 || unit == 0 || count * unit > kMaxFollowUpDays)
            return 0;
        day = today.addDays(count * unit);
        return int(i - start) + (apart ? 3 : 2);
    } else {
        return 0;
    }
    return int(i - start) + 1;
}

/// How many words from `i` say a day that was. "yesterday", "2 days ago", "last friday", "monday", "am Montag", "vor 2 Tagen"
int pastDayAt(const Words &words, qsizetype i, QDate today, QDate &day)
{
    const QString word = at(words, i);
    if (const auto offset = quickDayOffset(word); offset && *offset <= 0) {
        day = today.addDays(*offset);
        return 1;
    }
    const bool led = word == u"on"_s || word == u"am"_s || word == u"last"_s || word.startsWith(u"letzte"_s);
    if (const int weekday = quickWeekday(at(words, i + led)); weekday > 0 && (led || word.size() > 2)) {
        day = today.addDays(-((today.dayOfWeek() - weekday + 6) % 7 + 1));
        return 1 + led;
    }
    const bool german = word == u"vor"_s;
    const int count = at(words, i + german).toInt(), unit = quickUnitDays(at(words, i + german + 1));
    if (count > 0 && count < 1000 && unit > 0 && (german || at(words, i + 2) == u"ago"_s)) {
        day = today.addDays(-count * unit);
        return 3;
    }
    const QDate written = writtenDay(at(words, i + led));
    if (written.isValid() && written <= today) {
        day = written;
        return 1 + led;
    }
    return 0;
}

/// "follow up friday" anywhere is taken out; "call back friday" gives the day and stays, for it says what to do.
void takeFollowUp(Words &words, QDate today, QuickLog &log)
{
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString word = at(words, i), next = at(words, i + 1);
        const bool split = (word == u"follow"_s && next == u"up"_s) || (word == u"remind"_s && next == u"me"_s);
        const bool back = (word == u"call"_s || word == u"ring"_s || word == u"phone"_s) && next == u"back"_s;
        if (!split && !back && !quickFollowUp(word) && !quickReturn(word))
            continue;
        const int lead = split || back ? 2 : 1;
        QDate day;
        const int length = futureDayAt(words, i + lead, today, day);
        if (length == 0)
            continue;
        log.followUp = day;
        if (!back && !quickReturn(word))
            words.remove(i, lead + length);
        return;
    }
}

bool talksBack(const Words &words)
{
    return quickReturn(at(words, 0)) || at(words, 1) == u"back"_s;
}

/// "in" and "out" begin many sentences ("in Dublin"), so they count only beside a length, a day or a written channel.
bool isDirection(const Words &words, qsizetype i, const QuickLog &log)
{
    const QString word = at(words, i);
    if (!quickDirection(word))
        return false;
    if (word.size() > 3)
        return !log.channelWord.isEmpty() || quickChannel(at(words, i + 1)).has_value();
    const bool placeless = log.channel != Channel::Meeting && log.channel != Channel::Visit && log.channel != Channel::Event;
    const bool capital = i + 1 < words.size() && words.at(i + 1).text.at(0).isUpper();
    return !log.channelWord.isEmpty() && placeless && !capital && at(words, i + 1) != u"the"_s && at(words, i + 1) != u"der"_s;
}

/// Takes channel, direction, length and day from the front, in any order, until a word is something else.
void takeFront(Words &words, QDate today, QuickLog &log)
{
    qsizetype i = 0;
    bool dayNamed = false;
    while (i < words.size()) {
        int minutes = 0, length = 0;
        QDate day;
        const QString word = at(words, i);
        if (log.channelWord.isEmpty() && quickChannel(word) && !(i == 0 && talksBack(words))) {
            log.channel = *quickChannel(word);
            log.channelWord = words.at(i).text;
            static const QRegularExpression kEnd(u"[,;:.!?]+$"_s);
            log.channelWord.remove(kEnd);
            ++i;
        } else if (log.direction == Direction::None && isDirection(words, i, log)) {
            log.direction = *quickDirection(word);
            ++i;
        } else if (!log.minutes && (length = durationAt(words, i, minutes)) > 0 && minutes <= kMaxMinutes) {
            log.minutes = minutes;
            i += length;
        } else if (!dayNamed && (length = pastDayAt(words, i, today, day)) > 0) {
            log.day = day;
            dayNamed = true;
            i += length;
        } else {
            break;
        }
    }
    words.remove(0, i);
}

/// Takes a length or "yesterday" from the end, unless the words before make it part of the story ("waited 2 h").
void takeEnd(Words &words, QDate today, QuickLog &log)
{
    static const QStringList kStory{u"waited"_s, u"waiting"_s, u"late"_s, u"after"_s, u"within"_s, u"every"_s,   u"since"_s, u"in"_s,
                                    u"by"_s,     u"than"_s,    u"only"_s, u"nach"_s,  u"seit"_s,   u"innerhalb"_s, u"um"_s,  u"gewartet"_s};
    if (log.channelWord.isEmpty())
        return;
    for (int length = 4; length > 0 && !log.minutes; --length) {
        const qsizetype from = words.size() - length;
        int minutes = 0;
        if (from < 0 || durationAt(words, from, minutes) != length || minutes > kMaxMinutes || kStory.contains(at(words, from - 1)))
            continue;
        const bool lead = at(words, from - 1) == u"for"_s || at(words, from - 1) == u"fur"_s;
        log.minutes = minutes;
        words.remove(from - lead, length + lead);
    }
    if (!words.isEmpty() && log.day == today) {
        const auto offset = quickDayOffset(words.last().folded);
        const bool story = words.size() > 1 && (kStory.contains(at(words, words.size() - 2)) || at(words, words.size() - 2) == u"from"_s);
        if (offset && *offset < 0 && !story) {
            log.day = today.addDays(*offset);
            words.removeLast();
        }
    }
}

Sentiment sentimentOf(const Words &words)
{
    bool good = false, poor = false, neutral = false;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const auto found = quickSentiment(at(words, i));
        if (!found)
            continue;
        bool turned = false;
        for (qsizetype back = i - 1; back >= 0 && back >= i - 2; --back)
            turned |= quickNegation(at(words, back));
        good |= *found == (turned ? Sentiment::Negative : Sentiment::Positive);
        poor |= *found == (turned ? Sentiment::Positive : Sentiment::Negative);
        neutral |= *found == Sentiment::Neutral;
    }
    if (good && poor)
        return Sentiment::Neutral;
    return good ? Sentiment::Positive : poor ? Sentiment::Negative : neutral ? Sentiment::Neutral : Sentiment::Unset;
}

} // namespace

QuickLog parseQuickLog(const QString &line, QDate today)
{
    QuickLog log;
    log.day = today;
    const QString clean = cleanText(line).text.trimmed();
    const qsizetype lineEnd = clean.indexOf(u'\n');
    const QString further = lineEnd < 0 ? QString() : clean.mid(lineEnd);
    Words words = wordsOf(clean.left(lineEnd < 0 ? clean.size() : lineEnd));
    const qsizetype all = words.size();
    takeFollowUp(words, today, log);
    takeFront(words, today, log);
    takeEnd(words, today, log);
    const QString first = at(words, 0);
    const bool written = log.channelWord.isEmpty() || log.channel == Channel::Meeting || log.channel == Channel::Visit;
    if (log.direction == Direction::None && !written) {
        if (first == u"from"_s || first == u"von"_s)
            log.direction = Direction::In;
        else if (first == u"to"_s || first == u"an"_s)
            log.direction = Direction::Out;
    }
    log.sentiment = sentimentOf(words + wordsOf(further));
    if (words.size() == all) {
        log.text = clean;
    } else {
        QStringList rest;
        for (const Word &word : words)
            rest += word.text;
        // "happy with delivery, follow up friday": the comma led to what was taken.
        while (!rest.isEmpty() && (rest.last().endsWith(u',') || rest.last().endsWith(u';')))
            rest.last().chop(1);
        log.text = (rest.join(u' ') + further).trimmed();
    }
    return log;
}

} // namespace goodword
