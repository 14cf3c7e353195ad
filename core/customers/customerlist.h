#pragma once
// The list of customers: a filter and an order give ids, a page of ids gives rows. SQL is put together from literal pieces
// with bound values. What a filter term means is said in customerfilter.cpp; how it is written, in filter.h.

#include "core/customers/customer.h"
#include "core/customers/filter.h"

#include <vector>

namespace goodword {

class Database;

struct CustomerQuery {
    Filter filter;
    QString sortKey;         ///< one of customerSortKeys(); empty: name, in the trash the newest first
    bool descending = false;
    bool trash = false;
    std::optional<CustomerKind> kind; ///< nothing: both
    CustomerId company;      ///< given: its people alone
    int limit = 0;           ///< of ids(); 0: all
    QDate today;             ///< what "quiet" counts from, in the book's zone; not given: UTC's

    QDate day() const { return today.isValid() ? today : QDateTime::currentDateTimeUtc().date(); }
};

struct CustomerRow {
    CustomerId id;
    QString uid;
    CustomerKind kind = CustomerKind::Person;
    QString name;
    CustomerId companyId;
    QString company;
    QString email; ///< the first
    QString phone; ///< the first
    QString city;
    StageId stageId;
    QString stage;
    int stagePosition = -1;
    int stageColor = 0;
    QDate stageDay;
    std::optional<double> nps; ///< of the latest relational answer
    QDate npsDay;
    QDate lastTouch;
    QDate nextFollowUp;
    int testimonials = 0;
    QString lastSentiment;
    QString owner;
    QStringList tags;
    QString source;
    QDate createdDay;
    std::optional<int> rhythmDays;
    std::optional<QDateTime> deletedAt;
};

namespace customerList {

/// name, company, stage, nps, touch, owner, city, source, created, followup, deleted. What is unknown comes last, in
/// both directions; equals are in the order of their names.
QStringList sortKeys();
std::vector<qint64> ids(Database &db, const CustomerQuery &query);
qint64 count(Database &db, const CustomerQuery &query);
/// The statement behind ids(), for a look at its plan.
QString sqlOf(Database &db, const CustomerQuery &query);
/// In the order of `ids`; ids of customers that are gone are left out.
std::vector<CustomerRow> rows(Database &db, const std::vector<qint64> &ids);
/// What may stand behind a filter key in this book: its stages, tags, owners, sources and cities; of its companies some that
/// begin like `beginning`.
QStringList filterValues(Database &db, const QString &key, const QString &beginning = {});

} // namespace customerList
} // namespace goodword
