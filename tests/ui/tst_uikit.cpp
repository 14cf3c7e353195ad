#include "tests/support/testmain.h"
#include "tests/ui/gallery.h"
#include "tests/ui/themedtest.h"

#include <QListView>
#include <QSignalSpy>

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

/// The small widgets every page is made of.
class UiKitTest : public ThemedTest
{
    Q_OBJECT
private slots:
    void customerTextIsNeverMarkup();
    void longLabelsNeverWidenTheWindow();
    void chipsAreExclusiveOrNot();
    void searchFieldClearsWithEscape();
    void sidebarChoosesAndFolds();
    void sidebarFoldsByItselfWhereThereIsLittleRoom();
    void aHintIsReadWhole_data();
    void aHintIsReadWhole();
    void figuresAreButtonsForTheKeyboard();
    void timeLeftIsSaidHonestly();
    void flowLayoutWraps();
};

void UiKitTest::customerTextIsNeverMarkup()
{
    const QString nasty = u"<b>Bold</b> & <img src=x>"_s;
    PlainLabel label(nasty);
    QCOMPARE(label.textFormat(), Qt::PlainText);
    QCOMPARE(label.plainText(), nasty);
    QVERIFY(!plainToolTip(nasty).contains(u"<b>"_s));
    QCOMPARE(withoutMnemonic(u"Haddad & Sons"_s), u"Haddad && Sons"_s);
}

void UiKitTest::longLabelsNeverWidenTheWindow()
{
    ElideLabel label(QString(4000, u'W'));
    QVERIFY(label.minimumSizeHint().width() < 100);
    KpiCard card(QString(400, u'W'));
    card.setFigure(u"1"_s, QString(400, u'W'));
    QVERIFY(card.minimumSizeHint().width() < 250);
}

void UiKitTest::chipsAreExclusiveOrNot()
{
    ChipBar one(true), many(false);
    for (ChipBar *bar : {&one, &many}) {
        bar->addChip(u"a"_s, u"All"_s);
        bar->addChip(u"b"_s, u"B & C"_s);
    }
    QCOMPARE(one.chosen(), QStringList{u"a"_s});
    QVERIFY(many.chosen().isEmpty());
    QSignalSpy changed(&one, &ChipBar::chosenChanged);
    one.findChild<QPushButton *>(u"chip-b"_s)->click();
    QCOMPARE(one.chosen(), QStringList{u"b"_s});
    one.findChild<QPushButton *>(u"chip-b"_s)->click();
    QCOMPARE(one.chosen(), QStringList{u"b"_s});
    QCOMPARE(changed.count(), 2);
    many.findChild<QPushButton *>(u"chip-a"_s)->click();
    many.findChild<QPushButton *>(u"chip-b"_s)->click();
    QCOMPARE(many.chosen().size(), 2);
}

void UiKitTest::searchFieldClearsWithEscape()
{
    SearchField field(u"Filter"_s);
    field.setDelay(1);
    QSignalSpy changed(&field, &SearchField::searchChanged);
    QTest::keyClicks(&field, u"nps"_s);
    QTRY_COMPARE(changed.count(), 1);
    QCOMPARE(changed.takeFirst().first().toString(), u"nps"_s);
    QTest::keyClick(&field, Qt::Key_Escape);
    QCOMPARE(changed.takeFirst().first().toString(), QString());
}

void UiKitTest::sidebarChoosesAndFolds()
{
    Sidebar bar;
    bar.setEntries(sections());
    QSignalSpy chosen(&bar, &Sidebar::chosen);
    bar.setCurrent(u"touchpoints"_s);
    QCOMPARE(chosen.count(), 0);
    auto *list = bar.findChild<QListView *>(u"sidebarList"_s);
    QTest::keyClick(list, Qt::Key_Down); // over the heading
    QCOMPARE(chosen.takeFirst().first().toString(), u"nps"_s);
    const int wide = bar.minimumWidth();
    bar.findChild<QToolButton *>(u"sidebarFold"_s)->click();
    QVERIFY(bar.isCollapsed());
    QVERIFY(bar.maximumWidth() < wide / 2);
    bar.setBadge(u"nps"_s, u"7"_s);
    QCOMPARE(list->model()->index(4, 0).data(Qt::AccessibleTextRole).toString(), u"NPS, 7"_s);
}

