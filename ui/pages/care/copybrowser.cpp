#include "ui/pages/care/copybrowser.h"

#include "core/base/text.h"
#include "core/base/watchedprogress.h"
#include "core/book/database.h"
#include "ui/shell/session.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/chipbar.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/workbar.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QPushButton>
#include <QStandardItemModel>
#include <QTableView>
#include <QVBoxLayout>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

constexpr int kFirst = 100;
const QString kInIt = u"in"_s, kAdded = u"added"_s, kRemoved = u"removed"_s, kChanged = u"changed"_s;

Result<std::unique_ptr<Database>> openCopy(const QString &path)
{
    return Database::open(path, Database::Access::Immutable, Database::Engine::Native);
}

} // namespace

CopyBrowser::CopyBrowser(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_parts(new ChipBar(true))
    , m_search(new SearchField(tr("Find a customer by name, e-mail, phone or city")))
    , m_table(new QTableView)
    , m_names(new QStandardItemModel(this))
    , m_more(new PlainLabel({}, u"cap"_s))
    , m_events(new PlainLabel({}, u"muted"_s))
    , m_state(new PlainLabel({}, u"muted"_s))
    , m_again(makeButton(tr("Compare again"), u"arrow-clockwise"_s))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addWidget(makeProgress());
    m_events->setObjectName(u"copyEvents"_s);
    m_state->setObjectName(u"copyState"_s);
    for (PlainLabel *label : {m_state, m_events, m_more})
        label->setWordWrap(true);
    m_again->setObjectName(u"compareAgain"_s);
    auto *state = new QHBoxLayout;
    state->setSpacing(12);
    state->addWidget(m_state, 1);
    state->addWidget(m_again);
    column->addLayout(state);
    m_parts->setObjectName(u"copyParts"_s);
    column->addWidget(m_parts);
    m_search->setObjectName(u"copySearch"_s);
    column->addWidget(m_search);
    setUpTable();
    column->addWidget(m_table, 1);
    column->addWidget(m_more);
    column->addWidget(m_events);
    m_rest.setSingleShot(true);
    m_rest.setInterval(300); // who walks down the list compares none of what is passed by
    connect(&m_rest, &QTimer::timeout, this, &CopyBrowser::compare);
    connect(m_again, &QPushButton::clicked, this, &CopyBrowser::compare);
    connect(m_parts, &ChipBar::chosenChanged, this, &CopyBrowser::readNames);
    connect(m_search, &SearchField::searchChanged, this, &CopyBrowser::readNames);
    connect(m_search, &SearchField::leftDownwards, m_table, qOverload<>(&QWidget::setFocus));
    showCopy({});
}

CopyBrowser::~CopyBrowser()
{
    if (m_comparison)
        m_comparison->cancel();
}

void CopyBrowser::setUpTable()
{
    m_names->setHorizontalHeaderLabels({tr("Name"), tr("E-mail"), tr("City")});
    m_table->setObjectName(u"copyCustomers"_s);
    m_table->setAccessibleName(tr("Customers"));
    m_table->setModel(m_names);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setProperty("flush", true); // with the fields above it
    m_table->setTextElideMode(Qt::ElideRight);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(scaled(34));
    m_table->setMinimumHeight(3 * scaled(34));
    QHeaderView *header = m_table->horizontalHeader();
    header->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    header->setHighlightSections(false);
    header->setSectionResizeMode(QHeaderView::Stretch);
    header->setSectionResizeMode(2, QHeaderView::Interactive);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) {
        const QString part = m_parts->chosen().value(0);
        if (part == kAdded || part == kChanged)
            m_session.openCustomer(CustomerId(index.siblingAtColumn(0).data(Qt::UserRole).toLongLong()));
    });
}

QWidget *CopyBrowser::makeProgress()
{
    m_progress = new QWidget;
    auto *row = new QHBoxLayout(m_progress);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(new PlainLabel(tr("Comparing with the book now…"), u"muted"_s));
    m_bar = new WorkBar(tr("Comparing"));
    row->addWidget(m_bar, 1);
    auto *stopButton = makeButton(tr("Stop"));
    stopButton->setObjectName(u"stopComparing"_s);
    row->addWidget(stopButton);
    connect(stopButton, &QPushButton::clicked, this, [this] {
        stop();
        giveUp(tr("The comparison was stopped."));
    });
    return m_progress;
}

void CopyBrowser::stop()
{
    m_rest.stop();
    m_bar->rest();
    m_progress->hide();
    if (m_comparison)
        m_comparison->cancel();
    m_comparison.reset();
}

void CopyBrowser::showCopy(const QString &path)
{
    m_path = path;
    compareAgain();
}

