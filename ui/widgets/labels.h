#pragma once
// The only labels for text a customer gave: plain text always, isolated from its surroundings in both reading
// directions. Roles ("h1", "h2", "body", "strong", "muted", "cap", "kpi", "brand", "key") and tones ("accent", "green",
// "amber", "red", "muted") are looks from the style sheet.

#include <QLabel>

namespace goodword
{

class PlainLabel : public QLabel
{
    Q_OBJECT
public:
    explicit PlainLabel(const QString &text = {}, const QString &role = QStringLiteral("body"),
                        QWidget *parent = nullptr);

    void setText(const QString &text);
    /// As it was set, without the isolating marks.
    QString plainText() const { return m_text; }
    void setRole(const QString &role);
    void setTone(const QString &tone);
    void setSelectable(bool selectable);

protected:
    void changeEvent(QEvent *event) override;

private:
    void followReadingDirection();

    QString m_text;
};

/// One line that gives way: elided with the whole text as tooltip, never the reason a window grows.
class ElideLabel final : public PlainLabel
{
    Q_OBJECT
public:
    using PlainLabel::PlainLabel;

    QSize minimumSizeHint() const override;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    QRect textRect() const;
};

PlainLabel *heading(const QString &text, const QString &role = QStringLiteral("h2"), QWidget *parent = nullptr);

/// Style sheet rules that depend on a dynamic property are looked up again.
void repolish(QWidget *widget);
/// Customer text on a button or menu entry: & stays an ampersand.
QString withoutMnemonic(QString text);
/// Customer text as a tooltip: never read as markup.
QString plainToolTip(const QString &text);

} // namespace goodword
