#pragma once
// What is in a copy of the book, and what is different in the book now: customers by name, the rest by numbers. Read from the
// copy itself, on a worker, and never written; where it was stopped or cannot be read, it says so. Knows nothing of backups.

#include "core/compare/bookdifference.h"

#include <QTimer>
#include <QWidget>

#include <memory>

class QPushButton;
class QStandardItemModel;
class QTableView;

namespace goodword {

class ChipBar;
class PlainLabel;
class SearchField;
class Session;
class WatchedProgress;
class WorkBar;

class CopyBrowser final : public QWidget
{
    Q_OBJECT
public:
    explicit CopyBrowser(Session &session, QWidget *parent = nullptr);
    ~CopyBrowser() override;

    /// Empty: none.
    void showCopy(const QString &path);
    /// The book is not what it was when it was compared.
    void compareAgain();

private:
    void setUpTable();
    QWidget *makeProgress();
    void compare();
    void stop();
    void giveUp(const QString &why);
    void showDifference();
    void readNames();
    void showNames(const NamedCustomers &names);

    Session &m_session;
    QString m_path;
    std::shared_ptr<WatchedProgress> m_comparison; ///< the one under way, which may outlive the page
    std::shared_ptr<const BookDifference> m_difference; ///< null until it is there
    ChipBar *m_parts;
    SearchField *m_search;
    QTableView *m_table;
    QStandardItemModel *m_names;
    PlainLabel *m_more, *m_events, *m_state;
    QPushButton *m_again;
    QWidget *m_progress;
    WorkBar *m_bar;
    QTimer m_rest;
    int m_asked = 0; ///< counts the questions for names, so that a late answer is dropped
};

} // namespace goodword
