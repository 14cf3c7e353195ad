#include "ui/pages/settings/lookcard.h"

#include "ui/theme/theme.h"
#include "ui/widgets/labels.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenuBar>
#include <QSpinBox>

namespace goodword {

using namespace Qt::StringLiterals;

LookCard::LookCard(QWidget *parent) : Card(parent)
{
    body()->addWidget(heading(tr("You and this computer")));
    auto *form = new QFormLayout;
    form->setVerticalSpacing(10);
    form->setHorizontalSpacing(16);
    body()->addLayout(form);

    auto *author = new QLineEdit(m_settings.author());
    author->setObjectName(u"settingsAuthor"_s);
    form->addRow(tr("Your &name"), author);
    form->addRow(QString(), new PlainLabel(tr("Stands beside what you change, in the history. From the next start on."), u"cap"_s));
    connect(author, &QLineEdit::editingFinished, this, [this, author] {
        if (!author->text().trimmed().isEmpty())
            m_settings.setAuthor(author->text().trimmed());
    });

    auto *theme = new QComboBox;
    theme->setObjectName(u"settingsTheme"_s);
    const QList<std::pair<QString, QString>> modes{{u"system"_s, tr("As the desktop")}, {u"light"_s, tr("Light")},
                                                   {u"dark"_s, tr("Dark")}, {u"contrast"_s, tr("High contrast")}};
    for (const auto &[code, name] : modes)
        theme->addItem(name, code);
    theme->setCurrentIndex(std::max(0, theme->findData(m_settings.themeMode())));
    form->addRow(tr("&Colours"), theme);
    connect(theme, &QComboBox::activated, this, [this, theme] {
        m_settings.setThemeMode(theme->currentData().toString());
        static constexpr std::array kModes{Theme::Mode::System, Theme::Mode::Light, Theme::Mode::Dark, Theme::Mode::HighContrast};
        Theme::current()->setMode(kModes.at(size_t(theme->currentIndex())));
    });

    auto *size = new QSpinBox;
    size->setObjectName(u"settingsTextSize"_s);
    size->setRange(80, 200);
    size->setSingleStep(10);
    size->setSuffix(u" %"_s);
    size->setValue(m_settings.textSize());
    form->addRow(tr("&Text size"), size);
    connect(size, &QSpinBox::valueChanged, this, [this](int percent) {
        m_settings.setTextSize(percent);
        Theme::current()->setTextSize(percent);
    });

    auto *menu = new QCheckBox(tr("Hide the menu bar (F10 shows it)"));
    menu->setObjectName(u"settingsHideMenu"_s);
    menu->setChecked(m_settings.menuBarHidden());
    form->addRow(QString(), menu);
    connect(menu, &QCheckBox::toggled, this, [this](bool hidden) {
        m_settings.setMenuBarHidden(hidden);
        if (auto *main = qobject_cast<QMainWindow *>(window()))
            main->menuBar()->setVisible(!hidden);
    });
}

} // namespace goodword
