#pragma once
// The wall: quote cards in as many columns as fit, each under the shortest one. Cards are measured only as far as they are
// looked at, the rest in small portions while nothing else happens, so that ten thousand open at once. Model and view.

#include "core/testimonials/testimoniallist.h"

#include <QAbstractItemView>
#include <QAbstractListModel>
#include <QTimer>

namespace goodword {

class WallModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    void setRows(std::vector<TestimonialRow> rows, QDate today);
    const TestimonialRow &at(int row) const { return m_rows[size_t(row)]; }
    int rowOf(TestimonialId id) const;
    QDate today() const { return m_today; }

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    std::vector<TestimonialRow> m_rows;
    QDate m_today;
};

class WallView final : public QAbstractItemView
{
    Q_OBJECT
public:
    explicit WallView(WallModel *model, QWidget *parent = nullptr);

    QRect visualRect(const QModelIndex &index) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    QModelIndex indexAt(const QPoint &point) const override;
    void keyboardSearch(const QString &) override {} ///< letters are the page's keys

    TestimonialId current() const;
    std::vector<TestimonialId> selected() const;
    void choose(TestimonialId id);
    /// Selects those that are on the wall, without scrolling.
    void select(const std::vector<TestimonialId> &ids, TestimonialId current);

signals:
    void opened(goodword::TestimonialId id);
    void currentIdChanged(goodword::TestimonialId id);
    void copyWanted();
    void publishWanted();
    void removeWanted();

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    int horizontalOffset() const override { return 0; }
    int verticalOffset() const override;
    bool isIndexHidden(const QModelIndex &) const override { return false; }
    void setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command) override;
    QRegion visualRegionForSelection(const QItemSelection &selection) const override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void updateGeometries() override;

private:
    void forget();
    void measureTo(int y) const;
    void measureRow(int row) const;
    void measureSome();
    void place() const;
    int contentHeight() const;
    QModelIndex beside(const QModelIndex &from, int columns) const;

    WallModel *m_model;
    mutable std::vector<QRect> m_cards; ///< in the contents, as far as they are measured
    mutable std::vector<int> m_bottoms; ///< of the columns
    mutable int m_columnWidth = 0;
    QTimer m_idle;
    int m_hovered = -1;
};

} // namespace goodword
