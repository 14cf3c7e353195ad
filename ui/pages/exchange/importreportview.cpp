#include "ui/pages/exchange/importreportview.h"

#include "ui/models/recordtablemodel.h"
#include "ui/models/tableview.h"
#include "ui/pages/exchange/outcomelist.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chipbar.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

constexpr RowVerdict kVerdicts[] = {RowVerdict::Added, RowVerdict::Updated, RowVerdict::Unchanged, RowVerdict::Rejected,
                                    RowVerdict::Conflict};

qint64 countOf(const ImportReport &report, RowVerdict verdict)
{
    switch (verdict) {
    case RowVerdict::Added: return report.added;
    case RowVerdict::Updated: return report.updated;
    case RowVerdict::Unchanged: return report.unchanged;
    case RowVerdict::Conflict: return report.conflicts;
    case RowVerdict::Rejected: break;
    }
    return report.rejected - report.conflicts;
}

} // namespace

ImportReportView::ImportReportView(QWidget *parent)
    : QWidget(parent), m_rows(std::make_shared<OutcomeSource>()), m_warnings(std::make_shared<WarningSource>())
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addWidget(makeCards());
    m_tabs = new QTabBar;
    m_tabs->setObjectName(u"reportTabs"_s);
    m_tabs->setAccessibleName(tr("Rows and warnings"));
    m_tabs->setExpanding(false);
    m_tabs->addTab(tr("Rows"));
    m_tabs->addTab(tr("Warnings"));
    m_chips = new ChipBar(true);
    m_chips->setObjectName(u"verdictChips"_s);
    m_chips->addChip(QString(), tr("All"));
    for (const RowVerdict verdict : kVerdicts)
        m_chips->addChip(rowVerdictCode(verdict), rowVerdictName(verdict));
    auto *row = new QHBoxLayout;
    row->setSpacing(16);
    row->addWidget(m_tabs);
    row->addWidget(m_chips, 1);
    column->addLayout(row);
    m_lists = new QStackedWidget;
    m_lists->addWidget(makeRows());
    m_lists->addWidget(makeWarnings());
    column->addWidget(m_lists, 1);
    m_reason = new PlainLabel({}, u"muted"_s);
    m_reason->setObjectName(u"rowReason"_s);
    m_reason->setWordWrap(true);
    m_reason->setSelectable(true);
    column->addWidget(m_reason);

    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        m_lists->setCurrentIndex(tab);
        m_chips->setVisible(tab == 0);
        m_reason->setText({});
    });
    connect(m_chips, &ChipBar::chosenChanged, this, [this](const QStringList &ids) { filter(ids.value(0)); });
}

QWidget *ImportReportView::makeCards()
{
    auto *cards = new QWidget;
    auto *row = new QHBoxLayout(cards);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    for (size_t i = 0; i < m_cards.size(); ++i) {
        const QString code = rowVerdictCode(kVerdicts[i]);
        m_cards[i] = new KpiCard(rowVerdictName(kVerdicts[i]));
        m_cards[i]->setObjectName(u"count-"_s + code);
        m_cards[i]->setClickable(true);
        row->addWidget(m_cards[i], 1);
        connect(m_cards[i], &KpiCard::clicked, this, [this, code] { filter(code); });
    }
    return cards;
}

static RecordTableView *makeList(RecordTableModel *model, const QString &name, const QString &title)
{
    auto *view = new RecordTableView(model);
    view->setObjectName(name);
    view->setAccessibleName(title);
    view->setProperty("framed", true);
    view->horizontalHeader()->setStretchLastSection(true);
    return view;
}

QWidget *ImportReportView::makeRows()
{
    m_rowModel = new RecordTableModel(m_rows, this);
    m_rowView = makeList(m_rowModel, u"rowList"_s, tr("Rows of the file"));
    m_rowView->setEmptyText(tr("No row of the file is like this."));
    connect(m_rowView, &RecordTableView::currentIdChanged, this, &ImportReportView::showReason);
    return m_rowView;
}

QWidget *ImportReportView::makeWarnings()
{
    m_warningModel = new RecordTableModel(m_warnings, this);
    m_warningView = makeList(m_warningModel, u"warningList"_s, tr("Warnings"));
    m_warningView->setEmptyText(tr("Nothing to warn of: every cell was understood."));
    connect(m_warningView, &RecordTableView::currentIdChanged, this, [this](qint64 id) {
        const CsvWarning *warning = m_warnings->warning(id);
        m_reason->setText(warning ? warning->text : QString());
    });
    return m_warningView;
}

void ImportReportView::show(const ImportOutcomePtr &outcome)
{
    const ImportReport &report = outcome->report;
    const QLocale locale;
    constexpr const char *kTones[] = {"green", "accent", "muted", "red", "amber"};
    for (size_t i = 0; i < m_cards.size(); ++i) {
        const qint64 count = countOf(report, kVerdicts[i]);
        const QString share = report.rows > 0 && count > 0 ? tr("of %1").arg(locale.toString(report.rows)) : QString();
        m_cards[i]->setFigure(locale.toString(count), share, count > 0 ? QLatin1String(kTones[i]) : QLatin1String("muted"));
    }
    m_rows->show(outcome);
    m_warnings->show(outcome);
    const qint64 warnings = qint64(report.warnings.size()) + report.warningsLeftOut;
    m_tabs->setTabText(0, tr("Rows (%1)").arg(locale.toString(report.rows)));
    m_tabs->setTabText(1, tr("Warnings (%1)").arg(locale.toString(warnings)));
    m_tabs->setCurrentIndex(0);
    for (RecordTableModel *model : {m_rowModel, m_warningModel}) {
        model->onChanged({}, false);
        model->refresh();
    }
    filter(report.rejected > report.conflicts ? rowVerdictCode(RowVerdict::Rejected) : QString());
}

void ImportReportView::filter(const QString &verdictCode)
{
    m_tabs->setCurrentIndex(0);
    m_chips->setChosen({verdictCode});
    m_reason->setText({});
    ListQuery query = m_rowModel->query();
    query.filter = verdictCode;
    m_rowModel->setQuery(query);
}

void ImportReportView::showReason(qint64 id)
{
    const RowOutcome *outcome = m_rows->outcome(id);
    m_reason->setText(outcome && !outcome->reason.isEmpty()
                          ? tr("Line %1: %2").arg(QLocale().toString(outcome->line), outcome->reason)
                          : QString());
}

} // namespace goodword
