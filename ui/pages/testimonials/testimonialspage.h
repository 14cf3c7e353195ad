#pragma once
// The testimonials page: a wall of quote cards filtered by state, channel and words, one of them open beside it. Rows are
// read by a worker; an answer to a question no longer asked is dropped.

#include "core/testimonials/testimoniallist.h"
#include "ui/shell/page.h"

class QComboBox;
class QSplitter;
class QStackedWidget;

namespace goodword {

class ChangeSet;
class ChipBar;
class EmptyState;
class SearchField;
class SectionHeader;
class TestimonialEditor;
class WallModel;
class WallView;

class TestimonialsPage final : public Page
{
    Q_OBJECT
public:
    explicit TestimonialsPage(Session &session, QWidget *parent = nullptr);

    void arrive(const QString &argument) override;
    bool canFilter() const override { return true; }
    void focusFilter() override;
    bool escape() override;
    bool canExport() const override { return true; }
    void exportData() override;
    bool canPrint() const override { return true; }
    void print() override { exportData(); }
    std::vector<CustomerId> chosenCustomers() const override;
    bool canStep() const override { return true; }
    void step(int by) override;
    void removeChosen() override;

    int shownCount() const;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeHeader();
    QWidget *makeFilters();
    void ask();
    void showRows(std::vector<TestimonialRow> all);
    void showState();
    void refreshChips();
    void openEditor(TestimonialId id);
    void closeEditor();
    void fitEditor();
    void copyQuote();
    void onChanged(const ChangeSet &changes);
    bool isFiltered() const;

    struct Question {
        QString text;
        int channel = -1;
        bool operator==(const Question &) const = default;
    };
    Question question() const;

    SectionHeader *m_title;
    SearchField *m_search;
    QComboBox *m_channel;
    ChipBar *m_states;
    QStackedWidget *m_stack;
    QSplitter *m_splitter;
    EmptyState *m_empty, *m_nothing;
    WallModel *m_model;
    WallView *m_wall;
    TestimonialEditor *m_editor;
    std::vector<TestimonialRow> m_all;
    TestimonialId m_wanted;
    bool m_haveRows = false;
};

} // namespace goodword
