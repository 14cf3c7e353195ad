#include "app/cli/arguments.h"

#include "core/base/instant.h"
#include "core/customers/customerstore.h"

#include <QStringList>

namespace goodword::cli {

using namespace Qt::StringLiterals;

Result<CustomerId> customerNamed(Book &book, const QString &word, Where where)
{
    auto found = customerStore::matchByWord(book.db(), word.trimmed());
    if (where == Where::InTrashToo) {
        const auto trashed = customerStore::matchInTrash(book.db(), word.trimmed());
        found.insert(found.end(), trashed.begin(), trashed.end());
    }
    if (found.size() == 1)
        return found.front();
    if (found.empty())
        return Error{ErrorCode::NotFound, u"There is no customer '%1' in this book. 'goodword-cli list' shows who is."_s.arg(word), {}};
    static constexpr size_t kNamed = 10;
    QStringList ids;
    for (size_t i = 0; i < found.size() && i < kNamed; ++i)
        ids.append(QString::number(found[i].value));
    return Error{ErrorCode::Conflict, u"'%1' fits %2 customers (%3). Nothing was changed; name one by its number."_s
                                          .arg(word, QString::number(found.size()), ids.join(u", "_s)), {}};
}

/// Nothing but a day: Qt reads the beginning of a longer text as one.
static QDate wholeDay(const QString &text)
{
    const QDate day = dayFromText(text);
    return dayText(day) == text ? day : QDate();
}

Result<QDate> dayNamed(const QString &option, const QString &text)
{
    const QDate day = wholeDay(text);
    if (!day.isValid())
        return Error{ErrorCode::Invalid, u"--%1 is a day such as 2026-11-22, not '%2'."_s.arg(option, text), {}};
    return day;
}

Result<When> whenNamed(const Book &book, const QString &option, const QString &text)
{
    if (const QDate day = wholeDay(text); day.isValid())
        return When{day, {}};
    QDateTime at = QDateTime::fromString(QString(text).replace(u' ', u'T'), Qt::ISODate);
    if (!at.isValid())
        return Error{ErrorCode::Invalid, u"--%1 is a day or a time such as 2026-11-22 or 2026-11-22T14:30, not '%2'."_s.arg(option, text), {}};
    if (at.timeSpec() == Qt::LocalTime)
        at = QDateTime(at.date(), at.time(), book.zone());
    return When{at.toTimeZone(book.zone()).date(), at.toUTC()};
}

} // namespace goodword::cli
