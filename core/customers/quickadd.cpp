#include "core/customers/quickadd.h"

#include "core/base/result.h"
#include "core/base/text.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

bool looksLikeCompany(const QString &text)
{
    static const QSet<QString> kForms{
        u"ltd"_s,  u"limited"_s, u"inc"_s, u"llc"_s, u"llp"_s, u"plc"_s, u"corp"_s, u"co"_s,  u"gmbh"_s, u"mbh"_s, u"ag"_s,  u"kg"_s,
        u"ug"_s,   u"ohg"_s,     u"gbr"_s, u"ev"_s,  u"eg"_s,  u"ek"_s,  u"sarl"_s, u"sas"_s, u"sa"_s,   u"srl"_s, u"spa"_s, u"sl"_s,
        u"bv"_s,   u"nv"_s,      u"ab"_s,  u"as"_s,  u"aps"_s, u"oy"_s,  u"dac"_s,  u"clg"_s, u"pty"_s,  u"group"_s, u"holding"_s};
    static const QRegularExpression kSpace(u"\\s+"_s);
    const QStringList words = fold(text).remove(u'.').split(kSpace, Qt::SkipEmptyParts);
    return words.size() > 1 && kForms.contains(words.last());
}

QString titled(QString word)
{
    if (!word.isEmpty())
        word[0] = word.at(0).toUpper();
    return word;
}

/// Pieces at , ; tab and new line, outside quotes and angle brackets.
QStringList pieces(const QString &line)
{
    QStringList found;
    QString piece;
    bool quoted = false;
    const bool quotesPair = line.count(u'"') % 2 == 0;
    for (const QChar c : line) {
        quoted ^= quotesPair && c == u'"';
        if (!quoted && (c == u',' || c == u';' || c == u'\t' || c == u'\n' || c == u'\r')) {
            found += piece;
            piece.clear();
        } else {
            piece += c;
        }
    }
    found += piece;
    return found;
}

/// Takes what `pattern` finds out of the text.
QStringList take(QString &text, const QRegularExpression &pattern)
{
    QStringList found;
    qsizetype end = 0;
    QString left;
    for (auto it = pattern.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        found += match.captured();
        left += text.mid(end, match.capturedStart() - end) + u' ';
        end = match.capturedEnd();
    }
    text = (left + text.mid(end)).trimmed();
    return found;
}

void takeTags(QString &text, QuickAdd &draft)
{
    static const QRegularExpression kTag(u"(?<!\\S)#[\\p{L}\\p{N}_-]*\\p{L}[\\p{L}\\p{N}_-]*"_s,
                                         QRegularExpression::UseUnicodePropertiesOption);
    for (const QString &tag : take(text, kTag)) {
        const QString name = tag.mid(1);
        const bool known = std::any_of(draft.tags.begin(), draft.tags.end(), [&](const QString &t) { return fold(t) == fold(name); });
        if (!known)
            draft.tags += name;
    }
}

void takeEmails(QString &text, QuickAdd &draft)
{
    static const QRegularExpression kAddress(u"(?:mailto:)?<[^<>\\s]*@[^<>\\s]*>|(?:mailto:)?\\S*[^\\s@]@\\S*[^\\s@]\\S*"_s,
                                             QRegularExpression::CaseInsensitiveOption);
    for (const QString &address : take(text, kAddress))
        draft.emails += parseEmails(address);
}

