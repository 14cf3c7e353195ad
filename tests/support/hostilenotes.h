#pragma once
// Texts that a careless program would run, open or call (tests/data/notes and more of their kind), and a book that holds
// each of them in every place where customers' words are kept.

#include "tests/support/testbook.h"

namespace goodword::test {

struct HostileNote {
    QString from; ///< "20_img_file.csv", or how ours is meant
    QString text;
};

/// The files' notes, and ours, which name `canary`: a picture that is really there, and that nobody may open.
QList<HostileNote> hostileNotes(const QString &canary);

/// Every path of this machine that a note names; none of them may be opened.
QStringList pathsNamed(const QList<HostileNote> &notes);

/// A picture where the canary sits, so that opening it would work.
void makeCanary(const QString &path);

/// One customer for each note, who has it as name, company, note, tag, touchpoint, answer and testimonial with permission.
std::vector<CustomerId> stockWithNotes(Book &book, const QList<HostileNote> &notes);

} // namespace goodword::test
