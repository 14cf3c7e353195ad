#include "tests/support/testmain.h"
#include "ui/theme/icons.h"
#include "ui/theme/paint.h"
#include "ui/theme/stylesheet.h"
#include "ui/theme/theme.h"

#include <QDirIterator>
#include <QPalette>

using namespace goodword;
using namespace Qt::StringLiterals;

class ThemeTest : public QObject
{
    Q_OBJECT
private slots:
    void textIsLegibleInEveryTheme_data();
    void textIsLegibleInEveryTheme();
    void styleSheetHasNoTokenLeft();
    void switchingThemeChangesPaletteOnce();
    void largerTextGrowsEverySize();
    void everyIconNamedInTheSourcesExists();
    void iconsFollowTheTheme();
    void avatarColoursAreTheSameInEveryRun();
    void initialsOfAnyName_data();
    void initialsOfAnyName();
};

void ThemeTest::textIsLegibleInEveryTheme_data()
{
    QTest::addColumn<QColor>("text");
    QTest::addColumn<QColor>("ground");
    for (const Tokens *t : {&Tokens::light(), &Tokens::darkTheme(), &Tokens::contrast()}) {
        const QByteArray theme = t->highContrast ? "contrast" : t->dark ? "dark" : "light";
        const auto row = [&theme](const char *what, const QColor &text, const QColor &ground) {
            QTest::newRow((theme + " " + what).constData()) << text << ground;
        };
        for (const QColor &ground : {t->bg, t->surface, t->raised, t->sidebar, t->hover}) {
            row("text", t->text, ground);
            row("muted", t->muted, ground);
        }
        for (const QColor &ground : {t->bg, t->surface, t->raised, t->sidebar})
            row("faint", t->faint, ground);
        row("accent on surface", t->accent, t->surface);
        row("accent on bg", t->accent, t->bg);
        row("accent on soft", t->accent, t->accentSoft);
        row("text on soft", t->text, t->accentSoft);
        row("muted on soft", t->muted, t->accentSoft);
        row("button", t->accentText, t->accent);
        row("button that cannot be pressed", t->faint, idleGround(*t));
        row("green", t->green, t->greenSoft);
        row("green on surface", t->green, t->surface);
        row("amber", t->amber, t->amberSoft);
        row("amber on surface", t->amber, t->surface);
        row("red", t->red, t->redSoft);
        row("red on surface", t->red, t->surface);
        row("text on amber", t->text, t->amberSoft);
        row("text on red", t->text, t->redSoft);
        row("toast", t->toastText, t->toastGround);
        row("toast action", t->toastAction, t->toastGround);
        for (int i = 0; i < 8; ++i)
            row("stage", t->stageTint(i).text, t->stageTint(i).soft);
        row("a colour somebody chose", t->tint(QColor(0xff, 0xff, 0x00)).text, t->tint(QColor(0xff, 0xff, 0x00)).soft);
    }
}

void ThemeTest::textIsLegibleInEveryTheme()
{
    QFETCH(QColor, text);
    QFETCH(QColor, ground);
    const double ratio = contrastRatio(text, ground);
    QVERIFY2(ratio >= 4.5, qPrintable(u"%1 on %2 is %3"_s.arg(text.name(), ground.name()).arg(ratio)));
}

void ThemeTest::styleSheetHasNoTokenLeft()
{
    QVERIFY(!makeStyleSheet(Tokens::light()).contains(QLatin1Char('@')));
    QVERIFY(makeStyleSheet(Tokens::darkTheme()).contains(u"#171a20"_s));
}

void ThemeTest::switchingThemeChangesPaletteOnce()
{
    Theme theme;
    QSignalSpy changed(&theme, &Theme::themeChanged);
    theme.setMode(Theme::Mode::Dark);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(QGuiApplication::palette().color(QPalette::Base), Tokens::darkTheme().surface);
    QCOMPARE(tokens().dark, true);
    theme.setMode(Theme::Mode::Dark);
    QCOMPARE(changed.count(), 1);
    theme.setMode(Theme::Mode::HighContrast);
    QVERIFY(tokens().highContrast);
}

