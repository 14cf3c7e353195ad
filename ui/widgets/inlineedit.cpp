#include "ui/widgets/inlineedit.h"

#include "ui/theme/fonts.h"
#include "ui/widgets/labels.h"

#include <QCalendarWidget>
#include <QComboBox>
#include <QCompleter>
#include <QDateEdit>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace goodword
{

using namespace Qt::StringLiterals;

InlineEdit::InlineEdit(Kind kind, const QString &caption, const QString &placeholder, QWidget *parent)
    : QWidget(parent)
    , m_kind(kind)
    , m_caption(caption)
    , m_placeholder(placeholder)
    , m_column(new QVBoxLayout(this))
    , m_label(kind == Kind::Multiline ? new PlainLabel : new ElideLabel)
    , m_error(new PlainLabel({}, u"cap"_s))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(2);
    m_label->setProperty("inlineValue", true);
    m_label->setObjectName(u"inlineValue"_s);
    m_label->setWordWrap(kind == Kind::Multiline);
    m_label->setIndent(0);
    m_label->installEventFilter(this);
    m_error->setTone(u"red"_s);
    m_error->setWordWrap(true);
    m_error->setContentsMargins(8, 0, 0, 2);
    m_error->hide();
    m_column->addWidget(m_label);
    m_column->addWidget(m_error);
    if (kind == Kind::YesNo)
        m_choices = {{true, tr("Yes")}, {false, tr("No")}};
    setFocusProxy(m_label);
    setReadOnly(false);
}

void InlineEdit::setValue(const QVariant &value)
{
    m_value = value;
    refresh();
}

void InlineEdit::setChoices(const QList<Choice> &choices)
{
    m_choices = choices;
    refresh();
}

void InlineEdit::setPlaceholder(const QString &placeholder)
{
    m_placeholder = placeholder;
    refresh();
}

void InlineEdit::setDisplay(std::function<QString(const QVariant &)> display)
{
    m_display = std::move(display);
    refresh();
}

void InlineEdit::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    m_label->setFocusPolicy(readOnly ? Qt::NoFocus : Qt::StrongFocus);
    m_label->setCursor(readOnly ? Qt::ArrowCursor : Qt::IBeamCursor);
    refresh();
}

void InlineEdit::setRole(const QString &role)
{
    m_label->setRole(role);
}

QString InlineEdit::shownText() const
{
    if (!m_value.isValid() || m_value.toString().isEmpty())
        return {};
    if (m_display)
        return m_display(m_value);
    if (m_kind == Kind::Date)
        return QLocale().toString(m_value.toDate(), QLocale::LongFormat);
    if (m_kind == Kind::Text || m_kind == Kind::Multiline)
        return m_value.toString();
    for (const Choice &choice : m_choices) {
        if (choice.value == m_value)
            return choice.text;
    }
    return m_value.toString();
}

void InlineEdit::refresh()
{
    const QString text = shownText();
    m_label->setProperty("empty", text.isEmpty());
    m_label->setText(text.isEmpty() ? m_placeholder : text);
    m_label->setAccessibleName(text.isEmpty() ? m_caption : u"%1: %2"_s.arg(m_caption, text));
    if (!m_readOnly)
        m_label->setAccessibleDescription(tr("Press Enter to edit"));
    repolish(m_label);
}

static QDateEdit *makeDateEditor(const QDate &date)
{
    auto *edit = new QDateEdit(date.isValid() ? date : QDate::currentDate());
    edit->setCalendarPopup(true);
    // The day before the first is how an empty date is shown and chosen.
    edit->setMinimumDate(QDate(1752, 9, 14));
    edit->setSpecialValueText(InlineEdit::tr("no date"));
    edit->setToolTip(InlineEdit::tr("Delete takes the date away"));
    return edit;
}

QWidget *InlineEdit::makeLineEditor()
{
    auto *edit = new QLineEdit(m_value.toString());
    edit->setPlaceholderText(m_placeholder);
    edit->selectAll();
    if (!m_offers.isEmpty()) {
        auto *completer = new QCompleter(m_offers, edit);
        completer->setCaseSensitivity(Qt::CaseInsensitive);
        edit->setCompleter(completer);
        // Queued: the line has the word by then.
        connect(completer, qOverload<const QString &>(&QCompleter::activated), this, [this] { commit(); }, Qt::QueuedConnection);
    }
    return edit;
}

