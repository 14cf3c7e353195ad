#pragma once
// Buttons of one look: ordinary, primary (one per page), quiet, danger, and icon buttons that always carry a name for
// screen readers and a tooltip.

#include <QPushButton>
#include <QToolButton>

class QAction;

namespace goodword
{

enum class ButtonKind { Ordinary, Primary, Quiet, Danger };

/// text is ours and may hold a mnemonic; customer text goes through withoutMnemonic() first.
QPushButton *makeButton(const QString &text, const QString &iconName = {}, ButtonKind kind = ButtonKind::Ordinary,
                        QWidget *parent = nullptr);
QToolButton *makeIconButton(const QString &iconName, const QString &name, QWidget *parent = nullptr);
/// A button that triggers, and follows the enabled state of, an action; its shortcut is in the tooltip.
QPushButton *makeButton(QAction *action, ButtonKind kind = ButtonKind::Ordinary, QWidget *parent = nullptr);

} // namespace goodword