void CopyBrowser::compareAgain()
{
    stop();
    m_difference.reset();
    setVisible(!m_path.isEmpty());
    showDifference();
    m_names->removeRows(0, m_names->rowCount()); // of another copy, or as it was
    m_more->hide();
    m_parts->setChosen({kInIt});
    readNames();
    if (!m_path.isEmpty())
        m_rest.start();
}

void CopyBrowser::giveUp(const QString &why)
{
    m_state->setText(why);
    m_state->show();
    m_again->show();
}

void CopyBrowser::compare()
{
    m_state->hide();
    m_again->hide();
    m_comparison = std::make_shared<WatchedProgress>();
    m_bar->follow(m_comparison);
    m_progress->show();
    using Compared = std::shared_ptr<Result<BookDifference>>;
    m_session.read<Compared>(
        this,
        [path = m_path, comparison = m_comparison](Database &now) -> Compared {
            auto copy = openCopy(path);
            return std::make_shared<Result<BookDifference>>(copy ? compareBooks(now, **copy, *comparison) : Result<BookDifference>(copy.error()));
        },
        [this, comparison = m_comparison](const Compared &compared) {
            if (comparison != m_comparison)
                return; // of a copy that is no longer shown
            stop();
            if (!compared || !*compared) {
                giveUp(compared ? compared->error().text : tr("The copy could not be compared with the book."));
                return;
            }
            m_difference = std::make_shared<const BookDifference>(std::move(**compared));
            showDifference();
            readNames();
        });
}

static QString eventsText(const QString &what, const RowDifference &rows)
{
    const QLocale locale;
    return CopyBrowser::tr("%1: %2 added, %3 gone, %4 changed")
        .arg(what, locale.toString(rows.added), locale.toString(rows.removed), locale.toString(rows.changed));
}

void CopyBrowser::showDifference()
{
    m_state->hide();
    m_again->hide();
    m_events->hide();
    const QStringList chosen = m_parts->chosen();
    m_parts->clear();
    m_parts->addChip(kInIt, tr("In this copy"));
    if (m_difference) {
        const auto counted = [](const QString &title, const std::vector<qint64> &ids) {
            return u"%1  %2"_s.arg(title, QLocale().toString(qint64(ids.size())));
        };
        m_parts->addChip(kAdded, counted(tr("Added since"), m_difference->added));
        m_parts->addChip(kRemoved, counted(tr("Gone since"), m_difference->removed));
        m_parts->addChip(kChanged, counted(tr("Changed since"), m_difference->changed));
        if (m_difference->isNone()) {
            m_state->setText(tr("The book is exactly as it was then."));
            m_state->show();
        } else {
            QStringList lines;
            for (const auto &[what, rows] : {std::pair{tr("Touchpoints"), m_difference->touchpoints}, {tr("Answers"), m_difference->answers},
                                             {tr("Testimonials"), m_difference->testimonials}}) {
                if (!rows.isNone())
                    lines += eventsText(what, rows);
            }
            m_events->setText(lines.isEmpty() ? tr("Nothing else is different.") : lines.join(u"; "_s) + u'.');
            m_events->show();
        }
    }
    if (!chosen.isEmpty() && m_parts->isChip(chosen.first()))
        m_parts->setChosen(chosen);
}

void CopyBrowser::readNames()
{
    const int asked = ++m_asked;
    const QString part = m_parts->chosen().value(0);
    if (m_path.isEmpty() || (part != kInIt && !m_difference))
        return;
    m_session.read<std::shared_ptr<NamedCustomers>>(
        this,
        [path = m_path, part, difference = m_difference, search = m_search->text()](Database &now) {
            auto names = std::make_shared<NamedCustomers>();
            if (part == kAdded || part == kChanged) {
                *names = namesOf(now, part == kAdded ? difference->added : difference->changed, search, kFirst);
            } else if (auto copy = openCopy(path)) {
                *names = part == kInIt ? namesIn(**copy, search, kFirst) : namesOf(**copy, difference->removed, search, kFirst);
            }
            return names;
        },
        [this, asked](const std::shared_ptr<NamedCustomers> &names) {
            if (asked == m_asked && names)
                showNames(*names);
        });
}

void CopyBrowser::showNames(const NamedCustomers &names)
{
    m_names->removeRows(0, m_names->rowCount());
    for (const NamedCustomer &customer : names.first) {
        QList<QStandardItem *> row;
        for (const QString &text : {customer.name, customer.email, customer.city})
            row.append(new QStandardItem(isolated(oneLine(text))));
        row.first()->setData(customer.id, Qt::UserRole);
        m_names->appendRow(row);
    }
    m_more->setText(names.more ? tr("The first %1 by name; type above to find others.").arg(QLocale().toString(kFirst))
                               : names.first.empty() ? tr("Nobody here.") : QString());
    m_more->setVisible(names.more || names.first.empty());
}

} // namespace goodword
