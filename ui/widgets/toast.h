#pragma once
// Messages that affirm what was just done and offer Undo: at the foot of the window, ten seconds, three at most, longer
// while pointed at or focused. ToastHost is an overlay child of the main window and knows nothing of what is undone.

#include <QFrame>
#include <QTimer>

#include <functional>

namespace goodword
{

class Toast final : public QFrame
{
    Q_OBJECT
public:
    Toast(const QString &text, const QString &actionText, QWidget *parent);

    void setLifetime(int ms);

signals:
    void actionTriggered();
    void done();

protected:
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void resume();

    QTimer m_life;
};

class ToastHost final : public QWidget
{
    Q_OBJECT
public:
    static constexpr int kLifetimeMs = 10000;
    static constexpr int kMost = 3;

    explicit ToastHost(QWidget *window);

    /// Without an action text, a message only.
    void show(const QString &text, const QString &actionText = {}, std::function<void()> action = {});
    void clear();
    int count() const { return static_cast<int>(m_toasts.size()); }
    /// Puts the keyboard on the newest toast's button (F6 and the menu come here).
    bool focusNewest();

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void remove(Toast *toast);
    void place();

    QList<Toast *> m_toasts;
};

} // namespace goodword
