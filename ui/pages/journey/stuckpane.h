#pragma once
// Who stands on a stage for longer than that stage's stuck days, with what to do about it at hand.

#include "core/base/id.h"
#include "core/base/result.h"

#include <QWidget>

#include <vector>

class QPushButton;

namespace goodword {

class RecordTableModel;
class RecordTableView;
class Session;

class StuckPane final : public QWidget
{
    Q_OBJECT
public:
    explicit StuckPane(Session &session, QWidget *parent = nullptr);

    RecordTableView *list() const { return m_view; }
    int count() const;
    std::vector<CustomerId> chosen() const;
    void exportTo(const QString &path);
    void askAndExport();

signals:
    void countChanged(int count);
    void moveDialogRequested();
    void logRequested();

private:
    void refreshButtons();

    Session &m_session;
    RecordTableModel *m_model;
    RecordTableView *m_view;
    QPushButton *m_open, *m_log, *m_move;
};

} // namespace goodword
