#pragma once
// Import of a CSV file in one window: file, what it holds, columns, a dry run, the report. Looks at files on a worker and
// runs dry run and import as jobs, so it never blocks; nothing is written before the last button. The rules are the
// importer's.

#include "ui/pages/exchange/importdraft.h"

#include <QDialog>

class QPushButton;
class QStackedWidget;

namespace goodword {

class Banner;
class ImportCheckStep;
class ImportColumnsStep;
class ImportDoneStep;
class ImportFileStep;
class ImportFoundStep;
class PreviewJob;
class ProgressPanel;
class Session;
class StageStepper;

class ImportDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit ImportDialog(Session &session, QWidget *parent = nullptr);
    ~ImportDialog() override;

    enum Step { File, Found, Columns, Check, Finished };
    Step step() const;
    /// Looks at the file and goes on to what it holds.
    void open(const QString &path);

    void reject() override; ///< while something runs, stops that instead
    void saveRejects(const QString &path);

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    QWidget *makeFooter();
    void connectSteps();
    void goTo(Step step);
    void goNext();
    void goBack();
    void refreshButtons();
    void focusStep();
    void showProblem(const QString &sentence);

    void look();
    void looked(const ImportPreview &preview);
    void editedFound();
    void rehearse();
    void import();
    void run(bool dryRun);
    void ran(bool dryRun, const ImportOutcomePtr &outcome);
    void undo();
    void chooseRejects();
    /// `work` as the book's one job, with its progress here; `after` and the problem come to this window only.
    void runJob(const QString &title, std::function<Done(Book &, Progress &)> work, std::function<void()> after);
    void busy(const QString &what);
    void idle();

    Session &m_session;
    ImportDraft m_draft;
    PreviewJob *m_preview;
    bool m_jobRuns = false;

    StageStepper *m_stepper;
    Banner *m_problem;
    QStackedWidget *m_stack;
    ImportFileStep *m_file;
    ImportFoundStep *m_found;
    ImportColumnsStep *m_columns;
    ImportCheckStep *m_check;
    ImportDoneStep *m_done;
    ProgressPanel *m_progress;
    QPushButton *m_back, *m_next, *m_cancel;
};

/// Opens the window over `parent`; with a file it begins with what that holds.
ImportDialog *importCsv(Session &session, QWidget *parent, const QString &path = {});

} // namespace goodword
