#include "ui/pages/settings/businesscard.h"

#include "core/book/bookprofile.h"
#include "core/book/readstop.h"
#include "core/customers/customercommands.h"
#include "ui/dialogs/logo.h"
#include "ui/dialogs/regions.h"
#include "ui/shell/session.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"

#include <QColorDialog>
#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QTimeZone>

namespace goodword {

using namespace Qt::StringLiterals;

BusinessCard::BusinessCard(Session &session, QWidget *parent) : Card(parent), m_session(session)
{
    body()->addWidget(heading(tr("Business")));
    auto *form = new QFormLayout;
    form->setVerticalSpacing(10);
    form->setHorizontalSpacing(16);
    body()->addLayout(form);
    m_name = new QLineEdit;
    m_name->setObjectName(u"settingsName"_s);
    form->addRow(tr("&Name"), m_name);
    m_region = new QComboBox;
    m_region->setObjectName(u"settingsRegion"_s);
    fillRegions(*m_region, QLocale::AnyCountry);
    form->addRow(tr("Home &country"), m_region);
    form->addRow(QString(), new PlainLabel(tr("Phone numbers without a country code are understood by it."), u"cap"_s));
    m_currency = new QComboBox;
    m_currency->setObjectName(u"settingsCurrency"_s);
    fillCurrencies(*m_currency, u"EUR"_s);
    form->addRow(tr("C&urrency"), m_currency);
    m_zone = new QComboBox;
    m_zone->setObjectName(u"settingsZone"_s);
    for (const QByteArray &id : QTimeZone::availableTimeZoneIds()) {
        if (id.contains('/'))
            m_zone->addItem(QString::fromLatin1(id), QString::fromLatin1(id));
    }
    form->addRow(tr("&Time zone"), m_zone);
    form->addRow(tr("Brand"), makeBrandRow());
    form->addRow(QString(), new PlainLabel(tr("The colour and logo of booklets and other papers."), u"cap"_s));

    connect(m_name, &QLineEdit::editingFinished, this, [this] { m_session.accept(setBookName(m_session.book(), m_name->text())); });
    connect(m_region, &QComboBox::activated, this, [this] {
        const QString region = m_region->currentData().toString();
        const auto work = [region](Book &book, Progress &progress) {
            const ReadStop stop(book.db(), progress);
            return setHomeRegion(book, region);
        };
        m_session.runJob(tr("Reading phone numbers again"), work, {}, [this](const Error &error) {
            refresh(); // as it still is
            Q_EMIT m_session.errorHappened(error);
        });
    });
    connect(m_currency, &QComboBox::activated, this,
            [this] { m_session.accept(setBookCurrency(m_session.book(), m_currency->currentData().toString())); });
    connect(m_zone, &QComboBox::activated, this,
            [this] { m_session.accept(setBookZone(m_session.book(), m_zone->currentData().toString())); });
    connect(&session.book().hub(), &ChangeHub::changed, this, [this](const ChangeSet &changes) {
        if (changes.touches("setting"))
            refresh();
    });
    refresh();
}

QWidget *BusinessCard::makeBrandRow()
{
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    m_color = makeButton(tr("Colour…"), u"palette"_s);
    m_color->setObjectName(u"settingsColor"_s);
    m_logo = makeButton(tr("Logo…"), u"image"_s);
    m_logo->setObjectName(u"settingsLogo"_s);
    m_removeLogo = makeButton(tr("Remove logo"), {}, ButtonKind::Quiet);
    m_removeLogo->setObjectName(u"settingsRemoveLogo"_s);
    m_logoPicture = new PlainLabel;
    layout->addWidget(m_color);
    layout->addWidget(m_logo);
    layout->addWidget(m_removeLogo);
    layout->addWidget(m_logoPicture);
    layout->addStretch();
    connect(m_color, &QPushButton::clicked, this, &BusinessCard::chooseColor);
    connect(m_logo, &QPushButton::clicked, this, &BusinessCard::chooseLogo);
    connect(m_removeLogo, &QPushButton::clicked, this, [this] { m_session.accept(setLogo(m_session.book(), {}), tr("Logo removed")); });
    return row;
}

void BusinessCard::refresh()
{
    const BookProfile profile = bookProfile(m_session.db());
    if (!m_name->hasFocus())
        m_name->setText(profile.name);
    chooseData(*m_region, profile.region);
    if (m_currency->findData(profile.currency) < 0)
        m_currency->addItem(profile.currency, profile.currency);
    chooseData(*m_currency, profile.currency);
    if (m_zone->findData(profile.zone) < 0)
        m_zone->addItem(profile.zone, profile.zone);
    chooseData(*m_zone, profile.zone);
    QPixmap swatch(16, 16);
    swatch.fill(profile.brandColor.isEmpty() ? tokens().accent : QColor(profile.brandColor));
    m_color->setIcon(QIcon(swatch));
    QPixmap logo;
    logo.loadFromData(profile.logo);
    m_removeLogo->setVisible(!profile.logo.isEmpty());
    m_logoPicture->setVisible(!logo.isNull());
    if (!logo.isNull())
        m_logoPicture->setPixmap(logo.scaled(120, 36, Qt::KeepAspectRatio, Qt::SmoothTransformation));
}

void BusinessCard::chooseColor()
{
    const QColor now(bookProfile(m_session.db()).brandColor);
    const QColor chosen = QColorDialog::getColor(now.isValid() ? now : tokens().accent, this, tr("Brand colour"));
    if (chosen.isValid())
        m_session.accept(setBrandColor(m_session.book(), chosen.name()), tr("Brand colour changed"));
}

void BusinessCard::chooseLogo()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Logo"), {}, tr("Pictures (*.png *.jpg *.jpeg *.svg)"));
    if (path.isEmpty())
        return;
    const auto logo = readLogo(path);
    if (m_session.accept(logo))
        m_session.accept(setLogo(m_session.book(), *logo), tr("Logo changed"));
}

} // namespace goodword
