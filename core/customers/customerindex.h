#pragma once
// The list of customers answered from memory: search, filters, orders and counts of a million customers within a frame.
// SQLite stays the truth: until the columns are loaded, and for the trash, it answers through customerList::ids(), and
// both give the same ids in the same order. A worker of its own loads the columns and takes in what the ChangeHub
// announces; any thread may ask.

#include "core/base/idlist.h"
#include "core/base/result.h"
#include "core/book/changeset.h"
#include "core/customers/customerlist.h"
#include "core/journey/board.h"

#include <QThreadPool>

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace goodword {

class Book;
class IndexOrders;
struct IndexColumns;

class CustomerIndex
{
public:
    /// The path of a book; it is read on the index's own connection.
    explicit CustomerIndex(QString path);
    ~CustomerIndex();
    CustomerIndex(const CustomerIndex &) = delete;
    CustomerIndex &operator=(const CustomerIndex &) = delete;

    /// Loads the columns in the worker, unless they are there; `loaded` is called there. Until then the book itself answers.
    void start(std::function<void()> loaded = {});
    /// Waits until they were loaded, or could not be, while `wanted` says so.
    void waitForLoad(const std::function<bool()> &wanted);
    /// What was committed: every answer after this call knows it.
    void onChanged(const ChangeSet &changes);
    bool isReady() const { return m_ready; }
    /// Waits until all that was announced is taken in; for tests and measurements.
    void wait();

    /// Whether notes, touchpoints, answers and testimonials are searched for free text too, as customerList::ids() does. Names
    /// come at once; long texts may take longer, so a list asks twice.
    enum class LongTexts { Skip, Search };
    IdList ids(Database &db, const CustomerQuery &query, LongTexts longTexts = LongTexts::Search);
    qint64 count(Database &db, const CustomerQuery &query);
    /// Those of `query` on the stages of the journey, as board() has them; the query's own order is of no account.
    std::vector<BoardStage> board(Database &db, const CustomerQuery &query, BoardSort sort);
    /// As customerList::filterValues().
    QStringList filterValues(Database &db, const QString &key, const QString &beginning);
    /// Whether ids() with LongTexts::Skip would be quicker and say less.
    bool answersNamesFirst(const CustomerQuery &query) const;

private:
    /// A whole list as it was asked for.
    struct Question {
        QList<FilterTerm> terms;
        QString sortKey;
        bool descending;
        std::optional<CustomerKind> kind;
        QDate day;
        LongTexts longTexts;

        bool operator==(const Question &) const = default;
    };

    bool isForTheBook(const CustomerQuery &query) const;
    std::optional<IdList> given(const Question &question);
    void keep(Question question, const IdList &answer);
    /// Empty where the book answers for now.
    std::unique_lock<std::mutex> upToDate();
    void load();
    void takeIn(const ChangeSet &changes);
    void post(std::function<void()> work);

    const QString m_path;
    std::atomic_bool m_closing = false, m_ready = false, m_tried = false;
    std::unique_ptr<IndexColumns> m_columns;
    std::unique_ptr<IndexOrders> m_orders;
    std::vector<std::pair<Question, IdList>> m_given; ///< the last answers, the latest first; forgotten with every change
    std::atomic<quint64> m_changes = 0;               ///< announced so far
    std::mutex m_mutex; ///< over the columns and orders; held as long as an answer takes, so never by who announces changes
    std::mutex m_pendingMutex;
    std::condition_variable m_done;
    int m_pending = 0; ///< works posted and not done
    QThreadPool m_worker; // last: its threads end before the rest goes
};

} // namespace goodword
