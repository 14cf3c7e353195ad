#pragma once
// The field that filters a page: leading icon, clear button, Esc clears and then leaves, text announced after a short
// rest, and a hook through which a page offers completions for the word being typed. Knows no filter grammar.

#include <QLineEdit>
#include <QTimer>

#include <functional>

class QCompleter;
class QStringListModel;

namespace goodword
{

class SearchField final : public QLineEdit
{
    Q_OBJECT
public:
    /// Given the word at the cursor, whole replacements for it ("stage:advocate"); empty list for none.
    using Completions = std::function<QStringList(const QString &word)>;

    explicit SearchField(const QString &placeholder, const QString &iconName = QStringLiteral("search"),
                         QWidget *parent = nullptr);

    void setCompletions(Completions completions);
    void setDelay(int ms) { m_rest.setInterval(ms); }

signals:
    void searchChanged(const QString &text);
    /// Down or Enter: the person wants the list below.
    void leftDownwards();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void offer();
    void take(const QString &completion);
    std::pair<int, int> wordAtCursor() const;

    QTimer m_rest;
    Completions m_completions;
    QCompleter *m_completer = nullptr;
    QStringListModel *m_offers = nullptr;
};

} // namespace goodword
