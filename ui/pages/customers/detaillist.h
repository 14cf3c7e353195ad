#pragma once
// Several values of one kind (e-mails, phones, dates), each with a word for it ("work"), both edited in place, removed or
// added. Rows are kept and refilled, so that a refresh never takes the row that has the keyboard. Saves nothing: it says
// what was typed where.

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
        QString label; ///< the customer's own word for it, may be empty
        QString kind;  ///< what stands there without a label
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
    /// Words a label is completed from.
    void setLabelOffers(const QStringList &offers) { m_offers = offers; }
    enum class Begin { Text, Label };
    /// An empty row with the keyboard in it; `edited` tells its index, one past the last.
    void addEmpty(const QString &kind, Begin begin = Begin::Text);

Q_SIGNALS:
    /// Empty text: taken away.
    void edited(int index, const QString &text, const QString &label);

private:
    struct Row {
        QWidget *whole;
        InlineEdit *label, *edit;
        PlainLabel *hint;
        QWidget *remove;
    };
    Row makeRow(int index);
    InlineEdit *makeLabel(int index);
    void refill(Row &row, const Line &line);
    void takeLabel(int index, const QString &label);

    QString m_name, m_placeholder, m_newLabel;
    QStringList m_offers;
    Judge m_judge;
    QVBoxLayout *m_column;
    QList<Row> m_rows;
    QList<Line> m_lines;
};

/// The caption before a value, of one width for all.
ElideLabel *detailCaption(const QString &text);

} // namespace goodword
