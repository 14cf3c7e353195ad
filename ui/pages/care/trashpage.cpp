#include "ui/pages/care/trashpage.h"

#include "core/book/backup.h"
#include "core/customers/customercommands.h"
#include "core/feedback/feedbackcommands.h"
#include "core/testimonials/testimonialcommands.h"
#include "core/touchpoints/touchpointcommands.h"
#include "core/trash/erasecommands.h"
#include "core/trash/trashcommands.h"
#include "ui/models/recordtablemodel.h"
#include "ui/models/selectionkeeper.h"
#include "ui/models/tableview.h"
#include "ui/pages/care/trashcolumns.h"
#include "ui/pages/customers/customercolumns.h"
#include "ui/shell/session.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chipbar.h"
#include "ui/widgets/labels.h"

#include <QCheckBox>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace goodword {

using namespace Qt::StringLiterals;

TrashPage::TrashPage(Session &session, QWidget *parent)
    : Page(session, parent)
    , m_chips(new ChipBar(true))
    , m_stack(new QStackedWidget)
    , m_restore(makeButton(tr("Restore"), u"arrow-counterclockwise"_s))
    , m_erase(makeButton(tr("Erase for good…"), u"person-x"_s))
    , m_empty(makeButton(tr("Empty the trash…"), u"trash"_s, ButtonKind::Danger))
{
    m_restore->setObjectName(u"restoreChosen"_s);
    m_erase->setObjectName(u"eraseChosen"_s);
    m_empty->setObjectName(u"emptyTrash"_s);
    m_chips->setObjectName(u"trashKinds"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(28, 20, 28, 16);
    column->setSpacing(12);
    auto *header = new SectionHeader(tr("Trash"), u"h1"_s);
    header->addAction(m_restore);
    header->addAction(m_erase);
    header->addAction(m_empty);
    column->addWidget(header);
    auto *note = new PlainLabel(tr("What is here is in no list and no figure. Restoring brings it back as it was."), u"muted"_s);
    note->setWordWrap(true);
    column->addWidget(note);
    column->addWidget(m_chips);
    column->addWidget(m_stack, 1);
    const auto trashed = [&](TrashedKind kind) { return new RecordTableModel(std::make_shared<TrashSource>(session, kind), this); };
    addKind(u"customers"_s, tr("Customers"),
            new RecordTableModel(std::make_shared<CustomerSource>(session, CustomerSource::Of::Trash), this), tr("No customer is in the trash."));
    addKind(u"touchpoints"_s, tr("Touchpoints"), trashed(TrashedKind::Touchpoint), tr("No touchpoint is in the trash."));
    addKind(u"answers"_s, tr("Answers"), trashed(TrashedKind::Answer), tr("No answer is in the trash."));
    addKind(u"testimonials"_s, tr("Testimonials"), trashed(TrashedKind::Testimonial), tr("No testimonial is in the trash."));

    connect(m_chips, &ChipBar::chosenChanged, this, [this](const QStringList &chosen) {
        for (qsizetype i = 0; i < m_kinds.size(); ++i) {
            if (m_kinds[i].id == chosen.value(0))
                m_stack->setCurrentIndex(int(i));
        }
        refreshButtons();
    });
    connect(m_restore, &QPushButton::clicked, this, &TrashPage::restore);
    connect(m_erase, &QPushButton::clicked, this, &TrashPage::askToErase);
    connect(m_empty, &QPushButton::clicked, this, &TrashPage::askToEmpty);
    connect(&session.book().hub(), &ChangeHub::changed, this, [this] {
        for (const Kind &kind : m_kinds)
            kind.model->onChanged({}, true);
    });
    refreshButtons();
}

void TrashPage::addKind(const QString &id, const QString &title, RecordTableModel *model, const QString &emptyText)
{
    auto *view = new RecordTableView(model);
    view->setObjectName(u"trash-"_s + id);
    view->setAccessibleName(title);
    view->setEmptyText(emptyText);
    view->setProperty("framed", true);
    m_kinds.append({id, title, model, view});
    m_stack->addWidget(view);
    m_chips->addChip(id, title);
    connect(view->keeper(), &SelectionKeeper::changed, this, &TrashPage::refreshButtons);
    connect(model, &RecordTableModel::snapshotReady, this, [this, id, title](int count) {
        m_chips->setText(id, count > 0 ? u"%1  %2"_s.arg(title, QLocale().toString(count)) : title);
        refreshButtons();
    });
    connect(model, &RecordTableModel::failed, &session(), &Session::errorHappened);
    model->refresh();
}

const TrashPage::Kind &TrashPage::current() const
{
    return m_kinds.at(qMax(0, m_stack->currentIndex()));
}

void TrashPage::refreshButtons()
{
    if (m_kinds.isEmpty())
        return;
    const bool readOnly = session().book().isReadOnly();
    m_restore->setEnabled(!readOnly && current().view->keeper()->selectedCount() > 0);
    m_erase->setVisible(current().id == "customers"_L1); // a person may ask for that
    m_erase->setEnabled(!readOnly && current().view->keeper()->selectedCount() > 0);
    const bool anything = std::any_of(m_kinds.begin(), m_kinds.end(), [](const Kind &kind) { return kind.model->rowCount() > 0; });
    m_empty->setEnabled(!readOnly && anything);
}

template <class IdType>
static std::vector<IdType> idsOf(const Ids &ids)
{
    std::vector<IdType> made;
    made.reserve(ids.size());
    for (const qint64 id : ids)
        made.push_back(IdType(id));
    return made;
}

template <class IdType>
static std::function<Done(Book &)> restoring(const Ids &ids, Done (*restore)(Book &, const std::vector<IdType> &))
{
    return [ids = idsOf<IdType>(ids), restore](Book &book) { return restore(book, ids); };
}

void TrashPage::restore()
{
    const Ids ids = current().view->keeper()->selectedIds();
    const QString said = ids.size() == 1 ? tr("Restored") : tr("Restored %n", nullptr, int(ids.size()));
    session().change(ids.size(), tr("Restoring from the trash"), said,
                     current().id == "customers"_L1     ? restoring(ids, restoreCustomers)
                     : current().id == "touchpoints"_L1 ? restoring(ids, restoreTouchpoints)
                     : current().id == "answers"_L1     ? restoring(ids, restoreAnswers)
                                                        : restoring(ids, restoreTestimonials));
}

/// A question with a danger in it: Cancel is what Enter and Escape say.
void TrashPage::ask(const QString &name, const QString &title, const QString &text, const QString &more,
                    const std::function<void()> &yes, QCheckBox *choice)
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, title, {}, QMessageBox::NoButton, window());
    box->setObjectName(u"confirm"_s + name + u"Trash"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setText(text);
    box->setInformativeText(more);
    QPushButton *yesButton = makeButton(title, u"trash"_s, ButtonKind::Danger);
    QPushButton *no = makeButton(tr("Cancel"));
    box->addButton(yesButton, QMessageBox::AcceptRole);
    box->addButton(no, QMessageBox::RejectRole);
    box->setDefaultButton(no);
    box->setEscapeButton(no);
    yesButton->setObjectName(u"confirm"_s + name);
    no->setObjectName(u"cancel"_s + name);
    box->setCheckBox(choice);
    connect(yesButton, &QPushButton::clicked, this, yes);
    box->open();
}

