#pragma once
// What people type for a customer, a day or an instant, and the sentence that says what is wrong with it.

#include "core/base/result.h"
#include "core/book/book.h"

namespace goodword::cli {

enum class Where { InLists, InTrashToo };
/// By id, e-mail, uid or the whole name. Refused where nobody fits, and where several do.
Result<CustomerId> customerNamed(Book &book, const QString &word, Where where = Where::InLists);

/// An ISO day; refused otherwise.
Result<QDate> dayNamed(const QString &option, const QString &text);

struct When {
    QDate day;
    QDateTime at; ///< invalid where only a day was given
};
/// "2026-11-20", "2026-11-20 14:30" in the book's zone, or an instant with Z or an offset.
Result<When> whenNamed(const Book &book, const QString &option, const QString &text);

} // namespace goodword::cli
