#include "ui/pages/journey/boardcolumn.h"

#include "core/base/text.h"
#include "ui/models/cardviews.h"
#include "ui/models/recordtablemodel.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/paint.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"

#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QMimeData>
#include <QPainter>
#include <QVBoxLayout>

namespace goodword {

using namespace Qt::StringLiterals;

StageDot::StageDot(int color, QWidget *parent) : QWidget(parent), m_color(color)
{
    setFixedSize(scaled(10), scaled(10));
}

void StageDot::setColor(int color)
{
    m_color = color;
    update();
}

void StageDot::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor colour = m_color < 0 ? t.faint : t.stages.at(size_t(m_color) % t.stages.size());
    painter.setPen(m_color < 0 ? QPen(colour, 1.5) : QPen(Qt::NoPen));
    painter.setBrush(m_color < 0 ? QBrush(Qt::NoBrush) : QBrush(colour));
    painter.drawEllipse(QRectF(rect()).adjusted(1, 1, -1, -1));
}

BoardColumn::BoardColumn(const Stage &stage, std::shared_ptr<RecordSource> source, QWidget *parent)
    : QFrame(parent), m_stage(stage), m_model(new RecordTableModel(std::move(source), this))
{
    const QString id = QString::number(stage.id.value);
    setObjectName(u"column-"_s + id);
    setMinimumWidth(scaled(190));
    setMaximumWidth(scaled(420));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(makeHead());
    m_line = new QLineEdit;
    m_line->setObjectName(u"quickAdd-"_s + id);
    m_line->setPlaceholderText(tr("Name, company, e-mail…"));
    m_line->setAccessibleName(tr("Add a customer on this stage"));
    m_line->setMaxLength(2000);
    m_line->installEventFilter(this);
    m_line->hide();
    column->addWidget(m_line);
    m_cards = new BoardColumnView(m_model);
    m_cards->setObjectName(u"cards-"_s + id);
    m_cards->setAccessibleName(stage.name);
    column->addWidget(m_cards, 1);
    connect(m_line, &QLineEdit::returnPressed, this, [this] {
        if (!m_line->text().trimmed().isEmpty())
            emit quickAdded(m_line->text());
    });
}

QWidget *BoardColumn::makeHead()
{
    const QString id = QString::number(m_stage.id.value);
    auto *head = new QWidget;
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(4, 0, 2, 0);
    row->setSpacing(8);
    row->addWidget(new StageDot(m_stage.id.isValid() ? m_stage.color : -1));
    auto *name = new ElideLabel(m_stage.name, u"h2"_s);
    if (!m_stage.purpose.isEmpty())
        name->setToolTip(plainToolTip(tr("%1: %2", "stage: its purpose").arg(oneLine(m_stage.name), m_stage.purpose)));
    m_count = new PlainLabel({}, u"muted"_s);
    m_count->setObjectName(u"count-"_s + id);
    row->addWidget(name);
    row->addWidget(m_count);
    row->addStretch(1);
    if (!m_stage.id.isValid()) {
        auto *fold = makeIconButton(u"chevron-double-left"_s, tr("Fold this column"));
        fold->setObjectName(u"foldColumn"_s);
        connect(fold, &QToolButton::clicked, this, &BoardColumn::foldRequested);
        row->addWidget(fold);
    }
    m_add = makeIconButton(u"plus-lg"_s, tr("Add a customer to %1").arg(isolated(oneLine(m_stage.name))));
    m_add->setToolTip(plainToolTip(m_add->accessibleName()));
    m_add->setObjectName(u"quickAddButton-"_s + id);
    connect(m_add, &QToolButton::clicked, this, &BoardColumn::startQuickAdd);
    row->addWidget(m_add);
    return head;
}

void BoardColumn::setWritable(bool writable)
{
    m_add->setVisible(writable && m_stage.id.isValid());
    m_cards->setDragEnabled(writable);
}

