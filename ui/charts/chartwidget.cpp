#include "ui/charts/chartwidget.h"

#include "core/book/atomicfile.h"
#include "ui/models/tablecopy.h"
#include "ui/theme/fonts.h"
#include "ui/theme/paint.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QDialog>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHeaderView>
#include <QHelpEvent>
#include <QMenu>
#include <QPainter>
#include <QPdfWriter>
#include <QStandardItemModel>
#include <QSvgGenerator>
#include <QTableView>
#include <QToolTip>
#include <QVBoxLayout>

namespace goodword {

using namespace Qt::StringLiterals;

ChartWidget::ChartWidget(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
}

void ChartWidget::dataChanged(const QString &name)
{
    setAccessibleName(name);
    setAccessibleDescription(sentence());
    m_focused = -1;
    redraw();
}

void ChartWidget::redraw()
{
    m_picture = {};
    update();
}

void ChartWidget::paintEvent(QPaintEvent *)
{
    const QSize pixels = size() * devicePixelRatioF();
    if (m_picture.size() != pixels) {
        m_picture = QPixmap(pixels);
        m_picture.setDevicePixelRatio(devicePixelRatioF());
        m_picture.fill(Qt::transparent);
        QPainter painter(&m_picture);
        painter.setLayoutDirection(layoutDirection());
        m_parts.clear();
        draw(painter, QRectF(QPointF(), QSizeF(size())), tokens(), m_parts);
    }
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_picture);
    if (hasFocus() && m_focused >= 0 && m_focused < int(m_parts.size()))
        drawFocusRing(&painter, m_parts[size_t(m_focused)].rect.adjusted(-2, -2, 2, 2), 3);
    else if (hasFocus())
        drawFocusRing(&painter, rect());
}

void ChartWidget::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    const auto type = event->type();
    if (type == QEvent::PaletteChange || type == QEvent::StyleChange || type == QEvent::FontChange
        || type == QEvent::LayoutDirectionChange || type == QEvent::LocaleChange)
        redraw();
}

int ChartWidget::partAt(QPointF position) const
{
    for (size_t i = 0; i < m_parts.size(); ++i)
        if (m_parts[i].rect.contains(position))
            return int(i);
    return -1;
}

bool ChartWidget::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        if (const int part = partAt(help->pos()); part >= 0)
            QToolTip::showText(help->globalPos(),
                               u"<qt>%1"_s.arg(m_parts[size_t(part)].text.toHtmlEscaped()), this,
                               m_parts[size_t(part)].rect.toAlignedRect());
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

