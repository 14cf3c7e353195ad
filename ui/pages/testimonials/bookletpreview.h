#pragma once
// A page of the booklet as it will be printed, as large as there is room for. Arrow keys and the wheel turn pages.

#include <QPixmap>
#include <QWidget>

#include <memory>

namespace goodword {

class Booklet;

class BookletPreview final : public QWidget
{
    Q_OBJECT
public:
    explicit BookletPreview(QWidget *parent = nullptr);

    void setBooklet(std::shared_ptr<Booklet> booklet);
    int page() const { return m_page; }
    int pageCount() const;
    void turnTo(int page);
    void setEmptyText(const QString &text);
    QSize sizeHint() const override { return {360, 500}; }

signals:
    void turned();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    std::shared_ptr<Booklet> m_booklet;
    QString m_emptyText;
    QPixmap m_picture;
    int m_page = 0;
};

} // namespace goodword
