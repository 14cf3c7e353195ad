#pragma once
// What the window shows without a book: new, open, sample, and what was open lately. Asks; the window does.

#include <QWidget>

class QVBoxLayout;

namespace goodword {

class AppSettings;
class Banner;

class StartPage final : public QWidget
{
    Q_OBJECT
public:
    explicit StartPage(AppSettings &settings, QWidget *parent = nullptr);
    void refreshRecent();
    /// Where it is said why a book could not be opened.
    Banner &problem() { return *m_problem; }

Q_SIGNALS:
    void newWanted();
    void openWanted();
    void sampleWanted();
    void recentWanted(const QString &path);

private:
    QWidget *makeChoice(const QString &icon, const QString &title, const QString &text, const QString &name,
                        void (StartPage::*signal)());

    AppSettings &m_settings;
    Banner *m_problem;
    QVBoxLayout *m_recent;
};

} // namespace goodword
