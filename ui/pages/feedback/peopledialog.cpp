#include "ui/pages/feedback/peopledialog.h"

#include "core/feedback/feedbackstore.h"
#include "ui/models/celldelegates.h"
#include "ui/models/recordtablemodel.h"
#include "ui/models/tableview.h"
#include "ui/shell/session.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("goodword::PeopleDialog", text);
}

std::vector<Column<AnswerRow>> answerColumns()
{
    const auto info = [](const QString &key, const QString &title, int width, ColumnInfo::Look look) {
        ColumnInfo made;
        made.key = key;
        made.title = title;
        made.width = width;
        made.look = look;
        return made;
    };
    using Look = ColumnInfo::Look;
    ColumnInfo name = info(u"name"_s, translated(QT_TRANSLATE_NOOP("goodword::PeopleDialog", "Customer")), 220, Look::Person);
    name.fixed = true;
    std::vector<Column<AnswerRow>> columns;
    columns.push_back({name, [](const AnswerRow &row) {
                           return row.customerName.isEmpty() ? translated(QT_TRANSLATE_NOOP("goodword::PeopleDialog", "Anonymous")) : row.customerName;
                       }});
    columns.push_back({info(u"score"_s, translated(QT_TRANSLATE_NOOP("goodword::PeopleDialog", "Score")), 70, Look::Pill),
                       [](const AnswerRow &row) { return npsScoreText(row.answer.score); },
                       [](const AnswerRow &row) {
                           const PillTone tone = row.band ? npsTone(row.answer.score) : PillTone::Neutral;
                           return Pill{npsScoreText(row.answer.score), tone, {}};
                       }});
    columns.push_back({info(u"day"_s, translated(QT_TRANSLATE_NOOP("goodword::PeopleDialog", "Day")), 110, Look::Muted),
                       [](const AnswerRow &row) { return QLocale().toString(row.answer.day, QLocale::ShortFormat); }});
    columns.push_back({info(u"comment"_s, translated(QT_TRANSLATE_NOOP("goodword::PeopleDialog", "Comment")), 320, Look::Text),
                       [](const AnswerRow &row) { return row.answer.comment; }});
    return columns;
}

class AnswerSource final : public RecordSourceOf<AnswerRow>
{
public:
    AnswerSource(Session &session, PeopleDialog::ReadIds ids)
        : RecordSourceOf(answerColumns()), m_session(session), m_ids(std::move(ids))
    {
    }
    SnapshotJob snapshotJob() const override
    {
        return m_session.snapshotJob([ids = m_ids](Database &db, const ListQuery &, const SnapshotContext &) -> Result<IdList> {
            return ids(db);
        });
    }
    Result<std::vector<std::pair<qint64, AnswerRow>>> rows(const Ids &ids) const override
    {
        std::vector<std::pair<qint64, AnswerRow>> found;
        for (AnswerRow &row : answerRows(m_session.db(), ids))
            found.emplace_back(row.answer.id.value, std::move(row));
        return found;
    }

private:
    Session &m_session;
    PeopleDialog::ReadIds m_ids;
};

} // namespace

PeopleDialog::PeopleDialog(Session &session, const QString &title, ReadIds ids, QWidget *parent)
    : QDialog(parent), m_session(session)
{
    setObjectName(u"peopleDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    resize(780, 480);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(10);
    auto *head = heading(title);
    head->setWordWrap(true);
    column->addWidget(head);
    m_model = new RecordTableModel(std::make_shared<AnswerSource>(session, std::move(ids)), this);
    m_view = new RecordTableView(m_model);
    m_view->setObjectName(u"peopleList"_s);
    m_view->setAccessibleName(title);
    m_view->setProperty("framed", true);
    m_view->setEmptyText(tr("Nobody is behind this figure."));
    column->addWidget(m_view, 1);

    auto *buttons = new QDialogButtonBox;
    auto *openButton = makeButton(tr("Open customer"), u"person"_s, ButtonKind::Primary);
    openButton->setObjectName(u"openPerson"_s);
    auto *close = makeButton(tr("Close"));
    close->setObjectName(u"closePeople"_s);
    buttons->addButton(openButton, QDialogButtonBox::ActionRole);
    buttons->addButton(close, QDialogButtonBox::RejectRole);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_view, &RecordTableView::opened, this, &PeopleDialog::openCustomerOf);
    connect(openButton, &QPushButton::clicked, this, [this] { openCustomerOf(m_view->keeper()->currentId()); });
    connect(&session.book().hub(), &ChangeHub::changed, m_model, [this](const ChangeSet &changes) {
        if (changes.everything() || changes.touches("answer") || changes.touches("customer"))
            m_model->refresh();
    });
    m_model->refresh();
    m_view->setFocus();
}

void PeopleDialog::openCustomerOf(qint64 answer)
{
    const auto found = feedbackStore::answer(m_session.db(), AnswerId(answer));
    if (!found || !found->customer.isValid())
        return;
    Session &session = m_session;
    accept();
    session.openCustomer(found->customer);
}

} // namespace goodword
