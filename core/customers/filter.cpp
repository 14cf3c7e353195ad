#include "core/customers/filter.h"

#include "core/base/result.h"
#include "core/base/text.h"
#include "core/customers/filtermeaning.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

enum class Kind { Text, Number, Span, Has };

struct Key {
    QLatin1String code;
    Kind kind;
    const char *name;
};

constexpr std::array kKeys{
    Key{QLatin1String("stage"), Kind::Text, QT_TRANSLATE_NOOP("Goodword", "Stage")},
    Key{QLatin1String("tag"), Kind::Text, QT_TRANSLATE_NOOP("Goodword", "Tag")},
    Key{QLatin1String("nps"), Kind::Number, QT_TRANSLATE_NOOP("Goodword", "NPS")},
    Key{QLatin1String("quiet"), Kind::Span, QT_TRANSLATE_NOOP("Goodword", "Quiet")},
    Key{QLatin1String("owner"), Kind::Text, QT_TRANSLATE_NOOP("Goodword", "Owner")},
    Key{QLatin1String("source"), Kind::Text, QT_TRANSLATE_NOOP("Goodword", "Source")},
    Key{QLatin1String("city"), Kind::Text, QT_TRANSLATE_NOOP("Goodword", "City")},
    Key{QLatin1String("company"), Kind::Text, QT_TRANSLATE_NOOP("Goodword", "Company")},
    Key{QLatin1String("has"), Kind::Has, QT_TRANSLATE_NOOP("Goodword", "Has")},
};

const Key *keyOf(const QString &code)
{
    const auto found = std::find_if(kKeys.begin(), kKeys.end(), [&](const Key &key) { return key.code == code; });
    return found == kKeys.end() ? nullptr : &*found;
}

QLatin1String opText(FilterOp op)
{
    switch (op) {
    case FilterOp::Greater: return QLatin1String(">");
    case FilterOp::AtLeast: return QLatin1String(">=");
    case FilterOp::Less: return QLatin1String("<");
    case FilterOp::AtMost: return QLatin1String("<=");
    case FilterOp::Is: break;
    }
    return QLatin1String(":");
}

FilterOp opFrom(const QString &text)
{
    for (const FilterOp op : {FilterOp::Greater, FilterOp::AtLeast, FilterOp::Less, FilterOp::AtMost})
        if (text == opText(op))
            return op;
    return FilterOp::Is;
}

/// One token as typed and where it stands; spaces inside quotes do not end it.
struct Token {
    qsizetype from = 0;
    QString text;
};

QList<Token> tokens(const QString &text)
{
    QList<Token> found;
    Token token;
    bool quoted = false;
    for (qsizetype i = 0; i <= text.size(); ++i) {
        const bool end = i == text.size() || (!quoted && text.at(i).isSpace());
        if (end) {
            if (!token.text.isEmpty())
                found += token;
            token = {};
            continue;
        }
        if (token.text.isEmpty())
            token.from = i;
        quoted ^= text.at(i) == u'"';
        token.text += text.at(i);
    }
    return found;
}

/// Takes the quotes off, "" inside quotes being one quote, and splits at commas outside them where asked to.
QStringList unquoted(const QString &text, bool split)
{
    QStringList values;
    QString value;
    bool quoted = false, any = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c == u'"' && quoted && i + 1 < text.size() && text.at(i + 1) == u'"') {
            value += c;
            ++i;
        } else if (c == u'"') {
            quoted = !quoted;
            any = true;
        } else if (c == u',' && split && !quoted) {
            if (any || !value.isEmpty())
                values += value;
            value.clear();
            any = false;
        } else {
            value += c;
        }
    }
    if (any || !value.isEmpty())
        values += value;
    return values;
}

/// key, operator and the rest of a token; no match for free text.
QRegularExpressionMatch splitToken(const QString &token)
{
    static const QRegularExpression kKeyed(u"^([\\p{L}_]+)(:|>=|<=|>|<)(.*)$"_s,
                                           QRegularExpression::DotMatchesEverythingOption
                                               | QRegularExpression::UseUnicodePropertiesOption);
    return kKeyed.match(token);
}

