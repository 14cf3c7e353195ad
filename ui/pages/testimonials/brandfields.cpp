#include "ui/pages/testimonials/brandfields.h"

#include "core/book/bookprofile.h"
#include "core/report/booklet.h"
#include "ui/dialogs/logo.h"
#include "ui/shell/session.h"
#include "ui/widgets/buttons.h"

#include <QColorDialog>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QPushButton>

namespace goodword {

using namespace Qt::StringLiterals;

BrandFields::BrandFields(Session &session, QWidget *parent) : QWidget(parent), m_session(session)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    m_colour = makeButton(tr("Colour…"));
    m_colour->setObjectName(u"bookletColour"_s);
    auto *logo = makeButton(tr("Logo…"), u"image"_s);
    logo->setObjectName(u"bookletLogo"_s);
    m_noLogo = makeButton(tr("No logo"), {}, ButtonKind::Quiet);
    m_noLogo->setObjectName(u"brandNoLogo"_s);
    row->addWidget(m_colour);
    row->addWidget(logo);
    row->addWidget(m_noLogo);
    row->addStretch(1);
    connect(m_colour, &QPushButton::clicked, this, &BrandFields::chooseColour);
    connect(logo, &QPushButton::clicked, this, &BrandFields::chooseLogo);
    connect(m_noLogo, &QPushButton::clicked, this, [this] {
        m_session.accept(setLogo(m_session.book(), {}), tr("Logo removed"));
    });
    // Kept with the business, so the next booklet has them too; Undo takes them back here as well.
    connect(&session.book().hub(), &ChangeHub::changed, this, [this](const ChangeSet &changes) {
        if (!changes.everything() && !changes.touches("setting"))
            return;
        readProfile();
        emit changed();
    });
    for (QPushButton *button : {m_colour, logo, m_noLogo})
        button->setEnabled(!session.book().isReadOnly());
    readProfile();
}

void BrandFields::readProfile()
{
    const BookProfile profile = bookProfile(m_session.db());
    m_brand = QColor(profile.brandColor);
    if (!m_brand.isValid())
        m_brand = BookletStyle().brandColour;
    m_logo = QImage::fromData(profile.logo);
    m_noLogo->setVisible(!m_logo.isNull());
    paintColour();
}

void BrandFields::paintColour()
{
    QPixmap swatch(QSize(16, 16) * devicePixelRatioF());
    swatch.setDevicePixelRatio(devicePixelRatioF());
    swatch.fill(m_brand);
    m_colour->setIcon(QIcon(swatch));
    m_colour->setAccessibleName(tr("Brand colour %1").arg(m_brand.name()));
}

void BrandFields::chooseColour()
{
    auto *dialog = new QColorDialog(m_brand, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOption(QColorDialog::DontUseNativeDialog);
    connect(dialog, &QColorDialog::colorSelected, this, [this](const QColor &colour) {
        m_session.accept(setBrandColor(m_session.book(), colour.name()), tr("Brand colour changed"));
    });
    dialog->open();
}

void BrandFields::chooseLogo()
{
    auto *dialog = new QFileDialog(this, tr("Logo"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilter(tr("Pictures (*.png *.jpg *.jpeg *.svg)"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        const auto logo = readLogo(path);
        if (m_session.accept(logo))
            m_session.accept(setLogo(m_session.book(), *logo), tr("Logo changed"));
    });
    dialog->open();
}

} // namespace goodword
