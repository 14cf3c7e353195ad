#pragma once
// One picture of a page: how the window looks, what the book holds and what is shown. The row of a data-driven test.

#include "ui/theme/theme.h"

#include <QtTest>

namespace goodword::test {

struct PictureCase {
    Theme::Mode mode;
    QString stock;
    QSize size;
    QString show;
    bool mirrored;
    QString name; ///< of the picture

    static void addColumns()
    {
        QTest::addColumn<Theme::Mode>("mode");
        QTest::addColumn<QString>("stock");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<QString>("show");
        QTest::addColumn<bool>("mirrored");
    }
};

/// The case of this row, with the program made to look so while this lives.
class PictureLook
{
public:
    explicit PictureLook(Theme &theme) : m_theme(theme), m_case(fetched())
    {
        m_theme.setMode(m_case.mode);
        QGuiApplication::setLayoutDirection(m_case.mirrored ? Qt::RightToLeft : Qt::LeftToRight);
    }
    ~PictureLook()
    {
        QGuiApplication::setLayoutDirection(Qt::LeftToRight);
        m_theme.setMode(Theme::Mode::Light);
    }
    Q_DISABLE_COPY_MOVE(PictureLook)

    const PictureCase *operator->() const { return &m_case; }

private:
    static PictureCase fetched()
    {
        QFETCH(Theme::Mode, mode);
        QFETCH(QString, stock);
        QFETCH(QSize, size);
        QFETCH(QString, show);
        QFETCH(bool, mirrored);
        return {mode, stock, size, show, mirrored, QString::fromLatin1(QTest::currentDataTag())};
    }

    Theme &m_theme;
    const PictureCase m_case;
};

} // namespace goodword::test
