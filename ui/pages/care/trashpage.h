#pragma once
// What was moved to the trash, kind by kind, to be taken back out or, after a question, thrown away for good. The lists
// are read by the rooms; this page only shows them.

#include "core/base/id.h"
#include "ui/shell/page.h"

#include <functional>
#include <vector>

class QCheckBox;
class QPushButton;
class QStackedWidget;

namespace goodword {

class ChipBar;
class RecordTableModel;
class RecordTableView;

class TrashPage final : public Page
{
    Q_OBJECT
public:
    explicit TrashPage(Session &session, QWidget *parent = nullptr);

private:
    struct Kind {
        QString id;
        QString title;
        RecordTableModel *model;
        RecordTableView *view;
    };
    void addKind(const QString &id, const QString &title, RecordTableModel *model, const QString &emptyText);
    const Kind &current() const;
    void restore();
    void ask(const QString &name, const QString &title, const QString &text, const QString &more, const std::function<void()> &yes,
             QCheckBox *choice = nullptr);
    void askToErase();
    void erase(const std::vector<CustomerId> &ids, bool inBackups);
    void askToEmpty();
    void refreshButtons();

    ChipBar *m_chips;
    QStackedWidget *m_stack;
    QPushButton *m_restore, *m_erase, *m_empty;
    QList<Kind> m_kinds;
};

} // namespace goodword
