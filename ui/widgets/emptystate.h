#pragma once
// What a page shows when there is nothing yet: an icon, one sentence, and what to do about it.

#include <QWidget>

class QPushButton;

namespace goodword
{

class PlainLabel;

class EmptyState final : public QWidget
{
    Q_OBJECT
public:
    EmptyState(const QString &iconName, const QString &title, const QString &sentence, QWidget *parent = nullptr);

    void setTexts(const QString &title, const QString &sentence);
    QPushButton *setPrimary(const QString &text, const QString &iconName = {});
    QPushButton *setSecondary(const QString &text, const QString &iconName = {});

signals:
    void primaryClicked();
    void secondaryClicked();

private:
    QPushButton *place(QPushButton *button, QPushButton *&slot);

    PlainLabel *m_title, *m_sentence;
    QPushButton *m_primary = nullptr, *m_secondary = nullptr;
    QWidget *m_buttons;
};

} // namespace goodword
