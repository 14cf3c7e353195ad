#pragma once
// Several values of one kind (e-mails, phones, dates), each edited in place, removed or added. Rows are kept and refilled,
// so that a refresh never takes the row that has the keyboard. Saves nothing: it says what was typed where.

#include <QWidget>

#include <functional>

class QVBoxLayout;

namespace goodword {

class ElideLabel;
class InlineEdit;
class PlainLabel;

class DetailList final : public QWidget
{
    Q_OBJECT
public:
    struct Line {
        QString caption;
        QString text;
        QString shown; ///< empty: the text
    };
    struct Verdict {
        QString refusal; ///< why it cannot be taken
        QString hint;    ///< taken, but worth a look
    };
    using Judge = std::function<Verdict(const QString &)>;

    DetailList(const QString &name, const QString &placeholder, Judge judge, QWidget *parent = nullptr);

    void setLines(const QList<Line> &lines);
    /// An empty row with the keyboard in it; `edited` tells its index, one past the last.
    void addEmpty(const QString &caption);

Q_SIGNALS:
    /// Empty text: taken away.
    void edited(int index, const QString &text);

private:
    struct Row {
        QWidget *whole;
        ElideLabel *caption;
        InlineEdit *edit;
        PlainLabel *hint;
        QWidget *remove;
    };
    Row makeRow(int index);
    void refill(Row &row, const Line &line);

    QString m_name, m_placeholder;
    Judge m_judge;
    QVBoxLayout *m_column;
    QList<Row> m_rows;
    QList<Line> m_lines;
};

/// The caption before a value, of one width for all.
ElideLabel *detailCaption(const QString &text);

} // namespace goodword
