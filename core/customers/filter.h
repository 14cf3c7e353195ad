#pragma once
// The filter language of the lists and the command line: words, key:value, -not, a,b for or, "quotes" for spaces and
// > >= < <= for numbers and spans of time. Parses text into terms and back, names what it cannot read, and proposes how to
// go on while typing. Knows no SQL, no customer and no book: whoever evaluates the terms does.

#include <QDate>
#include <QList>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace goodword {

enum class FilterOp { Is, Greater, AtLeast, Less, AtMost };

struct FilterTerm {
    QString key; ///< "stage", "nps", …; empty for free text
    bool negated = false;
    FilterOp op = FilterOp::Is;
    QStringList values; ///< any of them; one for free text

    bool isText() const { return key.isEmpty(); }
    bool operator==(const FilterTerm &) const = default;
};

struct FilterError {
    qsizetype from = 0, length = 0; ///< of the token in the text
    QString token;
    QString text; ///< a sentence that says what is possible
};

struct Filter {
    QList<FilterTerm> terms; ///< all of them hold
    QList<FilterError> errors;

    bool isEmpty() const { return terms.isEmpty(); }
    bool isValid() const { return errors.isEmpty(); }
    /// Text that parses to the same terms.
    QString toText() const;
};

Filter parseFilter(const QString &text);
QString filterTermText(const FilterTerm &term);
/// The term for people: "Stage: advocate or promoter", "not Tag: vip", "NPS above 8".
QString filterTermLabel(const FilterTerm &term);

QStringList filterKeys();
/// What `has:` may be followed by: "email", "phone", …
QStringList filterHasValues();
/// What `nps:` takes besides numbers: "promoter", "passive", "detractor", "none".
QStringList filterNpsWords();

std::optional<double> filterNumber(const QString &value);
/// "30d", "4w", "3m", "1y" or plain days before `today`, months and years by the calendar.
std::optional<QDate> filterDayBefore(const QString &value, QDate today);

struct FilterSuggestion {
    QString insert; ///< replaces the text from `FilterSuggestions::from` to the cursor
    QString label;
};

struct FilterSuggestions {
    qsizetype from = 0;
    QList<FilterSuggestion> list;
};

/// The stages, tags, owners … of a book for a key: all, or at least the first of those that fold to something that begins like
/// `beginning`.
using FilterValues = std::function<QStringList(const QString &key, const QString &beginning)>;
/// The values of has, nps and quiet are known here.
FilterSuggestions suggestFilter(const QString &beforeCursor, const FilterValues &valuesOf);

} // namespace goodword
