#pragma once
// The journey in numbers for a range of days: funnel as a chart and as a table, out as CSV and as a picture. The figures are
// core/insight/funnel.h's; nothing is computed here.

#include "core/insight/funnel.h"
#include "core/journey/journey.h"

#include <QTimer>
#include <QWidget>

class QDateEdit;
class QStandardItemModel;
class QTableView;

namespace goodword {

class ChipBar;
class FunnelChart;
class PlainLabel;
class Session;

class FunnelPane final : public QWidget
{
    Q_OBJECT
public:
    explicit FunnelPane(Session &session, QWidget *parent = nullptr);

    QString period() const;
    void setPeriod(const QString &id);
    FunnelChart *chart() const { return m_chart; }
    /// The table as it stands, for spreadsheets.
    Done exportTo(const QString &path) const;
    void askAndExport();

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeTop();
    QWidget *makeTable();
    std::pair<QDate, QDate> range() const;
    void reload();
    void showFigures(const std::vector<FunnelStage> &rows, const std::vector<Stage> &stages);
    void openStage(qint64 id);

    Session &m_session;
    ChipBar *m_chips = nullptr;
    QWidget *m_own = nullptr;
    QDateEdit *m_from = nullptr, *m_to = nullptr;
    FunnelChart *m_chart;
    PlainLabel *m_note;
    QTableView *m_table = nullptr;
    QStandardItemModel *m_rows = nullptr;
    std::vector<Stage> m_stages;
    std::vector<FunnelStage> m_figures;
    QTimer m_soon;
    quint64 m_generation = 0;
    bool m_stale = true;
};

} // namespace goodword
