#include "ui/widgets/labels.h"

#include "core/base/text.h"
#include "ui/theme/paint.h"

#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

namespace goodword
{

void repolish(QWidget *widget)
{
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
    widget->updateGeometry();
    widget->update();
}

QString withoutMnemonic(QString text)
{
    return text.replace(QLatin1Char('&'), QLatin1String("&&"));
}

QString plainToolTip(const QString &text)
{
    return text.isEmpty() ? QString() : QStringLiteral("<qt>%1").arg(text.toHtmlEscaped());
}

PlainLabel::PlainLabel(const QString &text, const QString &role, QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setProperty("role", role);
    setText(text);
    followReadingDirection();
}

// QLabel aligns by the direction of its text; ours stands where the window begins, whatever the language in it.
void PlainLabel::followReadingDirection()
{
    if (alignment() & Qt::AlignHCenter)
        return;
    const Qt::Alignment side = layoutDirection() == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft;
    setAlignment((alignment() & Qt::AlignVertical_Mask) | side | Qt::AlignAbsolute);
}

void PlainLabel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LayoutDirectionChange)
        followReadingDirection();
    QLabel::changeEvent(event);
}

void PlainLabel::setText(const QString &text)
{
    m_text = text;
    QStringList lines = text.split(QLatin1Char('\n'));
    for (QString &line : lines) {
        if (!line.isEmpty())
            line = isolated(line);
    }
    QLabel::setText(lines.join(QLatin1Char('\n')));
    setAccessibleName(text);
}

void PlainLabel::setRole(const QString &role)
{
    setProperty("role", role);
    repolish(this);
}

void PlainLabel::setTone(const QString &tone)
{
    setProperty("tone", tone);
    repolish(this);
}

void PlainLabel::setSelectable(bool selectable)
{
    setTextInteractionFlags(selectable ? Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard
                                       : Qt::NoTextInteraction);
}

// Not by QLabel, which lays a selectable text out as a document each time it is asked.
QSize ElideLabel::sizeHint() const
{
    const QMargins m = contentsMargins();
    const int across = width() - contentsRect().width(), down = height() - contentsRect().height() + 2 * margin();
    return {fontMetrics().horizontalAdvance(isolated(oneLine(plainText()))) + qMax(across, m.left() + m.right()) + 2,
            fontMetrics().height() + qMax(down, m.top() + m.bottom())};
}

QSize ElideLabel::minimumSizeHint() const
{
    const QSize whole = sizeHint();
    return {qMin(whole.width(), fontMetrics().averageCharWidth() * 4), whole.height()};
}

QRect ElideLabel::textRect() const
{
    return contentsRect().adjusted(margin(), margin(), -margin(), -margin());
}

void ElideLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    drawFrame(&painter);
    const QRect rect = textRect();
    const QString line = fontMetrics().elidedText(oneLine(plainText()), Qt::ElideRight, rect.width());
    const Qt::Alignment align = QStyle::visualAlignment(layoutDirection(), alignment());
    style()->drawItemText(&painter, rect, static_cast<int>(align) | Qt::TextSingleLine, palette(), isEnabled(),
                          safeLine(line, layoutDirection() == Qt::RightToLeft), foregroundRole());
}

bool ElideLabel::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty()) {
        if (sizeHint().width() - 2 > width())
            QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), plainToolTip(plainText()), this);
        return true;
    }
    return PlainLabel::event(event);
}

PlainLabel *heading(const QString &text, const QString &role, QWidget *parent)
{
    return new PlainLabel(text, role, parent);
}

} // namespace goodword
