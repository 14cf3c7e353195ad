#include "ui/pages/testimonials/bookletpreview.h"

#include "core/report/booklet.h"
#include "ui/theme/fonts.h"
#include "ui/theme/paint.h"
#include "ui/theme/tokens.h"

#include <QKeyEvent>
#include <QPainter>

namespace goodword {

BookletPreview::BookletPreview(QWidget *parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(220, 280);
    setAccessibleName(tr("Preview of the booklet"));
}

int BookletPreview::pageCount() const
{
    return m_booklet ? m_booklet->pageCount() : 0;
}

void BookletPreview::setBooklet(std::shared_ptr<Booklet> booklet)
{
    m_booklet = std::move(booklet);
    turnTo(m_page);
}

void BookletPreview::setEmptyText(const QString &text)
{
    m_emptyText = text;
    update();
}

void BookletPreview::turnTo(int page)
{
    m_page = qBound(0, page, qMax(0, pageCount() - 1));
    m_picture = {};
    setAccessibleDescription(tr("Page %1 of %2").arg(QLocale().toString(m_page + 1), QLocale().toString(pageCount())));
    update();
    emit turned();
}

void BookletPreview::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (!m_booklet) {
        painter.setFont(uiFont(TextSize::Body));
        painter.setPen(tokens().muted);
        painter.drawText(rect().adjusted(20, 20, -20, -20), int(Qt::AlignCenter) | Qt::TextWordWrap, m_emptyText);
        return;
    }
    const QSizeF page = m_booklet->pageSize();
    const double scale = std::min((width() - 12) / page.width(), (height() - 12) / page.height());
    const QSizeF size = page * scale;
    if (m_picture.isNull()) {
        m_picture = QPixmap((size * devicePixelRatioF()).toSize());
        m_picture.setDevicePixelRatio(devicePixelRatioF());
        m_picture.fill(Qt::white);
        QPainter sheet(&m_picture);
        sheet.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing | QPainter::SmoothPixmapTransform);
        sheet.scale(scale, scale);
        m_booklet->paintPage(sheet, m_page);
    }
    const QRectF place(QPointF((width() - size.width()) / 2, (height() - size.height()) / 2), size);
    painter.drawPixmap(place.topLeft(), m_picture);
    painter.setPen(tokens().border);
    painter.drawRect(place.adjusted(-0.5, -0.5, 0.5, 0.5));
    if (hasFocus())
        drawFocusRing(&painter, place.adjusted(-4, -4, 4, 4), 4);
}

void BookletPreview::keyPressEvent(QKeyEvent *event)
{
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    switch (event->key()) {
    case Qt::Key_Right: turnTo(m_page + (mirrored ? -1 : 1)); return;
    case Qt::Key_Left: turnTo(m_page + (mirrored ? 1 : -1)); return;
    case Qt::Key_PageDown:
    case Qt::Key_Down: turnTo(m_page + 1); return;
    case Qt::Key_PageUp:
    case Qt::Key_Up: turnTo(m_page - 1); return;
    case Qt::Key_Home: turnTo(0); return;
    case Qt::Key_End: turnTo(pageCount() - 1); return;
    default: QWidget::keyPressEvent(event);
    }
}

void BookletPreview::wheelEvent(QWheelEvent *event)
{
    if (event->angleDelta().y() != 0)
        turnTo(m_page + (event->angleDelta().y() < 0 ? 1 : -1));
}

void BookletPreview::resizeEvent(QResizeEvent *)
{
    m_picture = {};
}

} // namespace goodword
