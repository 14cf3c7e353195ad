#include "tests/support/testmain.h"
#include "tests/ui/gallery.h"
#include "tests/ui/themedtest.h"
#include "ui/shell/actions.h"
#include "ui/shell/shortcutsheet.h"

#include <QApplication>

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

/// Writes pictures of all widgets beside the programs, to be looked at; what they check is that nothing asserts or
/// warns.
class GalleryTest : public ThemedTest
{
    Q_OBJECT
private slots:
    void everyInteractiveWidgetHasAName();
    void pictures_data();
    void pictures();
};

void GalleryTest::everyInteractiveWidgetHasAName()
{
    Gallery gallery;
    for (const auto *widget : gallery.findChildren<QWidget *>()) {
        const bool combo = widget->inherits("QComboBox") || widget->inherits("QAbstractSpinBox");
        if (widget->focusPolicy() == Qt::NoFocus || combo || widget->parentWidget()->inherits("QAbstractSpinBox") ||
            widget->parentWidget()->inherits("QAbstractItemView") || widget->inherits("QComboBoxListView") ||
            widget->inherits("QScrollArea") || widget->objectName().startsWith(u"qt_"))
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const bool named = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()) ||
                           (button && widget->parentWidget()->inherits("QLineEdit"));
        QVERIFY2(named,
                 qPrintable(u"%1 %2"_s.arg(QLatin1String(widget->metaObject()->className()), widget->objectName())));
    }
}

void GalleryTest::pictures_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<Theme::Mode>("mode");
    QTest::addColumn<QString>("overlay");
    QTest::addColumn<int>("textSize");
    QTest::newRow("light") << u"light"_s << Theme::Mode::Light << u"toast"_s << 100;
    QTest::newRow("dark") << u"dark"_s << Theme::Mode::Dark << u"toast"_s << 100;
    QTest::newRow("contrast") << u"contrast"_s << Theme::Mode::HighContrast << u"toast"_s << 100;
    QTest::newRow("rtl") << u"rtl"_s << Theme::Mode::Light << QString() << 100;
    QTest::newRow("2x") << u"2x"_s << Theme::Mode::Light << u"edit"_s << 100;
    QTest::newRow("large") << u"large"_s << Theme::Mode::Light << QString() << 140;
    QTest::newRow("narrow") << u"narrow"_s << Theme::Mode::Light << u"focus"_s << 100;
    QTest::newRow("palette-light") << u"palette-light"_s << Theme::Mode::Light << u"palette"_s << 100;
    QTest::newRow("palette-dark") << u"palette-dark"_s << Theme::Mode::Dark << u"palette"_s << 100;
    QTest::newRow("shortcuts") << u"shortcuts"_s << Theme::Mode::Light << u"shortcuts"_s << 100;
}

void GalleryTest::pictures()
{
    QFETCH(QString, name);
    QFETCH(Theme::Mode, mode);
    QFETCH(QString, overlay);
    QFETCH(int, textSize);
    m_theme->setMode(mode);
    m_theme->setTextSize(textSize);
    const bool rtl = name == u"rtl";
    if (rtl)
        QApplication::setLayoutDirection(Qt::RightToLeft);
    Gallery gallery;
    if (name == u"narrow") {
        gallery.resize(1010, 1000);
        gallery.sidebar->setCollapsed(true);
    }
    gallery.show();
    gallery.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&gallery, kPatienceMs));
    ActionCatalogue actions(&gallery);
    if (overlay == u"toast") {
        gallery.toasts->show(u"Moved Amara Okafor to Advocate"_s, u"Undo"_s, [] {});
        gallery.toasts->show(u"Imported 248 customers from kunden.csv"_s, u"Undo"_s, [] {});
        gallery.six->setFocus();
    } else if (overlay == u"palette") {
        (new CommandPalette(&gallery, [](const QString &) { return paletteItems(); }))->open(u"as"_s);
    } else if (overlay == u"shortcuts") {
        (new ShortcutSheet(&gallery, actions))->open();
    } else if (overlay == u"edit") {
        gallery.mail->startEdit();
    } else if (overlay == u"focus") {
        gallery.eight->setFocus(Qt::TabFocusReason);
    }
    QTest::qWait(20);
    const double ratio = name == u"2x" ? 2.0 : 1.0;
    QPixmap picture(gallery.size() * ratio);
    picture.setDevicePixelRatio(ratio);
    gallery.render(&picture);
    const QString path = QStringLiteral(GOODWORD_BIN_DIR "/../gallery-%1.png").arg(name);
    QVERIFY(picture.save(path));
    QApplication::setLayoutDirection(Qt::LeftToRight);
}

GOODWORD_TEST(GalleryTest)
#include "tst_gallery.moc"
