#include "ui/pages/journey/funnelpane.h"

#include "core/base/text.h"
#include "core/book/atomicfile.h"
#include "core/customers/filter.h"
#include "core/exchange/csvwriter.h"
#include "core/journey/journeystore.h"
#include "ui/charts/mixcharts.h"
#include "ui/models/celldelegates.h"
#include "ui/shell/session.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chipbar.h"
#include "ui/widgets/labels.h"

#include <QDateEdit>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QMenu>
#include <QScrollArea>
#include <QStandardItemModel>
#include <QStandardPaths>
#include <QTableView>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

enum FunnelColumn { StageColumn, Entered, MovedOn, MovedBack, There, MedianDays, Conversion, ColumnCount };

struct FunnelRead {
    std::vector<FunnelStage> rows;
    std::vector<Stage> stages;
};

QString percent(std::optional<double> share)
{
    return share ? chartNumber(QLocale().toString(*share * 100, 'f', 0) + u" %"_s) : QString();
}

QString days(std::optional<double> value)
{
    return value ? QLocale().toString(*value, 'f', *value == double(qint64(*value)) ? 0 : 1) : QString();
}

} // namespace

FunnelPane::FunnelPane(Session &session, QWidget *parent) : QWidget(parent), m_session(session)
{
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(12);
    whole->addWidget(makeTop());

    auto *inside = new QWidget;
    inside->setProperty("clear", true);
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(0, 0, 4, 0);
    column->setSpacing(14);
    auto *chartCard = new Card;
    m_chart = new FunnelChart;
    m_chart->setObjectName(u"funnelChart"_s);
    chartCard->body()->addWidget(m_chart);
    column->addWidget(chartCard);
    column->addWidget(makeTable());
    m_note = new PlainLabel(tr("Each stay counts, so who came twice is counted twice. Conversion: of those who entered in this time, how "
                               "many have moved on by today. Choose a stage to see the people on it."), u"cap"_s);
    m_note->setWordWrap(true);
    column->addWidget(m_note);
    column->addStretch(1);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(inside);
    whole->addWidget(scroll, 1);

    connect(m_chart, &FunnelChart::stageClicked, this, &FunnelPane::openStage);
    connect(m_chart, &ChartWidget::failed, &session, &Session::errorHappened);
    m_soon.setSingleShot(true);
    m_soon.setInterval(80);
    connect(&m_soon, &QTimer::timeout, this, &FunnelPane::reload);
    connect(&session.book().hub(), &ChangeHub::changed, this, [this](const ChangeSet &changes) {
        if (!changes.everything() && !changes.touches("journey_event") && !changes.touches("journey_stage")
            && !changes.touches("setting") && !changes.touches("customer", {"deleted_at"}))
            return;
        m_stale = true;
        if (isVisible())
            m_soon.start();
    });
    if (Theme *theme = Theme::current())
        connect(theme, &Theme::themeChanged, this, [this] { showFigures(m_figures, m_stages); });
}

