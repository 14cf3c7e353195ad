#pragma once
// Widgets in lines like words in a paragraph, from the side where reading starts or, with AlignHCenter, centred; the
// height follows from the width.

#include <QLayout>
#include <QList>

namespace goodword
{

class FlowLayout final : public QLayout
{
public:
    explicit FlowLayout(QWidget *parent = nullptr, int gap = 6);
    ~FlowLayout() override;

    void addItem(QLayoutItem *item) override { m_items << item; }
    int count() const override { return static_cast<int>(m_items.size()); }
    QLayoutItem *itemAt(int index) const override { return m_items.value(index); }
    QLayoutItem *takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;

private:
    int arrange(const QRect &rect, bool apply) const;
    void placeLine(const QList<std::pair<QLayoutItem *, QRect>> &line, const QRect &inner, int height) const;

    QList<QLayoutItem *> m_items;
    int m_gap;
};

} // namespace goodword
