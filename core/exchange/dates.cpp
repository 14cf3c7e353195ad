#include "core/exchange/dates.h"

#include "core/base/result.h"
#include "core/base/text.h"

#include <QHash>
#include <QLocale>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

constexpr QLocale::Language kLanguages[] = {QLocale::English, QLocale::German,  QLocale::French,     QLocale::Spanish,
                                            QLocale::Italian, QLocale::Dutch,   QLocale::Portuguese, QLocale::Polish,
                                            QLocale::Swedish, QLocale::Danish};
constexpr int kMaxLength = 100;
constexpr int kCenturyPivot = 69; // POSIX: 69–99 are 19xx, 00–68 are 20xx

const QHash<QString, int> &monthNames()
{
    static const QHash<QString, int> kNames = [] {
        QHash<QString, int> names;
        for (const auto language : kLanguages) {
            const QLocale locale(language);
            for (int month = 1; month <= 12; ++month)
                for (const auto format : {QLocale::LongFormat, QLocale::ShortFormat})
                    for (QString name : {locale.monthName(month, format), locale.standaloneMonthName(month, format)}) {
                        name = fold(name).remove(u'.');
                        if (!names.contains(name))
                            names.insert(name, month);
                    }
        }
        names.insert(u"sept"_s, 9);
        return names;
    }();
    return kNames;
}

bool isFiller(const QString &word)
{
    static const QSet<QString> kFillers = [] {
        QSet<QString> words{u"of"_s, u"de"_s, u"the"_s, u"st"_s, u"nd"_s, u"rd"_s, u"th"_s, u"tues"_s, u"thur"_s, u"thurs"_s};
        for (const auto language : kLanguages)
            for (int day = 1; day <= 7; ++day)
                for (const auto format : {QLocale::LongFormat, QLocale::ShortFormat})
                    words.insert(fold(QLocale(language).dayName(day, format)).remove(u'.'));
        return words;
    }();
    return kFillers.contains(word);
}

DateReading reading(DateVerdict verdict, QDate day, const QString &reason = {})
{
    DateReading out;
    out.verdict = verdict;
    out.day = day;
    out.reason = reason;
    return out;
}

DateReading bad(const QString &reason) { return reading(DateVerdict::Bad, {}, reason); }
DateReading notADate(const QString &text) { return bad(Core::tr("“%1” is not a date that can be read.").arg(text)); }

/// A day that exists: fine, unless it is one that programs write for "none".
DateReading checkedDay(QDate day, bool shortYear)
{
    if (day <= QDate(1900, 1, 1) || day.year() >= 2100)
        return reading(DateVerdict::Warn, day, Core::tr("%1 is unusual; programs often write it for “unknown” or “never”.")
                                                   .arg(day.toString(Qt::ISODate)));
    if (shortYear)
        return reading(DateVerdict::OkWarn, day, Core::tr("The year has two digits and was read as %1.").arg(day.year()));
    return reading(DateVerdict::Ok, day);
}

int fullYear(const QString &digits)
{
    const int year = digits.toInt();
    return digits.size() > 2 ? year : year + (year < kCenturyPivot ? 2000 : 1900);
}

DateReading fromParts(int year, int month, int day, bool shortYear)
{
    const QDate date(year, month, day);
    if (year < 1 || !date.isValid())
        return bad(Core::tr("There is no such day."));
    return checkedDay(date, shortYear);
}

/// a/b/c where only the order of the file, or a number above 12, tells what is what.
DateReading fromOrder(const QString &a, const QString &b, const QString &c, bool dashes, DateOrder order)
{
    const bool shortYear = c.size() == 2;
    const int first = a.toInt(), second = b.toInt();
    const QDate dmy(fullYear(c), second, first), mdy(fullYear(c), first, second), ymd(fullYear(a), second, c.toInt());
    if (order != DateOrder::Unknown && (order != DateOrder::Ymd || shortYear)) {
        const QDate day = order == DateOrder::Dmy ? dmy : order == DateOrder::Mdy ? mdy : ymd;
        return day.isValid() ? checkedDay(day, shortYear)
                             : bad(Core::tr("There is no such day in the date order chosen for this file."));
    }
    QList<QDate> possible;
    for (const QDate day : {dmy, mdy})
        if (day.isValid() && !possible.contains(day))
            possible += day;
    if (shortYear && ymd.isValid() && !possible.contains(ymd) && (dashes || possible.size() > 1))
        possible += ymd;
    if (possible.isEmpty())
        return bad(Core::tr("There is no such day."));
    if (possible.size() == 1)
        return checkedDay(possible.first(), shortYear);
    DateReading ask = reading(DateVerdict::Ask, {}, Core::tr("It is not clear which number is the day and which the month."));
    ask.days = possible;
    return ask;
}

