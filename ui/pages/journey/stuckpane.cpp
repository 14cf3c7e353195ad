#include "ui/pages/journey/stuckpane.h"

#include "core/base/text.h"
#include "core/book/atomicfile.h"
#include "core/exchange/exporter.h"
#include "ui/models/recordtablemodel.h"
#include "ui/models/tableview.h"
#include "ui/pages/journey/journeycolumns.h"
#include "ui/shell/session.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/labels.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QStandardPaths>

namespace goodword {

using namespace Qt::StringLiterals;

StuckPane::StuckPane(Session &session, QWidget *parent) : QWidget(parent), m_session(session)
{
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(12);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    auto *note = new PlainLabel(tr("On a stage for longer than its stuck days. A word from you may be all that is missing."), u"muted"_s);
    note->setWordWrap(true);
    row->addWidget(note, 1);
    const auto button = [&](const QString &text, const QString &icon, const QString &name) {
        auto *made = makeButton(text, icon);
        made->setObjectName(name);
        row->addWidget(made);
        return made;
    };
    m_open = button(tr("Open"), u"person"_s, u"stuckOpen"_s);
    m_log = button(tr("Log touchpoint"), u"chat-left-text"_s, u"stuckLog"_s);
    m_move = button(tr("Move…"), u"signpost-split"_s, u"stuckMove"_s);
    whole->addLayout(row);

    m_model = new RecordTableModel(std::make_shared<StuckSource>(session), this);
    m_view = new RecordTableView(m_model);
    m_view->setObjectName(u"stuckList"_s);
    m_view->setAccessibleName(tr("Stuck customers"));
    m_view->setEmptyText(tr("Nobody is stuck. Everybody has moved on in time."));
    auto *card = new Card;
    card->body()->setContentsMargins(1, 6, 1, 6);
    card->body()->addWidget(m_view);
    whole->addWidget(card, 1);

    connect(m_open, &QPushButton::clicked, this, [this] { m_session.openCustomer(CustomerId(m_view->keeper()->currentId())); });
    connect(m_log, &QPushButton::clicked, this, &StuckPane::logRequested);
    connect(m_move, &QPushButton::clicked, this, &StuckPane::moveDialogRequested);
    connect(m_view, &RecordTableView::opened, this, [this](qint64 id) { m_session.openCustomer(CustomerId(id)); });
    connect(m_view->keeper(), &SelectionKeeper::changed, this, &StuckPane::refreshButtons);
    connect(m_model, &RecordTableModel::snapshotReady, this, &StuckPane::countChanged);
    connect(m_model, &RecordTableModel::failed, &session, &Session::errorHappened);
    connect(&session.book().hub(), &ChangeHub::changed, this, [this](const ChangeSet &changes) {
        if (changes.everything() || changes.touches("customer") || changes.touches("journey_event") || changes.touches("journey_stage")
            || changes.touches("touchpoint") || changes.touches("answer") || changes.touches("setting"))
            m_model->onChanged({}, true);
    });
    m_model->refresh();
    refreshButtons();
}

int StuckPane::count() const
{
    return m_model->rowCount();
}

std::vector<CustomerId> StuckPane::chosen() const
{
    std::vector<CustomerId> customers;
    for (const qint64 id : m_view->keeper()->selectedIds())
        customers.push_back(CustomerId(id));
    return customers;
}

void StuckPane::refreshButtons()
{
    const int count = m_view->keeper()->selectedCount();
    const bool writable = !m_session.book().isReadOnly();
    m_open->setEnabled(count == 1);
    m_log->setEnabled(count > 0 && writable);
    m_move->setEnabled(count > 0 && writable);
}

static Done writeStuck(Database &db, const std::vector<qint64> &ids, QDate today, const QString &path, Progress &progress)
{
    constexpr size_t kAtOnce = 256;
    AtomicFile file(path);
    if (Done begun = file.begin(); !begun)
        return begun;
    CsvWriterOptions options;
    options.byteOrderMark = true;
    CsvWriter writer(file, options);
    writer.header({u"name"_s, u"company"_s, u"stage"_s, u"since"_s, u"days"_s, u"owner"_s, u"email"_s, u"phone"_s});
    for (size_t at = 0; at < ids.size(); at += kAtOnce) {
        const std::vector<qint64> some(ids.begin() + qint64(at), ids.begin() + qint64(std::min(ids.size(), at + kAtOnce)));
        for (const CustomerRow &row : customerList::rows(db, some)) {
            for (const QString &text : {row.name, row.company, row.stage, dayText(row.stageDay),
                                        QString::number(row.stageDay.daysTo(today)), row.owner, row.email, row.phone})
                writer.add(neutralised(text));
            writer.endRow();
        }
        progress.report(qint64(at + some.size()), qint64(ids.size()));
        if (progress.cancelled())
            return exportStopped();
    }
    if (Done written = writer.finish(); !written)
        return written;
    return file.commit();
}

void StuckPane::exportTo(const QString &path)
{
    m_session.runJob(
        tr("Saving who is stuck"),
        [path, ids = m_model->ids(), today = m_session.today()](Book &book, Progress &progress) {
            return writeStuck(book.db(), ids, today, path, progress);
        },
        [session = &m_session, path] { session->tellOfFile(tr("Saved %1").arg(isolated(path)), path); });
}

void StuckPane::askAndExport()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString name = safeFileName(tr("%1 stuck customers").arg(m_session.book().name()), u".csv"_s);
    const QString path = QFileDialog::getSaveFileName(this, tr("Save who is stuck"), folder + u'/' + name, tr("CSV (*.csv)"));
    if (!path.isEmpty())
        exportTo(path);
}

} // namespace goodword