void TrashPage::askToErase()
{
    const std::vector<CustomerId> ids = idsOf<CustomerId>(current().view->keeper()->selectedIds());
    const QString text = tr("Erase the chosen customers (%1) and everything known of them, in the history and the log too?").arg(QLocale().toString(qint64(ids.size())));
    const QString more = tr("This cannot be undone, and no backup is made first. Backups that are not written anew still hold them until "
                            "they are rotated out, a year at most; where one is restored on this computer, they are erased again. "
                            "Encrypted copies, and those you took elsewhere, are yours to delete.");
    auto *inBackups = new QCheckBox(tr("Write the backups anew without them; that may take a while"));
    inBackups->setObjectName(u"eraseInBackups"_s);
    ask(u"Erase"_s, tr("Erase for good"), text, more, [this, ids, inBackups] { erase(ids, inBackups->isChecked()); }, inBackups);
}

void TrashPage::erase(const std::vector<CustomerId> &ids, bool inBackups)
{
    auto cleared = std::make_shared<ClearedBackups>();
    const auto work = [ids, inBackups, cleared](Book &book, Progress &progress) -> Done {
        if (auto done = eraseCustomers(book, ids); !done || !inBackups)
            return done;
        auto result = eraseInBackups(book, progress);
        if (result)
            *cleared = std::move(*result);
        return result ? Done() : Done(result.error());
    };
    session().runJob(tr("Erasing customers"), work, [this, inBackups, cleared] {
        if (!cleared->left.isEmpty())
            Q_EMIT session().errorHappened({ErrorCode::Io, tr("They are erased from the book. %1").arg(clearedText(*cleared)), {}});
        else
            session().tell(inBackups ? tr("They are erased, from the backups too.") : tr("They are erased."));
    });
}

void TrashPage::askToEmpty()
{
    QStringList what;
    for (const Kind &kind : m_kinds) {
        if (const int count = kind.model->rowCount(); count > 0)
            what += u"%1: %2"_s.arg(kind.title, QLocale().toString(count));
    }
    const QString text = tr("Everything in the trash will be gone for good (%1), and with the customers everything known of them: "
                            "touchpoints, answers, testimonials, files.").arg(what.join(u", "_s));
    const QString more = tr("This cannot be undone, and the steps of the history that mention them go with them. Only a backup made before still has them.");
    ask(u"Empty"_s, tr("Empty the trash"), text, more, [this] {
        const auto work = [](Book &book, Progress &progress) -> Done {
            if (auto kept = backUpFirst(book, QStringLiteral("trash"), progress); !kept)
                return kept;
            return emptyTrash(book);
        };
        session().runJob(tr("Emptying the trash"), work, [this] { session().tell(tr("The trash is empty.")); });
    });
}

} // namespace goodword
