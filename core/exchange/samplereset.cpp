#include "core/base/instant.h"
#include "core/book/backup.h"
#include "core/book/bookfile.h"
#include "core/book/restore.h"
#include "core/exchange/sample.h"
#include "core/exchange/sample/sampleworld.h"

#include <QFile>

namespace goodword {

using namespace Qt::StringLiterals;

Done resetSampleBook(const QString &path, const SampleOptions &sample, const BookOptions &options, Progress &progress)
{
    const auto aside = setAside(path, *options.clock);
    if (!aside)
        return aside.error();
    if (auto made = makeSampleBook(path, sample, options, progress); !made) {
        QFile::rename(*aside, path);
        QFile::rename(*aside + u"-wal"_s, path + u"-wal"_s);
        return made;
    }
    BookOptions looking = options;
    looking.readOnly = true;
    const auto book = Book::open(path, looking);
    if (!book)
        return book.error();
    if (BackupStore::of(**book).make(*aside, u"sample"_s, progress))
        removeBook(*aside);
    return {};
}

qint64 sampleAge(const Book &book)
{
    // Its history begins as long ago as it tells of; see makeSampleBook().
    const QDate born = QDateTime::fromString(book.setting(u"created_at"_s), Qt::ISODate).date();
    return born.daysTo(book.today()) - SampleWorld::kDays;
}

} // namespace goodword
