#pragma once
// Ctrl+K: one field that finds actions, people and pages by a few letters, shows their keys, and runs one. The window
// says what can be found through a provider; the palette knows ids and words only.

#include <QFrame>

#include <functional>

class QLineEdit;
class QListView;

namespace goodword
{

class PaletteModel;
class PlainLabel;
class Scrim;

struct PaletteItem {
    QString id, icon, text;
    QString hint;       ///< what kind of thing it is, at the end of the line
    QString shortcut;   ///< native text; shown instead of the hint, to teach it
    QString keywords;   ///< synonyms that find it too, never shown
    int rank = 0;       ///< added to the match, for what is used often or belongs to the open customer
    bool found = false; ///< matched by another search than the palette's letters; kept even where those do not fit
};

class CommandPalette final : public QFrame
{
    Q_OBJECT
public:
    /// Asked at every key, so it must answer at once; what takes longer comes by showFound().
    using Provider = std::function<QList<PaletteItem>(const QString &query)>;

    CommandPalette(QWidget *window, Provider provider);

    void open(const QString &query = {});
    /// What was found later, for the query as it was asked; dropped where another is typed by then. `among` stand among the
    /// provider's items by how well they fit, `after` behind them all. Until the next answer, those whose letters still fit stay.
    void showFound(const QString &query, const QList<PaletteItem> &among, const QList<PaletteItem> &after);
    void close();
    QStringList shownIds() const;

    static constexpr int kMost = 40;
    /// The items that fit, best first.
    static QList<std::pair<PaletteItem, QList<int>>> ranked(const QList<PaletteItem> &items, const QString &query);

    QSize sizeHint() const override;

signals:
    void chosen(const QString &id);
    /// The provider was asked this; more may be found beside the window.
    void searched(const QString &query);

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void refresh();
    void showItems();
    void moveBy(int rows);
    void run();

    Provider m_provider;
    QList<PaletteItem> m_among, m_after; ///< found later
    PaletteModel *m_model;
    QLineEdit *m_field;
    QListView *m_list;
    PlainLabel *m_nothing;
    Scrim *m_scrim;
};

} // namespace goodword