/// "29 Feb 2024", "Feb 29th, 2024", "Thu, 29. Februar 24"
DateReading fromWords(const QString &text)
{
    static const QRegularExpression kPiece(u"\\d+|[^\\d\\s,.'’/-]+"_s);
    int month = 0;
    QStringList numbers;
    for (auto it = kPiece.globalMatch(text); it.hasNext();) {
        const QString piece = fold(it.next().captured());
        if (piece.isEmpty())
            return notADate(text);
        if (piece.at(0).isDigit())
            numbers += piece;
        else if (const int named = monthNames().value(piece); named > 0 && month == 0)
            month = named;
        else if (!isFiller(piece))
            return notADate(text);
    }
    if (month == 0 || numbers.size() != 2)
        return notADate(text);
    if (numbers.first().size() == 4)
        std::swap(numbers[0], numbers[1]);
    const QString year = numbers.at(1);
    if (numbers.first().size() > 2 || (year.size() != 2 && year.size() != 4))
        return notADate(text);
    return fromParts(fullYear(year), month, numbers.first().toInt(), year.size() == 2);
}

DateReading fromEightDigits(const QString &digits, DateOrder order)
{
    const QDate iso = QDate::fromString(digits, u"yyyyMMdd"_s);
    const bool plausible = iso.isValid() && iso.year() >= 1800 && iso.year() < 2200;
    if (plausible || order == DateOrder::Ymd)
        return iso.isValid() ? checkedDay(iso, false) : bad(Core::tr("There is no such day."));
    return fromOrder(digits.left(2), digits.mid(2, 2), digits.mid(4), false, order);
}

DateReading readDatePart(const QString &text, DateOrder order)
{
    static const QRegularExpression kYearFirst(u"^(\\d{4})([-/.] ?)(\\d{1,2})\\2(\\d{1,2})\\.?$"_s);
    static const QRegularExpression kYearLast(u"^(\\d{1,2})([-/.] ?)(\\d{1,2})\\2(\\d{4}|\\d{2})$"_s);
    static const QRegularExpression kEight(u"^\\d{8}$"_s);
    if (const auto match = kYearFirst.match(text); match.hasMatch())
        return fromParts(match.captured(1).toInt(), match.captured(3).toInt(), match.captured(4).toInt(), false);
    if (const auto match = kYearLast.match(text); match.hasMatch())
        return fromOrder(match.captured(1), match.captured(3), match.captured(4), match.captured(2).startsWith(u'-'), order);
    if (kEight.match(text).hasMatch())
        return fromEightDigits(text, order);
    return fromWords(text);
}

/// Numbers without separators that spreadsheets and programs write for a date.
std::optional<DateReading> readNumber(const QString &text)
{
    static const QRegularExpression kSerial(u"^(\\d{5})(?:[.,](\\d+))?$"_s);
    static const QRegularExpression kEpoch(u"^(?:\\d{9,10}|\\d{12,13})$"_s);
    if (const auto match = kSerial.match(text); match.hasMatch()) {
        DateReading ask = reading(DateVerdict::AskExcel, {}, Core::tr("This may be a spreadsheet's day number."));
        const QDate day = QDate(1899, 12, 30).addDays(match.captured(1).toInt());
        ask.days = {day};
        if (const double part = (u"0."_s + match.captured(2)).toDouble(); part > 0)
            ask.instants = {QDateTime(day, QTime(0, 0), Qt::UTC).addSecs(qRound64(part * 86400))};
        return ask;
    }
    if (kEpoch.match(text).hasMatch()) {
        DateReading ask = reading(DateVerdict::AskEpoch, {}, Core::tr("This may be the seconds since 1970."));
        const qint64 value = text.toLongLong();
        ask.instants = {QDateTime::fromMSecsSinceEpoch(text.size() > 10 ? value : value * 1000, Qt::UTC)};
        return ask;
    }
    return std::nullopt;
}

/// Digits of any script as 0–9, one kind of dash and of space.
QString plain(const QString &text)
{
    QString out;
    for (const QChar c : text) {
        if (c.category() == QChar::Number_DecimalDigit)
            out += QChar(char16_t(u'0' + c.digitValue()));
        else if (c.category() == QChar::Punctuation_Dash || c.unicode() == 0x2212)
            out += u'-';
        else if (c.category() != QChar::Other_Format)
            out += c;
    }
    return out.simplified();
}

struct TimePart {
    QString date;
    int seconds = 0; ///< since midnight; 86400 for 24:00 and for a leap second before midnight
    int msecs = 0;
    bool fixed = false;
    QString zone;
};