QWidget *FunnelPane::makeTop()
{
    auto *top = new QWidget;
    auto *row = new QHBoxLayout(top);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_chips = new ChipBar(true);
    m_chips->setObjectName(u"funnelPeriod"_s);
    m_chips->addChip(u"30"_s, tr("30 days"));
    m_chips->addChip(u"90"_s, tr("90 days"));
    m_chips->addChip(u"365"_s, tr("12 months"));
    m_chips->addChip(u"year"_s, tr("This year"));
    m_chips->addChip(u"all"_s, tr("All time"));
    m_chips->addChip(u"own"_s, tr("From – to"));
    m_chips->setChosen({u"365"_s});
    row->addWidget(m_chips, 1);

    m_own = new QWidget;
    auto *own = new QHBoxLayout(m_own);
    own->setContentsMargins(0, 0, 0, 0);
    const QDate today = m_session.today();
    m_from = new QDateEdit(today.addMonths(-3));
    m_to = new QDateEdit(today);
    for (QDateEdit *edit : {m_from, m_to}) {
        edit->setCalendarPopup(true);
        edit->setMaximumDate(today);
        own->addWidget(edit);
        connect(edit, &QDateEdit::dateChanged, &m_soon, qOverload<>(&QTimer::start));
    }
    m_from->setObjectName(u"funnelFrom"_s);
    m_from->setAccessibleName(tr("First day"));
    m_to->setObjectName(u"funnelTo"_s);
    m_to->setAccessibleName(tr("Last day"));
    m_own->hide();
    row->addWidget(m_own);

    auto *out = makeButton(tr("Export"), u"download"_s);
    out->setObjectName(u"funnelExport"_s);
    auto *menu = new QMenu(out);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        connect(menu->addAction(icon(u"filetype-csv"_s), tr("Save the table as CSV…")), &QAction::triggered, this, &FunnelPane::askAndExport);
        menu->addSeparator();
        m_chart->fillMenu(menu);
    });
    connect(out, &QPushButton::clicked, this, [out, menu] { menu->popup(out->mapToGlobal(QPoint(0, out->height() + 4))); });
    row->addWidget(out, 0, Qt::AlignTop);
    connect(m_chips, &ChipBar::chosenChanged, this, [this] { setPeriod(period()); });
    return top;
}

QWidget *FunnelPane::makeTable()
{
    auto *card = new Card;
    card->body()->setContentsMargins(1, 6, 1, 6);
    m_rows = new QStandardItemModel(0, ColumnCount, this);
    m_table = new QTableView;
    m_table->setObjectName(u"funnelTable"_s);
    m_table->setAccessibleName(tr("Stages in numbers"));
    m_table->setModel(m_rows);
    m_table->setItemDelegate(new RowDelegate(m_table));
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(RowDelegate::rowHeight());
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setTextElideMode(Qt::ElideRight);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    card->body()->addWidget(m_table);
    connect(m_table, &QTableView::activated, this,
            [this](const QModelIndex &index) { openStage(index.siblingAtColumn(0).data(IdRole).toLongLong()); });
    return card;
}

QString FunnelPane::period() const
{
    return m_chips->chosen().value(0);
}

void FunnelPane::setPeriod(const QString &id)
{
    m_chips->setChosen({id});
    m_own->setVisible(id == u"own"_s);
    m_stale = true;
    if (isVisible())
        reload();
}

std::pair<QDate, QDate> FunnelPane::range() const
{
    const QDate today = m_session.today();
    const QString id = period();
    if (id == u"own"_s)
        return std::minmax(m_from->date(), m_to->date());
    if (id == u"year"_s)
        return {QDate(today.year(), 1, 1), today};
    if (id == u"all"_s)
        return {QDate(1, 1, 1), today};
    return {id == u"365"_s ? today.addYears(-1).addDays(1) : today.addDays(1 - id.toInt()), today};
}

void FunnelPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        reload();
}

void FunnelPane::reload()
{
    m_stale = false;
    const quint64 generation = ++m_generation;
    const auto [from, to] = range();
    m_session.read<FunnelRead>(
        this,
        [from = from, to = to, today = m_session.today()](Database &db) {
            const JourneyModelId model = journeyStore::activeModel(db);
            return FunnelRead{funnel(db, model, from, to, today), journeyStore::stagesOf(db, model, true)};
        },
        [this, generation](const FunnelRead &read) {
            if (generation == m_generation)
                showFigures(read.rows, read.stages);
        });
}

