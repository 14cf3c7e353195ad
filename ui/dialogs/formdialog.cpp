#include "ui/dialogs/formdialog.h"

#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLayout>
#include <QPushButton>

namespace goodword {

using namespace Qt::StringLiterals;

FormDialog::FormDialog(const QString &objectName, const QString &title, QWidget *parent)
    : QDialog(parent), m_form(new QFormLayout(this))
{
    setObjectName(objectName);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    setMinimumWidth(540);
    m_form->setContentsMargins(24, 20, 24, 20);
    m_form->setVerticalSpacing(12);
    m_form->setHorizontalSpacing(16);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
}

QPushButton *FormDialog::addFoot(const QString &saveText, const QString &saveName, const QString &icon)
{
    m_problem = new PlainLabel;
    m_problem->setObjectName(u"problem"_s);
    m_problem->setTone(u"red"_s);
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_form->addRow(m_problem);
    auto *buttons = new QDialogButtonBox;
    auto *saveButton = makeButton(saveText, icon, ButtonKind::Primary);
    saveButton->setObjectName(saveName);
    saveButton->setDefault(true);
    buttons->addButton(saveButton, QDialogButtonBox::AcceptRole);
    buttons->addButton(makeButton(tr("Cancel")), QDialogButtonBox::RejectRole);
    m_form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] { save(); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    return saveButton;
}

void FormDialog::say(const Error &error)
{
    m_problem->setText(error.text);
    m_problem->show();
    // A wrapped text needs the height of the width it has, which a dialog does not ask for by itself.
    resize(width(), qMax(height(), layout()->totalHeightForWidth(width())));
}

void FormDialog::sayNothing()
{
    m_problem->hide();
}

} // namespace goodword
