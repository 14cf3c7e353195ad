#pragma once
// What in a widget shows less than it says.

#include "ui/widgets/labels.h"

#include <QPushButton>

namespace goodword::test {

/// Labels and buttons that show less than their text.
inline QStringList cutOff(const QWidget &widget)
{
    QStringList cut;
    for (const QLabel *label : widget.findChildren<QLabel *>()) {
        if (!label->isVisible() || label->text().isEmpty() || qobject_cast<const ElideLabel *>(label))
            continue;
        const bool enough = label->wordWrap() ? label->height() >= label->heightForWidth(label->width())
                                              : label->width() >= label->sizeHint().width() && label->height() >= label->minimumSizeHint().height();
        if (!enough)
            cut += QStringLiteral("%1 (%2 × %3)").arg(label->text()).arg(label->width()).arg(label->height());
    }
    for (const QPushButton *button : widget.findChildren<QPushButton *>()) {
        if (button->isVisible() && !button->text().isEmpty() && button->width() < button->sizeHint().width())
            cut += button->text();
    }
    return cut;
}

} // namespace goodword::test
