#pragma once
// The last two steps of the import window: what would happen, and what happened with what can be done about it.

#include "ui/pages/exchange/importdraft.h"

#include <QWidget>

class QPushButton;

namespace goodword {

class Banner;
class ImportReportView;
class PlainLabel;

class ImportCheckStep final : public QWidget
{
    Q_OBJECT
public:
    explicit ImportCheckStep(QWidget *parent = nullptr);
    void show(const ImportOutcomePtr &outcome);

private:
    PlainLabel *m_sentence;
    ImportReportView *m_view;
};

class ImportDoneStep final : public QWidget
{
    Q_OBJECT
public:
    explicit ImportDoneStep(QWidget *parent = nullptr);
    void show(const ImportOutcomePtr &outcome, const QString &fileName);
    void showUndone();
    void say(const QString &text);

Q_SIGNALS:
    void undoWanted();
    void rejectsWanted();
    void openWanted();
    void anotherWanted();

private:
    Banner *m_banner;
    QPushButton *m_undo, *m_rejects, *m_open, *m_another;
    ImportReportView *m_view;
};

} // namespace goodword
