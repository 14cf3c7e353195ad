#include "ui/pages/journey/boardpage.h"

#include "core/base/text.h"
#include "core/customers/customerlist.h"
#include "core/journey/journeystore.h"
#include "ui/models/tableview.h"
#include "ui/pages/customers/filteroffers.h"
#include "ui/pages/journey/boardpane.h"
#include "ui/pages/journey/funnelpane.h"
#include "ui/pages/journey/journeyjobs.h"
#include "ui/pages/journey/movedialog.h"
#include "ui/pages/journey/stageseditor.h"
#include "ui/pages/journey/stuckpane.h"
#include "ui/pages/touchpoints/logdialog.h"
#include "ui/shell/session.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/searchfield.h"

#include <QActionGroup>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMenu>
#include <QShortcut>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace goodword {

using namespace Qt::StringLiterals;

BoardPage::BoardPage(Session &session, QWidget *parent) : Page(session, parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(28, 20, 28, 12);
    column->setSpacing(10);
    makeHeader();
    column->addWidget(m_header);
    m_tabs = new QTabBar;
    m_tabs->setObjectName(u"journeyTabs"_s);
    m_tabs->setAccessibleName(tr("Ways to look at the journey"));
    m_tabs->setExpanding(false);
    m_tabs->addTab(tr("Board"));
    m_tabs->addTab(tr("Funnel"));
    m_tabs->addTab(tr("Stuck"));
    column->addWidget(m_tabs);
    m_trouble = new PlainLabel({}, u"cap"_s);
    m_trouble->setObjectName(u"boardFilterTrouble"_s);
    m_trouble->setTone(u"red"_s);
    m_trouble->setWordWrap(true);
    m_trouble->hide();
    column->addWidget(m_trouble);

    m_board = new BoardPane(session);
    m_funnel = new FunnelPane(session);
    m_stuck = new StuckPane(session);
    m_stack = new QStackedWidget;
    for (QWidget *pane : std::initializer_list<QWidget *>{m_board, m_funnel, m_stuck})
        m_stack->addWidget(pane);
    column->addWidget(m_stack, 1);

    connect(m_tabs, &QTabBar::currentChanged, this, &BoardPage::showTab);
    connect(m_board, &BoardPane::moveDialogRequested, this, &BoardPage::askAndMove);
    connect(m_board, &BoardPane::logRequested, this, &BoardPage::log);
    connect(m_stuck, &StuckPane::moveDialogRequested, this, &BoardPage::askAndMove);
    connect(m_stuck, &StuckPane::logRequested, this, &BoardPage::log);
    connect(m_stuck, &StuckPane::countChanged, this, [this](int count) {
        m_tabs->setTabText(StuckTab, count > 0 ? tr("Stuck (%1)").arg(QLocale().toString(count)) : tr("Stuck"));
    });
    connect(&session.book().hub(), &ChangeHub::changed, this, [this](const ChangeSet &changes) {
        if (changes.everything() || changes.touches("journey_model") || changes.touches("setting"))
            showModelName();
    });
    for (const auto &[key, slot] : {std::pair{Qt::Key_S, &BoardPage::askAndMove}, {Qt::Key_E, &BoardPage::log}}) {
        auto *shortcut = new QShortcut(QKeySequence(key), this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, slot);
    }
    showModelName();
}

