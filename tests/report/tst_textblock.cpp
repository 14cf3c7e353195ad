#include "tests/support/testmain.h"

#include "core/report/textblock.h"

#include <QRandomGenerator>

using namespace goodword;
using namespace Qt::StringLiterals;

class TestTextBlock : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aBalancedTextIsAsNarrowAsItsLinesAllow()
    {
        const QStringList words{u"soap"_s, u"a"_s, u"wonderful"_s, u"office@shop.test"_s, u"twenty-four"_s, u"Zoë’s"_s, u"2x4"_s, u"->"_s, u"王小明"_s,
                                u"Łódź,"_s, u"–"_s, u"10:30"_s, u"e\u0301té"_s, u"AVATAR"_s, u"(really)"_s, u"no\u00A0break"_s, u"line\nbreak"_s,
                                u"Geschwindigkeitsbegrenzung"_s};
        QRandomGenerator random(5);
        TextStyle style;
        for (int round = 0; round < 120; ++round) {
            style.size = 10 + random.bounded(25);
            style.weight = round % 2 ? QFont::Medium : QFont::Normal;
            QStringList text;
            for (int n = random.bounded(1, 30); n > 0; --n)
                text += words[random.bounded(int(words.size()))];
            if (round % 5 == 0)
                text += u"שירות מצוין"_s;
            const QString whole = text.join(u' ');
            const qreal width = 150 + random.bounded(330);
            const int lines = TextBlock(whole, style, width).lineCount();
            const TextBlock balanced = TextBlock::balanced(whole, style, width);
            QVERIFY2(balanced.lineCount() <= lines, qPrintable(whole));
            QVERIFY(balanced.width() <= width);
            // Any narrower by more than the search's last step, and it takes more lines, or cuts a word, or is a strip.
            const qreal narrower = balanced.width() - width * 0.6 / 128 - 0.5;
            QVERIFY2(TextBlock(whole, style, narrower).lineCount() > lines || narrower < TextBlock::widestWord(whole, style) + 1
                         || narrower < width * 0.4,
                     qPrintable(u"%1: %2 of %3"_s.arg(whole).arg(balanced.width()).arg(width)));
        }
    }

    void anyTextCanBeBalanced()
    {
        for (const QString &text : {QString(), u"   "_s, u"\n\n"_s, QString(6000, u'W'), QString(3000, u'\n') + u"end"_s, u"x"_s}) {
            const TextBlock block = TextBlock::balanced(text, {}, 200);
            QCOMPARE(block.lineCount() == 0, text.trimmed().isEmpty());
        }
    }
};

GOODWORD_TEST(TestTextBlock)
#include "tst_textblock.moc"
