#include "ui/pages/journey/movedialog.h"

#include "core/base/text.h"
#include "core/customers/customerlabel.h"
#include "core/journey/journeystore.h"
#include "core/staff/staffstore.h"
#include "ui/shell/session.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"

#include <QComboBox>
#include <QDateEdit>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace goodword {

using namespace Qt::StringLiterals;

MoveDialog::MoveDialog(Session &session, const std::vector<CustomerId> &customers, QWidget *parent) : QDialog(parent)
{
    setObjectName(u"moveDialog"_s);
    setWindowTitle(tr("Move to stage"));
    setMinimumWidth(420);
    m_stage = new QComboBox;
    m_stage->setObjectName(u"moveStage"_s);
    StageId now;
    if (customers.size() == 1)
        now = journeyStore::stageAsOf(session.db(), customers.front(), journeyStore::activeModel(session.db()), session.today());
    int next = 0;
    for (const Stage &stage : journeyStore::activeStages(session.db())) {
        m_stage->addItem(isolated(oneLine(stage.name)), stage.id.value);
        if (stage.id == now)
            next = m_stage->count();
    }
    m_stage->addItem(tr("Off the journey"), qint64(0));
    m_stage->setCurrentIndex(qMin(next, qMax(0, m_stage->count() - 2)));
    m_day = new QDateEdit(session.today());
    m_day->setObjectName(u"moveDay"_s);
    m_day->setCalendarPopup(true);
    m_day->setMaximumDate(session.today());
    m_staff = new QComboBox;
    m_staff->setObjectName(u"moveStaff"_s);
    m_staff->addItem(tr("Nobody named"), qint64(0));
    for (const Staff &one : staffStore::team(session.db()))
        m_staff->addItem(isolated(oneLine(one.name)), one.id.value);
    m_staff->setCurrentIndex(qMax(0, m_staff->findData(staffStore::staffNamed(session.db(), session.book().author()).value)));
    m_reason = new QLineEdit;
    m_reason->setObjectName(u"moveReason"_s);
    m_reason->setPlaceholderText(tr("Ordered for the third time"));
    m_evidence = new QPlainTextEdit;
    m_evidence->setObjectName(u"moveEvidence"_s);
    m_evidence->setPlaceholderText(tr("What shows it: an order, an e-mail, what they said"));
    m_evidence->setTabChangesFocus(true);
    m_evidence->setFixedHeight(72);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(14);
    column->addWidget(new ElideLabel(tr("Move %1").arg(customersLabel(session.db(), customers)), u"h2"_s));
    auto *form = new QFormLayout;
    form->setVerticalSpacing(10);
    form->addRow(tr("&Stage"), m_stage);
    form->addRow(tr("&Day"), m_day);
    form->addRow(tr("&Reason"), m_reason);
    form->addRow(tr("&Evidence"), m_evidence);
    form->addRow(tr("&Who"), m_staff);
    column->addLayout(form);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    auto *cancel = makeButton(tr("Cancel"));
    cancel->setObjectName(u"moveCancel"_s);
    auto *ok = makeButton(tr("Move"), {}, ButtonKind::Primary);
    ok->setObjectName(u"moveOk"_s);
    ok->setDefault(true);
    buttons->addWidget(cancel);
    buttons->addWidget(ok);
    column->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(ok, &QPushButton::clicked, this, &QDialog::accept);
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
