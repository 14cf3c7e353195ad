#pragma once
// Where an approved testimonial was used: channel and place. Channels without permission are named as such; trying them
// is refused with the reason.

#include "core/base/id.h"
#include "ui/dialogs/formdialog.h"

class QComboBox;
class QLineEdit;

namespace goodword {

class Session;

class PublishDialog final : public FormDialog
{
    Q_OBJECT
public:
    PublishDialog(Session &session, TestimonialId id, QWidget *parent = nullptr);

private:
    void save() override;

    Session &m_session;
    TestimonialId m_id;
    QComboBox *m_channel;
    QLineEdit *m_place;
};

} // namespace goodword
