#pragma once
// Cards of equal width in as many columns as there is room for: a row of figures on a wide window, two columns on a
// narrow one. Hidden cards take no place.

#include <QWidget>

class QGridLayout;

namespace goodword {

class CardGrid final : public QWidget
{
    Q_OBJECT
public:
    /// `narrowest` is the width in pixels below which a column is given up; it grows with the text size.
    explicit CardGrid(int narrowest, int gap = 12, QWidget *parent = nullptr);

    /// `span`: how many columns it takes where there are that many.
    void add(QWidget *card, int span = 1);
    /// After cards were shown or hidden.
    void arrange();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    int columnsFor(int width) const;

    int m_narrowest, m_gap;
    int m_columns = 0;
    QGridLayout *m_grid;
    QList<std::pair<QWidget *, int>> m_cards;
};

} // namespace goodword
