#include "ui/pages/customers/peoplepanel.h"

#include "ui/shell/session.h"
#include "ui/theme/fonts.h"
#include "ui/theme/paint.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/pilllabel.h"

#include <QAbstractButton>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMost = 6, kInset = 6, kPicture = 30;

/// One person: a button as wide as the card.
class PersonRow final : public QAbstractButton
{
public:
    explicit PersonRow(const CustomerRow &row)
    {
        const QString contact = row.email.isEmpty() ? row.phone : row.email;
        setObjectName(u"person-%1"_s.arg(row.id.value));
        QStringList spoken{row.name, contact, row.stage};
        spoken.removeAll(QString());
        setAccessibleName(spoken.join(u", "_s));
        // A button's own policy would make a long name the least width of the page.
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
        setFocusPolicy(Qt::StrongFocus);
        setCursor(Qt::PointingHandCursor);
        setAttribute(Qt::WA_Hover);
        auto *line = new QHBoxLayout(this);
        line->setContentsMargins(kInset, 5, kInset, 5);
        line->setSpacing(8);
        line->addWidget(new Avatar(row.name, kPicture));
        auto *words = new QVBoxLayout;
        words->setSpacing(0);
        words->addWidget(new ElideLabel(row.name, u"strong"_s));
        if (!contact.isEmpty())
            words->addWidget(new ElideLabel(contact, u"cap"_s));
        line->addLayout(words, 1);
        if (row.stageId.isValid())
            line->addWidget(new PillLabel(row.stage, PillLabel::stage(row.stageColor)));
        for (QWidget *child : findChildren<QWidget *>())
            child->setAttribute(Qt::WA_TransparentForMouseEvents);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (underMouse()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(tokens().hover);
            painter.drawRoundedRect(rect(), 8, 8);
        }
        if (hasFocus())
            drawFocusRing(&painter, QRectF(rect()));
    }
    void keyPressEvent(QKeyEvent *event) override
    {
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
            click();
        else
            QAbstractButton::keyPressEvent(event);
    }
};

} // namespace

PeoplePanel::PeoplePanel(Session &session, QWidget *parent)
    : Card(parent)
    , m_session(session)
    , m_header(new SectionHeader(tr("People")))
    , m_rows(new QVBoxLayout)
    , m_more(makeButton({}, {}, ButtonKind::Quiet))
{
    setObjectName(u"people"_s);
    m_more->setObjectName(u"morePeople"_s);
    m_rows->setSpacing(0);
    body()->setSpacing(4);
    // The ground of a row reaches out, so that its picture stands under the heading.
    const QMargins edge = body()->contentsMargins();
    body()->setContentsMargins(edge.left() - kInset, edge.top(), edge.right() - kInset, edge.bottom());
    m_header->setContentsMargins(kInset, 0, kInset, 0);
    body()->addWidget(m_header);
    body()->addLayout(m_rows);
    // Under the names; a spacer, not a margin: margins do not mirror.
    auto *foot = new QHBoxLayout;
    foot->addSpacing(scaled(kPicture) + 1);
    foot->addWidget(m_more);
    foot->addStretch(1);
    body()->addLayout(foot);
    connect(m_more, &QPushButton::clicked, this, &PeoplePanel::showAll);
    hide();
}

void PeoplePanel::setCompany(const Customer &customer)
{
    const quint64 generation = ++m_generation;
    if (customer.kind != CustomerKind::Company || customer.id != m_company)
        hide();
    m_company = customer.id;
    m_name = customer.name;
    if (customer.kind != CustomerKind::Company)
        return;
    const auto read = [company = customer.id, today = m_session.today()](Database &db) {
        CustomerQuery query;
        query.company = company;
        query.today = today;
        query.limit = kMost;
        return Loaded{customerList::rows(db, customerList::ids(db, query)), customerList::count(db, query)};
    };
    m_session.read<Loaded>(this, read, [this, generation](const Loaded &loaded) {
        if (generation == m_generation)
            fill(loaded);
    });
}

void PeoplePanel::fill(const Loaded &loaded)
{
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        // The one that was clicked may be on the stack still.
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const CustomerRow &row : loaded.rows) {
        auto *person = new PersonRow(row);
        connect(person, &QAbstractButton::clicked, this, [this, id = row.id] { m_session.openCustomer(id); });
        m_rows->addWidget(person);
    }
    m_header->setNote(QLocale().toString(loaded.total));
    const qint64 more = loaded.total - qint64(loaded.rows.size());
    m_more->setText(tr("and %1 more").arg(QLocale().toString(more)));
    m_more->setVisible(more > 0);
    setVisible(loaded.total > 0);
}

void PeoplePanel::showAll()
{
    FilterTerm term;
    term.key = u"company"_s;
    term.values = {m_name};
    m_session.openPage(u"customers"_s, filterTermText(term));
}

} // namespace goodword
