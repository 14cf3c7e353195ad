#pragma once
// A line of checkable chips over a list. Exclusive: always one is chosen ("All"); otherwise any number, none too.
// Knows ids and words, not what they filter.

#include <QStringList>
#include <QWidget>

class QPushButton;

namespace goodword
{

class ChipBar final : public QWidget
{
    Q_OBJECT
public:
    explicit ChipBar(bool exclusive, QWidget *parent = nullptr);

    void addChip(const QString &id, const QString &text);
    void clear();
    void setText(const QString &id, const QString &text);
    bool isChip(const QString &id) const;
    QStringList chosen() const;
    /// Says nothing: for showing a state that is already so.
    void setChosen(const QStringList &ids);

signals:
    void chosenChanged(const QStringList &ids);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void clickedOn(QPushButton *chip);

    bool m_exclusive;
    QList<QPushButton *> m_chips;
};

} // namespace goodword