QString quotedIfNeeded(const QString &value, bool comma)
{
    const bool needed = value.isEmpty() || value.contains(u'"') || (comma && value.contains(u','))
        || std::any_of(value.begin(), value.end(), [](QChar c) { return c.isSpace(); });
    return needed ? u'"' + QString(value).replace(u"\""_s, u"\"\""_s) + u'"' : value;
}

/// Why the values do not fit the key; empty where they do.
QString problemWith(const Key &key, const FilterTerm &term)
{
    const QString code = key.code;
    if (term.values.isEmpty())
        return Core::tr("“%1” needs a value behind it, for example %2.")
            .arg(code, key.kind == Kind::Number ? u"nps>8"_s : key.kind == Kind::Span ? u"quiet:30d"_s : code + u":…"_s);
    if (term.op != FilterOp::Is && (key.kind == Kind::Text || key.kind == Kind::Has))
        return Core::tr("“%1” cannot be compared; write %1:%2.").arg(code, term.values.first());
    for (const QString &value : term.values) {
        const bool npsWord = term.op == FilterOp::Is && filterNpsWords().contains(value.toLower());
        if (key.kind == Kind::Number && !npsWord && !filterNumber(value))
            return Core::tr("“%1” is no number. Possible are numbers from 0 to 10 and %2.")
                .arg(value, filterNpsWords().join(u", "_s));
        if (key.kind == Kind::Span && !filterDayBefore(value, QDate(2000, 1, 1)))
            return Core::tr("“%1” is no span of time. Possible are days, weeks, months and years: 30d, 4w, 3m, 1y.").arg(value);
        if (key.kind == Kind::Has && !customerFlag(value))
            return Core::tr("“%1” is not known behind has. Possible are %2.").arg(value, filterHasValues().join(u", "_s));
    }
    return {};
}

FilterTerm readToken(const QString &token, QString &problem)
{
    FilterTerm term;
    QString rest = token;
    if (rest.size() > 1 && rest.startsWith(u'-')) {
        term.negated = true;
        rest.remove(0, 1);
    }
    const auto match = splitToken(rest);
    const Key *key = match.hasMatch() ? keyOf(match.captured(1).toLower()) : nullptr;
    if (!key) {
        term.values = {unquoted(rest, false).join(QString())};
        if (match.hasMatch())
            problem = Core::tr("“%1” is not something to filter by. Possible are %2; put the words in quotes to search for them.")
                          .arg(match.captured(1), filterKeys().join(u", "_s));
        return term;
    }
    term.key = key->code;
    term.op = opFrom(match.captured(2));
    term.values = unquoted(match.captured(3), true);
    problem = problemWith(*key, term);
    return term;
}

} // namespace

Filter parseFilter(const QString &text)
{
    Filter filter;
    for (const Token &token : tokens(cleanText(text).text)) {
        QString problem;
        const FilterTerm term = readToken(token.text, problem);
        if (!problem.isEmpty())
            filter.errors += FilterError{token.from, token.text.size(), token.text, problem};
        if (!term.isText() || !term.values.first().isEmpty())
            filter.terms += term;
    }
    return filter;
}

QString Filter::toText() const
{
    QStringList texts;
    for (const FilterTerm &term : terms)
        texts += filterTermText(term);
    return texts.join(u' ');
}

QString filterTermText(const FilterTerm &term)
{
    QString text = term.negated ? u"-"_s : QString();
    if (term.isText()) {
        const QString word = term.values.value(0);
        const bool looksLikeMore = (word.startsWith(u'-') && word.size() > 1) || splitToken(word).hasMatch();
        return text + (looksLikeMore ? u'"' + QString(word).replace(u"\""_s, u"\"\""_s) + u'"' : quotedIfNeeded(word, false));
    }
    QStringList values;
    for (const QString &value : term.values)
        values += quotedIfNeeded(value, true);
    return text + term.key + opText(term.op) + values.join(u',');
}