/// A run of at least six digits, with the signs people write between them.
void takePhones(QString &text, QuickAdd &draft, const QString &region)
{
    static const QRegularExpression kNumber(
        u"(?<![\\p{L}\\p{N}])(?:tel[:.]?\\s*)?[=']?\\(?\\+?\\s?\\(?\\d(?:[ ()./\\-\\x{00a0}\\x{2010}-\\x{2013}]{0,3}\\d){5,17}"
        "(?:\\s?(?:x|ext\\.?|;ext=)\\s?\\d{1,6})?(?![\\p{L}\\p{N}])"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    for (const QString &number : take(text, kNumber))
        draft.phones += parsePhones(number, region);
}

void addRest(QuickAdd &draft, const QString &text)
{
    draft.rest += draft.rest.isEmpty() ? text : u", "_s + text;
}

/// "Ann Lee @ Seaside Soap", "Ann Lee (Seaside Soap)"
void splitEmployer(QString &text, QuickAdd &draft)
{
    static const QRegularExpression kEmployer(u"^(.*\\S)\\s+(?:@|bei|at)\\s+(\\S.*)$|^(.*\\S)\\s*\\(([^()]+)\\)$"_s);
    const auto match = kEmployer.match(text);
    if (!match.hasMatch() || !draft.company.isEmpty())
        return;
    draft.company = (match.captured(2) + match.captured(4)).trimmed();
    text = match.captured(1) + match.captured(3);
}

void place(const QString &text, QuickAdd &draft)
{
    static const QRegularExpression kCity(u"^(?:in|city:|ort:|stadt:)\\s*(?=\\S)(.+)$"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression kInWord(u"^in\\s"_s, QRegularExpression::CaseInsensitiveOption);
    const auto city = kCity.match(text);
    const bool named = city.hasMatch() && (text.contains(u':') || kInWord.match(text).hasMatch());
    if (named && draft.city.isEmpty())
        draft.city = city.captured(1).trimmed();
    else if (draft.company.isEmpty() && looksLikeCompany(text))
        draft.company = text;
    else if (draft.name.isEmpty())
        draft.name = text;
    else if (draft.company.isEmpty())
        draft.company = text;
    else if (draft.city.isEmpty())
        draft.city = text;
    else
        addRest(draft, text);
}

void nameFromTheRest(QuickAdd &draft)
{
    if (!draft.name.isEmpty())
        return;
    for (const ParsedEmail &email : draft.emails)
        if (draft.name.isEmpty())
            draft.name = email.name;
    if (draft.name.isEmpty() && !draft.company.isEmpty()) {
        draft.name = draft.company;
        draft.company.clear();
        draft.isCompany = true;
    }
    for (const ParsedEmail &email : draft.emails)
        if (draft.name.isEmpty() && email.verdict != ContactVerdict::Bad)
            draft.name = nameFromEmail(email.address);
}

} // namespace

QuickAdd parseQuickAdd(const QString &line, const QString &region)
{
    QuickAdd draft;
    QStringList texts;
    for (QString piece : pieces(cleanText(line).text)) {
        takeEmails(piece, draft);
        takeTags(piece, draft);
        takePhones(piece, draft, region);
        piece = piece.simplified();
        if (piece.size() > 1 && piece.startsWith(u'"') && piece.endsWith(u'"'))
            piece = piece.mid(1, piece.size() - 2).trimmed();
        if (!piece.isEmpty())
            texts += piece;
    }
    for (QString &text : texts) {
        if (draft.name.isEmpty())
            splitEmployer(text, draft);
        place(text, draft);
    }
    nameFromTheRest(draft);
    return draft;
}

QString nameFromEmail(const QString &address)
{
    static const QSet<QString> kRoles{u"info"_s,  u"office"_s,  u"hello"_s,   u"hi"_s,      u"sales"_s, u"contact"_s, u"mail"_s,
                                      u"admin"_s, u"support"_s, u"kontakt"_s, u"service"_s, u"team"_s,  u"post"_s,    u"shop"_s};
    static const QRegularExpression kBetween(u"[._\\-+\\s\"]+"_s);
    static const QRegularExpression kDigits(u"^\\d+|\\d+$"_s);
    const qsizetype at = address.lastIndexOf(u'@');
    QString local = address.left(at).section(u'+', 0, 0);
    if (kRoles.contains(local.toLower())) {
        const QStringList labels = address.mid(at + 1).split(u'.');
        local = labels.size() > 1 ? labels.at(labels.size() - 2) : labels.value(0);
    }
    QStringList words;
    for (QString word : local.split(kBetween, Qt::SkipEmptyParts))
        if (word.remove(kDigits); !word.isEmpty())
            words += titled(word);
    return words.isEmpty() ? address : words.join(u' ');
}

} // namespace goodword
