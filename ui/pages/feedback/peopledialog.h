#pragma once
// The people behind a bar, a band or a figure: a list of answers with name, score, day and words; Enter opens the customer.
// The ids are read by a worker, so that what is listed is exactly what was counted.

#include "core/feedback/answerlist.h"
#include "ui/models/recordsource.h"

#include <QDialog>

namespace goodword {

class RecordTableModel;
class RecordTableView;
class Session;

class PeopleDialog final : public QDialog
{
    Q_OBJECT
public:
    using ReadIds = std::function<std::vector<qint64>(Database &)>;

    PeopleDialog(Session &session, const QString &title, ReadIds ids, QWidget *parent = nullptr);

private:
    void openCustomerOf(qint64 answer);

    Session &m_session;
    RecordTableModel *m_model;
    RecordTableView *m_view;
};

} // namespace goodword
