#pragma once
// The activity log: who changed what and when, newest first, each step with its own Undo. Reads History; changes only
// through undo and redo.

#include "ui/shell/page.h"

class QPushButton;

namespace goodword {

class RecordTableModel;
class RecordTableView;

class HistoryPage final : public Page
{
    Q_OBJECT
public:
    explicit HistoryPage(Session &session, QWidget *parent = nullptr);

    QByteArray saveState() const override;
    void restoreState(const QByteArray &state) override;

private:
    void refreshButtons();

    RecordTableModel *m_model;
    RecordTableView *m_view;
    QPushButton *m_undo;
};

} // namespace goodword
