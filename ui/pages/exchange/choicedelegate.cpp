#include "ui/pages/exchange/choicedelegate.h"

#include "core/base/text.h"
#include "ui/models/celldelegates.h"
#include "ui/pages/exchange/mappingmodel.h"
#include "ui/theme/fonts.h"
#include "ui/theme/paint.h"

#include <QComboBox>
#include <QPainter>
#include <QStylePainter>
#include <QTimer>

namespace goodword {

using namespace Qt::StringLiterals;

static QRect fieldRect(const QStyleOptionViewItem &option)
{
    return option.rect.adjusted(6, 3, -6, -4);
}

ChoiceDelegate::ChoiceDelegate(QWidget *view) : QStyledItemDelegate(view), m_pattern(new QComboBox(view))
{
    m_pattern->setFocusPolicy(Qt::NoFocus);
    m_pattern->setAccessibleName(u"pattern"_s);
    m_pattern->hide();
}

void ChoiceDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tokens &t = tokens();
    painter->save();
    painter->fillRect(option.rect, option.state & QStyle::State_Selected ? t.accentSoft : t.surface);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), t.border);
    QStyleOptionComboBox box;
    box.initFrom(m_pattern);
    box.rect = fieldRect(option);
    box.direction = option.direction;
    box.state = QStyle::State_Enabled;
    box.state.setFlag(QStyle::State_HasFocus, option.state & QStyle::State_HasFocus);
    QStyle *style = m_pattern->style();
    style->drawComplexControl(QStyle::CC_ComboBox, &box, painter, m_pattern);
    const bool leftOut = index.data(Qt::EditRole).toString().isEmpty();
    painter->setFont(uiFont());
    painter->setPen(leftOut ? t.muted : t.text);
    const QRect text = box.rect.adjusted(10, 0, -30, 0);
    drawLine(painter, QStyle::visualRect(option.direction, box.rect, text), isolated(oneLine(index.data().toString())));
    painter->restore();
}

QSize ChoiceDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {220, RowDelegate::rowHeight()};
}

QWidget *ChoiceDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const
{
    auto *editor = new QComboBox(parent);
    editor->setObjectName(u"fieldChoice"_s);
    editor->setAccessibleName(index.data(Qt::AccessibleTextRole).toString());
    editor->setMaxVisibleItems(14);
    const auto *model = qobject_cast<const MappingModel *>(index.model());
    for (const FieldChoice &choice : model->choices(index.row()))
        editor->addItem(oneLine(choice.title), choice.field);
    auto *self = const_cast<ChoiceDelegate *>(this);
    connect(editor, &QComboBox::activated, self, [self, editor] {
        Q_EMIT self->commitData(editor);
        Q_EMIT self->closeEditor(editor);
    });
    QTimer::singleShot(0, editor, &QComboBox::showPopup);
    return editor;
}

void ChoiceDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    auto *box = qobject_cast<QComboBox *>(editor);
    box->setCurrentIndex(qMax(0, box->findData(index.data(Qt::EditRole))));
}

void ChoiceDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    model->setData(index, qobject_cast<QComboBox *>(editor)->currentData(), Qt::EditRole);
}

void ChoiceDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &) const
{
    editor->setGeometry(fieldRect(option));
}

} // namespace goodword
