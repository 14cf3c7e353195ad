#pragma once
// Long work as a card: what is done, how far, how long it still takes, and Cancel. Lives on the GUI thread; progress
// from a worker arrives by a queued connection.

#include "ui/widgets/card.h"

#include <QElapsedTimer>

class QProgressBar;
class QPushButton;

namespace goodword
{

class ProgressPanel final : public Card
{
    Q_OBJECT
public:
    explicit ProgressPanel(QWidget *parent = nullptr);

    void start(const QString &what, bool cancellable = true);
    /// total 0: not known yet.
    void setProgress(qint64 done, qint64 total);
    void finish();

    /// "about 2 minutes left"; empty while too little is known to say.
    static QString timeLeft(qint64 elapsedMs, qint64 done, qint64 total);

signals:
    void cancelRequested();

private:
    PlainLabel *m_what, *m_left;
    QProgressBar *m_bar;
    QPushButton *m_cancel;
    QElapsedTimer m_clock;
};

} // namespace goodword
