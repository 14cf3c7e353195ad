#pragma once
// Cards: a bordered surface, a figure with its caption, and the header line over a group of things.

#include <QFrame>

class QBoxLayout;
class QHBoxLayout;
class QVBoxLayout;

namespace goodword
{

class PlainLabel;

class Card : public QFrame
{
    Q_OBJECT
public:
    explicit Card(QWidget *parent = nullptr);
    QVBoxLayout *body() const { return m_body; }

private:
    QVBoxLayout *m_body;
};

/// Caption, one figure, a hint beside it. Clickable ones are buttons to the mouse, the keyboard and a screen reader.
class KpiCard final : public Card
{
    Q_OBJECT
public:
    explicit KpiCard(const QString &caption, QWidget *parent = nullptr);

    /// tone: "green", "amber", "red", "accent" or "muted".
    void setFigure(const QString &value, const QString &hint = {}, const QString &tone = QStringLiteral("muted"));
    void setCaption(const QString &caption);
    void setClickable(bool clickable);

signals:
    void clicked();

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void updateName();
    void placeHint();

    PlainLabel *m_caption, *m_value, *m_hint;
    QBoxLayout *m_figure;
    bool m_clickable = false;
};

/// Title, an optional count or note in a quieter voice, room for buttons at the end.
class SectionHeader final : public QWidget
{
    Q_OBJECT
public:
    explicit SectionHeader(const QString &title, const QString &role = QStringLiteral("h2"), QWidget *parent = nullptr);

    void setTitle(const QString &title);
    void setNote(const QString &note);
    void addAction(QWidget *widget);

private:
    PlainLabel *m_title, *m_note;
    QHBoxLayout *m_row;
};

QFrame *makeRule(QWidget *parent = nullptr);

} // namespace goodword
