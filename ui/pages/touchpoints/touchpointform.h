#pragma once
// All fields of a touchpoint. A field the person has set stays as they set it; the others follow the line that is typed
// above them. Knows how to fill and read itself, not how anything is stored.

#include "core/touchpoints/quicklog.h"
#include "core/touchpoints/touchpoint.h"

#include <QSet>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QDateEdit;
class QDoubleSpinBox;
class QFormLayout;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;

namespace goodword {

class Session;

class TouchpointForm final : public QWidget
{
    Q_OBJECT
public:
    explicit TouchpointForm(Session &session, QWidget *parent = nullptr);

    void setTouchpoint(const Touchpoint &touchpoint);
    /// What the fields say; the rest (id, uid, customer) is as it was set.
    Touchpoint touchpoint() const;
    /// One more row at the end; it is not read here.
    void addRow(const QString &label, QWidget *field);
    /// Fills in what the person has not set by hand.
    void follow(const QuickLog &line);

    // As set by hand, from the chips of the dialog.
    void chooseChannel(Channel channel);
    void chooseDirection(Direction direction);
    void chooseSentiment(Sentiment sentiment);
    void chooseMinutes(int minutes); ///< 0: none
    void chooseDay(QDate day);
    void chooseFollowUp(QDate day);  ///< invalid: none

signals:
    void changed();

private:
    void makeWhen(QFormLayout *form);
    void makeWhat(QFormLayout *form);
    void makeNext(QFormLayout *form);
    void setByHand(QWidget *field);
    bool isFree(QWidget *field) const { return !m_byHand.contains(field); }
    void enableParts();

    Session &m_session;
    Touchpoint m_touchpoint;
    QSet<QWidget *> m_byHand;
    bool m_filling = false;
    QFormLayout *m_rows;
    QDateEdit *m_day, *m_followUp;
    QLineEdit *m_time, *m_subject, *m_outcome;
    QComboBox *m_channel, *m_direction, *m_department, *m_staff, *m_sentiment;
    QPlainTextEdit *m_body;
    QSpinBox *m_minutes;
    QCheckBox *m_hasFollowUp, *m_followUpDone, *m_ask, *m_gift;
    QDoubleSpinBox *m_amount;
    QString m_currency;
};

} // namespace goodword
