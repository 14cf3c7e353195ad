#pragma once
// The sample business: a handmade-soap shop on the Irish coast, made by code from a fixed seed, relative to today, through
// the same commands a person uses. Equal options give equal books, but for what tells one book from another.

#include "core/base/progress.h"
#include "core/book/book.h"

namespace goodword {

struct SampleOptions {
    int customers = 250;
    quint32 seed = 1;
    QDate today; ///< invalid: today
    /// Of more than twice as many customers, so many are made one by one, and the people among them are models for the rest.
    int models = 4000;
};

/// Makes a new book at `path`; refuses to replace one.
Done makeSampleBook(const QString &path, const SampleOptions &sample, const BookOptions &options,
                    Progress &progress = Progress::none());

/// Makes the sample at `path` anew. The one that was there becomes a dated backup of the new one, or, where it cannot be
/// read, stays beside it under another name.
Done resetSampleBook(const QString &path, const SampleOptions &sample, const BookOptions &options,
                     Progress &progress = Progress::none());

/// Days since a sample book was made: its newest events are as old.
qint64 sampleAge(const Book &book);

} // namespace goodword
