#pragma once
// Settings: the business, the look, the team, own fields and tags. Everything takes effect at once; what belongs to the book
// is a step that Undo takes back. Each group is a card of its own.

#include "ui/shell/page.h"

namespace goodword {

class SearchField;

class SettingsPage final : public Page
{
    Q_OBJECT
public:
    explicit SettingsPage(Session &session, QWidget *parent = nullptr);
    bool canFilter() const override { return true; }
    void focusFilter() override;
    bool escape() override;

private:
    void showMatching(const QString &words);

    SearchField *m_filter;
    QList<QWidget *> m_cards;
};

} // namespace goodword
