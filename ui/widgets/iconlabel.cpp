#include "ui/widgets/iconlabel.h"

#include <QPainter>

namespace goodword
{

IconLabel::IconLabel(const QString &name, IconTint tint, int size, QWidget *parent)
    : QWidget(parent)
    , m_icon(icon(name, tint))
{
    setFixedSize(size, size);
}

void IconLabel::set(const QString &name, IconTint tint)
{
    m_icon = icon(name, tint);
    update();
}

void IconLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    m_icon.paint(&painter, rect(), Qt::AlignCenter, isEnabled() ? QIcon::Normal : QIcon::Disabled);
}

} // namespace goodword
