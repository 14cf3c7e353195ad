#include "ui/pages/customers/customerexport.h"

#include "core/base/instant.h"
#include "core/book/atomicfile.h"
#include "core/customers/customerlist.h"
#include "core/exchange/csvwriter.h"

#include <QLocale>

namespace goodword {

using namespace Qt::StringLiterals;

static QStringList cellsOf(const CustomerRow &row)
{
    const QString nps = row.nps ? QLocale::c().toString(*row.nps, 'g', 4) : QString();
    return {row.uid, row.name, customerKindCode(row.kind), row.company, row.email, row.phone, row.city, row.stage, nps,
            dayText(row.lastTouch), dayText(row.nextFollowUp), row.owner, row.tags.join(u"; "_s), row.source, dayText(row.createdDay)};
}

Done exportCustomers(Database &db, const std::vector<qint64> &ids, const QString &path)
{
    static constexpr size_t kPage = 500;
    AtomicFile file(path);
    if (Done begun = file.begin(); !begun)
        return begun;
    CsvWriterOptions options;
    options.byteOrderMark = true;
    options.purpose = CsvPurpose::Spreadsheet;
    CsvWriter writer(file, options);
    writer.header({u"id"_s, u"name"_s, u"kind"_s, u"company"_s, u"email"_s, u"phone"_s, u"city"_s, u"stage"_s, u"nps"_s,
                   u"last_touch"_s, u"follow_up"_s, u"owner"_s, u"tags"_s, u"source"_s, u"created"_s});
    for (size_t from = 0; from < ids.size(); from += kPage) {
        const auto first = ids.begin() + qint64(from);
        const auto last = ids.begin() + qint64(std::min(ids.size(), from + kPage));
        for (const CustomerRow &row : customerList::rows(db, {first, last})) {
            for (const QString &cell : cellsOf(row))
                writer.add(cell);
            writer.endRow();
        }
    }
    if (Done written = writer.finish(); !written)
        return written;
    return file.commit();
}

} // namespace goodword
