#pragma once
// What the tour writes beside its pictures: the booklet, the testimonials as CSV, and the NPS figures.

#include "core/book/book.h"

#include <QDir>

namespace goodword {

Done writeTourDocuments(const QDir &folder, Book &book);

} // namespace goodword
