#include "tests/support/testmain.h"
#include "tests/ui/gallery.h"
#include "tests/ui/themedtest.h"
#include "ui/widgets/fuzzy.h"

#include <QSignalSpy>

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

/// Typing a few letters finds what can be done.
class PaletteTest : public ThemedTest
{
    Q_OBJECT
private slots:
    void fuzzyFindsLetters_data();
    void fuzzyFindsLetters();
    void paletteRunsWhatIsChosen();
    void paletteEscapeGivesTheFocusBack();
};

void PaletteTest::fuzzyFindsLetters_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("found");
    QTest::addColumn<QList<int>>("positions");
    QTest::newRow("whole word") << u"log"_s << u"Log touchpoint"_s << true << QList<int>{0, 1, 2};
    QTest::newRow("word starts") << u"nc"_s << u"New customer"_s << true << QList<int>{0, 4};
    QTest::newRow("accents") << u"sod"_s << u"Ben Söderström"_s << true << QList<int>{4, 5, 6};
    QTest::newRow("not in order") << u"gol"_s << u"Log"_s << false << QList<int>{};
    QTest::newRow("nothing typed") << QString() << u"Log"_s << true << QList<int>{};
    QTest::newRow("word start would miss the rest") << u"ab"_s << u"xab a"_s << true << QList<int>{1, 2};
    QTest::newRow("gathered") << u"xz"_s << u"xaz x"_s << true << QList<int>{0, 2};
}

void PaletteTest::fuzzyFindsLetters()
{
    QFETCH(QString, typed);
    QFETCH(QString, text);
    QFETCH(bool, found);
    QFETCH(QList<int>, positions);
    const auto match = fuzzyMatch(typed, text);
    QCOMPARE(match.has_value(), found);
    if (found)
        QCOMPARE(match->positions, positions);
}

void PaletteTest::paletteRunsWhatIsChosen()
{
    QWidget window;
    window.resize(900, 700);
    window.show();
    CommandPalette *palette = new CommandPalette(&window, [](const QString &) { return paletteItems(); });
    QSignalSpy chosen(palette, &CommandPalette::chosen);
    palette->open();
    auto *field = palette->findChild<QLineEdit *>(u"paletteField"_s);
    QTest::keyClicks(field, u"ask"_s);
    QCOMPARE(palette->shownIds().first(), u"ask"_s);
    QVERIFY(palette->shownIds().contains(u"answer"_s)); // by its synonym
    QTest::keyClick(field, Qt::Key_Down);
    const QString second = palette->shownIds().at(1);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(chosen.takeFirst().first().toString(), second);
    QVERIFY(!palette->isVisible());
    palette->open(u"zzzz"_s);
    QVERIFY(palette->shownIds().isEmpty());
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(chosen.count(), 0);
}

void PaletteTest::paletteEscapeGivesTheFocusBack()
{
    QWidget window;
    QLineEdit before(&window);
    window.resize(900, 700);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window, kPatienceMs));
    before.setFocus();
    auto *palette = new CommandPalette(&window, [](const QString &) { return paletteItems(); });
    palette->open();
    auto *field = palette->findChild<QLineEdit *>(u"paletteField"_s);
    QTRY_VERIFY(field->hasFocus());
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!palette->isVisible());
    QTRY_VERIFY(before.hasFocus());
}

GOODWORD_TEST(PaletteTest)
#include "tst_palette.moc"
