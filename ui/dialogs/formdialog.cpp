#include "ui/dialogs/formdialog.h"

#include "ui/theme/fonts.h"
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
    setMinimumWidth(scaled(540));
    m_form->setContentsMargins(24, 20, 24, 20);
    m_form->setVerticalSpacing(12);
    m_form->setHorizontalSpacing(16);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
}

QPushButton *FormDialog::addFoot(const QString &saveText, const QString &saveName, const QString &icon)
{
    m_problem = new PlainLabel;
    m_problem->setObjectName(u"problem"_s);
    m_problem->setWordWrap(true);
    m_problem->setSelectable(true); // to be sent to whoever helps
    m_problem->hide();
    m_form->addRow(m_problem);
    auto *buttons = new QDialogButtonBox;
    auto *saveButton = makeButton(saveText, icon, ButtonKind::Primary);
    saveButton->setObjectName(saveName);
    saveButton->setDefault(true);
    buttons->addButton(saveButton, QDialogButtonBox::AcceptRole);
    m_cancel = makeButton(tr("Cancel"));
    m_cancel->setObjectName(u"cancel"_s);
    buttons->addButton(m_cancel, QDialogButtonBox::RejectRole);
    m_form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] { save(); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    return saveButton;
}

void FormDialog::say(const Error &error)
{
    tell(error.text, u"red"_s);
}

void FormDialog::warn(const QString &text)
{
    tell(text, u"amber"_s);
}

void FormDialog::tell(const QString &text, const QString &tone)
{
    m_problem->setTone(tone);
    m_problem->setText(text);
    m_problem->show();
    growToFit(*this);
}

void FormDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    growToFit(*this);
}

void FormDialog::sayNothing()
{
    m_problem->hide();
}

void growToFit(QDialog &dialog)
{
    dialog.layout()->activate();
    dialog.resize(dialog.width(), qMax(dialog.height(), dialog.layout()->totalHeightForWidth(dialog.width())));
}

} // namespace goodword
