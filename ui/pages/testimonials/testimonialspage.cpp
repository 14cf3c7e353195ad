#include "ui/pages/testimonials/testimonialspage.h"

#include "core/testimonials/testimonialcommands.h"
#include "ui/pages/testimonials/bookletdialog.h"
#include "ui/pages/testimonials/newtestimonialdialog.h"
#include "ui/pages/testimonials/quotecard.h"
#include "ui/pages/testimonials/testimonialeditor.h"
#include "ui/pages/testimonials/wallview.h"
#include "ui/shell/session.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chipbar.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/searchfield.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace goodword {

using namespace Qt::StringLiterals;

static constexpr int kEditorWidth = 430;

TestimonialsPage::TestimonialsPage(Session &session, QWidget *parent) : Page(session, parent)
{
    auto *column = new QVBoxLayout(this);
    // The wall's scroll bar and the open testimonial stand at the window's edge, on whichever side that is.
    const bool mirrored = isRightToLeft();
    column->setContentsMargins(mirrored ? 0 : 28, 20, mirrored ? 28 : 0, 0);
    column->setSpacing(12);
    column->addWidget(makeHeader());
    column->addWidget(makeFilters());
    m_model = new WallModel(this);
    m_wall = new WallView(m_model);
    m_wall->setObjectName(u"testimonialWall"_s);
    m_nothing = new EmptyState(u"funnel"_s, tr("No testimonial fits"), tr("Choose another state or channel, or clear the search."));
    m_stack = new QStackedWidget;
    m_stack->addWidget(m_wall);
    m_stack->addWidget(m_nothing);
    m_empty = new EmptyState(u"quote"_s, tr("No testimonials yet"),
                             tr("Write down what a customer said, or make one of a comment on the NPS page with one click."));
    m_empty->setPrimary(tr("New testimonial"), u"plus-lg"_s);
    m_empty->setSecondary(tr("Import CSV…"), u"upload"_s);
    m_stack->addWidget(m_empty);
    m_editor = new TestimonialEditor(session);
    m_editor->hide();
    m_splitter = new QSplitter;
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_splitter->addWidget(m_stack);
    m_splitter->addWidget(m_editor);
    m_splitter->setStretchFactor(0, 1);
    column->addWidget(m_splitter, 1);

    connect(m_wall, &WallView::opened, this, &TestimonialsPage::openEditor);
    connect(m_wall, &WallView::currentIdChanged, this, [this](TestimonialId id) {
        if (m_editor->isVisible() && id.isValid())
            m_editor->open(id);
    });
    connect(m_wall, &WallView::copyWanted, this, &TestimonialsPage::copyQuote);
    connect(m_wall, &WallView::publishWanted, this, [this] {
        if (m_wall->current().isValid()) {
            openEditor(m_wall->current());
            m_editor->publish();
        }
    });
    connect(m_wall, &WallView::removeWanted, this, &TestimonialsPage::removeChosen);
    connect(m_editor, &TestimonialEditor::closeWanted, this, &TestimonialsPage::closeEditor);
    connect(m_empty, &EmptyState::primaryClicked, this, [this] { NewTestimonialDialog::ask(this->session(), this, {}); });
    connect(m_empty, &EmptyState::secondaryClicked, this, [this] {
        if (auto *import = window()->findChild<QAction *>(u"file.import"_s))
            import->trigger();
    });
    connect(&session.book().hub(), &ChangeHub::changed, this, &TestimonialsPage::onChanged);
    ask();
}

QWidget *TestimonialsPage::makeHeader()
{
    m_title = new SectionHeader(tr("Testimonials"), u"h1"_s);
    m_title->setContentsMargins(isRightToLeft() ? 28 : 0, 0, isRightToLeft() ? 0 : 28, 0);
    auto *out = makeButton(tr("Export or print…"), u"download"_s);
    out->setObjectName(u"exportTestimonials"_s);
    auto *add = makeButton(tr("New testimonial"), u"plus-lg"_s, ButtonKind::Primary);
    add->setObjectName(u"newTestimonial"_s);
    add->setEnabled(!session().book().isReadOnly());
    m_title->addAction(out);
    m_title->addAction(add);
    connect(out, &QPushButton::clicked, this, &TestimonialsPage::exportData);
    connect(add, &QPushButton::clicked, this, [this] { NewTestimonialDialog::ask(session(), this, chosenCustomers()); });
    return m_title;
}

