#pragma once
// What the business says of itself: name, home country, currency, time zone, the colour and logo of its papers.

#include "ui/widgets/card.h"

class QComboBox;
class QLineEdit;
class QPushButton;

namespace goodword {

class PlainLabel;
class Session;

class BusinessCard final : public Card
{
    Q_OBJECT
public:
    explicit BusinessCard(Session &session, QWidget *parent = nullptr);

private:
    QWidget *makeBrandRow();
    void refresh();
    void chooseColor();
    void chooseLogo();

    Session &m_session;
    QLineEdit *m_name;
    QComboBox *m_region, *m_currency, *m_zone;
    QPushButton *m_color, *m_logo, *m_removeLogo;
    PlainLabel *m_logoPicture;
};

} // namespace goodword
