#include "ui/pages/customers/customerfilterbar.h"

#include "core/customers/customerlist.h"
#include "core/journey/journeystore.h"
#include "ui/pages/customers/filteroffers.h"
#include "ui/shell/session.h"
#include "ui/widgets/chipbar.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/searchfield.h"

#include <QVBoxLayout>

namespace goodword {

using namespace Qt::StringLiterals;

static const QString kAll = u"all"_s;

CustomerFilterBar::CustomerFilterBar(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_field(new SearchField(tr("Filter: stage:advocacy nps>8 or any words"), u"funnel"_s))
    , m_chips(new ChipBar(false))
    , m_problem(new PlainLabel({}, u"cap"_s))
{
    m_field->setObjectName(u"customerFilter"_s);
    m_field->setAccessibleName(tr("Filter customers"));
    m_chips->setObjectName(u"customerChips"_s);
    m_problem->setObjectName(u"filterProblem"_s);
    m_problem->setTone(u"red"_s);
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_field);
    column->addWidget(m_problem);
    column->addWidget(m_chips);
    refreshChips();
    offerFilters(session, m_field);
    connect(m_field, &SearchField::searchChanged, this, &CustomerFilterBar::read);
    connect(m_field, &SearchField::leftDownwards, this, &CustomerFilterBar::leftDownwards);
    connect(m_chips, &ChipBar::chosenChanged, this, &CustomerFilterBar::takeChips);
}

void CustomerFilterBar::refreshChips()
{
    const auto stages = journeyStore::activeStages(m_session.db());
    const QString last = stages.empty() ? QString() : stages.back().name;
    if (!m_shown.isEmpty() && last == m_lastStage)
        return;
    m_lastStage = last;
    m_chips->clear();
    m_chips->addChip(kAll, tr("All"));
    m_chips->addChip(u"nps:promoter"_s, tr("Promoters"));
    m_chips->addChip(u"nps:detractor"_s, tr("Detractors"));
    m_chips->addChip(u"quiet:30d"_s, tr("Quiet 30 d"));
    if (!last.isEmpty())
        m_chips->addChip(filterTermText({u"stage"_s, false, FilterOp::Is, {last}}), last);
    m_chips->addChip(u"has:followup"_s, tr("Follow-up"));
    showChips();
}

void CustomerFilterBar::read(const QString &text)
{
    const Filter filter = parseFilter(text);
    const bool valid = filter.isValid();
    m_problem->setText(valid ? QString() : filter.errors.first().text);
    m_problem->setVisible(!valid);
    m_field->setProperty("invalid", !valid);
    m_field->setAccessibleDescription(m_problem->plainText());
    repolish(m_field);
    if (!valid || text.trimmed() == m_filter)
        return;
    m_filter = text.trimmed();
    showChips();
    Q_EMIT filterChanged(m_filter);
}

void CustomerFilterBar::setFilter(const QString &text)
{
    if (m_field->text() != text)
        m_field->setText(text);
    read(text);
}

void CustomerFilterBar::focusField()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void CustomerFilterBar::showChips()
{
    m_shown.clear();
    for (const FilterTerm &term : parseFilter(m_filter).terms)
        m_shown += filterTermText(term);
    if (m_filter.isEmpty())
        m_shown = QStringList{kAll};
    m_chips->setChosen(m_shown);
}

/// A chip that went on takes the place of every term of the same key; one that went off takes its term away.
void CustomerFilterBar::takeChips(const QStringList &chosen)
{
    Filter filter = parseFilter(m_filter);
    const bool allPressed = chosen.contains(kAll) != m_shown.contains(kAll);
    if (allPressed) {
        setFilter({});
        showChips();
        return;
    }
    for (const QString &chip : chosen) {
        if (chip == kAll || m_shown.contains(chip))
            continue;
        const FilterTerm wanted = parseFilter(chip).terms.value(0);
        filter.terms.removeIf([&](const FilterTerm &term) { return term.key == wanted.key; });
        filter.terms += wanted;
    }
    filter.terms.removeIf([&](const FilterTerm &term) {
        const QString text = filterTermText(term);
        return m_chips->isChip(text) && !chosen.contains(text);
    });
    setFilter(filter.toText());
    showChips();
}

} // namespace goodword
