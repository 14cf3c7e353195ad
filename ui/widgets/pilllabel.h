#pragma once
// A pill (short word on its own soft ground) and a round avatar as widgets; delegates paint the same with
// ui/theme/paint.h. Colour is never the only sign: a pill always carries its word or number.

#include "ui/theme/tokens.h"

#include <QWidget>

#include <functional>

namespace goodword
{

class PillLabel final : public QWidget
{
    Q_OBJECT
public:
    /// The tint is asked for while painting, so that it follows the theme: PillLabel(text, [] { return tokens()… }).
    using TintSource = std::function<Tint()>;

    PillLabel(const QString &text, TintSource tint, QWidget *parent = nullptr);
    static TintSource stage(int index);
    static TintSource base(const QColor &colour);
    static TintSource green();
    static TintSource amber();
    static TintSource red();
    static TintSource accent();
    static TintSource neutral();

    void set(const QString &text, TintSource tint);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {24, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    TintSource m_tint;
};

class Avatar final : public QWidget
{
    Q_OBJECT
public:
    explicit Avatar(const QString &name, int size = 56, QWidget *parent = nullptr);
    void setName(const QString &name);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name;
};

} // namespace goodword
