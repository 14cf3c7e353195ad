#include "ui/widgets/searchfield.h"

#include "ui/theme/icons.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QStringListModel>

namespace goodword
{

SearchField::SearchField(const QString &placeholder, const QString &iconName, QWidget *parent)
    : QLineEdit(parent)
{
    setPlaceholderText(placeholder);
    setAccessibleName(placeholder);
    setClearButtonEnabled(true);
    addAction(icon(iconName), QLineEdit::LeadingPosition);
    m_rest.setSingleShot(true);
    m_rest.setInterval(120);
    connect(&m_rest, &QTimer::timeout, this, [this] { emit searchChanged(text()); });
    connect(this, &QLineEdit::textChanged, this, [this](const QString &now) {
        if (now.isEmpty()) {
            m_rest.stop();
            emit searchChanged({});
        } else {
            m_rest.start();
        }
    });
    m_offers = new QStringListModel(this);
    // Not setCompleter(): that completes the whole line, here it is one word of it.
    m_completer = new QCompleter(m_offers, this);
    m_completer->setWidget(this);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    connect(m_completer, QOverload<const QString &>::of(&QCompleter::activated), this, &SearchField::take);
    connect(this, &QLineEdit::textEdited, this, [this] {
        m_completer->popup()->hide(); // what it offers is for another word
        emit completionsWanted(word());
    });
}

std::pair<int, int> SearchField::wordAtCursor() const
{
    const QString line = text();
    int from = cursorPosition(), to = from;
    while (from > 0 && !line.at(from - 1).isSpace())
        --from;
    while (to < line.size() && !line.at(to).isSpace())
        ++to;
    return {from, to};
}

QString SearchField::word() const
{
    const auto [from, to] = wordAtCursor();
    return text().mid(from, to - from);
}

void SearchField::offer(const QString &word, const QStringList &completions)
{
    if (word != this->word() || !hasFocus())
        return;
    m_offers->setStringList(completions);
    if (completions.isEmpty())
        m_completer->popup()->hide();
    else
        m_completer->complete();
}

void SearchField::take(const QString &completion)
{
    const auto [from, to] = wordAtCursor();
    setText(text().left(from) + completion + text().mid(to));
    setCursorPosition(from + static_cast<int>(completion.size()));
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    const bool popup = m_completer->popup()->isVisible();
    if (popup && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Escape)) {
        event->ignore();
        return;
    }
    switch (event->key()) {
    case Qt::Key_Escape:
        if (text().isEmpty())
            event->ignore();
        else
            clear();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        m_rest.stop();
        emit searchChanged(text());
        emit leftDownwards();
        return;
    case Qt::Key_Down:
        emit leftDownwards();
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

} // namespace goodword