void ChartWidget::mouseMoveEvent(QMouseEvent *event)
{
    setCursor(partAt(event->position()) >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void ChartWidget::mousePressEvent(QMouseEvent *event)
{
    const int part = event->button() == Qt::LeftButton ? partAt(event->position()) : -1;
    if (part < 0)
        return QWidget::mousePressEvent(event);
    m_focused = part;
    update();
    const Part chosen = m_parts[size_t(part)];
    activated(chosen);
}

void ChartWidget::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void ChartWidget::step(int by)
{
    if (m_parts.empty())
        return;
    m_focused = m_focused < 0 ? 0 : qBound(0, m_focused + by, int(m_parts.size()) - 1);
    // Read out with the next look at the chart's description.
    setAccessibleDescription(m_parts[size_t(m_focused)].text);
    update();
}

void ChartWidget::keyPressEvent(QKeyEvent *event)
{
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    switch (event->key()) {
    case Qt::Key_Right:
    case Qt::Key_Left:
        return step((event->key() == Qt::Key_Right) != mirrored ? 1 : -1);
    case Qt::Key_Down:
        return step(1);
    case Qt::Key_Up:
        return step(-1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_focused >= 0 && m_focused < int(m_parts.size())) {
            const Part chosen = m_parts[size_t(m_focused)];
            return activated(chosen);
        }
        break;
    case Qt::Key_C:
        if (event->matches(QKeySequence::Copy))
            return copyPicture();
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

QSize ChartWidget::exportSize() const
{
    return size().expandedTo(minimumSizeHint()).expandedTo({480, 40});
}

void ChartWidget::drawForExport(QPainter &painter, const QSizeF &size) const
{
    Parts unused;
    painter.setLayoutDirection(layoutDirection());
    painter.fillRect(QRectF(QPointF(), size), Qt::white);
    draw(painter, QRectF(QPointF(), size).adjusted(12, 12, -12, -12), Tokens::light(), unused);
}

QImage ChartWidget::picture() const
{
    const QSize size = exportSize() + QSize(24, 24);
    QImage image(size * 2, QImage::Format_RGB32);
    image.setDevicePixelRatio(2);
    QPainter painter(&image);
    drawForExport(painter, size);
    return image;
}

Done ChartWidget::saveAs(const QString &path) const
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    const QSize size = exportSize() + QSize(24, 24);
    if (suffix != "png"_L1 && suffix != "svg"_L1 && suffix != "pdf"_L1)
        return Error{ErrorCode::Invalid, tr("A chart can be saved as .png, .svg or .pdf. Nothing was written."), suffix};
    AtomicFile file(path);
    if (auto begun = file.begin(); !begun)
        return begun;
    bool good = true;
    if (suffix == "png"_L1) {
        good = picture().save(&file, "PNG");
    } else if (suffix == "svg"_L1) {
        QSvgGenerator svg;
        svg.setOutputDevice(&file);
        svg.setSize(size);
        svg.setViewBox(QRect(QPoint(), size));
        svg.setTitle(accessibleName());
        svg.setDescription(sentence());
        QPainter painter(&svg);
        drawForExport(painter, size);
    } else {
        QPdfWriter pdf(&file);
        pdf.setResolution(600);
        pdf.setTitle(accessibleName());
        pdf.setPageSize(QPageSize(QSizeF(size) * 72 / 96, QPageSize::Point, {}, QPageSize::ExactMatch));
        pdf.setPageMargins({});
        QPainter painter(&pdf);
        painter.scale(600 / 96.0, 600 / 96.0);
        drawForExport(painter, size);
    }
    if (!good)
        return Error{ErrorCode::Io,
                     tr("The picture could not be written to %1. An older file of that name is as it was; choose "
                        "another place and try again.").arg(QFileInfo(path).fileName()),
                     file.errorString()};
    return file.commit();
}

void ChartWidget::copyPicture() const
{
    QGuiApplication::clipboard()->setImage(picture());
}

void ChartWidget::copyTable() const
{
    QGuiApplication::clipboard()->setMimeData(tableMime(table()));
}

void ChartWidget::fillMenu(QMenu *menu)
{
    menu->addAction(tr("Copy picture"), this, &ChartWidget::copyPicture);
    menu->addAction(tr("Save picture…"), this, &ChartWidget::askAndSave);
    menu->addSeparator();
    menu->addAction(tr("Copy as table"), this, &ChartWidget::copyTable);
    menu->addAction(tr("Show as table…"), this, &ChartWidget::showTable);
}

void ChartWidget::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu menu(this);
    fillMenu(&menu);
    menu.exec(event->globalPos());
}

void ChartWidget::askAndSave()
{
    const QString path = QFileDialog::getSaveFileName(this, tr("Save picture"), accessibleName() + u".png"_s,
                                                      tr("Pictures (*.png *.svg *.pdf)"));
    if (path.isEmpty())
        return;
    const Done saved = saveAs(QFileInfo(path).suffix().isEmpty() ? path + u".png"_s : path);
    if (!saved)
        emit failed(saved.error());
}

void ChartWidget::showTable()
{
    auto *dialog = new QDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(accessibleName());
    dialog->resize(640, 420);
    const QList<QStringList> rows = table();
    auto *model = new QStandardItemModel(dialog);
    model->setHorizontalHeaderLabels(rows.value(0));
    for (const QStringList &row : rows.mid(1)) {
        QList<QStandardItem *> items;
        for (const QString &cell : row)
            items += new QStandardItem(cell);
        model->appendRow(items);
    }
    auto *view = new QTableView(dialog);
    view->setModel(model);
    view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    view->verticalHeader()->hide();
    view->resizeColumnsToContents();
    view->setAccessibleName(accessibleName());
    auto *layout = new QVBoxLayout(dialog);
    layout->addWidget(view);
    dialog->open();
}

} // namespace goodword
