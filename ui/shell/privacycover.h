#pragma once
// The curtain over one window: says what it is, and asks for the passphrase where there is one. Decides nothing.

#include <QList>
#include <QWidget>

class QLineEdit;
class QPushButton;

namespace goodword {

class PlainLabel;
class Secret;

class PrivacyCover final : public QWidget
{
    Q_OBJECT
public:
    PrivacyCover(QWidget *window, bool asksPassphrase);

    /// Empties the field.
    Secret take();
    void setChecking(bool checking);
    void sayWrong();
    /// Whatever else was shown meanwhile, this is on top and has the keys.
    void comeForward();

Q_SIGNALS:
    void liftWanted();

protected:
    bool focusNextPrevChild(bool next) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QLineEdit *m_passphrase;
    QPushButton *m_lift;
    PlainLabel *m_said;
    QList<QWidget *> m_words; ///< given up first where the window is small
};

} // namespace goodword
