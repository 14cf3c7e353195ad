#pragma once
// Proof of an open transaction: a store that writes asks for one. Made by Book::change only. Everything in it happens at
// one instant, by one author; the first statement that fails makes the whole of it fail.

#include "core/book/database.h"

#include <QTimeZone>

namespace goodword {

class ChangeRecorder;
class Clock;

class UnitOfWork
{
public:
    UnitOfWork(Database &db, const Clock &clock, const QTimeZone &zone, QString author, QString program);

    Database &db() { return m_db; }
    const Clock &clock() const { return m_clock; }
    const QDateTime &now() const { return m_now; }
    /// Today in the book's own time zone.
    QDate today() const { return m_now.toTimeZone(m_zone).date(); }
    /// Both as they are stored, made once for a change of a million rows.
    const QString &nowText() const { return m_nowText; }
    const QString &todayText() const { return m_todayText; }
    const QTimeZone &zone() const { return m_zone; }
    const QString &author() const { return m_author; }
    const QString &program() const { return m_program; }
    bool ok() const { return !m_db.trouble(); }

    /// What comes now only adds rows, all of them new themselves or of something new (a customer with its addresses); until
    /// expectChanges(). Said before each of thousands, it makes the record of them cheap.
    void expectAdditions();
    void expectChanges();

    template <class... Values>
    bool run(const char *sql, const Values &...values)
    {
        return m_db.run(sql, values...);
    }
    /// Runs an INSERT and gives the new row's id.
    template <class IdType, class... Values>
    IdType insert(const char *sql, const Values &...values)
    {
        m_db.run(sql, values...);
        return IdType(m_db.lastInsertId());
    }

private:
    friend class Book;
    void setRecorder(ChangeRecorder *recorder) { m_recorder = recorder; }

    Database &m_db;
    const Clock &m_clock;
    QTimeZone m_zone;
    QString m_author;
    QString m_program;
    QDateTime m_now;
    QString m_nowText, m_todayText;
    ChangeRecorder *m_recorder = nullptr; ///< none where the change is no step
};

} // namespace goodword