void BoardColumn::setCounts(qint64 shown, qint64 all, bool filtered)
{
    m_shown = shown;
    m_all = all;
    m_filtered = filtered;
    showCounts();
}

void BoardColumn::shiftCounts(qint64 by)
{
    setCounts(m_shown + by, m_all + by, m_filtered);
}

void BoardColumn::showCounts()
{
    const QLocale locale;
    m_count->setText(m_filtered ? tr("%1 of %2").arg(locale.toString(m_shown), locale.toString(m_all)) : locale.toString(m_all));
    m_count->setAccessibleName(m_filtered ? tr("%1 of %2 customers").arg(locale.toString(m_shown), locale.toString(m_all))
                                          : tr("%n customers", nullptr, int(m_all)));
}

void BoardColumn::startQuickAdd()
{
    m_line->show();
    m_line->setFocus(Qt::OtherFocusReason);
}

void BoardColumn::clearQuickAdd()
{
    m_line->clear();
}

bool BoardColumn::eventFilter(QObject *watched, QEvent *event)
{
    // Esc is taken before the window's own Esc, which would clear the page's filter.
    if (watched == m_line && event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    if (watched == m_line && event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        m_line->clear();
        m_line->hide();
        m_cards->setFocus();
        return true;
    }
    if (watched == m_line && event->type() == QEvent::FocusOut && m_line->text().isEmpty())
        m_line->hide();
    return QFrame::eventFilter(watched, event);
}

BoardStrip::BoardStrip(const QString &name, QWidget *parent) : QWidget(parent), m_name(name)
{
    setObjectName(u"offJourneyStrip"_s);
    setFixedWidth(scaled(38));
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAcceptDrops(true);
    setCount(0);
}

void BoardStrip::setCount(qint64 count)
{
    m_count = count;
    setAccessibleName(tr("%1: %n customers. Press Enter to unfold.", nullptr, int(count)).arg(m_name));
    setToolTip(plainToolTip(tr("Show who is not on the journey yet")));
    update();
}

void BoardStrip::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(underMouse() || m_underDrag ? t.strongBorder : t.border, 1));
    painter.setBrush(t.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10);
    if (hasFocus() || m_underDrag)
        drawFocusRing(&painter, rect(), 10);
    const int side = scaled(14);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    drawIcon(&painter, mirrored ? u"chevron-double-left"_s : u"chevron-double-right"_s, QRect((width() - side) / 2, 12, side, side), t.muted);
    const QString count = QLocale().toString(m_count);
    painter.setFont(uiFont(TextSize::Small, QFont::DemiBold));
    painter.setPen(t.text);
    painter.drawText(QRect(0, side + 18, width(), scaled(18)), Qt::AlignCenter, count);
    painter.setPen(t.muted);
    painter.setFont(uiFont(TextSize::Small, QFont::Medium));
    painter.translate(width() / 2.0, side + 18 + scaled(28));
    painter.rotate(90);
    const int length = height() - side - scaled(60);
    drawLine(&painter, QRect(0, -scaled(9), length, scaled(18)), m_name, mirrored ? Qt::AlignRight : Qt::AlignLeft);
}

void BoardStrip::mouseReleaseEvent(QMouseEvent *event)
{
    if (rect().contains(event->pos()))
        emit unfoldRequested();
}

void BoardStrip::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space)
        emit unfoldRequested();
    else
        QWidget::keyPressEvent(event);
}

void BoardStrip::dragEnterEvent(QDragEnterEvent *event)
{
    if (!event->mimeData()->hasFormat(kCustomersMime))
        return;
    m_underDrag = true;
    update();
    event->acceptProposedAction();
}

void BoardStrip::dragLeaveEvent(QDragLeaveEvent *)
{
    m_underDrag = false;
    update();
}

void BoardStrip::dropEvent(QDropEvent *event)
{
    m_underDrag = false;
    update();
    const Ids ids = idsFromMime(event->mimeData()->data(kCustomersMime));
    event->acceptProposedAction();
    if (!ids.empty())
        emit dropped(ids);
}

} // namespace goodword
