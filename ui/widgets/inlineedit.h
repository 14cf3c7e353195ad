#pragma once
// A value that is a label until it is clicked (or F2, Enter) and then its own editor: Enter or leaving saves, Esc takes
// back. Saving is announced, not done here. In several lines Enter is a new line and Ctrl+Enter saves.

#include <QDate>
#include <QVariant>
#include <QWidget>

#include <functional>

class QVBoxLayout;

namespace goodword
{

class PlainLabel;

class InlineEdit final : public QWidget
{
    Q_OBJECT
public:
    enum class Kind { Text, Multiline, Date, Choice, YesNo };
    struct Choice {
        QVariant value;
        QString text;
    };
    /// A whole sentence when the value cannot be taken, empty when it can.
    using Check = std::function<QString(const QVariant &)>;

    /// The caption names the field to a screen reader; placeholder is what an empty one shows ("Add a phone number").
    InlineEdit(Kind kind, const QString &caption, const QString &placeholder, QWidget *parent = nullptr);

    /// QString, QDate, one of the choices' values, or bool; an invalid QVariant is "nothing".
    void setValue(const QVariant &value);
    QVariant value() const { return m_value; }
    void setChoices(const QList<Choice> &choices);
    /// Words to complete from while typing a text; any other is as good.
    void setOffers(const QStringList &offers) { m_offers = offers; }
    void setPlaceholder(const QString &placeholder);
    void setCheck(Check check) { m_check = std::move(check); }
    /// How the shown text is made, where it is not the value's own.
    void setDisplay(std::function<QString(const QVariant &)> display);
    void setReadOnly(bool readOnly);
    /// The look of the shown text, as PlainLabel's roles.
    void setRole(const QString &role);
    bool isEditing() const { return m_editor != nullptr; }

    void startEdit();
    bool commit(); ///< false when the check refused; the editor stays open
    void cancel();

signals:
    void committed(const QVariant &value);

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    QWidget *makeEditor();
    QWidget *makeLineEditor();
    QVariant edited() const;
    QString shownText() const;
    void refresh();
    void endEdit(bool refocus);
    bool labelEvent(QEvent *event);
    bool editorKey(int key, Qt::KeyboardModifiers modifiers);

    Kind m_kind;
    QString m_caption, m_placeholder;
    QVariant m_value;
    QList<Choice> m_choices;
    QStringList m_offers;
    Check m_check;
    std::function<QString(const QVariant &)> m_display;
    bool m_readOnly = false;
    QVBoxLayout *m_column;
    PlainLabel *m_label, *m_error;
    QWidget *m_editor = nullptr;
};

} // namespace goodword
