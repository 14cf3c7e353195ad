#pragma once
// Everything that passed between us and the customers, as one list: what is open, overdue, asked, given or went badly, read
// beside it, and its follow-ups done or put off.

#include "core/touchpoints/touchpointlist.h"
#include "ui/shell/page.h"

class QComboBox;
class QPushButton;
class QSplitter;

namespace goodword {

class ChipBar;
class PlainLabel;
class RecordTableModel;
class RecordTableView;
class SearchField;
class TouchpointPreview;
class TouchpointSource;

class TouchpointsPage final : public Page
{
    Q_OBJECT
public:
    explicit TouchpointsPage(Session &session, QWidget *parent = nullptr);

    /// "open", "overdue", "asks", "gifts", "negative", "id:12", or words to look for.
    void arrive(const QString &argument) override;
    bool canFilter() const override { return true; }
    void focusFilter() override;
    bool escape() override;
    bool canExport() const override { return true; }
    void exportData() override;
    std::vector<CustomerId> chosenCustomers() const override;
    bool canStep() const override { return true; }
    void step(int by) override;
    void removeChosen() override;
    QByteArray saveState() const override;
    void restoreState(const QByteArray &state) override;

private:
    QWidget *makeHeader();
    QWidget *makeFilters();
    void makeList();
    void connectList();
    void refresh();
    void refreshCount();
    void refreshButtons();
    void showMenu(const QPoint &at);
    void preview(qint64 id);
    void closePreview();
    void edit(qint64 id);
    void completeChosen();
    void reschedule(QDate day);
    std::vector<TouchpointId> chosen() const;
    TouchpointFilter filter() const;

    std::shared_ptr<TouchpointSource> m_source;
    SearchField *m_search = nullptr;
    ChipBar *m_chips = nullptr;
    QComboBox *m_period = nullptr;
    PlainLabel *m_count = nullptr;
    QPushButton *m_done = nullptr;
    RecordTableModel *m_model = nullptr;
    RecordTableView *m_view = nullptr;
    QSplitter *m_split = nullptr;
    TouchpointPreview *m_preview = nullptr;
};

} // namespace goodword
