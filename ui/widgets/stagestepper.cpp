#include "ui/widgets/stagestepper.h"

#include "core/base/text.h"
#include "ui/theme/fonts.h"
#include "ui/theme/paint.h"
#include "ui/widgets/labels.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

namespace goodword
{

static constexpr int kMostWhole = 6;
static constexpr int kPoint = 10; ///< how far the chevron's tip reaches
static constexpr int kGap = 4;

static QFont stepFont(bool current)
{
    return uiFont(TextSize::Small, current ? QFont::DemiBold : QFont::Medium);
}

StageStepper::StageStepper(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("stageStepper"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Journey stage"));
}

void StageStepper::setStages(const QStringList &names, int current)
{
    m_names = names;
    m_current = current;
    m_cursor = qMax(0, current);
    setAccessibleDescription(current >= 0 && current < names.size()
                                 ? tr("%1, stage %2 of %3").arg(names.at(current)).arg(current + 1).arg(names.size())
                                 : tr("On no stage yet"));
    update();
}

QSize StageStepper::sizeHint() const
{
    return {scaled(640), scaled(36)};
}

QSize StageStepper::minimumSizeHint() const
{
    return {scaled(220), scaled(36)};
}

bool StageStepper::isShortened() const
{
    if (m_names.size() > kMostWhole)
        return true;
    const QFontMetrics metrics(stepFont(true));
    int widest = 0;
    for (const QString &name : m_names)
        widest = qMax(widest, metrics.horizontalAdvance(isolated(oneLine(name))));
    return (widest + 2 * kPoint + 14) * m_names.size() > width();
}

QRect StageStepper::counterRect() const
{
    const QString widest = tr("%1 of %2").arg(m_names.size()).arg(m_names.size());
    const int wanted = QFontMetrics(stepFont(true)).horizontalAdvance(widest) + 16;
    return isShortened() ? QRect(width() - wanted, 2, wanted, height() - 4) : QRect();
}

QList<StageStepper::Step> StageStepper::steps() const
{
    const int count = static_cast<int>(m_names.size());
    if (count == 0)
        return {};
    int first = 0, last = count - 1;
    if (isShortened()) {
        // Around the cursor, so that the keyboard reaches every stage; three at once, less where the ends are.
        first = qBound(0, m_cursor - 1, qMax(0, count - 3));
        last = qMin(count - 1, first + 2);
    }
    const int shown = last - first + 1;
    const int room = width() - (isShortened() ? counterRect().width() : 0) - 2;
    const double each = double(room) / shown;
    QList<Step> list;
    for (int i = first; i <= last; ++i) {
        const int from = qRound((i - first) * each), to = qRound((i - first + 1) * each);
        list << Step{i, QRect(1 + from, 2, to - from - kGap + (i < last ? kPoint : 0), height() - 4)};
    }
    return list;
}

int StageStepper::stageAt(const QPoint &point) const
{
    const QPoint along = layoutDirection() == Qt::RightToLeft ? QPoint(width() - 1 - point.x(), point.y()) : point;
    for (const Step &step : steps()) {
        if (along.x() >= step.rect.left() && along.x() < step.rect.right() - kPoint / 2)
            return step.index;
    }
    return -1;
}

QPainterPath StageStepper::chevron(const QRect &rect, bool first) const
{
    const QRectF r = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5);
    const double middle = r.center().y();
    QPainterPath path(r.topLeft());
    path.lineTo(r.right() - kPoint, r.top());
    path.lineTo(r.right(), middle);
    path.lineTo(r.right() - kPoint, r.bottom());
    path.lineTo(r.left(), r.bottom());
    if (!first)
        path.lineTo(r.left() + kPoint, middle);
    path.closeSubpath();
    if (layoutDirection() == Qt::LeftToRight)
        return path;
    return QTransform().translate(width(), 0).scale(-1, 1).map(path);
}

void StageStepper::paintStep(QPainter &painter, const Step &step) const
{
    const Tokens &t = tokens();
    const bool current = step.index == m_current, passed = step.index < m_current;
    const QPainterPath path = chevron(step.rect, step.index == 0);
    QColor ground = current ? t.accent : passed ? t.accentSoft : t.hover;
    if (step.index == m_hover && !current)
        ground = mixed(ground, t.accent, 0.14);
    const bool ringed = hasFocus() && step.index == m_cursor;
    const QColor ring = current ? t.text : t.accent;
    painter.setPen(ringed ? QPen(ring, 2) : t.highContrast ? QPen(t.strongBorder, 1) : QPen(ground, 1));
    painter.setBrush(ground);
    painter.drawPath(path);
    const QColor text = current ? t.accentText : passed ? readableOn(t.accent, ground) : t.muted;
    painter.setPen(text);
    painter.setFont(stepFont(current));
    const QRect inside = step.rect.adjusted(step.index == 0 ? 8 : kPoint + 5, 0, -kPoint - 3, 0);
    drawLine(&painter, QStyle::visualRect(layoutDirection(), rect(), inside), m_names.at(step.index), Qt::AlignHCenter);
}

void StageStepper::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QList<Step> list = steps();
    const Step *ringed = nullptr;
    for (const Step &step : list) {
        if (step.index == m_cursor)
            ringed = &step;
        else
            paintStep(painter, step);
    }
    if (ringed)
        paintStep(painter, *ringed);
    if (isShortened() && !m_names.isEmpty()) {
        painter.setPen(tokens().muted);
        painter.setFont(stepFont(true));
        drawLine(&painter, QStyle::visualRect(layoutDirection(), rect(), counterRect()),
                 tr("%1 of %2").arg(m_cursor + 1).arg(m_names.size()), Qt::AlignHCenter);
    }
}

