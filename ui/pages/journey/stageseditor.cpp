#include "ui/pages/journey/stageseditor.h"

#include "core/base/text.h"
#include "core/book/backup.h"
#include "core/journey/journeycommands.h"
#include "core/journey/journeystore.h"
#include "ui/pages/journey/journeyjobs.h"
#include "ui/pages/journey/stageform.h"
#include "ui/shell/session.h"
#include "ui/theme/fonts.h"
#include "ui/theme/paint.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

constexpr int kColourRole = Qt::UserRole + 1;

/// A stage in the list: its dot and its name, the chosen one on a soft ground.
class StageItem final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {120, scaled(34)}; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Tokens &t = tokens();
        const bool selected = option.state & QStyle::State_Selected;
        const int dot = scaled(10);
        const auto at = [&](int x, int width, int height) {
            const QRect rect(option.rect.left() + x, option.rect.center().y() - height / 2, width, height);
            return QStyle::visualRect(option.direction, option.rect, rect);
        };
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(selected ? t.accentSoft : option.state & QStyle::State_MouseOver ? t.hover : QColor(Qt::transparent));
        painter->drawRoundedRect(option.rect.adjusted(4, 1, -4, -1), 8, 8);
        painter->setBrush(t.stages.at(size_t(index.data(kColourRole).toInt()) % t.stages.size()));
        painter->drawEllipse(at(14, dot, dot));
        if (option.state & QStyle::State_HasFocus)
            drawFocusRing(painter, option.rect.adjusted(4, 1, -4, -1), 8);
        painter->setFont(uiFont(TextSize::Body, selected ? QFont::DemiBold : QFont::Normal));
        painter->setPen(t.text);
        drawLine(painter, at(14 + dot + 10, option.rect.width() - dot - 34, option.rect.height()), index.data().toString());
        painter->restore();
    }
};

} // namespace

StagesEditor::StagesEditor(Session &session, QWidget *parent) : QDialog(parent), m_session(session)
{
    setObjectName(u"stagesEditor"_s);
    setWindowTitle(tr("Journey stages"));
    resize(760, 560);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(20, 18, 20, 16);
    whole->setSpacing(14);
    whole->addWidget(makeTop());
    auto *row = new QHBoxLayout;
    row->setSpacing(20);
    row->addWidget(makeList(), 2);
    m_form = new StageForm(session);
    row->addWidget(m_form, 3, Qt::AlignTop);
    whole->addLayout(row, 1);
    m_trouble = new PlainLabel({}, u"body"_s);
    m_trouble->setObjectName(u"stagesTrouble"_s);
    m_trouble->setTone(u"red"_s);
    m_trouble->setWordWrap(true);
    m_trouble->hide();
    whole->addWidget(m_trouble);
    whole->addWidget(makeFoot());

    connect(m_form, &StageForm::edited, this, [this] {
        say(editStage(m_session.book(), m_form->stage()));
        if (m_trouble->isVisible())
            showStage();
    });
    connect(&session.book().hub(), &ChangeHub::changed, this, [this](const ChangeSet &changes) {
        if (changes.everything() || changes.touches("journey_stage") || changes.touches("journey_model") || changes.touches("setting"))
            reload();
    });
    connect(&session.book().hub(), &ChangeHub::historyChanged, this,
            [this] { m_undo->setEnabled(m_session.book().history().nextUndo().has_value()); });
    m_undo->setEnabled(session.book().history().nextUndo().has_value());
    reload();
}