void BoardPage::makeHeader()
{
    m_header = new SectionHeader(tr("Journey board"), u"h1"_s);
    m_filter = new SearchField(tr("Filter: tag:vip nps>8 quiet:30d"), u"funnel"_s);
    m_filter->setObjectName(u"boardFilter"_s);
    m_filter->setMinimumWidth(scaled(250));
    m_filter->setMaximumWidth(scaled(360));
    offerFilters(session(), m_filter);
    m_header->addAction(m_filter);
    m_menuButton = makeIconButton(u"three-dots-vertical"_s, tr("More about the journey"));
    m_menuButton->setObjectName(u"boardMenu"_s);
    m_menu = new QMenu(this);
    m_menu->setObjectName(u"boardMenuList"_s);
    m_menuButton->setMenu(m_menu);
    m_menuButton->setPopupMode(QToolButton::InstantPopup);
    m_header->addAction(m_menuButton);
    connect(m_menu, &QMenu::aboutToShow, this, &BoardPage::fillMenu);
    connect(m_filter, &SearchField::searchChanged, this, &BoardPage::applyFilter);
    connect(m_filter, &SearchField::leftDownwards, this, [this] { m_board->focusCards(); });
}

void BoardPage::showModelName()
{
    const JourneyModelId active = journeyStore::activeModel(session().db());
    for (const JourneyModel &model : journeyStore::models(session().db())) {
        if (model.id == active)
            m_header->setNote(oneLine(model.name));
    }
}

void BoardPage::showTab(int tab)
{
    m_stack->setCurrentIndex(tab);
    m_filter->setVisible(tab == BoardTab);
    m_trouble->setVisible(tab == BoardTab && !m_trouble->plainText().isEmpty());
}

void BoardPage::applyFilter(const QString &text)
{
    const Filter filter = parseFilter(text);
    m_trouble->setText(filter.isValid() ? QString() : filter.errors.front().text);
    m_trouble->setVisible(!filter.isValid());
    if (filter.isValid())
        m_board->setFilter(text);
}

void BoardPage::fillMenu()
{
    m_menu->clear();
    const bool writable = !session().book().isReadOnly();
    const bool someone = !chosenCustomers().empty();
    const auto add = [&](QMenu *menu, const QString &iconName, const QString &text, const QString &name, auto slot) {
        QAction *action = menu->addAction(icon(iconName), text);
        action->setObjectName(name);
        connect(action, &QAction::triggered, this, slot);
        return action;
    };
    add(m_menu, u"signpost-split"_s, tr("&Move to stage…"), u"boardMove"_s, &BoardPage::askAndMove)->setEnabled(writable && someone);
    add(m_menu, u"chat-left-text"_s, tr("&Log touchpoint…"), u"boardLog"_s, &BoardPage::log)->setEnabled(writable);
    m_menu->addSeparator();
    fillSortMenu(m_menu->addMenu(icon(u"sort-down"_s), tr("&Order of the cards")));
    QAction *off = add(m_menu, u"person"_s, tr("Show who is &not on the journey"), u"boardOff"_s,
                       [this](bool shown) { m_board->showOffJourney(shown); });
    off->setCheckable(true);
    off->setChecked(m_board->isOffJourneyShown());
    m_menu->addSeparator();
    QMenu *models = m_menu->addMenu(icon(u"signpost-split"_s), tr("&Journey in use"));
    models->setEnabled(writable);
    fillModelMenu(models);
    add(m_menu, u"pencil"_s, tr("&Edit stages…"), u"boardStages"_s, &BoardPage::editStages)->setEnabled(writable);
}

void BoardPage::fillSortMenu(QMenu *menu)
{
    auto *group = new QActionGroup(menu);
    const std::initializer_list<std::pair<BoardSort, QString>> sorts{{BoardSort::NewestHere, tr("Newest on the stage first")},
                                                                     {BoardSort::LongestHere, tr("Longest on the stage first")},
                                                                     {BoardSort::QuietLongest, tr("Longest without a touch first")},
                                                                     {BoardSort::NpsHighest, tr("Highest NPS first")},
                                                                     {BoardSort::Name, tr("By name")}};
    for (const auto &[sort, text] : sorts) {
        QAction *action = group->addAction(menu->addAction(text));
        action->setCheckable(true);
        action->setChecked(m_board->sort() == sort);
        connect(action, &QAction::triggered, this, [this, sort = sort] { m_board->setSort(sort); });
    }
}