void StageStepper::choose(int index)
{
    if (index >= 0 && index < m_names.size() && index != m_current)
        emit stageChosen(index);
}

void StageStepper::mousePressEvent(QMouseEvent *event)
{
    const int index = stageAt(event->pos());
    if (event->button() != Qt::LeftButton || index < 0)
        return;
    moveCursor(index);
    choose(index);
}

void StageStepper::mouseMoveEvent(QMouseEvent *event)
{
    const int index = stageAt(event->pos());
    if (index == m_hover)
        return;
    m_hover = index;
    setCursor(index >= 0 && index != m_current ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void StageStepper::leaveEvent(QEvent *)
{
    m_hover = -1;
    update();
}

void StageStepper::focusInEvent(QFocusEvent *event)
{
    if (event->reason() != Qt::MouseFocusReason)
        m_cursor = qMax(0, m_current);
    QWidget::focusInEvent(event);
}

void StageStepper::moveCursor(int to)
{
    m_cursor = qBound(0, to, qMax(0, static_cast<int>(m_names.size()) - 1));
    update();
    if (m_names.isEmpty())
        return;
    setAccessibleDescription(tr("%1, stage %2 of %3").arg(m_names.at(m_cursor)).arg(m_cursor + 1).arg(m_names.size()));
    QAccessibleEvent said(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&said);
}

void StageStepper::keyPressEvent(QKeyEvent *event)
{
    const int along = layoutDirection() == Qt::LeftToRight ? 1 : -1;
    switch (event->key()) {
    case Qt::Key_Right:
        moveCursor(m_cursor + along);
        break;
    case Qt::Key_Left:
        moveCursor(m_cursor - along);
        break;
    case Qt::Key_Home:
        moveCursor(0);
        break;
    case Qt::Key_End:
        moveCursor(static_cast<int>(m_names.size()) - 1);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        choose(m_cursor);
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

bool StageStepper::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int index = stageAt(help->pos());
        QToolTip::showText(help->globalPos(), index >= 0 ? plainToolTip(m_names.at(index)) : QString(), this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace goodword
