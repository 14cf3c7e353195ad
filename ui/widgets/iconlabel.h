#pragma once
// An icon standing by itself, painted from the tokens so that it follows the theme. Decoration: no accessible name.

#include "ui/theme/icons.h"

#include <QWidget>

namespace goodword
{

class IconLabel final : public QWidget
{
    Q_OBJECT
public:
    explicit IconLabel(const QString &name, IconTint tint = IconTint::Muted, int size = 18, QWidget *parent = nullptr);
    void set(const QString &name, IconTint tint);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QIcon m_icon;
};

} // namespace goodword
