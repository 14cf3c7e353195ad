#pragma once
// The window's inside over a real book, as a person has it: sidebar, pages, actions.

#include "tests/support/testbook.h"
#include "ui/shell/actions.h"
#include "ui/shell/appsettings.h"
#include "ui/shell/bookview.h"
#include "ui/shell/page.h"
#include "ui/shell/session.h"

#include <QtWidgets>

namespace goodword::test {

/// What the window remembered of an earlier test is forgotten.
inline void forgetWindowState()
{
    QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/state")).removeRecursively();
}

struct BookWindow {
    BookWindow(TestBook &made, const QString &page)
        : session(std::move(made.book)), actions(&frame), view(session, actions, settings)
    {
        auto *column = new QVBoxLayout(&frame);
        column->setContentsMargins(0, 0, 0, 0);
        column->addWidget(&view);
        frame.setProperty("ground", QStringLiteral("bg"));
        frame.setAttribute(Qt::WA_StyledBackground);
        frame.resize(1400, 900);
        frame.show();
        view.goTo(page);
    }

    template <class W>
    W *find(const QString &name) { return frame.findChild<W *>(name); }
    void click(const QString &name) { QTest::mouseClick(find<QPushButton>(name), Qt::LeftButton); }

    Session session;
    QWidget frame;
    AppSettings settings;
    ActionCatalogue actions;
    BookView view;
};

} // namespace goodword::test
