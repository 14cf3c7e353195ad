#include "ui/pages/exchange/importresultsteps.h"

#include "core/base/text.h"
#include "ui/pages/exchange/fieldtitles.h"
#include "ui/pages/exchange/importreportview.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/labels.h"

#include <QLocale>
#include <QVBoxLayout>

namespace goodword {

using namespace Qt::StringLiterals;

ImportCheckStep::ImportCheckStep(QWidget *parent)
    : QWidget(parent), m_sentence(new PlainLabel({}, u"body"_s)), m_view(new ImportReportView)
{
    m_sentence->setObjectName(u"checkSentence"_s);
    m_sentence->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addWidget(m_sentence);
    column->addWidget(m_view, 1);
}

void ImportCheckStep::show(const ImportOutcomePtr &outcome)
{
    const ImportReport &report = outcome->report;
    QString text;
    if (report.rows == 0)
        text = tr("The file has no rows below its headers, so there is nothing to import.");
    else if (!report.changesBook() && report.rejected == report.rows)
        text = tr("No row can be taken as the columns are mapped now. The reasons are below; go back to change the columns.");
    else if (!report.changesBook())
        text = tr("Everything in this file is in the book already. There is nothing to import.");
    else
        text = tr("Nothing is changed yet. This is what would happen; it is one step that can be undone, and a backup is "
                  "made first.");
    if (report.customersAdded > 0)
        text += u' ' + (report.customersAdded == 1 ? tr("One customer or company that the rows name and the book does not know would be added too.")
                                                   : tr("%1 customers or companies that the rows name and the book does not know would be added too.")
                                                         .arg(QLocale().toString(report.customersAdded)));
    m_sentence->setText(text);
    m_view->show(outcome);
}

ImportDoneStep::ImportDoneStep(QWidget *parent) : QWidget(parent), m_banner(new Banner), m_view(new ImportReportView)
{
    m_banner->setObjectName(u"importResult"_s);
    m_undo = makeButton(tr("&Undo this import"), u"arrow-counterclockwise"_s);
    m_undo->setObjectName(u"importUndo"_s);
    m_rejects = makeButton(tr("&Save rejected rows…"), u"download"_s);
    m_rejects->setObjectName(u"importRejects"_s);
    m_open = makeButton(QString(), u"people"_s);
    m_open->setObjectName(u"importOpen"_s);
    m_another = makeButton(tr("Import another &file"), u"upload"_s);
    m_another->setObjectName(u"importAnother"_s);
    auto *buttons = new QWidget;
    auto *flow = new FlowLayout(buttons);
    for (QPushButton *button : {m_open, m_undo, m_rejects, m_another})
        flow->addWidget(button);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(m_banner);
    column->addWidget(buttons);
    column->addWidget(m_view, 1);
    connect(m_undo, &QPushButton::clicked, this, &ImportDoneStep::undoWanted);
    connect(m_rejects, &QPushButton::clicked, this, &ImportDoneStep::rejectsWanted);
    connect(m_open, &QPushButton::clicked, this, &ImportDoneStep::openWanted);
    connect(m_another, &QPushButton::clicked, this, &ImportDoneStep::anotherWanted);
}

void ImportDoneStep::show(const ImportOutcomePtr &outcome, const QString &fileName)
{
    const ImportReport &report = outcome->report;
    const QLocale locale;
    const QString done = report.changesBook()
        ? tr("%1 is imported: %2 added, %3 updated, %4 unchanged, %5 not taken.")
              .arg(isolated(oneLine(fileName)), locale.toString(report.added), locale.toString(report.updated),
                   locale.toString(report.unchanged), locale.toString(report.rejected))
        : tr("Nothing was changed: all that %1 says was in the book already, or could not be taken.").arg(isolated(oneLine(fileName)));
    m_banner->say(report.rejected > 0 ? Banner::Kind::Warning : Banner::Kind::Success, done);
    m_banner->setDismissible(false);
    m_undo->setVisible(outcome->step.isValid());
    m_rejects->setVisible(report.rejected > 0);
    m_open->setText(tr("&Open %1").arg(importKindTitle(report.plan.kind)));
    m_view->show(outcome);
}

void ImportDoneStep::showUndone()
{
    say(tr("The import is undone: the book is as it was before."));
    m_undo->hide();
}

void ImportDoneStep::say(const QString &text)
{
    m_banner->say(Banner::Kind::Success, text);
    m_banner->setDismissible(false);
}

} // namespace goodword
