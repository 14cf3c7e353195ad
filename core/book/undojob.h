#pragma once
// Undo and redo of a step that is too large for the window's own thread: with progress by rows, and cancelled by stopping
// SQLite where it is, which rolls all of it back. For a job's own Book.

#include "core/base/progress.h"
#include "core/book/book.h"

namespace goodword {

/// A change of more rows than this is a job, its undo included.
constexpr qint64 kRowsForJob = 500;

/// Answers the label; `step` as Book::undo takes it.
Result<QString> undoLarge(Book &book, StepId step, Progress &progress);
Result<QString> redoLarge(Book &book, Progress &progress);

/// The step that undo(step) would take back, if there is one.
std::optional<HistoryStep> stepToUndo(const Book &book, StepId step);

} // namespace goodword
