#include "ui/pages/exchange/importdialog.h"

#include "core/base/text.h"
#include "core/book/undojob.h"
#include "core/customers/customfieldstore.h"
#include "core/feedback/feedbackstore.h"
#include "ui/pages/exchange/fieldtitles.h"
#include "ui/pages/exchange/importjob.h"
#include "ui/pages/exchange/importresultsteps.h"
#include "ui/pages/exchange/importsteps.h"
#include "ui/pages/exchange/mappingmemory.h"
#include "ui/pages/exchange/previewjob.h"
#include "ui/shell/session.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/progresspanel.h"
#include "ui/widgets/stagestepper.h"

#include <QCloseEvent>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLocale>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace goodword {

using namespace Qt::StringLiterals;

ImportDialog::ImportDialog(Session &session, QWidget *parent)
    : QDialog(parent), m_session(session), m_preview(new PreviewJob(this))
{
    setObjectName(u"importDialog"_s);
    setWindowTitle(tr("Import"));
    resize(980, 680);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 18, 24, 18);
    column->setSpacing(14);
    m_stepper = new StageStepper;
    m_stepper->setObjectName(u"importStepper"_s);
    m_stepper->setAccessibleName(tr("Steps of the import"));
    m_problem = new Banner;
    m_problem->setObjectName(u"importProblem"_s);
    m_stack = new QStackedWidget;
    m_stack->addWidget(m_file = new ImportFileStep);
    m_stack->addWidget(m_found = new ImportFoundStep);
    m_stack->addWidget(m_columns = new ImportColumnsStep);
    m_stack->addWidget(m_check = new ImportCheckStep);
    m_stack->addWidget(m_done = new ImportDoneStep);
    m_progress = new ProgressPanel;
    m_progress->setObjectName(u"importProgress"_s);
    column->addWidget(m_stepper);
    column->addWidget(m_problem);
    column->addWidget(m_stack, 1);
    column->addWidget(m_progress);
    column->addWidget(makeRule());
    column->addWidget(makeFooter());
    connectSteps();

    QStringList surveys;
    for (const Survey &survey : feedbackStore::surveys(m_session.db()))
        surveys += survey.name;
    m_found->setSurveys(surveys);
    goTo(File);
}

ImportDialog::~ImportDialog()
{
    if (m_jobRuns && m_session.currentJob())
        m_session.currentJob()->cancel();
}

QWidget *ImportDialog::makeFooter()
{
    auto *footer = new QWidget;
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    m_cancel = makeButton(tr("Cancel"));
    m_cancel->setObjectName(u"importCancel"_s);
    m_cancel->setAutoDefault(false);
    m_back = makeButton(tr("&Back"), u"arrow-left"_s);
    m_back->setObjectName(u"importBack"_s);
    m_back->setAutoDefault(false);
    m_next = makeButton(tr("&Next"), {}, ButtonKind::Primary);
    m_next->setObjectName(u"importNext"_s);
    m_next->setDefault(true);
    row->addWidget(m_cancel);
    row->addStretch(1);
    row->addWidget(m_back);
    row->addWidget(m_next);
    return footer;
}

void ImportDialog::connectSteps()
{
    connect(m_cancel, &QPushButton::clicked, this, &ImportDialog::reject);
    connect(m_back, &QPushButton::clicked, this, &ImportDialog::goBack);
    connect(m_next, &QPushButton::clicked, this, &ImportDialog::goNext);
    connect(m_stepper, &StageStepper::stageChosen, this, [this](int wanted) {
        if (wanted < step() && step() != Finished && !m_jobRuns && !m_preview->isRunning())
            goTo(Step(wanted));
    });
    connect(m_file, &ImportFileStep::fileChosen, this, qOverload<const QString &>(&ImportDialog::open));
    connect(m_found, &ImportFoundStep::edited, this, &ImportDialog::editedFound);
    connect(m_columns, &ImportColumnsStep::edited, this, &ImportDialog::refreshButtons);
    connect(m_columns, &ImportColumnsStep::resetWanted, this, [this] {
        m_draft.options.plan = m_draft.foundPlan;
        m_draft.mappingRemembered = false;
        goTo(Columns);
    });
    connect(m_done, &ImportDoneStep::undoWanted, this, &ImportDialog::undo);
    connect(m_done, &ImportDoneStep::rejectsWanted, this, &ImportDialog::chooseRejects);
    connect(m_done, &ImportDoneStep::anotherWanted, this, [this] {
        m_draft = {};
        goTo(File);
    });
    connect(m_done, &ImportDoneStep::openWanted, this, [this] {
        m_session.openPage(importKindPage(m_draft.outcome->report.plan.kind));
        accept();
    });
    connect(m_preview, &PreviewJob::ready, this, &ImportDialog::looked);
    connect(m_preview, &PreviewJob::progress, m_progress, &ProgressPanel::setProgress);
    connect(m_preview, &PreviewJob::failed, this, [this](const Error &error) {
        idle();
        goTo(File);
        showProblem(error.text);
    });
    connect(m_progress, &ProgressPanel::cancelRequested, this, &ImportDialog::reject);
}

