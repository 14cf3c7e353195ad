#pragma once
// The fields of one stage. Says when the person has changed one; who stores it is the editor.

#include "core/journey/journey.h"

#include <QWidget>

class QButtonGroup;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;

namespace goodword {

class Session;

class StageForm final : public QWidget
{
    Q_OBJECT
public:
    explicit StageForm(Session &session, QWidget *parent = nullptr);

    void setStage(const Stage &stage);
    const Stage &stage() const { return m_stage; } ///< with the changes
    void focusName();

signals:
    void edited();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeColours();
    void take();

    Stage m_stage;
    QLineEdit *m_name;
    QPlainTextEdit *m_purpose;
    QComboBox *m_department, *m_place;
    QSpinBox *m_stuck;
    QButtonGroup *m_colours;
    bool m_filling = false;
};

} // namespace goodword
