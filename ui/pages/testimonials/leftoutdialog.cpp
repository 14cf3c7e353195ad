#include "ui/pages/testimonials/leftoutdialog.h"

#include "core/base/text.h"

#include <QCoreApplication>
#include <QDialog>
#include <QHeaderView>
#include <QStandardItemModel>
#include <QTableView>
#include <QVBoxLayout>

namespace goodword {

using namespace Qt::StringLiterals;

static QString translated(const char *text)
{
    return QCoreApplication::translate("goodword::LeftOutDialog", text);
}

void showLeftOut(QWidget *window, const std::vector<LeftOutRow> &rows)
{
    auto *dialog = new QDialog(window);
    dialog->setObjectName(u"leftOutDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(translated(QT_TRANSLATE_NOOP("goodword::LeftOutDialog", "Left out, and why")));
    dialog->resize(680, 420);
    auto *model = new QStandardItemModel(dialog);
    model->setHorizontalHeaderLabels({translated(QT_TRANSLATE_NOOP("goodword::LeftOutDialog", "Testimonial")), translated(QT_TRANSLATE_NOOP("goodword::LeftOutDialog", "Why"))});
    for (const LeftOutRow &row : rows)
        model->appendRow({new QStandardItem(isolated(oneLine(row.title))), new QStandardItem(row.sentence)});
    auto *view = new QTableView;
    view->setObjectName(u"leftOutList"_s);
    view->setModel(model);
    view->setProperty("framed", true);
    view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->verticalHeader()->hide();
    view->setShowGrid(false);
    view->setWordWrap(true);
    view->setColumnWidth(0, 240);
    view->horizontalHeader()->setStretchLastSection(true);
    view->setAccessibleName(dialog->windowTitle());
    auto *column = new QVBoxLayout(dialog);
    column->addWidget(view);
    dialog->open();
}

} // namespace goodword