QWidget *TestimonialsPage::makeFilters()
{
    auto *filters = new QWidget;
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    filters->setSizePolicy(policy);
    filters->setContentsMargins(isRightToLeft() ? 28 : 0, 0, isRightToLeft() ? 0 : 28, 0);
    auto *flow = new FlowLayout(filters, 12);
    m_search = new SearchField(tr("Search words and names"));
    m_search->setObjectName(u"testimonialSearch"_s);
    m_search->setFixedWidth(scaled(230));
    flow->addWidget(m_search);
    m_channel = new QComboBox;
    m_channel->setObjectName(u"channelFilter"_s);
    m_channel->setAccessibleName(tr("May go out on"));
    m_channel->addItem(tr("Any permission"), -1);
    for (const ConsentChannel channel : kConsentChannels)
        m_channel->addItem(tr("May go out: %1").arg(consentChannelName(channel)), int(channel));
    flow->addWidget(m_channel);
    m_states = new ChipBar(true);
    m_states->setObjectName(u"testimonialStates"_s);
    m_states->addChip(u"all"_s, tr("All"));
    for (const TestimonialState state : kTestimonialStates)
        m_states->addChip(testimonialStateCode(state), testimonialStateName(state));
    m_states->addChip(u"expiring"_s, tr("Expiring soon"));
    flow->addWidget(m_states);
    connect(m_search, &SearchField::searchChanged, this, &TestimonialsPage::ask);
    connect(m_search, &SearchField::leftDownwards, this, [this] { m_wall->setFocus(); });
    connect(m_channel, &QComboBox::currentIndexChanged, this, &TestimonialsPage::ask);
    connect(m_states, &ChipBar::chosenChanged, this, &TestimonialsPage::showState);
    return filters;
}

TestimonialsPage::Question TestimonialsPage::question() const
{
    return {m_search->text().trimmed(), m_channel->currentData().toInt()};
}

void TestimonialsPage::ask()
{
    const Question asked = question();
    const QDate today = session().today();
    using Rows = std::shared_ptr<std::vector<TestimonialRow>>;
    session().read<Rows>(
        this,
        [asked, today](Database &db) {
            TestimonialFilter filter;
            filter.text = asked.text;
            if (asked.channel >= 0)
                filter.consent = ConsentFilter{ConsentChannel(asked.channel), true};
            return std::make_shared<std::vector<TestimonialRow>>(testimonialRows(db, testimonialIds(db, filter, today), today));
        },
        [this, asked](const Rows &rows) {
            if (rows && asked == question())
                showRows(std::move(*rows));
        });
}

void TestimonialsPage::showRows(std::vector<TestimonialRow> all)
{
    m_all = std::move(all);
    m_haveRows = true;
    refreshChips();
    showState();
}

/// How many there are of each state stands on its chip.
void TestimonialsPage::refreshChips()
{
    const QDate today = session().today();
    const auto put = [this](const QString &id, const QString &name, qint64 count) {
        m_states->setText(id, count > 0 ? tr("%1  %2").arg(name, QLocale().toString(count)) : name);
    };
    put(u"all"_s, tr("All"), qint64(m_all.size()));
    for (const TestimonialState state : kTestimonialStates) {
        const auto count = std::count_if(m_all.begin(), m_all.end(), [state](const auto &row) { return row.standing.state == state; });
        put(testimonialStateCode(state), testimonialStateName(state), count);
    }
    put(u"expiring"_s, tr("Expiring soon"), std::count_if(m_all.begin(), m_all.end(), [today](const auto &row) { return expiresSoon(row, today); }));
    m_states->updateGeometry();
}

void TestimonialsPage::showState()
{
    const QString chip = m_states->chosen().value(0, u"all"_s);
    const auto state = testimonialStateFromCode(chip);
    const QDate today = session().today();
    std::vector<TestimonialRow> rows;
    for (const TestimonialRow &row : m_all) {
        if (chip == u"expiring"_s ? expiresSoon(row, today) : !state || row.standing.state == *state)
            rows.push_back(row);
    }
    const auto selected = m_wall->selected();
    const TestimonialId current = m_wall->current();
    const bool none = rows.empty();
    m_title->setNote(m_all.empty() ? QString() : QLocale().toString(qint64(rows.size())));
    m_model->setRows(std::move(rows), today);
    m_stack->setCurrentWidget(!none ? static_cast<QWidget *>(m_wall) : isFiltered() ? m_nothing : m_empty);
    m_wall->select(selected, current);
    if (m_wanted.isValid())
        openEditor(std::exchange(m_wanted, {}));
    else if (m_editor->isVisible())
        m_editor->refresh();
}

