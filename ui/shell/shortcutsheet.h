#pragma once
// Ctrl+/: every key there is, by group, as an overlay that can be searched. Made from the action catalogue and from the
// keys that pages and lists add; runs nothing.

#include <QFrame>

class QScrollArea;

namespace goodword
{

class ActionCatalogue;
class Scrim;
class SearchField;

class ShortcutSheet final : public QFrame
{
    Q_OBJECT
public:
    ShortcutSheet(QWidget *window, const ActionCatalogue &actions);

    /// Keys that are not actions: "J / K", "Move in a list".
    void addKeys(const QString &group, const QString &keys, const QString &text);
    /// The keys that lists and pages have beside the catalogue.
    void addKeysOfPages();
    void open();

    QSize sizeHint() const override;

private:
    struct Line {
        QString group, text, keys;
    };
    void fill(const QString &filter);

    QList<Line> m_lines;
    SearchField *m_field;
    QScrollArea *m_scroll;
    Scrim *m_scrim;
};

} // namespace goodword