ImportDialog::Step ImportDialog::step() const
{
    return Step(m_stack->currentIndex());
}

void ImportDialog::open(const QString &path)
{
    m_draft = {};
    m_draft.path = path;
    goTo(File);
    look();
}

void ImportDialog::goTo(Step step)
{
    m_problem->hide();
    if (step == Found) {
        m_found->show(m_draft);
    } else if (step == Columns) {
        QStringList ownFields;
        for (const CustomField &field : customFieldStore::all(m_session.db()))
            ownFields += field.name;
        m_columns->show(m_draft, ownFields);
    } else if (step == Check) {
        m_check->show(m_draft.outcome);
    } else if (step == Finished) {
        m_done->show(m_draft.outcome, QFileInfo(m_draft.path).fileName());
    }
    m_stack->setCurrentIndex(step);
    m_stepper->setStages({tr("File"), tr("What it holds"), tr("Columns"), tr("Check"), tr("Done")}, step);
    refreshButtons();
    focusStep();
}

/// Enter goes on wherever it can; else the keyboard stands where an answer is wanted.
void ImportDialog::focusStep()
{
    if (m_next->isVisibleTo(this) && m_next->isEnabled())
        m_next->setFocus();
    else if (step() == Finished)
        m_cancel->setFocus();
    else if (step() == Found || step() == File)
        m_stack->currentWidget()->setFocus();
    else
        m_back->setFocus();
}

void ImportDialog::refreshButtons()
{
    const bool working = m_jobRuns || m_preview->isRunning();
    const Step now = step();
    m_stack->setEnabled(!working);
    m_back->setVisible(now != File && now != Finished);
    m_back->setEnabled(!working);
    m_cancel->setText(now == Finished ? tr("Close") : tr("Cancel"));
    m_next->setVisible(now != File && now != Finished);
    bool ready = !working;
    QString text = tr("&Next");
    if (now == Found) {
        ready = ready && m_draft.isAnswered();
    } else if (now == Columns) {
        ready = ready && m_columns->isComplete();
        text = tr("&Check");
    } else if (now == Check && m_draft.outcome) {
        const ImportReport &report = m_draft.outcome->report;
        ready = ready && report.changesBook();
        const qint64 count = report.added + report.updated;
        text = count == 0   ? tr("Nothing to import")
               : count == 1 ? tr("&Import 1 row")
                            : tr("&Import %1 rows").arg(QLocale().toString(count));
    }
    m_next->setText(text);
    m_next->setEnabled(ready);
}

void ImportDialog::showProblem(const QString &sentence)
{
    m_problem->say(Banner::Kind::Error, sentence);
    m_problem->setDismissible(true);
}

void ImportDialog::goNext()
{
    if (step() == Found) {
        editedFound();
        if (!m_preview->isRunning())
            goTo(Columns);
    } else if (step() == Columns) {
        rehearse();
    } else if (step() == Check) {
        import();
    }
}

void ImportDialog::goBack()
{
    if (step() == Columns)
        m_columns->takeInto(m_draft);
    goTo(Step(step() - 1));
}

void ImportDialog::busy(const QString &what)
{
    m_problem->hide();
    m_progress->start(what);
    refreshButtons();
}

void ImportDialog::idle()
{
    m_progress->finish();
    refreshButtons();
}

void ImportDialog::look()
{
    m_preview->start(m_draft.path, m_draft.options, m_session.book().zone());
    busy(tr("Looking at %1").arg(isolated(QFileInfo(m_draft.path).fileName())));
}

void ImportDialog::looked(const ImportPreview &preview)
{
    m_draft.preview = preview;
    m_draft.datesAsked = m_draft.datesAsked || preview.mustAskForDates;
    m_draft.foundPlan = preview.plan;
    m_draft.mappingRemembered = mappingMemory::apply(preview.format, m_draft.preview.plan);
    idle();
    goTo(Found);
}

void ImportDialog::editedFound()
{
    if (m_found->takeInto(m_draft)) {
        // What is read otherwise has other columns, so a mapping made by hand no longer holds.
        m_draft.options.plan.reset();
        look();
    } else {
        refreshButtons();
    }
}

