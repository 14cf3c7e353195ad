#pragma once
// The one table of what the window can do: id, words, keys, icon, synonyms. Menus, buttons, the command palette and the
// shortcut sheet are all made from it, so they agree. Knows nothing of what an action does: pages connect to it.

#include <QAction>
#include <QHash>
#include <QKeySequence>
#include <QList>
#include <QObject>

class QWidget;

namespace goodword
{

struct ActionSpec {
    QString id;
    const char *text;  ///< with mnemonic, marked for translation
    const char *group; ///< heading on the shortcut sheet
    QList<QKeySequence> keys;
    QString icon;
    const char *keywords = ""; ///< synonyms for the palette, marked for translation
    bool inPalette = true;
};

class ActionCatalogue final : public QObject
{
    Q_OBJECT
public:
    /// Actions belong to the window and their keys work anywhere in it.
    explicit ActionCatalogue(QWidget *window);

    /// Asking for an id that is not in the table is a programmer's error.
    QAction *action(const QString &id) const;
    template <class Receiver, class Slot>
    QAction *on(const QString &id, Receiver *receiver, Slot slot);

    struct Entry {
        QString id, text, group, icon, keys, keywords;
        QAction *action;
        bool inPalette;
    };
    /// With mnemonic, translated.
    void setText(const QString &id, const QString &text);
    /// In the order of the table; text without mnemonics.
    QList<Entry> entries() const;

private:
    static QList<ActionSpec> table();

    QList<ActionSpec> m_specs;
    QHash<QString, QAction *> m_actions;
};

} // namespace goodword

template <class Receiver, class Slot>
QAction *goodword::ActionCatalogue::on(const QString &id, Receiver *receiver, Slot slot)
{
    QAction *found = action(id);
    connect(found, &QAction::triggered, receiver, slot);
    return found;
}
