#include "core/base/text.h"
#include "core/customers/contact.h"
#include "core/customers/filter.h"
#include "core/customers/quickadd.h"
#include "core/exchange/dates.h"
#include "core/touchpoints/quicklog.h"

using namespace goodword;

/// Whatever is typed or pasted into one line: filters read back as they were written, nothing crashes or hangs.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QString line = QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size));
    if (const Filter filter = parseFilter(line); filter.errors.isEmpty()) {
        const auto again = parseFilter(filter->toText());
        if (!again || again->toText() != filter->toText())
            __builtin_trap();
    }
    const QString folded = fold(line);
    if (fold(folded) != folded)
        __builtin_trap();
    (void)cleanText(line);
    (void)safeFileName(line, QStringLiteral(".csv"));
    (void)parseQuickLog(line, QDate(2026, 11, 22));
    (void)parseQuickAdd(line, QStringLiteral("IE"));
    (void)parseEmails(line);
    (void)parsePhones(line, QStringLiteral("IE"));
    (void)parseDay(line);
    (void)parseInstant(line);
    return 0;
}