void ImportDialog::rehearse()
{
    m_columns->takeInto(m_draft);
    run(true);
}

void ImportDialog::import()
{
    mappingMemory::keep(m_draft.preview.format, *m_draft.options.plan);
    run(false);
}

void ImportDialog::run(bool dryRun)
{
    const auto found = std::make_shared<ImportJobResult>();
    ImportOptions options = m_draft.options;
    options.dryRun = dryRun;
    const QString name = isolated(QFileInfo(m_draft.path).fileName());
    runJob(dryRun ? tr("Checking %1").arg(name) : tr("Importing %1").arg(name),
           [found, options, path = m_draft.path](Book &book, Progress &progress) {
               return runImport(book, path, options, *found, progress);
           },
           [this, found, dryRun] {
               if (found->question) {
                   m_draft.preview = *found->question;
                   m_draft.datesAsked = m_draft.datesAsked || found->question->mustAskForDates;
                   goTo(Found);
                   m_problem->say(Banner::Kind::Warning, tr("There is one question about this file before it can go on."));
                   return;
               }
               m_draft.outcome = found->outcome;
               goTo(dryRun ? Check : Finished);
           });
}

void ImportDialog::runJob(const QString &title, std::function<Done(Book &, Progress &)> work, std::function<void()> after)
{
    const QPointer<ImportDialog> self(this);
    m_jobRuns = true;
    busy(title);
    m_session.runJob(
        title, std::move(work),
        [self, after = std::move(after)] {
            if (!self)
                return;
            self->m_jobRuns = false;
            self->idle();
            after();
        },
        [self](const Error &error) {
            if (!self)
                return;
            self->m_jobRuns = false;
            self->idle();
            self->showProblem(error.text);
        });
    if (m_jobRuns && m_session.currentJob()) {
        connect(m_session.currentJob(), &BookJob::progress, m_progress,
                [this](qint64 done, qint64 total, int) { m_progress->setProgress(done, total); });
    }
}

void ImportDialog::undo()
{
    const StepId step = m_draft.outcome->step;
    runJob(tr("Undoing the import"),
           [step](Book &book, Progress &progress) -> Done {
               const auto undone = undoLarge(book, step, progress);
               return undone ? Done() : Done(undone.error());
           },
           [this] { m_done->showUndone(); });
}

void ImportDialog::chooseRejects()
{
    const QFileInfo source(m_draft.path);
    const QString name = safeFileName(tr("%1 rejected").arg(source.completeBaseName()), u".csv"_s,
                                      source.absoluteDir().entryList(QDir::Files));
    const QString target = QFileDialog::getSaveFileName(this, tr("Save the rejected rows"), source.absoluteDir().filePath(name),
                                                        tr("Tables as text (*.csv)"));
    if (!target.isEmpty())
        saveRejects(target);
}

void ImportDialog::saveRejects(const QString &path)
{
    const auto count = std::make_shared<qint64>(0);
    runJob(tr("Writing the rejected rows"),
           [count, path, draft = m_draft](Book &, Progress &progress) -> Done {
               const auto written = writeRejects(draft.path, draft.outcome->report, draft.options, path, progress);
               *count = written ? *written : 0;
               return written ? Done() : Done(written.error());
           },
           [this, count, path] {
               m_done->say(tr("The rejected rows (%1) are in %2, each with its reason. Repair them there and import that file.")
                               .arg(QLocale().toString(*count), isolated(QFileInfo(path).fileName())));
           });
}

void ImportDialog::reject()
{
    if (m_jobRuns) {
        if (m_session.currentJob())
            m_session.currentJob()->cancel();
    } else if (m_preview->isRunning()) {
        m_preview->cancel();
        idle();
    } else {
        QDialog::reject();
    }
}

void ImportDialog::closeEvent(QCloseEvent *event)
{
    const bool working = m_jobRuns || m_preview->isRunning();
    reject();
    event->setAccepted(!working);
}

ImportDialog *importCsv(Session &session, QWidget *parent, const QString &path)
{
    if (session.book().isReadOnly()) {
        Q_EMIT session.errorHappened({ErrorCode::ReadOnly, ImportDialog::tr("This book is open read-only, so nothing can be imported "
                                                                          "into it."), {}});
        return nullptr;
    }
    auto *dialog = new ImportDialog(session, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowModality(Qt::WindowModal);
    dialog->QDialog::open();
    if (!path.isEmpty())
        dialog->open(path);
    return dialog;
}

} // namespace goodword
