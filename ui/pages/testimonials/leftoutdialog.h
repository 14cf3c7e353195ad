#pragma once
// The list of testimonials that stay out of an export, each with the sentence that says why.

#include "core/testimonials/exportable.h"

class QWidget;

namespace goodword {

void showLeftOut(QWidget *window, const std::vector<LeftOutRow> &rows);

} // namespace goodword