void ThemeTest::largerTextGrowsEverySize()
{
    Theme theme;
    theme.setTextSize(150);
    QCOMPARE(QGuiApplication::font().pixelSize(), 20);
    QVERIFY(qApp->property("styleSheet").toString().contains(u"font-size:33px"_s));
    theme.setTextSize(5000);
    QCOMPARE(theme.textSize(), 200);
}

void ThemeTest::everyIconNamedInTheSourcesExists()
{
    // Names appear as icon(u"x"_s), drawIcon(p, u"x"_s and makeButton(tr("…"), u"x"_s and in tables of actions.
    static const QRegularExpression use(
        uR"re((?:\bicon\(|drawIcon\([^;"]*?|makeIconButton\(|/\*icon\*/ ?)(?:u|QStringLiteral\()"([a-z0-9-]+)")re"_s);
    static const QRegularExpression button(uR"re(makeButton\(tr\("[^"]*"\), u"([a-z0-9-]+)")re"_s);
    QStringList missing;
    int seen = 0;
    for (const QString &folder : {u"/ui"_s, u"/app"_s}) {
        QDirIterator files(QStringLiteral(GOODWORD_SOURCE_DIR) + folder, {u"*.cpp"_s, u"*.h"_s}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QString source = QString::fromUtf8(file.readAll());
            for (const QRegularExpression &pattern : {use, button}) {
                for (auto it = pattern.globalMatch(source); it.hasNext(); ++seen) {
                    const QString name = it.next().captured(1);
                    if (!hasIcon(name))
                        missing << file.fileName() + u": "_s + name;
                }
            }
        }
    }
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QLatin1Char('\n'))));
    QVERIFY(hasIcon(u"people"_s));
    QVERIFY(hasIcon(u"control-down"_s));
}

void ThemeTest::iconsFollowTheTheme()
{
    Theme theme;
    const QIcon people = icon(u"people"_s, IconTint::Text);
    const auto darkest = [&people] {
        const QImage image = people.pixmap(QSize(32, 32)).toImage().convertToFormat(QImage::Format_ARGB32);
        int opaque = 0;
        QRgb last = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (qAlpha(image.pixel(x, y)) == 255)
                    last = image.pixel(x, y), ++opaque;
            }
        }
        return std::pair(opaque, QColor(last));
    };
    QVERIFY(darkest().first > 10);
    QCOMPARE(darkest().second, Tokens::light().text);
    theme.setMode(Theme::Mode::Dark);
    QCOMPARE(darkest().second, Tokens::darkTheme().text);
}

void ThemeTest::avatarColoursAreTheSameInEveryRun()
{
    QCOMPARE(avatarTint(u"Amara Okafor"_s).text, avatarTint(u"Amara Okafor"_s).text);
    QSet<QRgb> colours;
    for (const QString &name : {u"Amara Okafor"_s, u"Ben Söderström"_s, u"Chiara Rossi"_s, u"Dmitri Volkov"_s,
                                u"Elif Yıldız"_s, u"Grace Kim"_s, u"Ivo Novák"_s, u"Kenji Watanabe"_s})
        colours.insert(avatarTint(name).text.rgb());
    QVERIFY(colours.size() >= 4);
}

void ThemeTest::initialsOfAnyName_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("expected");
    QTest::newRow("two words") << u"Amara Okafor"_s << u"AO"_s;
    QTest::newRow("three words") << u"Ana de Souza"_s << u"AS"_s;
    QTest::newRow("one word") << u"cher"_s << u"C"_s;
    QTest::newRow("quotes") << u"\"Bob\" (Smith)"_s << u"BS"_s;
    QTest::newRow("combining") << u"A\u0301gnes Kiss"_s << u"A\u0301K"_s;
    QTest::newRow("other script") << u"王 小明"_s << u"王小"_s;
    QTest::newRow("outside the BMP") << u"😀 Ann"_s << u"😀A"_s;
    QTest::newRow("nothing") << u" - "_s << QString();
}

void ThemeTest::initialsOfAnyName()
{
    QFETCH(QString, name);
    QFETCH(QString, expected);
    QCOMPARE(initials(name), expected);
}

GOODWORD_TEST(ThemeTest)
#include "tst_theme.moc"
