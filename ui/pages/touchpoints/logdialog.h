#pragma once
// Logging what happened, in five seconds: whom, one line that is understood while it is typed, Enter. Or all fields, for a
// new touchpoint as for one that is there already.

#include "core/touchpoints/touchpoint.h"

#include <QDialog>

class QLineEdit;
class QPushButton;

namespace goodword {

class AttachmentList;
class PeopleField;
class PlainLabel;
class Session;
class TouchpointForm;

class TouchpointDialog final : public QDialog
{
    Q_OBJECT
public:
    static TouchpointDialog *log(Session &session, QWidget *window, const std::vector<CustomerId> &customers);
    /// Null where the touchpoint is gone; the session has said so.
    static TouchpointDialog *edit(Session &session, TouchpointId id, QWidget *window = nullptr);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    TouchpointDialog(Session &session, QWidget *window, const std::optional<Touchpoint> &existing);
    QWidget *makeLine();
    QWidget *makeChips();
    QWidget *makeFoot();
    void refreshChips();
    void unfold(bool on);
    void save();
    bool store();
    void say(const QString &trouble);
    QPushButton *chip(const QString &name);

    Session &m_session;
    const bool m_isNew;
    PeopleField *m_people;
    QLineEdit *m_line = nullptr;
    QWidget *m_chips = nullptr;
    TouchpointForm *m_form;
    QWidget *m_fields = nullptr;
    AttachmentList *m_files;
    PlainLabel *m_trouble;
    QPushButton *m_channel = nullptr, *m_day = nullptr, *m_minutes = nullptr, *m_sentiment = nullptr, *m_followUp = nullptr,
                *m_direction = nullptr, *m_more = nullptr, *m_save = nullptr;
};

} // namespace goodword
