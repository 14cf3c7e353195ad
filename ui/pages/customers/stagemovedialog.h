#pragma once
// One move on the journey in full: from where to where, when, who, why, and what showed it. Only to be read: what happened
// on the journey is never rewritten.

#include "core/timeline/timeline.h"

#include <QDialog>

namespace goodword {

class Session;

class StageMoveDialog final : public QDialog
{
    Q_OBJECT
public:
    StageMoveDialog(Session &session, CustomerId customer, const TimelineEntry &entry, QWidget *parent = nullptr);
    static void showMove(Session &session, QWidget *window, CustomerId customer, const TimelineEntry &entry);

private:
    QWidget *makeFacts(Session &session, CustomerId customer, const TimelineEntry &entry);
};

} // namespace goodword
