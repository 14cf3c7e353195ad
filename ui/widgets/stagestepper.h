#pragma once
// The stages of a journey as chevrons along the reading direction, the current one filled. Choosing asks, it does not
// move: the page decides. With more than six stages, or when they do not fit, it shows the current stage, its
// neighbours and "4 of 8". One tab stop; arrows, Home, End and Enter work; a screen reader hears the stage under the
// cursor.

#include <QPainterPath>
#include <QStringList>
#include <QWidget>

namespace goodword
{

class StageStepper final : public QWidget
{
    Q_OBJECT
public:
    explicit StageStepper(QWidget *parent = nullptr);

    /// current -1: on no stage yet.
    void setStages(const QStringList &names, int current);
    int current() const { return m_current; }
    bool isShortened() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void stageChosen(int index);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Step {
        int index;
        QRect rect; ///< as if read from left to right; mirrored when painted and hit
    };
    QList<Step> steps() const;
    QRect counterRect() const;
    int stageAt(const QPoint &point) const;
    void moveCursor(int to);
    void choose(int index);
    void paintStep(QPainter &painter, const Step &step) const;
    QPainterPath chevron(const QRect &rect, bool first) const;

    QStringList m_names;
    int m_current = -1;
    int m_cursor = 0;
    int m_hover = -1;
};

} // namespace goodword