void FunnelPane::showFigures(const std::vector<FunnelStage> &rows, const std::vector<Stage> &stages)
{
    m_figures = rows;
    m_stages = stages;
    m_rows->clear();
    m_rows->setHorizontalHeaderLabels({tr("Stage"), tr("Entered"), tr("Moved on"), tr("Back or left"), tr("Still there"),
                                       tr("Median days"), tr("Conversion")});
    const QLocale locale;
    std::vector<FunnelBar> bars;
    for (const FunnelStage &row : rows) {
        const auto stage = std::find_if(stages.begin(), stages.end(), [&](const Stage &s) { return s.id == row.stage; });
        if (stage == stages.end())
            continue;
        const QColor colour = tokens().stages.at(size_t(qAbs(stage->color)) % tokens().stages.size());
        bars.push_back({stage->id.value, stage->name, colour, row.entered, row.enteredMovedOn, row.medianDays});
        const QString name = stage->archived ? tr("%1 (archived)").arg(isolated(stage->name)) : stage->name;
        const QStringList cells{name, locale.toString(row.entered), locale.toString(row.movedOn), locale.toString(row.movedBack),
                                locale.toString(row.there), days(row.medianDays), percent(row.conversion())};
        QList<QStandardItem *> line;
        for (int i = 0; i < ColumnCount; ++i) {
            auto *item = new QStandardItem(cells.at(i));
            item->setData(stage->id.value, IdRole);
            const bool figure = i != StageColumn;
            const Qt::Alignment side = figure ? Qt::AlignTrailing : Qt::AlignLeading;
            item->setData(QVariant::fromValue(side | Qt::AlignVCenter), Qt::TextAlignmentRole);
            item->setData(int(figure ? ColumnInfo::Look::Text : ColumnInfo::Look::Pill), LookRole);
            if (!figure)
                item->setData(QVariant::fromValue(Pill{name, PillTone::Neutral, colour}), PillRole);
            line += item;
        }
        m_rows->appendRow(line);
    }
    for (int i = 0; i < ColumnCount; ++i)
        m_rows->setHeaderData(i, Qt::Horizontal, QVariant::fromValue((i == StageColumn ? Qt::AlignLeading : Qt::AlignTrailing) | Qt::AlignVCenter),
                              Qt::TextAlignmentRole);
    m_table->horizontalHeader()->setSectionResizeMode(StageColumn, QHeaderView::Stretch);
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() + m_rows->rowCount() * RowDelegate::rowHeight() + 4);
    m_chart->setData(bars);
}

void FunnelPane::openStage(qint64 id)
{
    const auto stage = std::find_if(m_stages.begin(), m_stages.end(), [&](const Stage &s) { return s.id.value == id; });
    if (stage == m_stages.end())
        return;
    FilterTerm term;
    term.key = u"stage"_s;
    term.values = {stage->name};
    m_session.openPage(u"customers"_s, filterTermText(term));
}

Done FunnelPane::exportTo(const QString &path) const
{
    AtomicFile file(path);
    if (Done begun = file.begin(); !begun)
        return begun;
    CsvWriterOptions options;
    options.byteOrderMark = true;
    CsvWriter writer(file, options);
    writer.header({u"stage"_s, u"entered"_s, u"moved_on"_s, u"moved_back_or_left"_s, u"still_there"_s, u"median_days"_s,
                   u"mean_days"_s, u"entered_and_moved_on"_s});
    for (const FunnelStage &row : m_figures) {
        const auto stage = std::find_if(m_stages.begin(), m_stages.end(), [&](const Stage &s) { return s.id == row.stage; });
        // People open this file in a spreadsheet: a stage's name is never a formula there.
        writer.add(stage == m_stages.end() ? QString() : neutralised(stage->name));
        for (const qint64 figure : {row.entered, row.movedOn, row.movedBack, row.there})
            writer.add(QString::number(figure));
        for (const auto &value : {row.medianDays, row.meanDays})
            writer.add(value ? QString::number(*value, 'g', 6) : QString());
        writer.add(QString::number(row.enteredMovedOn));
        writer.endRow();
    }
    if (Done written = writer.finish(); !written)
        return written;
    return file.commit();
}

void FunnelPane::askAndExport()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString name = safeFileName(tr("%1 funnel").arg(m_session.book().name()), u".csv"_s);
    const QString path = QFileDialog::getSaveFileName(this, tr("Save the funnel"), folder + u'/' + name, tr("CSV (*.csv)"));
    if (!path.isEmpty() && m_session.accept(exportTo(path)))
        m_session.tell(tr("Saved %1").arg(isolated(path)));
}

} // namespace goodword
