#pragma once
// Where an approved testimonial was used: channel and place. Channels without permission are named as such; trying them
// is refused with the reason.

#include "core/base/id.h"

#include <QDialog>

class QComboBox;
class QLineEdit;

namespace goodword {

class PlainLabel;
class Session;

class PublishDialog final : public QDialog
{
    Q_OBJECT
public:
    PublishDialog(Session &session, TestimonialId id, QWidget *parent = nullptr);

private:
    void save();

    Session &m_session;
    TestimonialId m_id;
    QComboBox *m_channel;
    QLineEdit *m_place;
    PlainLabel *m_problem;
};

} // namespace goodword
