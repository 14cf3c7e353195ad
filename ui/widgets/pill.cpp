#include "ui/widgets/pill.h"

#include "ui/theme/paint.h"

#include <QPainter>

namespace goodword {

Pill::Pill(const QString &text, TintSource tint, QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    set(text, std::move(tint));
}

Pill::TintSource Pill::stage(int index)
{
    return [index] { return tokens().stageTint(index); };
}

Pill::TintSource Pill::base(const QColor &colour)
{
    return [colour] { return tokens().tint(colour); };
}

Pill::TintSource Pill::green()
{
    return [] { return Tint{tokens().green, tokens().greenSoft}; };
}

Pill::TintSource Pill::amber()
{
    return [] { return Tint{tokens().amber, tokens().amberSoft}; };
}

Pill::TintSource Pill::red()
{
    return [] { return Tint{tokens().red, tokens().redSoft}; };
}

Pill::TintSource Pill::accent()
{
    return [] { return Tint{tokens().accent, tokens().accentSoft}; };
}

Pill::TintSource Pill::neutral()
{
    return [] { return Tint{tokens().muted, tokens().hover}; };
}

void Pill::set(const QString &text, TintSource tint)
{
    m_text = text;
    m_tint = std::move(tint);
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize Pill::sizeHint() const
{
    return {pillWidth(m_text), pillHeight()};
}

void Pill::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    drawPill(&painter, QRect(0, (height() - pillHeight()) / 2, width(), pillHeight()), m_text, m_tint());
}

Avatar::Avatar(const QString &name, int size, QWidget *parent)
    : QWidget(parent)
{
    setFixedSize(size, size);
    setName(name);
}

void Avatar::setName(const QString &name)
{
    m_name = name;
    setAccessibleName(tr("Picture of %1").arg(name));
    update();
}

void Avatar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    drawAvatar(&painter, QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), m_name);
}

} // namespace goodword
