#pragma once
// Reads the e-mail addresses and phone numbers people type or import: what was typed is always kept, what can be used is
// derived, and each reading says what it thinks of it and why. Pure functions; know nothing of a book or of rows.
// Addresses by RFC 5321/5322 and UTS #46, phones by libphonenumber (E.164).

#include <QList>
#include <QString>

namespace goodword {

enum class ContactVerdict {
    Ok,
    OkNational,    ///< a phone number without its country
    OkWarn,        ///< good, but worth a look
    Warn,          ///< taken, though it will probably not work
    WarnText,      ///< words where a phone number was expected, kept as they are
    WarnHomograph, ///< a domain whose letters imitate another's
    Fix,           ///< good once cleaned; the cleaned form is shown before saving
    FixWarn,
    Bad,           ///< refused, with the reason
    Empty,
    Split          ///< of a whole cell: it holds several
};

/// "ok", "ok-national", "warn-homograph", …: stable, for reports and JSON.
QString contactVerdictCode(ContactVerdict verdict);

struct ParsedEmail {
    QString asTyped;
    QString name;       ///< of "Ann <ann@example.test>"
    QString address;    ///< as it is kept and shown: cleaned, the domain in its own letters; as typed where refused
    QString normalised; ///< as it is sent to: domain lower-case and in punycode; empty where it cannot be
    QString key;        ///< equal for the same mailbox, whatever the case; empty where refused
    ContactVerdict verdict = ContactVerdict::Bad;
    QString reason;     ///< a sentence, empty where there is nothing to say
};

struct ParsedPhone {
    QString asTyped;
    QString dialable; ///< "+353871234567", "0871234567", "+14155550100;ext=12"; words as typed; empty where it is no number
    QString key;      ///< E.164 where libphonenumber calls it valid, else its digits; empty where there are too few
    ContactVerdict verdict = ContactVerdict::Bad;
    QString reason;
};

/// Separated by ; or , (outside quotes); empty pieces are passed over.
QList<ParsedEmail> parseEmails(const QString &text);

/// Separated by ; , / or a new line where a whole number stands on both sides. `region` is the book's home ("IE"), or
/// empty: then national numbers keep their digits.
QList<ParsedPhone> parsePhones(const QString &text, const QString &region = {});

/// The verdict on a whole cell.
template <class Parsed>
ContactVerdict cellVerdict(const QList<Parsed> &parts)
{
    if (parts.isEmpty())
        return ContactVerdict::Empty;
    return parts.size() > 1 ? ContactVerdict::Split : parts.first().verdict;
}

} // namespace goodword
