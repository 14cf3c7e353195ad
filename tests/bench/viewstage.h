#pragma once
// A book open as the window has it, and views of it at the size the benchmarks of the table are measured at.

#include "core/customers/customerindex.h"
#include "ui/models/celldelegates.h"
#include "ui/models/recordtablemodel.h"
#include "ui/models/tableview.h"
#include "ui/pages/customers/customercolumns.h"
#include "ui/shell/session.h"
#include "ui/theme/theme.h"

#include <QHeaderView>
#include <QRandomGenerator>
#include <QTest>

#include <malloc.h>

namespace goodword::bench {

class ViewStage
{
public:
    explicit ViewStage(const QString &path)
    {
        auto book = Book::open(path, {});
        if (!book)
            qFatal("%s", qPrintable(book.error().text));
        m_session = std::make_unique<Session>(std::move(*book));
    }

    Session &session() { return *m_session; }
    std::shared_ptr<RecordSource> source() { return std::make_shared<CustomerSource>(*m_session); }
    /// The session loads the columns by itself a moment after it was made.
    void waitForIndex()
    {
        if (!QTest::qWaitFor([this] { return m_session->customerIndex()->isReady(); }, 120'000))
            qFatal("The columns do not come.");
        malloc_trim(0);
    }
    /// Shown, and painted once.
    void prepare(QTableView &view, QAbstractItemModel &model)
    {
        if (view.model() != &model) {
            view.setModel(&model);
            view.setShowGrid(false);
            view.setWordWrap(false);
            view.verticalHeader()->hide();
            view.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
            view.verticalHeader()->setDefaultSectionSize(RowDelegate::rowHeight());
            view.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
        }
        view.resize(1400, 900);
        view.show();
        if (!QTest::qWaitForWindowExposed(&view))
            qFatal("The view is not shown.");
    }
    void wait(RecordTableModel &model)
    {
        model.refresh();
        if (!QTest::qWaitFor([&] { return model.hasSnapshot() && !model.isLoading(); }, 60'000))
            qFatal("The list does not come.");
        QCoreApplication::processEvents();
    }

private:
    Theme m_theme;
    std::unique_ptr<Session> m_session;
};

} // namespace goodword::bench
