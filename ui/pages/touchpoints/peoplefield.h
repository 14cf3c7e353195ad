#pragma once
// Several customers in one field: chips with what is chosen, and a line that finds more by a few letters. Reads names on a
// worker; changes nothing.

#include "core/base/id.h"

#include <QWidget>

#include <vector>

class QCompleter;
class QLineEdit;
class QStandardItemModel;

namespace goodword {

class FlowLayout;
class Session;

class PeopleField final : public QWidget
{
    Q_OBJECT
public:
    explicit PeopleField(Session &session, QWidget *parent = nullptr);

    void setCustomers(const std::vector<CustomerId> &customers);
    const std::vector<CustomerId> &customers() const { return m_customers; }
    /// One customer who cannot be exchanged.
    void setFixed(bool fixed);
    void focusLine();

signals:
    void customersChanged();
    /// Enter in an empty line: the person is done here.
    void done();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void add(CustomerId customer);
    void remove(CustomerId customer);
    void refresh();
    void find(const QString &words);
    void takeFirst();

    static constexpr size_t kMostChips = 12;

    Session &m_session;
    std::vector<CustomerId> m_customers;
    QList<QWidget *> m_chips;
    FlowLayout *m_flow;
    QLineEdit *m_line;
    QStandardItemModel *m_found;
    QCompleter *m_completer;
    bool m_fixed = false;
    QString m_foundFor; ///< the words that m_found answers
    bool m_takeWhenFound = false;
};

} // namespace goodword
