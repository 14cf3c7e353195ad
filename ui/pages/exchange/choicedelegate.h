#pragma once
// A cell that looks like a combo box and becomes one when it is clicked, or by F2 or Enter. One real combo box at a time,
// however many rows there are.

#include <QStyledItemDelegate>

class QComboBox;

namespace goodword {

class ChoiceDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit ChoiceDelegate(QWidget *view);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    QComboBox *m_pattern; ///< never shown: lends its look
};

} // namespace goodword
