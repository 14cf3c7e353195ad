#include "ui/widgets/buttons.h"

#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/widgets/labels.h"

#include <QAction>
#include <QKeyEvent>
#include <QTextDocument>

namespace goodword
{

// Wider than high: the drawing is centred and so stands off the word.
static QSize besideText()
{
    return {scaled(21), scaled(15)};
}

namespace
{

/// Enter presses the button that has the focus, in a dialog as in the window. Qt's autoDefault would do the same, but also
/// press the first button of a dialog for Enter in any field.
class PushButton final : public QPushButton
{
public:
    using QPushButton::QPushButton;

protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
        if (enter && event->modifiers() == Qt::NoModifier)
            click();
        else
            QPushButton::keyPressEvent(event);
    }
};

} // namespace

QPushButton *makeButton(const QString &text, const QString &iconName, ButtonKind kind, QWidget *parent)
{
    auto *button = new PushButton(text, parent);
    button->setAutoDefault(false);
    button->setCursor(Qt::PointingHandCursor);
    if (kind == ButtonKind::Primary)
        button->setProperty("primary", true);
    else if (kind == ButtonKind::Quiet)
        button->setProperty("quiet", true);
    else if (kind == ButtonKind::Danger)
        button->setProperty("danger", true);
    if (!iconName.isEmpty()) {
        const IconTint tint = kind == ButtonKind::Primary  ? IconTint::OnAccent
                              : kind == ButtonKind::Quiet  ? IconTint::Accent
                              : kind == ButtonKind::Danger ? IconTint::Red
                                                           : IconTint::Text;
        button->setIcon(icon(iconName, tint));
        button->setIconSize(besideText());
    }
    return button;
}

QToolButton *makeIconButton(const QString &iconName, const QString &name, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setIcon(icon(iconName));
    button->setIconSize(QSize(scaled(17), scaled(17)));
    button->setAccessibleName(name);
    // The name may hold somebody's words. Plain where it can be, since screen readers are told it too.
    button->setToolTip(Qt::mightBeRichText(name) ? plainToolTip(name) : name);
    button->setFocusPolicy(Qt::TabFocus);
    button->setCursor(Qt::PointingHandCursor);
    return button;
}

QPushButton *makeButton(QAction *action, ButtonKind kind, QWidget *parent)
{
    auto *button = makeButton(action->text(), {}, kind, parent);
    const auto follow = [button, action, kind] {
        button->setText(action->iconText());
        button->setEnabled(action->isEnabled());
        button->setIcon(kind == ButtonKind::Primary ? icon(action->icon().name(), IconTint::OnAccent) : action->icon());
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        button->setToolTip(keys.isEmpty() ? action->toolTip() : QStringLiteral("%1 (%2)").arg(action->toolTip(), keys));
    };
    follow();
    button->setIconSize(besideText());
    QObject::connect(action, &QAction::changed, button, follow);
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    return button;
}

} // namespace goodword
