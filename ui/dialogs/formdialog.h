#pragma once
// A plain dialog of labelled fields with one primary button. A refused save is said in the dialog, which stays open with
// everything that was typed. Deletes itself when closed.

#include "core/base/result.h"

#include <QDialog>

class QFormLayout;
class QPushButton;

namespace goodword {

class PlainLabel;

class FormDialog : public QDialog
{
    Q_OBJECT
public:
    FormDialog(const QString &objectName, const QString &title, QWidget *parent);

protected:
    QFormLayout *form() const { return m_form; }
    /// After the fields: where a refusal is said, and the buttons. `saveName` is the button's object name.
    QPushButton *addFoot(const QString &saveText, const QString &saveName, const QString &icon = {});
    void say(const Error &error);
    void sayNothing();
    virtual void save() = 0;

private:
    QFormLayout *m_form;
    PlainLabel *m_problem = nullptr;
};

} // namespace goodword