/// Splits "date time zone"; nothing where there is no time, an empty date where the time makes no sense.
std::optional<TimePart> splitTime(QString text)
{
    static const QRegularExpression kBracket(u"\\s*[\\[(]([^\\])]*)[\\])]$"_s);
    static const QRegularExpression kTime(
        u"^(.+?)(?:[T,] ?| | at )(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)? ?(?:([ap])\\.?m\\.?(?![a-z]))? ?"
        "(Z|(?:UTC|GMT)?[+-]\\d{1,2}(?::?\\d{2})?|[a-z][a-z_]*(?:/[a-z_+-]+)*(?:[+-]\\d+)?)?$"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression kBasic(u"^(\\d{8})T(\\d{2})(\\d{2})(\\d{2})?()()(Z|[+-]\\d{2}(?::?\\d{2})?)?$"_s);
    if (const auto bracket = kBracket.match(text); bracket.hasMatch()) {
        text.truncate(bracket.capturedStart());
        if (bracket.captured(1).contains(u'/') && !text.endsWith(u'Z') && !text.contains(u'+'))
            text += u' ' + bracket.captured(1);
    }
    auto match = kBasic.match(text);
    if (!match.hasMatch())
        match = kTime.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    int hour = match.captured(2).toInt();
    const int minute = match.captured(3).toInt(), second = match.captured(4).toInt();
    const QString half = match.captured(6).toLower();
    TimePart part;
    if (!half.isEmpty()) {
        if (hour < 1 || hour > 12)
            return part;
        hour = hour % 12 + (half == u"p"_s ? 12 : 0);
    }
    const bool leap = second == 60 && minute == 59, midnight = hour == 24 && minute == 0 && second == 0;
    if ((hour > 23 && !midnight) || minute > 59 || (second > 59 && !leap))
        return part;
    part.date = match.captured(1);
    part.seconds = hour * 3600 + minute * 60 + second;
    part.msecs = leap ? 0 : match.captured(5).leftJustified(3, u'0', true).toInt();
    part.fixed = leap || midnight;
    part.zone = match.captured(7);
    return part;
}

std::optional<QTimeZone> zoneFrom(const QString &name, const QTimeZone &home)
{
    if (name.isEmpty())
        return home.isValid() ? home : QTimeZone::utc();
    QString rest = name;
    if (rest.startsWith("UTC"_L1, Qt::CaseInsensitive) || rest.startsWith("GMT"_L1, Qt::CaseInsensitive))
        rest.remove(0, 3);
    if (rest.isEmpty() || rest.compare("Z"_L1, Qt::CaseInsensitive) == 0)
        return QTimeZone::utc();
    static const QRegularExpression kOffset(u"^([+-])(\\d{1,2}):?(\\d{2})?$"_s);
    if (const auto match = kOffset.match(rest); match.hasMatch()) {
        const int seconds = match.captured(2).toInt() * 3600 + match.captured(3).toInt() * 60;
        if (seconds > 14 * 3600 || match.captured(3).toInt() > 59)
            return std::nullopt;
        return QTimeZone(match.captured(1) == u"-"_s ? -seconds : seconds);
    }
    const QByteArray id = name.toLatin1();
    return QTimeZone::isTimeZoneIdAvailable(id) ? std::optional(QTimeZone(id)) : std::nullopt;
}

/// Puts a wall-clock time on the time line: once, twice (clocks went back) or never (clocks went forward).
void placeInstant(DateReading &out, const QDateTime &wall, const QTimeZone &zone)
{
    const int before = zone.offsetFromUtc(wall.addDays(-1)), after = zone.offsetFromUtc(wall.addDays(1));
    QList<QDateTime> possible;
    for (const int offset : {before, after}) {
        const QDateTime instant = wall.addSecs(-offset);
        if (zone.offsetFromUtc(instant) == offset && !possible.contains(instant))
            possible += instant;
    }
    if (possible.size() == 1) {
        out.instant = possible.first();
    } else if (possible.isEmpty()) {
        out.instant = wall.addSecs(-before);
        out.verdict = DateVerdict::WarnGap;
        out.reason = Core::tr("That day the clocks went forward over this time; it was read as the time after.");
    } else {
        std::sort(possible.begin(), possible.end());
        out.verdict = DateVerdict::AskTwice;
        out.instants = possible;
        out.reason = Core::tr("That day the clocks went back, so this time came twice.");
    }
}

DateReading read(const QString &original, const DateOptions &options, bool wantInstant)
{
    static const QRegularExpression kNothing(u"^[0T:Z/. -]*$"_s);
    if (original.size() > kMaxLength)
        return bad(Core::tr("This is too long for a date."));
    const QString text = plain(original);
    if (kNothing.match(text).hasMatch() && (text.isEmpty() || text.contains(u'0')))
        return reading(DateVerdict::Empty, {});
    if (const auto number = readNumber(text))
        return *number;
    const auto time = splitTime(text);
    if (!time)
        return readDatePart(text, options.order);
    if (time->date.isEmpty())
        return bad(Core::tr("There is no such time of day."));
    DateReading out = readDatePart(time->date.trimmed(), options.order);
    if (!out.day.isValid() || !wantInstant)
        return out;
    const auto zone = zoneFrom(time->zone, options.zone);
    if (!zone)
        return bad(Core::tr("“%1” is not a time zone that is known here.").arg(time->zone));
    if (time->fixed && out.verdict != DateVerdict::Warn) {
        out.verdict = DateVerdict::Fix;
        out.reason = Core::tr("The time was read as the second after, which every clock has.");
    }
    placeInstant(out, QDateTime(out.day, QTime(0, 0), Qt::UTC).addSecs(time->seconds).addMSecs(time->msecs), *zone);
    if (out.instant.isValid() && options.zone.isValid())
        out.day = out.instant.toTimeZone(options.zone).date();
    return out;
}

} // namespace

DateReading parseDay(const QString &text, const DateOptions &options) { return read(text, options, false); }

DateReading parseInstant(const QString &text, const DateOptions &options) { return read(text, options, true); }

} // namespace goodword
