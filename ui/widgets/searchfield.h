#pragma once
// The field that filters a page: leading icon, clear button, Esc clears and then leaves, text announced after a short
// rest, and a hook through which completions for the word being typed are offered. Knows no filter grammar.

#include <QLineEdit>
#include <QTimer>

class QCompleter;
class QStringListModel;

namespace goodword
{

class SearchField final : public QLineEdit
{
    Q_OBJECT
public:
    explicit SearchField(const QString &placeholder, const QString &iconName = QStringLiteral("search"),
                         QWidget *parent = nullptr);

    /// Whole replacements ("stage:advocate") for `word`, shown if that is still the word at the cursor.
    void offer(const QString &word, const QStringList &completions);
    void setDelay(int ms) { m_rest.setInterval(ms); }

signals:
    void searchChanged(const QString &text);
    /// The word at the cursor was edited: whoever knows how it may go on calls offer(), now or later.
    void completionsWanted(const QString &word);
    /// Down or Enter: the person wants the list below.
    void leftDownwards();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QString word() const;
    void take(const QString &completion);
    std::pair<int, int> wordAtCursor() const;

    QTimer m_rest;
    QCompleter *m_completer = nullptr;
    QStringListModel *m_offers = nullptr;
};

} // namespace goodword
