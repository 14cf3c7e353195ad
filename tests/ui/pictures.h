#pragma once
// Pictures of widgets in every look, written beside the test programs for people to look at.

#include "tests/support/patience.h"
#include "ui/theme/theme.h"

#include <QtWidgets>

#include <functional>

namespace goodword::test {

inline QString pictureFolder()
{
    const QString folder = QStringLiteral(GOODWORD_BIN_DIR "/../pictures");
    QDir().mkpath(folder);
    return folder;
}

inline void keepPicture(QWidget &widget, const QString &name)
{
    widget.ensurePolished();
    widget.grab().save(pictureFolder() + u'/' + name + QStringLiteral(".png"));
}

inline void keepFile(const QString &from, const QString &name)
{
    QFile::remove(pictureFolder() + u'/' + name);
    QFile::copy(from, pictureFolder() + u'/' + name);
}

inline void forEachLook(const std::function<void(const QString &)> &show)
{
    const QLocale before;
    Theme theme;
    const auto look = [&](const char *name, Theme::Mode mode, Qt::LayoutDirection direction, const QLocale &locale) {
        theme.setMode(mode);
        QGuiApplication::setLayoutDirection(direction);
        QLocale::setDefault(locale);
        show(QString::fromLatin1(name));
    };
    const QLocale english(QLocale::English, QLocale::Ireland);
    look("light", Theme::Mode::Light, Qt::LeftToRight, english);
    look("dark", Theme::Mode::Dark, Qt::LeftToRight, english);
    look("contrast", Theme::Mode::HighContrast, Qt::LeftToRight, english);
    look("light-rtl", Theme::Mode::Light, Qt::RightToLeft, QLocale(QLocale::Hebrew));
    look("light-narrow", Theme::Mode::Light, Qt::LeftToRight, QLocale(QLocale::German));
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
    QLocale::setDefault(before);
}

} // namespace goodword::test
