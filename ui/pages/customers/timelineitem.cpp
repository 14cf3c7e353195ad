#include "ui/pages/customers/timelineitem.h"

#include "ui/models/recordcell.h"
#include "ui/pages/customers/customertexts.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/paint.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QStyle>
#include <QVBoxLayout>

namespace goodword {

using namespace Qt::StringLiterals;

static constexpr int kMedal = 28;

TimelineItem::TimelineItem(const TimelineEntry &entry, QDate today, bool last, QWidget *parent)
    : QWidget(parent), m_entry(entry), m_last(last)
{
    setObjectName(u"timelineItem"_s);
    setAccessibleName(u"%1, %2. %3"_s.arg(entry.title, dayShort(entry.key.day, today), words()));
    if (canOpen()) {
        setFocusPolicy(Qt::StrongFocus);
        setCursor(Qt::PointingHandCursor);
        setAccessibleDescription(tr("Press Enter to open"));
    }
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 2, 0, m_last ? 2 : 12);
    row->setSpacing(0);
    // A spacer, not a margin: margins do not mirror.
    row->addSpacing(scaled(kMedal) + 16);
    auto *column = new QVBoxLayout;
    column->setSpacing(1);
    row->addLayout(column, 1);
    row->addSpacing(6);
    column->addWidget(makeTitle(today));
    if (!words().isEmpty()) {
        auto *body = new PlainLabel(words(), u"muted"_s);
        body->setObjectName(u"timelineBody"_s);
        body->setWordWrap(true);
        column->addWidget(body);
    }
    QStringList notes{entry.note, entry.staffName};
    if (entry.attachments > 0)
        notes += entry.attachments == 1 ? tr("1 file") : tr("%n files", nullptr, entry.attachments);
    notes.removeAll(QString());
    if (!notes.isEmpty())
        column->addWidget(new ElideLabel(notes.join(u" · "_s), u"cap"_s));
    if (entry.followUpDay.isValid())
        column->addWidget(makeFollowUp(today));
}

bool TimelineItem::canOpen() const
{
    const TimelineKind kind = m_entry.key.kind;
    return kind == TimelineKind::Touchpoint || kind == TimelineKind::Answer || kind == TimelineKind::StageMove
        || kind == TimelineKind::Testimonial;
}

bool TimelineItem::canQuote() const
{
    return m_entry.key.kind == TimelineKind::Touchpoint || (m_entry.key.kind == TimelineKind::Answer && !m_entry.body.isEmpty());
}

/// A novel in a note is cut here and whole in its dialog.
QString TimelineItem::words() const
{
    static constexpr qsizetype kLongest = 600;
    QString text = m_entry.body.trimmed();
    if (text.size() > kLongest)
        text = text.left(kLongest) + QChar(0x2026);
    const bool said = m_entry.key.kind == TimelineKind::Answer || m_entry.key.kind == TimelineKind::Testimonial;
    return said && !text.isEmpty() ? tr("“%1”").arg(text) : text;
}

QWidget *TimelineItem::makeTitle(QDate today)
{
    auto *line = new QWidget;
    line->setFixedHeight(scaled(kMedal));
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    auto *title = new ElideLabel(m_entry.title, u"strong"_s);
    title->setObjectName(u"timelineTitle"_s);
    row->addWidget(title, 1);
    if (canQuote()) {
        auto *quote = makeIconButton(u"quote"_s, tr("Make a testimonial of it"));
        quote->setObjectName(u"timelineQuote"_s);
        quote->setIconSize(QSize(scaled(13), scaled(13)));
        quote->setFixedHeight(scaled(kMedal));
        connect(quote, &QToolButton::clicked, this, &TimelineItem::quoteWanted);
        row->addWidget(quote);
    }
    auto *day = new PlainLabel(dayShort(m_entry.key.day, today), u"cap"_s);
    day->setToolTip(QLocale().toString(m_entry.key.day, QLocale::LongFormat));
    row->addWidget(day);
    return line;
}

QWidget *TimelineItem::makeFollowUp(QDate today)
{
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    const bool late = m_entry.followUpDay < today;
    const QString day = dayShort(m_entry.followUpDay, today);
    auto *label = new PlainLabel(late ? tr("Follow-up overdue: %1").arg(day) : tr("Follow up: %1").arg(day), u"cap"_s);
    label->setTone(late ? u"red"_s : u"amber"_s);
    row->addWidget(label);
    auto *done = makeButton(tr("Done"), u"check-lg"_s, ButtonKind::Quiet);
    done->setObjectName(u"followUpDone"_s);
    connect(done, &QPushButton::clicked, this, &TimelineItem::followedUp);
    row->addWidget(done);
    row->addStretch(1);
    return line;
}

Tint TimelineItem::tint() const
{
    const Tokens &t = tokens();
    switch (m_entry.key.kind) {
    case TimelineKind::Answer:
        if (!m_entry.isNps || !m_entry.score)
            return {t.accent, t.accentSoft};
        switch (npsTone(*m_entry.score)) {
        case PillTone::Good: return {t.green, t.greenSoft};
        case PillTone::Warn: return {t.amber, t.amberSoft};
        default: return {t.red, t.redSoft};
        }
    case TimelineKind::StageMove:
    case TimelineKind::Testimonial: return {t.accent, t.accentSoft};
    case TimelineKind::ImportantDate: return {t.amber, t.amberSoft};
    case TimelineKind::Created: return {t.muted, t.hover};
    case TimelineKind::Touchpoint: break;
    }
    switch (m_entry.sentiment) {
    case Sentiment::Positive: return {t.green, t.greenSoft};
    case Sentiment::Negative: return {t.red, t.redSoft};
    case Sentiment::Neutral:
    case Sentiment::Unset: break;
    }
    return {t.amber, t.amberSoft};
}

void TimelineItem::paintEvent(QPaintEvent *)
{
    const Tint colours = tint();
    const int side = scaled(kMedal);
    const QRect medal = QStyle::visualRect(layoutDirection(), rect(), QRect(2, 2, side, side));
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(tokens().highContrast ? QPen(colours.text, 1) : QPen(Qt::NoPen));
    painter.setBrush(colours.soft);
    painter.drawEllipse(QRectF(medal).adjusted(0.5, 0.5, -0.5, -0.5));
    const int drawing = scaled(15);
    QRect inner(0, 0, drawing, drawing);
    inner.moveCenter(medal.center());
    drawIcon(&painter, m_entry.icon, inner, colours.text);
    if (!m_last)
        painter.fillRect(QRect(medal.center().x(), medal.bottom() + 5, 2, height() - medal.bottom() - 8), tokens().border);
    if (hasFocus())
        drawFocusRing(&painter, QRectF(rect()).adjusted(0, 0, 0, m_last ? 0 : -6));
}

void TimelineItem::mouseReleaseEvent(QMouseEvent *event)
{
    if (canOpen() && event->button() == Qt::LeftButton && rect().contains(event->pos()))
        Q_EMIT opened();
}

void TimelineItem::keyPressEvent(QKeyEvent *event)
{
    const bool press = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space;
    if (canOpen() && press)
        Q_EMIT opened();
    else
        QWidget::keyPressEvent(event);
}

} // namespace goodword
