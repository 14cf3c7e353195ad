#pragma once
// A strip over a page that says something lasting (read-only file, failed backup) in whole sentences, with actions.

#include <QFrame>

class QHBoxLayout;
class QPushButton;
class QToolButton;

namespace goodword
{

class IconLabel;
class PlainLabel;

class Banner final : public QFrame
{
    Q_OBJECT
public:
    enum class Kind { Info, Success, Warning, Error };

    explicit Banner(QWidget *parent = nullptr);

    /// Shows the strip; buttons of an earlier message are gone.
    void say(Kind kind, const QString &text);
    /// Beside the text; more than two go under it, in as many lines as they need.
    QPushButton *addButton(const QString &text);
    void setDismissible(bool dismissible);

private:
    void moveButtonsBelow();

    IconLabel *m_icon;
    PlainLabel *m_text;
    QHBoxLayout *m_buttons; ///< beside the text
    QWidget *m_below;       ///< for more than there is room beside the text
    QToolButton *m_close;
};

} // namespace goodword
