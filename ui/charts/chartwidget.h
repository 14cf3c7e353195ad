#pragma once
// What every chart can do whatever draws it: paint itself at any size and in any colours, be copied, saved as PNG, SVG
// or PDF, read as a table, and be walked with the keyboard. A subclass draws and names its parts. Pictures that leave
// the program are light, on white.

#include "core/base/result.h"
#include "ui/theme/tokens.h"

#include <QPixmap>
#include <QWidget>

#include <vector>

class QMenu;

namespace goodword {

/// A figure with its sign or percent in order, also in a right-to-left line.
inline QString chartNumber(const QString &text)
{
    return QChar(0x2066) + text + QChar(0x2069);
}

class ChartWidget : public QWidget
{
    Q_OBJECT
public:
    explicit ChartWidget(QWidget *parent = nullptr);

    /// The figures behind the picture, with a header row.
    virtual QList<QStringList> table() const = 0;
    /// What the chart shows, as a sentence for a screen reader.
    virtual QString sentence() const = 0;

    /// By the suffix: .png, .svg or .pdf. A file that cannot be written whole is not replaced.
    Done saveAs(const QString &path) const;
    QImage picture() const;
    void copyPicture() const;
    void copyTable() const;
    /// Copy, save and read as a table, for a button and for the context menu.
    void fillMenu(QMenu *menu);

signals:
    void failed(const goodword::Error &error);

protected:
    /// A place that can be clicked or reached with the arrow keys; `text` is its tooltip.
    struct Part {
        QRectF rect;
        QString text;
        int first = 0;
        int second = 0;
    };
    using Parts = std::vector<Part>;

    virtual void draw(QPainter &painter, const QRectF &area, const Tokens &colours, Parts &parts) const = 0;
    virtual void activated(const Part &part) = 0;
    /// Call after new data.
    void dataChanged(const QString &name);

    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    int partAt(QPointF position) const;
    void redraw();
    void step(int by);
    void drawForExport(QPainter &painter, const QSizeF &size) const;
    QSize exportSize() const;
    void askAndSave();
    void showTable();

    QPixmap m_picture; ///< drawn once for each size and theme
    Parts m_parts;
    int m_focused = -1;
};

} // namespace goodword
