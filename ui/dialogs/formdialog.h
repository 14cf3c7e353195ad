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
    /// Under the fields: a refusal, what came of it, or what saving would do.
    void say(const Error &error);
    void tell(const QString &text, const QString &tone = {});
    void warn(const QString &text);
    void sayNothing();
    QPushButton *cancelButton() const { return m_cancel; }
    virtual void save() = 0;
    void showEvent(QShowEvent *event) override;

private:
    QFormLayout *m_form;
    PlainLabel *m_problem = nullptr;
    QPushButton *m_cancel = nullptr;
};

/// Makes a dialog as high as what is in it by now needs: a wrapped text takes the height of the width it has, which a dialog
/// does not ask for by itself.
void growToFit(QDialog &dialog);

} // namespace goodword
