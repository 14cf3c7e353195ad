#include "ui/models/celldelegates.h"
#include "ui/pages/exchange/choicedelegate.h"
#include "ui/pages/exchange/importsteps.h"
#include "ui/pages/exchange/mappingmodel.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/labels.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

/// Enter opens the choice of the row, whichever cell is current.
class MappingTable final : public QTableView
{
public:
    using QTableView::QTableView;

protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        const bool open = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_F2
            || event->key() == Qt::Key_Space;
        if (open && currentIndex().isValid() && state() != EditingState)
            edit(currentIndex().siblingAtColumn(MappingModel::Becomes));
        else if (event->key() == Qt::Key_Delete && currentIndex().isValid())
            model()->setData(currentIndex().siblingAtColumn(MappingModel::Becomes), QString());
        else
            QTableView::keyPressEvent(event);
    }
    void mouseReleaseEvent(QMouseEvent *event) override
    {
        QTableView::mouseReleaseEvent(event);
        const QModelIndex index = indexAt(event->pos());
        if (event->button() == Qt::LeftButton && index.column() == MappingModel::Becomes && state() != EditingState)
            edit(index);
    }
};

} // namespace

ImportColumnsStep::ImportColumnsStep(QWidget *parent) : QWidget(parent), m_model(new MappingModel(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    m_remembered = new Banner;
    m_remembered->setObjectName(u"mappingRemembered"_s);
    m_missing = new Banner;
    m_missing->setObjectName(u"mappingMissing"_s);
    column->addWidget(m_remembered);
    column->addWidget(m_missing);

    auto *table = new MappingTable;
    m_table = table;
    table->setObjectName(u"mappingTable"_s);
    table->setAccessibleName(tr("Columns of the file and what they become"));
    table->setProperty("framed", true);
    table->setModel(m_model);
    table->setItemDelegate(new RowDelegate(table));
    table->setItemDelegateForColumn(MappingModel::Becomes, new ChoiceDelegate(table));
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setShowGrid(false);
    table->setTabKeyNavigation(false);
    table->setWordWrap(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(RowDelegate::rowHeight());
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setSectionResizeMode(MappingModel::Samples, QHeaderView::Stretch);
    table->setColumnWidth(MappingModel::InFile, 220);
    table->setColumnWidth(MappingModel::Becomes, 250);
    column->addWidget(table, 1);

    m_summary = new ElideLabel({}, u"cap"_s);
    m_summary->setObjectName(u"mappingSummary"_s);
    m_difference = new QComboBox;
    m_difference->setObjectName(u"onDifference"_s);
    m_difference->addItem(tr("the file’s value is taken"), int(OnDifference::Update));
    m_difference->addItem(tr("the book’s value stays"), int(OnDifference::Keep));
    auto *label = new PlainLabel(tr("Where both are filled and differ"), u"muted"_s);
    label->setBuddy(m_difference);
    m_difference->setAccessibleName(label->plainText());
    auto *row = new QHBoxLayout;
    row->setSpacing(10);
    row->addWidget(m_summary, 1);
    row->addWidget(label);
    row->addWidget(m_difference);
    column->addLayout(row);
    connect(m_model, &MappingModel::planChanged, this, [this] {
        refresh();
        Q_EMIT edited();
    });
}

void ImportColumnsStep::show(const ImportDraft &draft, const QStringList &ownFields)
{
    m_model->show(draft.preview.format, draft.options.plan.value_or(draft.preview.plan), ownFields);
    m_difference->setCurrentIndex(m_difference->findData(int(draft.options.onDifference)));
    if (m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(0, MappingModel::Becomes));
    m_remembered->setVisible(draft.mappingRemembered);
    if (draft.mappingRemembered) {
        m_remembered->say(Banner::Kind::Info, tr("These columns are mapped as you mapped them the last time."));
        m_remembered->setDismissible(true);
        QPushButton *reset = m_remembered->addButton(tr("Start over"));
        reset->setObjectName(u"mappingReset"_s);
        connect(reset, &QPushButton::clicked, this, &ImportColumnsStep::resetWanted);
    }
}

void ImportColumnsStep::takeInto(ImportDraft &draft) const
{
    draft.options.plan = m_model->plan();
    draft.options.onDifference = OnDifference(m_difference->currentData().toInt());
}

bool ImportColumnsStep::isComplete() const
{
    return m_model->missing().isEmpty();
}

void ImportColumnsStep::refresh()
{
    int leftOut = 0;
    for (int row = 0; row < m_model->rowCount(); ++row)
        leftOut += m_model->fieldOf(row).isEmpty();
    m_summary->setText(leftOut == 0   ? tr("Every column is used.")
                       : leftOut == 1 ? tr("One column is left out.")
                                      : tr("%1 columns are left out.").arg(QLocale().toString(leftOut)));
    const QString missing = m_model->missing();
    if (missing.isEmpty()) {
        m_missing->hide();
    } else {
        m_missing->say(Banner::Kind::Warning, missing);
        m_missing->setDismissible(false);
    }
}

} // namespace goodword
