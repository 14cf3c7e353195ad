#include "ui/widgets/commandpalette.h"

#include "core/base/text.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/paint.h"
#include "ui/widgets/card.h"
#include "ui/widgets/fuzzy.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/scrim.h"

#include <QAbstractListModel>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTextLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace goodword
{

using namespace Qt::StringLiterals;

class PaletteModel final : public QAbstractListModel
{
public:
    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        if (!index.isValid())
            return {};
        const PaletteItem &item = m_rows.at(index.row()).first;
        if (role == Qt::DisplayRole)
            return item.text;
        if (role == Qt::AccessibleTextRole)
            return item.shortcut.isEmpty() ? u"%1, %2"_s.arg(item.text, item.hint)
                                           : u"%1, %2"_s.arg(item.text, item.shortcut);
        return {};
    }
    void set(QList<std::pair<PaletteItem, QList<int>>> rows)
    {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
    }
    const std::pair<PaletteItem, QList<int>> &row(int at) const { return m_rows.at(at); }

private:
    QList<std::pair<PaletteItem, QList<int>>> m_rows;
};

namespace
{

int rowHeight()
{
    return scaled(38);
}

/// The found letters stand out by colour and weight. Where isolated() puts a mark before the text, positions move by
/// one.
void drawMatched(QPainter *painter, const QRect &rect, const QString &text, const QList<int> &positions,
                 Qt::LayoutDirection direction)
{
    const QString line = painter->fontMetrics().elidedText(oneLine(text), Qt::ElideRight, rect.width() - 8);
    const QString shown = isolated(line);
    const int shift = shown.size() == line.size() ? 0 : 1;
    QTextLayout layout(shown, painter->font());
    QTextOption option(Qt::AlignLeading);
    option.setTextDirection(direction);
    option.setWrapMode(QTextOption::NoWrap);
    layout.setTextOption(option);
    QTextCharFormat mark;
    mark.setForeground(tokens().accent);
    mark.setFontWeight(QFont::Bold);
    QList<QTextLayout::FormatRange> ranges;
    for (const int at : positions) {
        if (at < line.size())
            ranges << QTextLayout::FormatRange{at + shift, 1, mark};
    }
    layout.setFormats(ranges);
    layout.beginLayout();
    QTextLine textLine = layout.createLine();
    textLine.setLineWidth(rect.width());
    layout.endLayout();
    layout.draw(painter, QPointF(rect.left(), rect.top() + (rect.height() - textLine.height()) / 2));
}

class PaletteDelegate final : public QStyledItemDelegate
{
public:
    PaletteDelegate(const PaletteModel *model, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_model(model)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {200, rowHeight()}; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Tokens &t = tokens();
        const auto &[item, positions] = m_model->row(index.row());
        const bool selected = option.state & QStyle::State_Selected;
        const QRect r = option.rect.adjusted(8, 1, -8, -1);
        const auto mirrored = [&option](const QRect &rect) {
            return QStyle::visualRect(option.direction, option.rect, rect);
        };
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (selected || option.state & QStyle::State_MouseOver) {
            painter->setPen(selected && t.highContrast ? QPen(t.accent, 2) : QPen(Qt::NoPen));
            painter->setBrush(selected ? t.accentSoft : t.hover);
            painter->drawRoundedRect(r, 8, 8);
        }
        const int side = scaled(17);
        drawIcon(painter, item.icon, mirrored(QRect(r.left() + 12, r.center().y() - side / 2 + 1, side, side)),
                 selected ? t.accent : t.muted);
        const QString end = item.shortcut.isEmpty() ? item.hint : item.shortcut;
        painter->setFont(uiFont(TextSize::Small, QFont::Medium));
        const int endWidth = painter->fontMetrics().horizontalAdvance(isolated(oneLine(end))) + 4;
        const int endLeft = r.right() - 10 - endWidth;
        painter->setPen(t.muted);
        drawLine(painter, mirrored(QRect(endLeft, r.top(), endWidth, r.height())), end, Qt::AlignRight);
        painter->setFont(uiFont(TextSize::Body, QFont::Medium));
        painter->setPen(t.text);
        const int left = r.left() + 12 + side + 12;
        drawMatched(painter, mirrored(QRect(left, r.top(), endLeft - left - 12, r.height())), item.text, positions,
                    option.direction);
        painter->restore();
    }

private:
    const PaletteModel *m_model;
};

} // namespace