QString filterTermLabel(const FilterTerm &term)
{
    QString label = term.values.join(Core::tr(" or "));
    if (const Key *key = keyOf(term.key)) {
        const QString name = Core::tr(key->name);
        switch (term.op) {
        case FilterOp::Is: label = Core::tr("%1: %2").arg(name, label); break;
        case FilterOp::Greater: label = Core::tr("%1 above %2").arg(name, label); break;
        case FilterOp::AtLeast: label = Core::tr("%1 at least %2").arg(name, label); break;
        case FilterOp::Less: label = Core::tr("%1 below %2").arg(name, label); break;
        case FilterOp::AtMost: label = Core::tr("%1 at most %2").arg(name, label); break;
        }
    }
    return term.negated ? Core::tr("not %1").arg(label) : label;
}

QStringList filterKeys()
{
    QStringList keys;
    for (const Key &key : kKeys)
        keys += key.code;
    return keys;
}

std::optional<double> filterNumber(const QString &value)
{
    static const QRegularExpression kNumber(u"^\\d{1,6}(?:\\.\\d{1,6})?$"_s);
    return kNumber.match(value).hasMatch() ? std::optional(value.toDouble()) : std::nullopt;
}

std::optional<QDate> filterDayBefore(const QString &value, QDate today)
{
    static const QRegularExpression kSpan(u"^([0-9]{1,4})([dwmy]?)$"_s, QRegularExpression::CaseInsensitiveOption);
    const auto match = kSpan.match(value);
    if (!match.hasMatch())
        return std::nullopt;
    const int count = match.captured(1).toInt();
    const QString unit = match.captured(2).toLower();
    if (unit == u"m"_s)
        return today.addMonths(-count);
    if (unit == u"y"_s)
        return today.addYears(-count);
    return today.addDays(unit == u"w"_s ? -7 * count : -count);
}

FilterSuggestions suggestFilter(const QString &beforeCursor, const FilterValues &valuesOf)
{
    const QList<Token> all = tokens(beforeCursor);
    const bool open = !all.isEmpty() && all.last().from + all.last().text.size() == beforeCursor.size();
    const QString token = open ? all.last().text : QString();
    const QString minus = token.startsWith(u'-') ? u"-"_s : QString();
    const QString rest = token.mid(minus.size());
    FilterSuggestions out;
    out.from = beforeCursor.size() - token.size();
    const auto match = splitToken(rest);
    const Key *key = match.hasMatch() ? keyOf(match.captured(1).toLower()) : nullptr;
    if (!match.hasMatch()) {
        for (const Key &known : kKeys)
            if (known.code.startsWith(rest.toLower()))
                out.list += {minus + known.code + u':', Core::tr(known.name)};
        return out;
    }
    if (!key)
        return out;
    const QStringList typed = unquoted(match.captured(3), true);
    const bool afterComma = match.captured(3).isEmpty() || match.captured(3).endsWith(u',');
    const QString prefix = afterComma ? QString() : typed.value(typed.size() - 1);
    const QStringList values = key->kind == Kind::Has      ? filterHasValues()
                               : key->kind == Kind::Number ? filterNpsWords()
                               : key->kind == Kind::Span   ? QStringList{u"30d"_s, u"60d"_s, u"90d"_s, u"1y"_s}
                                                           : valuesOf(key->code, prefix);
    QStringList before = typed.mid(0, afterComma ? typed.size() : typed.size() - 1);
    for (QString &value : before)
        value = quotedIfNeeded(value, true);
    for (const QString &value : values)
        if (fold(value).startsWith(fold(prefix)) && !before.contains(quotedIfNeeded(value, true)))
            out.list += {minus + key->code + match.captured(2) + (before + QStringList{quotedIfNeeded(value, true)}).join(u','),
                         value};
    return out;
}

} // namespace goodword
