#include "ui/pages/journey/movedialog.h"

#include "core/base/text.h"
#include "core/customers/customerlabel.h"
#include "core/journey/journeystore.h"
#include "core/staff/staffstore.h"
#include "ui/shell/session.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/labels.h"

#include <QComboBox>
#include <QDateEdit>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

namespace goodword {

using namespace Qt::StringLiterals;

MoveDialog::MoveDialog(Session &session, const std::vector<CustomerId> &customers, QWidget *parent)
    : FormDialog(u"moveDialog"_s, tr("Move to stage"), parent), m_session(session), m_count(customers.size()), m_stage(new QComboBox),
      m_staff(new QComboBox), m_day(new QDateEdit(session.today())), m_reason(new QLineEdit), m_evidence(new QPlainTextEdit)
{
    m_stage->setObjectName(u"moveStage"_s);
    fillStages(customers);
    m_day->setObjectName(u"moveDay"_s);
    m_day->setCalendarPopup(true);
    m_day->setMaximumDate(session.today());
    m_reason->setObjectName(u"moveReason"_s);
    m_reason->setPlaceholderText(tr("Ordered for the third time"));
    m_evidence->setObjectName(u"moveEvidence"_s);
    m_evidence->setPlaceholderText(tr("What shows it: an order, an e-mail, what they said"));
    m_evidence->setTabChangesFocus(true);
    m_evidence->setFixedHeight(scaled(72));
    m_staff->setObjectName(u"moveStaff"_s);
    m_staff->addItem(tr("Nobody named"), qint64(0));
    for (const Staff &one : staffStore::team(session.db()))
        m_staff->addItem(isolated(oneLine(one.name)), one.id.value);
    m_staff->setCurrentIndex(qMax(0, m_staff->findData(staffStore::staffNamed(session.db(), session.book().author()).value)));

    form()->addRow(new ElideLabel(tr("Move %1").arg(customersLabel(session.db(), customers)), u"h2"_s));
    form()->addRow(tr("&Stage"), m_stage);
    form()->addRow(tr("&Day"), m_day);
    form()->addRow(tr("&Reason"), m_reason);
    form()->addRow(tr("&Evidence"), m_evidence);
    form()->addRow(tr("&Who"), m_staff);
    addFoot(tr("Move"), u"moveOk"_s);
}

void MoveDialog::fillStages(const std::vector<CustomerId> &customers)
{
    Database &db = m_session.db();
    StageId now;
    if (customers.size() == 1)
        now = journeyStore::stageAsOf(db, customers.front(), journeyStore::activeModel(db), m_session.today());
    int next = 0;
    for (const Stage &stage : journeyStore::activeStages(db)) {
        m_stage->addItem(isolated(oneLine(stage.name)), stage.id.value);
        if (stage.id == now)
            next = m_stage->count();
    }
    m_stage->addItem(tr("Off the journey"), qint64(0));
    m_stage->setCurrentIndex(qMin(next, qMax(0, m_stage->count() - 2)));
}

void MoveDialog::save()
{
    if (const Done free = m_session.freeToChange(m_count); !free)
        say(free.error());
    else
        accept();
}

StageMove MoveDialog::move() const
{
    StageMove move;
    move.to = StageId(m_stage->currentData().toLongLong());
    move.day = m_day->date();
    move.staff = StaffId(m_staff->currentData().toLongLong());
    move.reason = m_reason->text();
    move.evidence = m_evidence->toPlainText();
    return move;
}

} // namespace goodword
