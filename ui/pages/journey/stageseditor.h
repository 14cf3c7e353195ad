#pragma once
// The stages of every journey: which journey is in use, and its stages' names, order, colours, purposes, owners and stuck
// days. Every change takes effect at once and is one step of Undo. Opened from the board's menu and from the settings.

#include "core/journey/journey.h"

#include <QDialog>

class QComboBox;
class QListWidget;
class QPushButton;
class QToolButton;

namespace goodword {

class PlainLabel;
class Session;
class StageForm;

class StagesEditor final : public QDialog
{
    Q_OBJECT
public:
    explicit StagesEditor(Session &session, QWidget *parent = nullptr);
    /// Shows it over the window; it deletes itself.
    static void edit(Session &session, QWidget *window);

private:
    QWidget *makeTop();
    QWidget *makeList();
    QWidget *makeFoot();
    void reload();
    void showStage();
    void listReordered();
    void moveBy(int step);
    void addOne();
    void archiveOrRestore();
    void archive(const Stage &stage);
    /// `people` who stand on it go to `target`.
    void archiveInto(const Stage &stage, StageId target, int people);
    void addJourney();
    void renameJourney();
    void useJourney();
    void say(const Done &done);
    JourneyModelId shownModel() const;
    const Stage *chosen() const;
    void select(StageId stage);

    Session &m_session;
    std::vector<JourneyModel> m_models;
    std::vector<Stage> m_stages; ///< of the model that is shown, archived ones last
    QComboBox *m_model = nullptr;
    QPushButton *m_use = nullptr, *m_archive = nullptr, *m_undo = nullptr;
    QToolButton *m_up = nullptr, *m_down = nullptr;
    PlainLabel *m_trouble = nullptr;
    QListWidget *m_list = nullptr;
    StageForm *m_form = nullptr;
    bool m_filling = false;
};

} // namespace goodword
