#pragma once
// Short words that can be taken away one by one, and added: tags, opt-outs. Says what is wanted; saves nothing.

#include <QStringList>
#include <QWidget>

class QLineEdit;
class QPushButton;

namespace goodword {

class ChipsEditor final : public QWidget
{
    Q_OBJECT
public:
    struct Chip {
        QString id;
        QString text;
    };
    ChipsEditor(const QString &name, const QString &addText, QWidget *parent = nullptr);

    void setChips(const QList<Chip> &chips);
    /// Words to choose from while typing a new one.
    void setOffers(const QStringList &offers);
    /// False: new ones come from elsewhere.
    void setAddable(bool addable);
    void startAdding();

Q_SIGNALS:
    void removeWanted(const QString &id);
    void addWanted(const QString &text);

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void endAdding();

    QString m_name;
    QList<QPushButton *> m_chips;
    QPushButton *m_add;
    QLineEdit *m_field;
    QStringList m_offers;
};

} // namespace goodword
