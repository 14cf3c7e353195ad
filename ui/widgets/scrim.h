#pragma once
// Covers the whole window behind an overlay: dims, catches clicks (which close the overlay), keeps the overlay placed
// when the window changes size, and gives the focus back afterwards. A child widget, so it works on every platform.

#include <QPointer>
#include <QWidget>

namespace goodword
{

class Scrim final : public QWidget
{
    Q_OBJECT
public:
    /// The overlay becomes a child of the scrim. Shown near the top, or in the middle.
    Scrim(QWidget *window, QWidget *overlay, bool nearTop);

    void open();
    void close();
    bool isOpen() const { return isVisible(); }

signals:
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *object, QEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void place();

    QWidget *m_overlay;
    bool m_nearTop;
    QPointer<QWidget> m_focusBefore;
};

} // namespace goodword
