#pragma once
// One touchpoint, read beside the list: all that is known of it, and what to do with it next. It asks; the page acts.

#include "core/touchpoints/touchpointlist.h"

#include <QWidget>

class QMenu;
class QPushButton;

namespace goodword {

class AttachmentList;
class Avatar;
class ElideLabel;
class PillLabel;
class PlainLabel;
class Session;

class TouchpointPreview final : public QWidget
{
    Q_OBJECT
public:
    explicit TouchpointPreview(Session &session, QWidget *parent = nullptr);

    void showRow(const TouchpointRow &row);
    TouchpointId id() const { return m_row.touchpoint.id; }

signals:
    void closeRequested();
    void editRequested();
    void trashRequested();
    void doneRequested();
    void rescheduled(QDate day);

private:
    QWidget *makeHead();
    QWidget *makeFollowUp();
    QWidget *makeFoot();
    void showFacts();

    Session &m_session;
    TouchpointRow m_row;
    Avatar *m_avatar = nullptr;
    ElideLabel *m_name = nullptr;
    PlainLabel *m_when, *m_subject, *m_body, *m_facts, *m_followUp = nullptr;
    PillLabel *m_sentiment;
    QWidget *m_next = nullptr;
    QPushButton *m_done = nullptr, *m_later = nullptr;
    AttachmentList *m_files;
};

} // namespace goodword