bool TestimonialsPage::isFiltered() const
{
    return !m_search->text().trimmed().isEmpty() || m_channel->currentIndex() > 0 || m_states->chosen().value(0) != u"all"_s;
}

int TestimonialsPage::shownCount() const
{
    return m_haveRows ? m_model->rowCount() : -1;
}

void TestimonialsPage::arrive(const QString &argument)
{
    if (argument.startsWith(u"id:"_s)) {
        m_wanted = TestimonialId(argument.mid(3).toLongLong());
        m_states->setChosen({u"all"_s});
        m_search->clear();
        m_channel->setCurrentIndex(0);
    } else if (testimonialStateFromCode(argument) || argument == u"expiring"_s) {
        m_states->setChosen({argument});
    }
    ask();
}

void TestimonialsPage::focusFilter()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

bool TestimonialsPage::escape()
{
    if (m_editor->isVisible()) {
        closeEditor();
        return true;
    }
    if (!isFiltered())
        return false;
    m_search->clear();
    m_channel->setCurrentIndex(0);
    m_states->setChosen({u"all"_s});
    ask();
    return true;
}

void TestimonialsPage::openEditor(TestimonialId id)
{
    m_editor->show();
    m_editor->open(id);
    fitEditor();
    m_wall->choose(id);
}

void TestimonialsPage::closeEditor()
{
    m_editor->hide();
    m_stack->show();
    m_wall->setFocus();
}

/// On a narrow window the open testimonial takes the wall's place.
void TestimonialsPage::fitEditor()
{
    const int wide = scaled(kEditorWidth);
    const bool narrow = width() < wide + scaled(330);
    m_stack->setVisible(!m_editor->isVisibleTo(this) || !narrow);
    m_editor->setMinimumWidth(narrow ? 0 : scaled(330));
    if (!narrow && m_editor->isVisibleTo(this) && m_editor->width() != wide)
        m_splitter->setSizes({width() - wide, wide});
}

void TestimonialsPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    fitEditor();
}

void TestimonialsPage::copyQuote()
{
    const auto chosen = m_wall->selected();
    QStringList quotes;
    for (const TestimonialId id : chosen) {
        const TestimonialRow &row = m_model->at(m_model->rowOf(id));
        quotes += row.byline.isEmpty() ? row.wording : tr("“%1” – %2").arg(row.wording, row.byline);
    }
    if (quotes.isEmpty())
        return;
    QGuiApplication::clipboard()->setText(quotes.join(u"\n\n"_s));
    session().tell(quotes.size() == 1 ? tr("Copied the quote") : tr("Copied %1 quotes").arg(QLocale().toString(quotes.size())));
}

std::vector<CustomerId> TestimonialsPage::chosenCustomers() const
{
    std::vector<CustomerId> customers;
    for (const TestimonialId id : m_wall->selected()) {
        const CustomerId customer = m_model->at(m_model->rowOf(id)).testimonial.customer;
        if (customer.isValid() && std::find(customers.begin(), customers.end(), customer) == customers.end())
            customers.push_back(customer);
    }
    return customers;
}

void TestimonialsPage::step(int by)
{
    const int row = m_wall->currentIndex().row() + by;
    if (row >= 0 && row < m_model->rowCount())
        m_wall->choose(m_model->at(row).testimonial.id);
}

void TestimonialsPage::removeChosen()
{
    const auto chosen = m_wall->selected();
    if (!chosen.empty())
        session().accept(trashTestimonials(session().book(), chosen),
                         chosen.size() == 1 ? tr("Moved the testimonial to the trash")
                                            : tr("Moved %1 testimonials to the trash").arg(QLocale().toString(qint64(chosen.size()))));
}

void TestimonialsPage::exportData()
{
    BookletWishes wishes;
    for (int row = 0; row < m_model->rowCount(); ++row)
        wishes.filtered.push_back(m_model->at(row).testimonial.id.value);
    for (const TestimonialId id : m_wall->selected())
        wishes.selected.push_back(id.value);
    wishes.isFiltered = isFiltered();
    auto *dialog = new BookletDialog(session(), wishes, this);
    dialog->open();
}

void TestimonialsPage::onChanged(const ChangeSet &changes)
{
    if (changes.everything() || changes.touches("testimonial") || changes.touches("testimonial_event") || changes.touches("testimonial_tag")
        || changes.touches("consent") || changes.touches("consent_channel") || changes.touches("customer", {"name", "deleted_at"}))
        ask();
}

} // namespace goodword
