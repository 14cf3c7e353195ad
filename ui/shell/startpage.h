#pragma once
// What the window shows without a book: new, open, sample, and what was open lately. Asks; the window does.

#include <QWidget>

class QVBoxLayout;

namespace goodword {

class AppSettings;

class StartPage final : public QWidget
{
    Q_OBJECT
public:
    explicit StartPage(AppSettings &settings, QWidget *parent = nullptr);
    void refreshRecent();
    /// A sentence about a book that could not be opened, and what can be done.
    void showProblem(const QString &text, bool offerReadOnly, bool offerBackups);

Q_SIGNALS:
    void newWanted();
    void openWanted();
    void sampleWanted();
    void recentWanted(const QString &path);
    void readOnlyWanted();
    void backupsWanted();

private:
    QWidget *makeChoice(const QString &icon, const QString &title, const QString &text, const QString &name,
                        void (StartPage::*signal)());

    AppSettings &m_settings;
    class Banner *m_problem;
    QVBoxLayout *m_recent;
};

} // namespace goodword
