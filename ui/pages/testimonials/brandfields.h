#pragma once
// Colour and logo of a booklet: what the business keeps of itself. Another choice is kept too, as an undoable step.

#include <QColor>
#include <QImage>
#include <QWidget>

class QPushButton;

namespace goodword {

class Session;

class BrandFields final : public QWidget
{
    Q_OBJECT
public:
    explicit BrandFields(Session &session, QWidget *parent = nullptr);

    QColor colour() const { return m_brand; }
    QImage logo() const { return m_logo; }

signals:
    void changed();

private:
    void readProfile();
    void chooseColour();
    void chooseLogo();
    void paintColour();

    Session &m_session;
    QColor m_brand;
    QImage m_logo;
    QPushButton *m_colour, *m_noLogo;
};

} // namespace goodword
