#include "ui/widgets/sidebar.h"

#include "ui/theme/fonts.h"
#include "ui/theme/paint.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/labels.h"

#include <QAbstractListModel>
#include <QHBoxLayout>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <utility>

namespace goodword
{

using namespace Qt::StringLiterals;

class SidebarModel final : public QAbstractListModel
{
public:
    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(entries.size());
    }
    Qt::ItemFlags flags(const QModelIndex &index) const override
    {
        return !index.isValid() || entries.at(index.row()).id.isEmpty() ? Qt::NoItemFlags : Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        if (!index.isValid())
            return {};
        const SidebarEntry &entry = entries.at(index.row());
        switch (role) {
        case Qt::DisplayRole:
            return entry.text;
        case Qt::AccessibleTextRole:
            return entry.badge.isEmpty() ? entry.text : u"%1, %2"_s.arg(entry.text, entry.badge);
        case Qt::ToolTipRole:
            return entry.keys.isEmpty() ? entry.text : u"%1 (%2)"_s.arg(entry.text, entry.keys);
        default:
            return {};
        }
    }
    int rowOf(const QString &id) const
    {
        for (int row = 0; row < entries.size(); ++row) {
            if (entries.at(row).id == id)
                return row;
        }
        return -1;
    }
    void replace(const QList<SidebarEntry> &with)
    {
        beginResetModel();
        entries = with;
        endResetModel();
    }
    void changed(int row) { emit dataChanged(index(row), index(row)); }

    QList<SidebarEntry> entries;
};

namespace
{

class SidebarDelegate final : public QStyledItemDelegate
{
public:
    SidebarDelegate(const SidebarModel *model, const Sidebar *bar)
        : QStyledItemDelegate(const_cast<SidebarModel *>(model))
        , m_model(model)
        , m_bar(bar)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {40, scaled(34)}; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const SidebarEntry &entry = m_model->entries.at(index.row());
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (entry.id.isEmpty())
            paintHeading(painter, option, entry);
        else
            paintEntry(painter, option, entry);
        painter->restore();
    }

private:
    static QRect mirrored(const QStyleOptionViewItem &option, const QRect &rect)
    {
        return QStyle::visualRect(option.direction, option.rect, rect);
    }

    void paintHeading(QPainter *painter, const QStyleOptionViewItem &option, const SidebarEntry &entry) const
    {
        const QRect r = option.rect.adjusted(20, 8, -10, 0);
        if (m_bar->isCollapsed()) {
            painter->setPen(QPen(mixed(tokens().border, tokens().strongBorder, 0.25), 1));
            painter->drawLine(option.rect.left() + 16, r.center().y(), option.rect.right() - 16, r.center().y());
            return;
        }
        QFont font = uiFont(TextSize::Tiny, QFont::DemiBold);
        font.setLetterSpacing(QFont::AbsoluteSpacing, 0.3);
        painter->setFont(font);
        painter->setPen(tokens().faint);
        drawLine(painter, mirrored(option, r), entry.text.toUpper());
    }

    void paintEntry(QPainter *painter, const QStyleOptionViewItem &option, const SidebarEntry &entry) const
    {
        const Tokens &t = tokens();
        const QRect r = option.rect.adjusted(10, 1, -10, -1);
        const bool selected = option.state & QStyle::State_Selected, hovered = option.state & QStyle::State_MouseOver;
        if (selected || hovered) {
            painter->setPen(selected && (!t.dark || t.highContrast) ? QPen(t.highContrast ? t.accent : t.border, 1)
                                                                    : QPen(Qt::NoPen));
            painter->setBrush(selected ? t.selection : mixed(t.sidebar, t.text, 0.05));
            painter->drawRoundedRect(QRectF(r).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
        }
        if (selected && option.state & QStyle::State_HasFocus)
            drawFocusRing(painter, r);
        const int side = scaled(16);
        const int left = m_bar->isCollapsed() ? r.center().x() - side / 2 + 1 : r.left() + 10;
        drawIcon(painter, entry.icon, mirrored(option, QRect(left, r.center().y() - side / 2 + 1, side, side)),
                 selected ? t.accent : t.muted);
        if (m_bar->isCollapsed())
            return;
        painter->setFont(uiFont(TextSize::Tiny, QFont::DemiBold));
        const int badge = entry.badge.isEmpty() ? 0 : painter->fontMetrics().horizontalAdvance(entry.badge) + 4;
        painter->setPen(t.muted);
        if (badge)
            drawLine(painter, mirrored(option, QRect(r.right() - 9 - badge, r.top(), badge, r.height())), entry.badge,
                     Qt::AlignRight);
        painter->setFont(uiFont(TextSize::Body, selected ? QFont::DemiBold : QFont::Medium));
        painter->setPen(selected ? t.text : t.muted);
        const int text = left + side + 10;
        drawLine(painter, mirrored(option, QRect(text, r.top(), r.right() - 14 - badge - text, r.height())),
                 entry.text);
    }

    const SidebarModel *m_model;
    const Sidebar *m_bar;
};

} // namespace

Sidebar::Sidebar(QWidget *parent)
    : QFrame(parent)
    , m_model(new SidebarModel(this))
{
    setObjectName(u"sidebar"_s);
    setProperty("sidebar", true);
    makeList();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 12, 0, 10);
    column->setSpacing(6);
    column->addWidget(makeHeader());
    column->addWidget(m_list, 1);
    column->addWidget(makeFooter());
    fold(false);
}

