#include "ui/pages/feedback/periodbar.h"

#include "ui/widgets/chipbar.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/labels.h"

#include <QDateEdit>
#include <QHBoxLayout>

namespace goodword {

using namespace Qt::StringLiterals;

static QDateEdit *dayField(const QString &objectName, const QString &name, QDate day)
{
    auto *field = new QDateEdit(day);
    field->setObjectName(objectName);
    field->setAccessibleName(name);
    field->setCalendarPopup(true);
    return field;
}

PeriodBar::PeriodBar(QDate today, QWidget *parent) : QWidget(parent), m_today(today)
{
    auto *flow = new FlowLayout(this, 10);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    m_chips = new ChipBar(true);
    m_chips->setObjectName(u"period"_s);
    m_chips->addChip(u"90"_s, tr("90 days"));
    m_chips->addChip(u"12m"_s, tr("12 months"));
    m_chips->addChip(u"year"_s, tr("This year"));
    m_chips->addChip(u"all"_s, tr("All"));
    m_chips->addChip(u"custom"_s, tr("From – to"));
    m_chips->setChosen({u"12m"_s});
    flow->addWidget(m_chips);

    m_custom = new QWidget;
    auto *row = new QHBoxLayout(m_custom);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    m_from = dayField(u"periodFrom"_s, tr("From"), today.addMonths(-12).addDays(1));
    m_to = dayField(u"periodTo"_s, tr("To"), today);
    row->addWidget(m_from);
    row->addWidget(new PlainLabel(u"–"_s, u"muted"_s));
    row->addWidget(m_to);
    flow->addWidget(m_custom);
    m_custom->hide();

    connect(m_chips, &ChipBar::chosenChanged, this, [this] {
        showCustom();
        emit changed();
    });
    connect(m_from, &QDateEdit::dateChanged, this, [this](QDate day) {
        m_to->setMinimumDate(day);
        emit changed();
    });
    connect(m_to, &QDateEdit::dateChanged, this, &PeriodBar::changed);
}

void PeriodBar::showCustom()
{
    m_custom->setVisible(m_chips->chosen().value(0) == u"custom"_s);
    updateGeometry();
}

QDate PeriodBar::from() const
{
    const QString chosen = m_chips->chosen().value(0);
    if (chosen == u"90"_s)
        return m_today.addDays(-89);
    if (chosen == u"12m"_s)
        return m_today.addMonths(-12).addDays(1);
    if (chosen == u"year"_s)
        return QDate(m_today.year(), 1, 1);
    return chosen == u"custom"_s ? m_from->date() : QDate();
}

QDate PeriodBar::to() const
{
    const QString chosen = m_chips->chosen().value(0);
    if (chosen == u"all"_s)
        return QDate();
    return chosen == u"custom"_s ? m_to->date() : m_today;
}

QString PeriodBar::id() const
{
    const QString chosen = m_chips->chosen().value(0);
    return chosen == u"custom"_s ? m_from->date().toString(Qt::ISODate) + u'/' + m_to->date().toString(Qt::ISODate) : chosen;
}

void PeriodBar::setId(const QString &id)
{
    const QStringList days = id.split(u'/');
    if (days.size() == 2) {
        const QDate from = QDate::fromString(days[0], Qt::ISODate), to = QDate::fromString(days[1], Qt::ISODate);
        if (!from.isValid() || !to.isValid())
            return;
        m_chips->setChosen({u"custom"_s});
        m_from->setDate(from);
        m_to->setDate(to);
    } else if (QStringList{u"90"_s, u"12m"_s, u"year"_s, u"all"_s}.contains(id)) {
        m_chips->setChosen({id});
    }
    showCustom();
}

} // namespace goodword
