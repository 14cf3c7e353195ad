#pragma once
// A curtain over every window of the program, drawn on demand or when nobody touched it for the minutes of the settings. It
// hides what is on the screen from people who pass by; it does not protect the file, which anybody who may use this account
// can open without the program. Where a passphrase is set, it is asked for before the curtain opens. Work goes on behind it.

#include <QFutureWatcher>
#include <QObject>
#include <QPointer>
#include <QThreadPool>
#include <QTimer>

#include <chrono>

namespace goodword {

class AppSettings;
class PrivacyCover;

class PrivacyScreen final : public QObject
{
    Q_OBJECT
public:
    PrivacyScreen(AppSettings &settings, QWidget *mainWindow);

    void cover();
    bool isCovered() const { return m_covered; }
    /// Covers when that is as long as the settings allow, or longer.
    void afterUntouched(std::chrono::seconds time);

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void coverWindow(QWidget *window);
    void tryToLift(PrivacyCover *cover);
    void lift();
    void look();

    AppSettings &m_settings;
    QWidget *m_mainWindow;
    QList<QPointer<PrivacyCover>> m_covers;
    QPointer<QWidget> m_focusBefore;
    QThreadPool m_checker; ///< its own: the common one may be busy with a long job
    QFutureWatcher<bool> m_check;
    QTimer m_watch;
    qint64 m_lastTouched; ///< by the computer's clock, which counts also the time a laptop sleeps
    bool m_covered = false;
};

} // namespace goodword