CommandPalette::CommandPalette(QWidget *window, Provider provider)
    : m_provider(std::move(provider))
    , m_model(new PaletteModel(this))
    , m_field(new QLineEdit)
    , m_list(new QListView)
    , m_nothing(new PlainLabel({}, u"muted"_s))
{
    setObjectName(u"commandPalette"_s);
    setProperty("overlay", true);
    setAccessibleName(tr("Command palette"));
    m_field->setObjectName(u"paletteField"_s);
    m_field->setProperty("bare", true);
    m_field->setPlaceholderText(tr("Search or jump to…"));
    m_field->setAccessibleName(m_field->placeholderText());
    m_field->installEventFilter(this);
    setFocusProxy(m_field);
    m_list->setObjectName(u"paletteList"_s);
    m_list->setProperty("clear", true);
    m_list->setAccessibleName(tr("Found"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_model, m_list));
    m_nothing->setContentsMargins(20, 10, 20, 14);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(18, 0, 12, 0);
    top->addWidget(new IconLabel(u"search"_s, IconTint::Muted, 16));
    top->addWidget(m_field, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 8);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(makeRule());
    column->addSpacing(7);
    column->addWidget(m_nothing);
    column->addWidget(m_list, 1);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::refresh);
    connect(m_list, &QListView::clicked, this, &CommandPalette::run);
    m_scrim = new Scrim(window, this, true);
}

void CommandPalette::open(const QString &query)
{
    m_field->setText(query);
    refresh();
    m_scrim->open();
    m_field->selectAll();
}

void CommandPalette::close()
{
    m_scrim->close();
}

QStringList CommandPalette::shownIds() const
{
    QStringList ids;
    for (int row = 0; row < m_model->rowCount(); ++row)
        ids << m_model->row(row).first.id;
    return ids;
}

QSize CommandPalette::sizeHint() const
{
    const int rows = qBound(1, m_model->rowCount(), 9);
    const int field = qMax(m_field->sizeHint().height(), m_field->minimumSizeHint().height());
    const int nothing = m_nothing->isHidden() ? 0 : 12;
    return {scaled(600), field + 1 + 7 + rows * rowHeight() + nothing + 12};
}

QList<std::pair<PaletteItem, QList<int>>> CommandPalette::ranked(const QList<PaletteItem> &items, const QString &query)
{
    struct Scored {
        int score;
        const PaletteItem *item;
        QList<int> positions;
    };
    QList<Scored> fits;
    for (const PaletteItem &item : items) {
        if (const auto match = fuzzyMatch(query, item.text))
            fits << Scored{match->score + item.rank, &item, match->positions};
        else if (const auto synonym = fuzzyMatch(query, item.keywords); synonym && synonym->score >= 100)
            fits << Scored{synonym->score - 50 + item.rank, &item, {}};
        else if (item.found)
            fits << Scored{item.rank, &item, {}};
    }
    std::stable_sort(fits.begin(), fits.end(), [](const Scored &a, const Scored &b) { return a.score > b.score; });
    QList<std::pair<PaletteItem, QList<int>>> rows;
    for (const Scored &fit : fits.mid(0, kMost))
        rows.emplace_back(*fit.item, fit.positions);
    return rows;
}

void CommandPalette::refresh()
{
    m_after.clear();
    for (PaletteItem &item : m_among)
        item.found = false; // for another query: only its letters say whether it fits this one
    showItems();
    emit searched(m_field->text().trimmed());
}

/// Whoever has moved the choice keeps it; the first line stays the best.
void CommandPalette::showFound(const QString &query, const QList<PaletteItem> &among, const QList<PaletteItem> &after)
{
    if (query != m_field->text().trimmed())
        return;
    const int row = m_list->currentIndex().row();
    const QString chosen = row > 0 ? m_model->row(row).first.id : QString();
    m_among = among;
    m_after = after;
    showItems();
    const qsizetype place = chosen.isEmpty() ? 0 : shownIds().indexOf(chosen);
    m_list->setCurrentIndex(m_model->index(int(qMax<qsizetype>(0, place)), 0));
}

void CommandPalette::showItems()
{
    const QString query = m_field->text().trimmed();
    if (query.isEmpty())
        m_among.clear();
    auto rows = ranked(m_provider(query) + m_among, query);
    for (const PaletteItem &item : m_after)
        rows.emplace_back(item, QList<int>());
    m_model->set(std::move(rows));
    m_list->setCurrentIndex(m_model->index(0, 0));
    const bool nothing = m_model->rowCount() == 0;
    m_nothing->setText(nothing ? tr("Nothing is called “%1”.").arg(query) : QString());
    m_nothing->setVisible(nothing);
    m_list->setVisible(!nothing);
    updateGeometry();
}

void CommandPalette::moveBy(int rows)
{
    const int count = m_model->rowCount();
    if (count == 0)
        return;
    const int at = m_list->currentIndex().row();
    const int to = qAbs(rows) == 1 ? (at + rows + count) % count : qBound(0, at + rows, count - 1);
    m_list->setCurrentIndex(m_model->index(to, 0));
}

void CommandPalette::run()
{
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid())
        return;
    const QString id = m_model->row(index.row()).first.id;
    close();
    emit chosen(id);
}

bool CommandPalette::eventFilter(QObject *object, QEvent *event)
{
    if (object != m_field || event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(object, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Down:
        moveBy(1);
        return true;
    case Qt::Key_Up:
        moveBy(-1);
        return true;
    case Qt::Key_PageDown:
        moveBy(8);
        return true;
    case Qt::Key_PageUp:
        moveBy(-8);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        run();
        return true;
    case Qt::Key_Escape:
        close();
        return true;
    default:
        return false;
    }
}

} // namespace goodword
