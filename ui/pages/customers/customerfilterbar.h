#pragma once
// The filter over the list of customers: one line in the filter language with completions from the book, chips that write
// into it, and what is wrong with it as a sentence. Says which filter holds; knows no list.

#include <QWidget>

namespace goodword {

class ChipBar;
class PlainLabel;
class SearchField;
class Session;

class CustomerFilterBar final : public QWidget
{
    Q_OBJECT
public:
    explicit CustomerFilterBar(Session &session, QWidget *parent = nullptr);

    /// The last text that could be read.
    const QString &filter() const { return m_filter; }
    void setFilter(const QString &text);
    void focusField();
    /// Stages may have other names now.
    void refreshChips();

Q_SIGNALS:
    void filterChanged(const QString &filter);
    void leftDownwards();

private:
    void read(const QString &text);
    void showChips();
    void takeChips(const QStringList &chosen);

    Session &m_session;
    SearchField *m_field;
    ChipBar *m_chips;
    PlainLabel *m_problem;
    QString m_filter;
    QStringList m_shown; ///< ids of the chips that are on
    QString m_lastStage; ///< the chip of the last stage stands for it
};

} // namespace goodword
