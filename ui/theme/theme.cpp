#include "ui/theme/theme.h"

#include "core/report/fonts.h"
#include "ui/theme/fonts.h"
#include "ui/theme/stylesheet.h"
#include "ui/theme/systemscheme.h"
#include "ui/watch/busywatch.h"

#include <QApplication>
#include <QStyleFactory>
#include <QVariant>

namespace goodword {

// The application carries its theme as a property: painting code finds it without a global variable of ours.
static constexpr const char *kThemeProperty = "goodwordTheme";

Theme::Theme(QObject *parent)
    : QObject(parent)
    , m_tokens(Tokens::light())
    , m_system(new SystemScheme(this))
{
    registerFonts();
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    qApp->setProperty(kThemeProperty, QVariant::fromValue<QObject *>(this));
    connect(m_system, &SystemScheme::changed, this, [this] {
        if (m_mode == Mode::System)
            apply();
    });
    apply();
}

Theme::~Theme()
{
    if (qApp && current() == this)
        qApp->setProperty(kThemeProperty, QVariant());
}

Theme *Theme::current()
{
    return qApp ? static_cast<Theme *>(qApp->property(kThemeProperty).value<QObject *>()) : nullptr;
}

void Theme::setMode(Mode mode)
{
    if (mode == m_mode)
        return;
    m_mode = mode;
    apply();
}

void Theme::setTextSize(int percent)
{
    percent = qBound(80, percent, 200);
    if (percent == m_textSize)
        return;
    m_textSize = percent;
    apply();
}

void Theme::apply()
{
    const BusyWatch::Exempt exempt(BusyWatch::ofApplication(), BusyWatch::Exempted::ThemeSwitch);
    const bool dark = m_mode == Mode::Dark || (m_mode == Mode::System && m_system->prefersDark());
    m_tokens = m_mode == Mode::HighContrast ? Tokens::contrast() : dark ? Tokens::darkTheme() : Tokens::light();
    m_tokens.textScale = m_textSize / 100.0;
    QApplication::setFont(uiFont());
    QApplication::setPalette(makePalette(m_tokens));
    qApp->setStyleSheet(makeStyleSheet(m_tokens));
    emit themeChanged();
}

} // namespace goodword
