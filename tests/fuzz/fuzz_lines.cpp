#include "core/base/text.h"
#include "core/customers/contact.h"
#include "core/customers/filter.h"
#include "core/customers/quickadd.h"
#include "core/exchange/dates.h"
#include "core/touchpoints/quicklog.h"
#include "tests/fuzz/promise.h"

using namespace goodword;
using namespace goodword::fuzz;

/// Whatever is typed or pasted into one line is read without a crash or a hang, and what is derived from it is stable.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QString line = QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size));
    if (const Filter filter = parseFilter(line); filter.isValid()) {
        const Filter again = parseFilter(filter.toText());
        promise(again.isValid() && again.terms == filter.terms, "a filter reads back as it was written");
    }
    for (const FilterTerm &term : parseFilter(line).terms)
        (void)filterTermLabel(term);
    (void)suggestFilter(line, [](const QString &, const QString &) { return QStringList{QStringLiteral("advocate")}; });

    const QString folded = fold(line);
    promise(fold(folded) == folded, "folding what is folded changes nothing");
    const QString clean = cleanText(line).text;
    promise(!cleanText(clean).changed, "cleaning what is clean changes nothing");
    promise(!oneLine(line).contains(QLatin1Char('\n')), "one line has no line break");
    const QString file = safeFileName(line, QStringLiteral(".csv"));
    promise(!file.contains(QLatin1Char('/')) && !file.startsWith(QLatin1Char('.')) && file.toUtf8().size() <= 200
                && file.endsWith(QLatin1String(".csv")), "a file name is one component, not hidden, and not too long");

    (void)parseQuickLog(line, QDate(2026, 11, 22));
    (void)parseQuickAdd(line, QStringLiteral("IE"));
    for (const ParsedEmail &email : parseEmails(line))
        promise(email.verdict != ContactVerdict::Ok || !email.key.isEmpty(), "a good address has a key");
    (void)parsePhones(line, QStringLiteral("IE"));
    (void)parseDay(line);
    (void)parseInstant(line);
    return 0;
}
