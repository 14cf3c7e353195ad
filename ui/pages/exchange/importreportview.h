#pragma once
// What an import would do, or did: the counts, each row with its verdict and reason, and the warnings. Shows; decides
// nothing.

#include "ui/pages/exchange/importdraft.h"

#include <QWidget>

#include <array>

class QStackedWidget;
class QTabBar;

namespace goodword {

class ChipBar;
class KpiCard;
class OutcomeSource;
class PlainLabel;
class RecordTableModel;
class RecordTableView;
class WarningSource;

class ImportReportView final : public QWidget
{
    Q_OBJECT
public:
    explicit ImportReportView(QWidget *parent = nullptr);

    void show(const ImportOutcomePtr &outcome);
    /// One verdict's rows only; nothing: all.
    void filter(const QString &verdictCode);

private:
    QWidget *makeCards();
    QWidget *makeRows();
    QWidget *makeWarnings();
    void showReason(qint64 id);

    std::array<KpiCard *, 5> m_cards;
    ChipBar *m_chips;
    QTabBar *m_tabs;
    QStackedWidget *m_lists;
    std::shared_ptr<OutcomeSource> m_rows;
    std::shared_ptr<WarningSource> m_warnings;
    RecordTableModel *m_rowModel, *m_warningModel;
    RecordTableView *m_rowView, *m_warningView;
    PlainLabel *m_reason;
};

} // namespace goodword
