#include "ui/dialogs/newbookdialog.h"

#include "core/base/text.h"
#include "ui/dialogs/filefield.h"
#include "ui/dialogs/formdialog.h"
#include "ui/dialogs/regions.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileInfo>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <QTimeZone>

namespace goodword {

using namespace Qt::StringLiterals;

NewBookDialog::NewBookDialog(QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("New book"));
    setMinimumWidth(520);
    auto *form = new QFormLayout(this);
    form->setContentsMargins(24, 20, 24, 20);
    form->setVerticalSpacing(12);
    form->setHorizontalSpacing(16);
    m_name = new QLineEdit;
    m_name->setObjectName(u"bookName"_s);
    m_name->setPlaceholderText(tr("The name of your business"));
    form->addRow(tr("&Business"), m_name);
    m_region = new QComboBox;
    m_region->setObjectName(u"bookRegion"_s);
    fillRegions(*m_region, QLocale().territory());
    form->addRow(tr("Home &country"), m_region);
    auto *why = new PlainLabel(tr("So that phone numbers without a country code are understood."), u"cap"_s);
    why->setWordWrap(true);
    form->addRow(QString(), why);
    m_currency = new QComboBox;
    m_currency->setObjectName(u"bookCurrency"_s);
    fillCurrencies(*m_currency, QLocale().currencySymbol(QLocale::CurrencyIsoCode));
    form->addRow(tr("C&urrency"), m_currency);

    m_file = new FileField(u"bookPath"_s, tr("Where the book is kept"), FileKind::book());
    form->addRow(tr("&File"), m_file);
    m_encrypt = new QCheckBox(tr("&Encrypt it: a passphrase is asked for next"), this);
    m_encrypt->setObjectName(u"bookEncrypt"_s);
    m_encrypt->setVisible(bookKeys::areKnownHere());
    if (bookKeys::areKnownHere())
        form->addRow(QString(), m_encrypt);

    auto *buttons = new QDialogButtonBox;
    auto *create = makeButton(tr("Create book"), {}, ButtonKind::Primary);
    create->setObjectName(u"createBook"_s);
    create->setDefault(true);
    buttons->addButton(create, QDialogButtonBox::AcceptRole);
    auto *cancel = makeButton(tr("Cancel"));
    cancel->setObjectName(u"cancel"_s);
    buttons->addButton(cancel, QDialogButtonBox::RejectRole);
    form->addRow(buttons);

    connect(buttons, &QDialogButtonBox::accepted, this, &NewBookDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_name, &QLineEdit::textChanged, this, &NewBookDialog::suggestPath);
    connect(m_file, &FileField::edited, this, [this] { m_pathTyped = true; });
    connect(m_file, &FileField::changed, create, [this, create] { create->setEnabled(!path().isEmpty()); });
    suggestPath();
}

void NewBookDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    growToFit(*this);
}

void NewBookDialog::suggestPath()
{
    if (m_pathTyped)
        return;
    const QDir documents(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    const QString name = m_name->text().trimmed().isEmpty() ? tr("My business") : m_name->text().trimmed();
    const QString file = safeFileName(name, u".goodword"_s, documents.entryList(QDir::Files));
    m_file->setPath(documents.filePath(file));
}

/// A new account has no folder for documents until something is kept there.
void NewBookDialog::accept()
{
    QDir().mkpath(QFileInfo(path()).absolutePath());
    QDialog::accept();
}

NewBook NewBookDialog::wishes() const
{
    NewBook wishes;
    wishes.name = cleanText(m_name->text().trimmed()).text;
    wishes.region = m_region->currentData().toString();
    wishes.currency = m_currency->currentData().toString();
    wishes.zone = QString::fromUtf8(QTimeZone::systemTimeZoneId());
    return wishes;
}

bool NewBookDialog::wantsEncryption() const
{
    return m_encrypt->isChecked();
}

QString NewBookDialog::path() const
{
    return m_file->path();
}

} // namespace goodword
