#include "ui/widgets/pilllabel.h"

#include "ui/theme/paint.h"

#include <QPainter>

namespace goodword
{

PillLabel::PillLabel(const QString &text, TintSource tint, QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    set(text, std::move(tint));
}

PillLabel::TintSource PillLabel::stage(int index)
{
    return [index] { return tokens().stageTint(index); };
}

PillLabel::TintSource PillLabel::base(const QColor &colour)
{
    return [colour] { return tokens().tint(colour); };
}

PillLabel::TintSource PillLabel::green()
{
    return [] { return Tint{tokens().green, tokens().greenSoft}; };
}

PillLabel::TintSource PillLabel::amber()
{
    return [] { return Tint{tokens().amber, tokens().amberSoft}; };
}

PillLabel::TintSource PillLabel::red()
{
    return [] { return Tint{tokens().red, tokens().redSoft}; };
}

PillLabel::TintSource PillLabel::accent()
{
    return [] { return Tint{tokens().accent, tokens().accentSoft}; };
}

PillLabel::TintSource PillLabel::neutral()
{
    return [] { return Tint{tokens().muted, tokens().hover}; };
}

void PillLabel::set(const QString &text, TintSource tint)
{
    m_text = text;
    m_tint = std::move(tint);
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize PillLabel::sizeHint() const
{
    return {pillWidth(m_text), pillHeight()};
}

void PillLabel::paintEvent(QPaintEvent *)
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
    drawAvatar(&painter, rect(), m_name);
}

} // namespace goodword
