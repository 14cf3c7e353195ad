#pragma once
// Which days a page is about: chips for the usual ones and two date fields for any other. Days are inclusive.

#include <QDate>
#include <QWidget>

class QDateEdit;

namespace goodword {

class ChipBar;

class PeriodBar final : public QWidget
{
    Q_OBJECT
public:
    explicit PeriodBar(QDate today, QWidget *parent = nullptr);

    QDate from() const; ///< invalid: from the first answer
    QDate to() const;   ///< invalid: to the last answer
    QString id() const; ///< "90", "12m", "year", "all", or "2026-01-01/2026-03-31"
    void setId(const QString &id);
    void setToday(QDate today) { m_today = today; }

signals:
    void changed();

private:
    void showCustom();

    QDate m_today;
    ChipBar *m_chips;
    QWidget *m_custom;
    QDateEdit *m_from, *m_to;
};

} // namespace goodword
