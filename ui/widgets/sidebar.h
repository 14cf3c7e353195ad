#pragma once
// The left edge of the window: name, search button, sections with icons and badges, and at the foot what state the file
// is in. Folds to icons. Knows ids and words of sections, not pages.

#include "ui/theme/icons.h"

#include <QFrame>

class QHBoxLayout;
class QListView;
class QPushButton;
class QToolButton;

namespace goodword
{

class IconLabel;
class PlainLabel;
class SidebarModel;

struct SidebarEntry {
    QString id; ///< empty for a heading
    QString text, icon, badge;
    QString keys; ///< shown in the tooltip, native text
};

class Sidebar final : public QFrame
{
    Q_OBJECT
public:
    explicit Sidebar(QWidget *parent = nullptr);

    void setEntries(const QList<SidebarEntry> &entries);
    void setBadge(const QString &id, const QString &badge);
    QString current() const;
    void setCurrent(const QString &id); ///< says nothing
    bool isCollapsed() const { return m_collapsed; }
    /// As a person wants it; where there is little room only until there is more.
    void setCollapsed(bool collapsed);
    /// Where there is little room it folds by itself, and is as it was wanted again where there is more.
    void setCramped(bool cramped);
    /// The footer: "All changes saved" with a tick.
    void setState(const QString &text, const QString &iconName = QStringLiteral("check-circle"),
                  IconTint tint = IconTint::Green);
    void setSearchKeys(const QString &keys);
    void focusList();

signals:
    void chosen(const QString &id);
    void searchRequested();
    void settingsRequested();
    /// As somebody wants it from now on.
    void collapsedChanged(bool collapsed);

private:
    void fold(bool collapsed);
    QWidget *makeHeader();
    QWidget *makeFooter();
    void makeList();

    SidebarModel *m_model;
    QListView *m_list;
    PlainLabel *m_brand, *m_searchText, *m_keys, *m_state;
    IconLabel *m_logo, *m_stateIcon;
    QPushButton *m_search;
    QToolButton *m_fold, *m_settings;
    QHBoxLayout *m_top, *m_foot;
    bool m_collapsed = false, m_wanted = false, m_cramped = false;
};

} // namespace goodword