void BoardPage::fillModelMenu(QMenu *menu)
{
    auto *group = new QActionGroup(menu);
    const JourneyModelId active = journeyStore::activeModel(session().db());
    for (const JourneyModel &model : journeyStore::models(session().db())) {
        QAction *action = group->addAction(menu->addAction(withoutMnemonic(isolated(oneLine(model.name)))));
        action->setCheckable(true);
        action->setChecked(model.id == active);
        connect(action, &QAction::triggered, this, [this, model] { useJourney(session(), model.id, model.name); });
    }
}

void BoardPage::askAndMove()
{
    const auto customers = chosenCustomers();
    if (customers.empty() || session().book().isReadOnly())
        return;
    auto *dialog = new MoveDialog(session(), customers, window());
    connect(dialog, &QDialog::accepted, this, [this, dialog, customers] {
        Ids ids;
        for (const CustomerId id : customers)
            ids.push_back(id.value);
        m_board->move(ids, dialog->move());
    });
    dialog->open();
}

void BoardPage::log()
{
    if (!session().book().isReadOnly())
        TouchpointDialog::log(session(), window(), chosenCustomers());
}

void BoardPage::editStages()
{
    StagesEditor::edit(session(), window());
}

void BoardPage::arrive(const QString &argument)
{
    if (argument == u"funnel"_s || argument == u"stuck"_s) {
        m_tabs->setCurrentIndex(argument == u"funnel"_s ? FunnelTab : StuckTab);
    } else if (argument == u"board"_s) {
        m_tabs->setCurrentIndex(BoardTab);
    } else if (!argument.isEmpty()) {
        m_tabs->setCurrentIndex(BoardTab);
        m_filter->setText(argument);
        applyFilter(argument);
    }
    if (m_tabs->currentIndex() == BoardTab)
        m_board->focusCards();
    else
        m_tabs->setFocus(Qt::OtherFocusReason);
}

void BoardPage::focusFilter()
{
    m_tabs->setCurrentIndex(BoardTab);
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

bool BoardPage::escape()
{
    if (m_filter->text().isEmpty())
        return false;
    m_filter->clear();
    return true;
}

void BoardPage::exportData()
{
    if (m_tabs->currentIndex() == StuckTab)
        m_stuck->askAndExport();
    else
        m_funnel->askAndExport();
}

std::vector<CustomerId> BoardPage::chosenCustomers() const
{
    if (m_tabs->currentIndex() == StuckTab)
        return m_stuck->chosen();
    return m_tabs->currentIndex() == BoardTab ? m_board->chosen() : std::vector<CustomerId>();
}

QByteArray BoardPage::saveState() const
{
    return QJsonDocument(QJsonObject{{u"tab"_s, m_tabs->currentIndex()}, {u"sort"_s, int(m_board->sort())},
                                     {u"off"_s, m_board->isOffJourneyShown()}, {u"filter"_s, m_filter->text()},
                                     {u"period"_s, m_funnel->period()},
                                     {u"stuck"_s, QString::fromUtf8(m_stuck->list()->saveState())}})
        .toJson(QJsonDocument::Compact);
}

void BoardPage::restoreState(const QByteArray &state)
{
    const QJsonObject saved = QJsonDocument::fromJson(state).object();
    if (saved.isEmpty())
        return;
    m_tabs->setCurrentIndex(qBound(0, saved[u"tab"_s].toInt(), 2));
    m_board->setSort(BoardSort(qBound(0, saved[u"sort"_s].toInt(int(BoardSort::NewestHere)), int(BoardSort::NpsHighest))));
    m_board->showOffJourney(saved[u"off"_s].toBool());
    m_filter->setText(saved[u"filter"_s].toString());
    m_funnel->setPeriod(saved[u"period"_s].toString(u"365"_s));
    m_stuck->list()->restoreState(saved[u"stuck"_s].toString().toUtf8());
}

} // namespace goodword
