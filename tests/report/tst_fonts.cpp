#include "core/report/fonts.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QFontInfo>

using namespace goodword;
using namespace Qt::StringLiterals;

class TestFonts : public QObject
{
    Q_OBJECT

private slots:
    void theTypefaceIsCompiledIn()
    {
        QVERIFY(QFile::exists(u":/fonts/Inter-Regular.otf"_s));
        QCOMPARE(QFontInfo(pageFont(11)).family(), u"Inter"_s);
        QCOMPARE(QFontInfo(pageFont(11, QFont::DemiBold)).weight(), int(QFont::DemiBold));
    }

    void coveredTextMissesNothing()
    {
        QCOMPARE(missingGlyphs({u"Żółć, “naïve” — 12 € ★\n\tfin\u200d\u202e"_s, QString()}), QStringList());
    }

    void aCharacterWithoutAnyFontIsNamedOnce()
    {
        // Private use plane 16: no font has it, on any machine.
        const QString unknown = QString::fromUcs4(U"\U0010FFFD", 1);
        QCOMPARE(missingGlyphs({unknown + u"a"_s + unknown, unknown}), QStringList{unknown + u" (U+10FFFD)"_s});
    }
};

GOODWORD_TEST(TestFonts)
#include "tst_fonts.moc"