QWidget *InlineEdit::makeEditor()
{
    switch (m_kind) {
    case Kind::Text:
        return makeLineEditor();
    case Kind::Multiline: {
        auto *edit = new QPlainTextEdit(m_value.toString());
        edit->setTabChangesFocus(true);
        edit->setFixedHeight(scaled(96));
        edit->moveCursor(QTextCursor::End);
        edit->setToolTip(tr("Ctrl+Enter saves, Esc takes back"));
        return edit;
    }
    case Kind::Date:
        return makeDateEditor(m_value.toDate());
    case Kind::Choice:
    case Kind::YesNo:
        break;
    }
    auto *box = new QComboBox;
    box->addItem(tr("not set"), QVariant());
    for (const Choice &choice : m_choices) {
        box->addItem(choice.text, choice.value);
        if (choice.value == m_value)
            box->setCurrentIndex(box->count() - 1);
    }
    connect(box, &QComboBox::activated, this, [this] { commit(); });
    return box;
}

void InlineEdit::startEdit()
{
    if (m_editor || m_readOnly)
        return;
    m_editor = makeEditor();
    m_editor->setObjectName(u"inlineEditor"_s);
    m_editor->setAccessibleName(m_caption);
    m_column->insertWidget(1, m_editor);
    m_label->hide();
    m_editor->show();
    setFocusProxy(m_editor);
    m_editor->installEventFilter(this);
    m_editor->setFocus(Qt::OtherFocusReason);
    if (auto *box = qobject_cast<QComboBox *>(m_editor); box && box->isVisible())
        box->showPopup();
}

QVariant InlineEdit::edited() const
{
    if (const auto *line = qobject_cast<const QLineEdit *>(m_editor))
        return line->text().trimmed();
    if (const auto *text = qobject_cast<const QPlainTextEdit *>(m_editor))
        return text->toPlainText();
    if (const auto *date = qobject_cast<const QDateEdit *>(m_editor))
        return date->date() > date->minimumDate() ? QVariant(date->date()) : QVariant();
    return static_cast<const QComboBox *>(m_editor)->currentData();
}

bool InlineEdit::commit()
{
    if (!m_editor)
        return true;
    const QVariant value = edited();
    const QString refusal = m_check ? m_check(value) : QString();
    m_error->setText(refusal);
    m_error->setVisible(!refusal.isEmpty());
    m_editor->setProperty("invalid", !refusal.isEmpty());
    if (!refusal.isEmpty()) {
        m_editor->setAccessibleDescription(refusal);
        repolish(m_editor);
        return false;
    }
    const bool same = value == m_value || (value.toString().isEmpty() && m_value.toString().isEmpty());
    m_value = value;
    endEdit(m_editor->hasFocus());
    if (!same)
        emit committed(value);
    return true;
}

void InlineEdit::cancel()
{
    if (m_editor)
        endEdit(true);
}

void InlineEdit::endEdit(bool refocus)
{
    QWidget *editor = m_editor;
    m_editor = nullptr;
    editor->removeEventFilter(this);
    m_error->hide();
    refresh();
    m_label->show();
    setFocusProxy(m_label);
    if (refocus)
        m_label->setFocus(Qt::OtherFocusReason);
    editor->hide();
    editor->deleteLater();
}

bool InlineEdit::labelEvent(QEvent *event)
{
    if (m_readOnly)
        return false;
    if (event->type() == QEvent::MouseButtonRelease) {
        startEdit();
        return true;
    }
    if (event->type() != QEvent::KeyPress)
        return false;
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key != Qt::Key_F2 && key != Qt::Key_Return && key != Qt::Key_Enter && key != Qt::Key_Space)
        return false;
    startEdit();
    return true;
}

bool InlineEdit::editorKey(int key, Qt::KeyboardModifiers modifiers)
{
    if (key == Qt::Key_Escape) {
        cancel();
        return true;
    }
    if (auto *date = qobject_cast<QDateEdit *>(m_editor); date && key == Qt::Key_Delete) {
        date->setDate(date->minimumDate());
        return true;
    }
    if (key != Qt::Key_Return && key != Qt::Key_Enter)
        return false;
    if (m_kind == Kind::Multiline && !(modifiers & Qt::ControlModifier))
        return false;
    commit();
    return true;
}

bool InlineEdit::eventFilter(QObject *object, QEvent *event)
{
    if (object == m_label)
        return labelEvent(event);
    if (object != m_editor)
        return QWidget::eventFilter(object, event);
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        return editorKey(key->key(), key->modifiers());
    }
    if (event->type() == QEvent::FocusOut) {
        const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
        // A popup (calendar, context menu) or another window borrows the focus; the editing goes on.
        if (reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason)
            commit();
    }
    return false;
}

} // namespace goodword
