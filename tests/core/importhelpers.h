#pragma once
// What the tests of imports share: importing bytes or a file of the corpus into a book.

#include "core/customers/customerstore.h"
#include "core/exchange/importer.h"
#include "tests/support/testbook.h"

#include <QBuffer>

namespace goodword::test {

inline Result<ImportReport> importBytes(Book &book, const QByteArray &bytes, const ImportOptions &options = {},
                                        Progress &progress = Progress::none())
{
    QBuffer device;
    device.setData(bytes);
    device.open(QIODevice::ReadOnly);
    return importDevice(book, device, QStringLiteral("file.csv"), options, progress);
}

/// "2 added, 1 rejected" in the order added, updated, unchanged, rejected; or the error.
inline QString outcome(const Result<ImportReport> &report)
{
    if (!report)
        return report.error().text;
    QStringList parts;
    for (const auto &[count, word] : {std::pair(report->added, "added"), std::pair(report->updated, "updated"),
                                      std::pair(report->unchanged, "unchanged"), std::pair(report->rejected, "rejected")}) {
        if (count > 0)
            parts += QStringLiteral("%1 %2").arg(count).arg(QLatin1String(word));
    }
    return parts.join(QStringLiteral(", "));
}

/// "3 phone-warn" for a warning of line 3, in the order they were made.
inline QStringList warningsOf(const ImportReport &report)
{
    QStringList texts;
    for (const CsvWarning &warning : report.warnings)
        texts += QStringLiteral("%1 %2").arg(warning.line).arg(warning.code);
    return texts;
}

inline Customer customerNamed(Book &book, const QString &name)
{
    const auto id = book.db().value<CustomerId>("SELECT id FROM customer WHERE name = ? ORDER BY id LIMIT 1", name);
    const auto found = id ? customerStore::find(book.db(), *id) : std::nullopt;
    return found.value_or(Customer());
}

} // namespace goodword::test