void StagesEditor::edit(Session &session, QWidget *window)
{
    auto *dialog = new StagesEditor(session, window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

QWidget *StagesEditor::makeTop()
{
    auto *top = new QWidget;
    auto *row = new QHBoxLayout(top);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_model = new QComboBox;
    m_model->setObjectName(u"stagesModel"_s);
    m_model->setAccessibleName(tr("Journey"));
    m_model->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_model->setMinimumContentsLength(18);
    m_use = makeButton(tr("Use this journey"), u"check-lg"_s);
    m_use->setObjectName(u"stagesUse"_s);
    auto *rename = makeButton(tr("Rename…"));
    rename->setObjectName(u"stagesRenameModel"_s);
    auto *add = makeButton(tr("New journey…"), u"plus-lg"_s);
    add->setObjectName(u"stagesNewModel"_s);
    row->addWidget(m_model, 1);
    row->addWidget(m_use);
    row->addWidget(rename);
    row->addWidget(add);
    connect(m_model, &QComboBox::activated, this, &StagesEditor::reload);
    connect(m_use, &QPushButton::clicked, this, &StagesEditor::useJourney);
    connect(rename, &QPushButton::clicked, this, &StagesEditor::renameJourney);
    connect(add, &QPushButton::clicked, this, &StagesEditor::addJourney);
    return top;
}

QWidget *StagesEditor::makeList()
{
    auto *side = new QWidget;
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_list = new QListWidget;
    m_list->setObjectName(u"stagesList"_s);
    m_list->setAccessibleName(tr("Stages in order"));
    m_list->setProperty("framed", true);
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setItemDelegate(new StageItem(m_list));
    m_list->setMouseTracking(true);
    column->addWidget(m_list, 1);
    auto *row = new QHBoxLayout;
    row->setSpacing(4);
    m_up = makeIconButton(u"arrow-up"_s, tr("Move the stage up"));
    m_up->setObjectName(u"stageUp"_s);
    m_down = makeIconButton(u"arrow-down"_s, tr("Move the stage down"));
    m_down->setObjectName(u"stageDown"_s);
    auto *add = makeIconButton(u"plus-lg"_s, tr("Add a stage"));
    add->setObjectName(u"stageAdd"_s);
    m_archive = makeButton(tr("Archive"), u"archive"_s, ButtonKind::Quiet);
    m_archive->setObjectName(u"stageArchive"_s);
    row->addWidget(m_up);
    row->addWidget(m_down);
    row->addWidget(add);
    row->addStretch(1);
    row->addWidget(m_archive);
    column->addLayout(row);
    connect(m_list, &QListWidget::currentRowChanged, this, &StagesEditor::showStage);
    connect(m_list->model(), &QAbstractItemModel::rowsMoved, this, &StagesEditor::listReordered);
    connect(m_up, &QToolButton::clicked, this, [this] { moveBy(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { moveBy(1); });
    connect(add, &QToolButton::clicked, this, &StagesEditor::addOne);
    connect(m_archive, &QPushButton::clicked, this, &StagesEditor::archiveOrRestore);
    return side;
}

QWidget *StagesEditor::makeFoot()
{
    auto *foot = new QWidget;
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    m_undo = makeButton(tr("Undo"), u"arrow-counterclockwise"_s, ButtonKind::Quiet);
    m_undo->setObjectName(u"stagesUndo"_s);
    m_undo->setShortcut(QKeySequence(u"Ctrl+Z"_s));
    row->addWidget(m_undo);
    row->addStretch(1);
    auto *close = makeButton(tr("Close"), {}, ButtonKind::Primary);
    close->setObjectName(u"stagesClose"_s);
    row->addWidget(close);
    connect(m_undo, &QPushButton::clicked, this, [this] { m_session.undo(); });
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    return foot;
}

JourneyModelId StagesEditor::shownModel() const
{
    return JourneyModelId(m_model->currentData().toLongLong());
}

const Stage *StagesEditor::chosen() const
{
    const int row = m_list->currentRow();
    return row >= 0 && row < std::ssize(m_stages) ? &m_stages[size_t(row)] : nullptr;
}

void StagesEditor::reload()
{
    const JourneyModelId active = journeyStore::activeModel(m_session.db());
    const qint64 shown = m_model->count() > 0 ? shownModel().value : active.value;
    const StageId stage = chosen() ? chosen()->id : StageId();
    m_filling = true;
    m_models = journeyStore::models(m_session.db());
    m_model->clear();
    for (const JourneyModel &model : m_models) {
        const QString name = isolated(oneLine(model.name));
        m_model->addItem(model.id == active ? tr("%1 (in use)").arg(name) : name, model.id.value);
    }
    m_model->setCurrentIndex(qMax(0, m_model->findData(shown)));
    m_use->setEnabled(shownModel() != active);
    m_stages = journeyStore::stagesOf(m_session.db(), shownModel(), true);
    std::stable_partition(m_stages.begin(), m_stages.end(), [](const Stage &s) { return !s.archived; });
    m_list->clear();
    for (const Stage &one : m_stages) {
        const QString name = isolated(oneLine(one.name));
        auto *item = new QListWidgetItem(one.archived ? tr("%1 (archived)").arg(name) : name, m_list);
        item->setData(kColourRole, qAbs(one.color));
        item->setData(Qt::UserRole, one.id.value);
        item->setToolTip(plainToolTip(one.name));
        Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
        item->setFlags(one.archived ? flags : flags | Qt::ItemIsDragEnabled);
    }
    m_filling = false;
    select(stage);
}

void StagesEditor::select(StageId stage)
{
    int row = 0;
    for (int i = 0; i < std::ssize(m_stages); ++i) {
        if (m_stages[size_t(i)].id == stage)
            row = i;
    }
    m_list->setCurrentRow(row);
    showStage();
}

void StagesEditor::showStage()
{
    const Stage *stage = chosen();
    if (m_filling || !stage)
        return;
    const auto live = std::count_if(m_stages.begin(), m_stages.end(), [](const Stage &s) { return !s.archived; });
    m_form->setStage(*stage);
    m_archive->setText(stage->archived ? tr("Bring back") : tr("Archive"));
    m_up->setEnabled(!stage->archived && m_list->currentRow() > 0);
    m_down->setEnabled(!stage->archived && m_list->currentRow() + 1 < live);
}

void StagesEditor::say(const Done &done)
{
    m_trouble->setText(done ? QString() : done.error().text);
    m_trouble->setVisible(!done);
}

void StagesEditor::listReordered()
{
    if (m_filling)
        return;
    std::vector<StageId> order;
    for (int i = 0; i < m_list->count(); ++i) {
        const StageId id(m_list->item(i)->data(Qt::UserRole).toLongLong());
        const auto stage = std::find_if(m_stages.begin(), m_stages.end(), [&](const Stage &s) { return s.id == id; });
        if (stage != m_stages.end() && !stage->archived)
            order.push_back(id);
    }
    // The list is still moving its rows: what changes in the book comes back when it is done.
    QMetaObject::invokeMethod(this, [this, order] {
        say(reorderStages(m_session.book(), shownModel(), order));
        if (m_trouble->isVisible())
            reload();
    }, Qt::QueuedConnection);
}

void StagesEditor::moveBy(int step)
{
    const Stage *stage = chosen();
    if (!stage)
        return;
    std::vector<StageId> order;
    for (const Stage &one : m_stages) {
        if (!one.archived)
            order.push_back(one.id);
    }
    const auto from = std::find(order.begin(), order.end(), stage->id) - order.begin();
    const auto to = from + step;
    if (from >= std::ssize(order) || to < 0 || to >= std::ssize(order))
        return;
    std::swap(order[size_t(from)], order[size_t(to)]);
    say(reorderStages(m_session.book(), shownModel(), order));
}

void StagesEditor::addOne()
{
    Stage stage;
    stage.model = shownModel();
    stage.name = tr("New stage");
    stage.color = int(m_stages.size()) % int(tokens().stages.size());
    stage.placeInFive = m_stages.empty() ? 1 : m_stages.back().placeInFive;
    const auto added = addStage(m_session.book(), stage);
    say(added ? Done() : Done(added.error()));
    if (!added)
        return;
    select(*added);
    m_form->focusName();
}

void StagesEditor::archiveOrRestore()
{
    const Stage *stage = chosen();
    if (!stage)
        return;
    if (stage->archived)
        say(restoreStage(m_session.book(), stage->id));
    else
        archive(*stage);
}

void StagesEditor::archive(const Stage &stage)
{
    m_session.read<int>(
        this, [id = stage.id](Database &db) { return journeyStore::peopleOn(db, id); },
        [this, stage](int people) {
            QStringList names;
            std::vector<StageId> ids;
            for (const Stage &one : m_stages) {
                if (one.archived || one.id == stage.id)
                    continue;
                names += isolated(oneLine(one.name));
                ids.push_back(one.id);
            }
            if (people == 0 || ids.empty()) {
                archiveInto(stage, {}, people);
                return;
            }
            const QString text = tr("%n customers stand on %1. Move them to:", nullptr, people).arg(isolated(oneLine(stage.name)));
            bool ok = false;
            const QString name = QInputDialog::getItem(this, tr("Archive a stage"), plainToolTip(text), names, 0, false, &ok);
            if (ok)
                archiveInto(stage, ids[size_t(names.indexOf(name))], people);
        });
}

void StagesEditor::archiveInto(const Stage &stage, StageId target, int people)
{
    if (size_t(people) <= kManyAtOnce) { // refused, it is said here
        say(archiveStage(m_session.book(), stage.id, target));
        return;
    }
    const QString said = tr("Archived the stage %1").arg(isolated(oneLine(stage.name)));
    m_session.change(size_t(people), said, said, [id = stage.id, target](Book &book) { return archiveStage(book, id, target); });
}

void StagesEditor::addJourney()
{
    bool ok = false;
    const QString name = QInputDialog::getText(this, tr("New journey"), tr("What is it called? It begins with the stages shown now."),
                                               QLineEdit::Normal, tr("Our journey"), &ok);
    if (!ok)
        return;
    std::vector<Stage> stages = m_stages;
    std::erase_if(stages, [](const Stage &stage) { return stage.archived; });
    const auto added = addModel(m_session.book(), name, stages);
    say(added ? Done() : Done(added.error()));
    if (!added)
        return;
    m_model->setCurrentIndex(m_model->findData(added->value));
    reload();
}

void StagesEditor::renameJourney()
{
    bool ok = false;
    const auto model = std::find_if(m_models.begin(), m_models.end(), [this](const JourneyModel &m) { return m.id == shownModel(); });
    if (model == m_models.end())
        return;
    const QString name = QInputDialog::getText(this, tr("Rename the journey"), tr("Name"), QLineEdit::Normal, model->name, &ok);
    if (ok)
        say(renameModel(m_session.book(), shownModel(), name));
}

void StagesEditor::useJourney()
{
    for (const JourneyModel &model : m_models) {
        if (model.id == shownModel())
            goodword::useJourney(m_session, model.id, model.name);
    }
}

} // namespace goodword
