#pragma once
// Takes the indexes of tables away while very many rows come in and makes them again after: sorting once costs half of what
// keeping them does. Within one transaction, so that nobody else ever sees the book without them. Indexes by customer and
// by a company's name stay: rows are looked for by them meanwhile. The others are made again in the order they had, since of two
// that serve a query equally well SQLite takes by that order.

#include <QByteArray>
#include <QList>

#include <initializer_list>

namespace goodword {

class Database;

class BulkIndexes
{
public:
    /// Does nothing where the rows to come are few, or few beside those that are there.
    BulkIndexes(Database &db, std::initializer_list<const char *> tables, qint64 rowsToCome, qint64 rowsThere);
    /// Makes them again, unless the change has failed already and is to be rolled back.
    ~BulkIndexes();
    BulkIndexes(const BulkIndexes &) = delete;
    BulkIndexes &operator=(const BulkIndexes &) = delete;

    bool areAway() const { return !m_away.isEmpty(); }

private:
    void take(const char *table);
    void run(const QByteArray &sql);

    Database &m_db;
    QList<QByteArray> m_away; ///< the statements that make them
};

} // namespace goodword