void Sidebar::makeList()
{
    m_list = new QListView;
    m_list->setObjectName(u"sidebarList"_s);
    m_list->setProperty("clear", true);
    m_list->setAccessibleName(tr("Sections"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new SidebarDelegate(m_model, this));
    m_list->setMouseTracking(true);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &index) {
        if (index.isValid() && !m_model->entries.at(index.row()).id.isEmpty())
            emit chosen(m_model->entries.at(index.row()).id);
    });
}

QWidget *Sidebar::makeHeader()
{
    auto *header = new QWidget;
    auto *column = new QVBoxLayout(header);
    column->setContentsMargins(0, 0, 0, 4);
    column->setSpacing(10);
    auto *row = new QHBoxLayout;
    m_top = row;
    row->setSpacing(9);
    m_logo = new IconLabel(u"heart-fill"_s, IconTint::Accent, 17);
    m_brand = new PlainLabel(u"Goodword"_s, u"brand"_s);
    m_fold = makeIconButton(u"layout-sidebar"_s, tr("Fold the sidebar (Ctrl+B)"));
    m_fold->setObjectName(u"sidebarFold"_s);
    row->addWidget(m_logo);
    row->addWidget(m_brand, 1);
    row->addWidget(m_fold);
    column->addLayout(row);
    m_search = makeButton(QString());
    m_search->setObjectName(u"sidebarSearch"_s);
    m_search->setProperty("search", true);
    m_search->setAccessibleName(tr("Search or jump to…"));
    m_search->setToolTip(m_search->accessibleName());
    m_search->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_searchText = new ElideLabel(tr("Search…"), u"cap"_s);
    m_keys = new PlainLabel({}, u"key"_s);
    auto *inside = new QHBoxLayout(m_search);
    inside->setContentsMargins(10, 0, 7, 0);
    inside->setSpacing(8);
    auto *glass = new IconLabel(u"search"_s, IconTint::Muted, 14);
    inside->addWidget(glass);
    inside->addWidget(m_searchText, 1);
    inside->addWidget(m_keys, 0, Qt::AlignVCenter);
    for (QWidget *label : std::initializer_list<QWidget *>{glass, m_searchText, m_keys})
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto *pad = new QHBoxLayout;
    pad->setContentsMargins(10, 0, 10, 0);
    pad->addWidget(m_search);
    column->addLayout(pad);
    connect(m_search, &QPushButton::clicked, this, &Sidebar::searchRequested);
    connect(m_fold, &QToolButton::clicked, this, [this] { setCollapsed(!m_collapsed); });
    return header;
}

QWidget *Sidebar::makeFooter()
{
    auto *footer = new QWidget;
    auto *row = new QHBoxLayout(footer);
    m_foot = row;
    row->setSpacing(7);
    m_stateIcon = new IconLabel(u"check-circle"_s, IconTint::Green, 14);
    m_state = new ElideLabel({}, u"cap"_s);
    m_state->setObjectName(u"sidebarState"_s);
    m_settings = makeIconButton(u"gear"_s, tr("Settings"));
    m_settings->setObjectName(u"sidebarSettings"_s);
    row->addWidget(m_stateIcon);
    row->addWidget(m_state, 1);
    row->addWidget(m_settings);
    connect(m_settings, &QToolButton::clicked, this, &Sidebar::settingsRequested);
    return footer;
}

void Sidebar::setEntries(const QList<SidebarEntry> &entries)
{
    const QString was = current();
    m_model->replace(entries);
    setCurrent(was);
}

void Sidebar::setBadge(const QString &id, const QString &badge)
{
    const int row = m_model->rowOf(id);
    if (row < 0 || m_model->entries.at(row).badge == badge)
        return;
    m_model->entries[row].badge = badge;
    m_model->changed(row);
}

QString Sidebar::current() const
{
    const QModelIndex index = m_list->currentIndex();
    return index.isValid() ? m_model->entries.at(index.row()).id : QString();
}

void Sidebar::setCurrent(const QString &id)
{
    const QSignalBlocker quiet(this);
    const int row = id.isEmpty() ? -1 : m_model->rowOf(id);
    m_list->setCurrentIndex(row < 0 ? QModelIndex() : m_model->index(row));
}

void Sidebar::setCollapsed(bool collapsed)
{
    fold(collapsed);
    if (!m_cramped && std::exchange(m_wanted, collapsed) != collapsed)
        emit collapsedChanged(collapsed);
}

void Sidebar::setCramped(bool cramped)
{
    if (std::exchange(m_cramped, cramped) != cramped)
        fold(cramped || m_wanted);
}

void Sidebar::fold(bool collapsed)
{
    m_collapsed = collapsed;
    setFixedWidth(collapsed ? scaled(56) : scaled(224));
    for (QWidget *widget :
         std::initializer_list<QWidget *>{m_logo, m_brand, m_keys, m_searchText, m_state, m_stateIcon})
        widget->setVisible(!collapsed);
    m_top->setContentsMargins(collapsed ? 10 : 20, 0, collapsed ? 10 : 11, 0);
    m_foot->setContentsMargins(m_top->contentsMargins());
    m_fold->setAccessibleName(collapsed ? tr("Unfold the sidebar") : tr("Fold the sidebar"));
    m_list->viewport()->update();
}

void Sidebar::setState(const QString &text, const QString &iconName, IconTint tint)
{
    m_state->setText(text);
    m_stateIcon->set(iconName, tint);
    m_stateIcon->setToolTip(plainToolTip(text));
}

void Sidebar::setSearchKeys(const QString &keys)
{
    m_keys->setText(keys);
}

void Sidebar::focusList()
{
    m_list->setFocus(Qt::ShortcutFocusReason);
}

} // namespace goodword
