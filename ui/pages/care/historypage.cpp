#include "ui/pages/care/historypage.h"

#include "ui/models/recordtablemodel.h"
#include "ui/models/selectionkeeper.h"
#include "ui/models/tableview.h"
#include "ui/pages/care/historycolumns.h"
#include "ui/shell/session.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace goodword {

using namespace Qt::StringLiterals;

HistoryPage::HistoryPage(Session &session, QWidget *parent) : Page(session, parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(28, 20, 28, 16);
    column->setSpacing(14);
    auto *header = new SectionHeader(tr("History"), u"h1"_s);
    header->setNote(tr("Everything that was changed, by whom and when. Any step may be undone while nothing builds on it."));
    m_undo = makeButton(tr("Undo this step"), u"arrow-counterclockwise"_s);
    m_undo->setObjectName(u"undoStep"_s);
    header->addAction(m_undo);
    column->addWidget(header);

    m_model = new RecordTableModel(std::make_shared<HistorySource>(session), this);
    m_view = new RecordTableView(m_model);
    m_view->setObjectName(u"historyList"_s);
    m_view->setProperty("framed", true);
    m_view->setAccessibleName(tr("History"));
    m_view->setEmptyText(tr("Nothing was changed yet. Every change will stand here, with Undo."));
    column->addWidget(m_view, 1);
    m_model->refresh();

    connect(m_view, &RecordTableView::currentIdChanged, this, &HistoryPage::refreshButtons);
    connect(m_undo, &QPushButton::clicked, this, [this] { this->session().undo(StepId(m_view->keeper()->currentId())); });
    connect(&session.book().hub(), &ChangeHub::historyChanged, this, [this] {
        m_model->onChanged({}, true);
        refreshButtons();
    });
    refreshButtons();
}

void HistoryPage::refreshButtons()
{
    const auto step = session().book().history().step(StepId(m_view->keeper()->currentId()));
    m_undo->setEnabled(step && step->state == HistoryStep::State::Applied);
}

QByteArray HistoryPage::saveState() const
{
    return m_view->saveState();
}

void HistoryPage::restoreState(const QByteArray &state)
{
    m_view->restoreState(state);
}

} // namespace goodword
