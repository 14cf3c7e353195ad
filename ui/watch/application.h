#pragma once
// The application, watched while it handles events (see BusyWatch).

#include <QApplication>

namespace goodword {

class BusyWatch;

class Application final : public QApplication
{
    Q_OBJECT
public:
    Application(int &argc, char **argv);

    bool notify(QObject *receiver, QEvent *event) override;
    BusyWatch *watch() const { return m_watch; }

private:
    BusyWatch *m_watch = nullptr; ///< null: nobody watches
};

} // namespace goodword