void UiKitTest::sidebarFoldsByItselfWhereThereIsLittleRoom()
{
    Sidebar bar;
    QSignalSpy wanted(&bar, &Sidebar::collapsedChanged);
    auto *button = bar.findChild<QToolButton *>(u"sidebarFold"_s);
    bar.setCramped(true);
    QVERIFY(bar.isCollapsed());
    button->click();
    QVERIFY(!bar.isCollapsed()); // by hand all the same
    bar.setCramped(true);
    QVERIFY(!bar.isCollapsed());
    bar.setCramped(false);
    QVERIFY(!bar.isCollapsed());
    QCOMPARE(wanted.count(), 0); // nothing of that is remembered
    button->click();
    QCOMPARE(wanted.takeFirst().first().toBool(), true);
    bar.setCramped(true);
    bar.setCramped(false);
    QVERIFY(bar.isCollapsed()); // as it was wanted
}

void UiKitTest::aHintIsReadWhole_data()
{
    QTest::addColumn<bool>("narrow");
    QTest::newRow("beside its figure") << false;
    QTest::newRow("below it where the card is narrow") << true;
}

void UiKitTest::aHintIsReadWhole()
{
    QFETCH(bool, narrow);
    KpiCard card(u"Last touch"_s);
    card.setFigure(u"12 Wochen"_s, u"2 Wochen zu spät"_s);
    const auto *hint = card.findChildren<ElideLabel *>().last();
    card.resize(narrow ? card.minimumSizeHint().width() : 400, 120);
    card.show();
    QTRY_VERIFY(hint->width() >= hint->sizeHint().width());
}

void UiKitTest::figuresAreButtonsForTheKeyboard()
{
    KpiCard card(u"Promoters"_s);
    card.setFigure(u"68 %"_s, u"212"_s);
    QSignalSpy clicked(&card, &KpiCard::clicked);
    QTest::keyClick(&card, Qt::Key_Return);
    QCOMPARE(clicked.count(), 0);
    card.setClickable(true);
    QTest::keyClick(&card, Qt::Key_Return);
    QTest::mouseClick(&card, Qt::LeftButton);
    QCOMPARE(clicked.count(), 2);
    QCOMPARE(card.accessibleName(), u"Promoters: 68 % 212"_s);
}

void UiKitTest::timeLeftIsSaidHonestly()
{
    QCOMPARE(ProgressPanel::timeLeft(500, 10, 100), QString());
    QCOMPARE(ProgressPanel::timeLeft(5000, 1, 100), QString());
    QVERIFY(ProgressPanel::timeLeft(10000, 50, 100).contains(u"10"_s));
    QVERIFY(ProgressPanel::timeLeft(60000, 10, 100).contains(u"9"_s));
    QVERIFY(!ProgressPanel::timeLeft(60000, 100, 100).isEmpty());
}

void UiKitTest::flowLayoutWraps()
{
    QWidget window;
    auto *flow = new FlowLayout(&window, 4);
    for (int i = 0; i < 4; ++i) {
        auto *box = new QWidget;
        box->setFixedSize(50, 20);
        flow->addWidget(box);
    }
    QCOMPARE(flow->heightForWidth(300), 20);
    QCOMPARE(flow->heightForWidth(110), 44);
    window.setLayoutDirection(Qt::RightToLeft);
    window.resize(300, 40);
    flow->setGeometry(QRect(0, 0, 300, 40));
    QCOMPARE(flow->itemAt(0)->geometry().left(), 250);
}

GOODWORD_TEST(UiKitTest)
#include "tst_uikit.moc"
