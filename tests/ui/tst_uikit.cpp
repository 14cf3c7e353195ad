#include "tests/support/testmain.h"
#include "tests/ui/gallery.h"
#include "ui/shell/actions.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/fuzzy.h"

#include <QApplication>
#include <QListView>
#include <QPlainTextEdit>
#include <QSignalSpy>

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

class UiKitTest : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_theme = std::make_unique<Theme>(); }
    void cleanup() { m_theme.reset(); }
    void customerTextIsNeverMarkup();
    void longLabelsNeverWidenTheWindow();
    void undoOnAToastIsHeardOnce();
    void noMoreThanThreeToasts();
    void toastsWaitWhileTheKeyboardIsOnThem();
    void stepperChoosesByKeyboard();
    void stepperKeysFollowTheReadingDirection();
    void eightStagesAreShortened();
    void fuzzyFindsLetters_data();
    void fuzzyFindsLetters();
    void paletteRunsWhatIsChosen();
    void paletteEscapeGivesTheFocusBack();
    void inlineEditSavesAndTakesBack();
    void inlineEditRefusesWithASentence();
    void inlineEditOfDatesAndChoices();
    void chipsAreExclusiveOrNot();
    void searchFieldClearsWithEscape();
    void sidebarChoosesAndFolds();
    void aHintIsReadWhole_data();
    void aHintIsReadWhole();
    void figuresAreButtonsForTheKeyboard();
    void timeLeftIsSaidHonestly();
    void flowLayoutWraps();
    void everyActionHasItsOwnKeys();
    void quitAndSettingsHaveKeysEverywhere();
    void buttonFollowsItsAction();

private:
    std::unique_ptr<Theme> m_theme;
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

void UiKitTest::undoOnAToastIsHeardOnce()
{
    QWidget window;
    window.resize(600, 400);
    ToastHost host(&window);
    int undone = 0;
    host.show(u"Moved Amara Okafor to Advocate"_s, u"Undo"_s, [&undone] { ++undone; });
    auto *button = window.findChild<QPushButton *>(u"toastAction"_s);
    QVERIFY(button);
    QVERIFY(button->accessibleName().contains(u"Amara"_s));
    button->click();
    QCOMPARE(undone, 1);
    QCOMPARE(host.count(), 0);
}

void UiKitTest::noMoreThanThreeToasts()
{
    QWidget window;
    ToastHost host(&window);
    for (int i = 0; i < 5; ++i)
        host.show(u"Message %1"_s.arg(i));
    QCOMPARE(host.count(), ToastHost::kMost);
    host.clear();
    QCOMPARE(host.count(), 0);
}

void UiKitTest::toastsWaitWhileTheKeyboardIsOnThem()
{
    QWidget window;
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    window.resize(600, 400);
    Toast toast(u"Deleted"_s, u"Undo"_s, &window);
    toast.move(300, 300); // away from where the pointer may be
    toast.show();
    QSignalSpy done(&toast, &Toast::done);
    toast.setLifetime(60);
    toast.findChild<QPushButton *>()->setFocus();
    QTest::qWait(120);
    QCOMPARE(done.count(), 0);
    window.setFocus();
    QVERIFY(done.wait(1000));
}

void UiKitTest::stepperChoosesByKeyboard()
{
    StageStepper stepper;
    stepper.resize(900, 36);
    stepper.setStages({u"A"_s, u"B"_s, u"C"_s}, 0);
    QSignalSpy chosen(&stepper, &StageStepper::stageChosen);
    QTest::keyClick(&stepper, Qt::Key_Return);
    QCOMPARE(chosen.count(), 0); // already there
    QTest::keyClick(&stepper, Qt::Key_Right);
    QTest::keyClick(&stepper, Qt::Key_Return);
    QCOMPARE(chosen.takeFirst().first().toInt(), 1);
    QTest::keyClick(&stepper, Qt::Key_End);
    QTest::keyClick(&stepper, Qt::Key_Space);
    QCOMPARE(chosen.takeFirst().first().toInt(), 2);
    QTest::mouseClick(&stepper, Qt::LeftButton, {}, QPoint(450, 18));
    QCOMPARE(chosen.takeFirst().first().toInt(), 1);
    QCOMPARE(stepper.current(), 0); // it asks, it does not move
}

void UiKitTest::stepperKeysFollowTheReadingDirection()
{
    StageStepper stepper;
    stepper.setLayoutDirection(Qt::RightToLeft);
    stepper.resize(900, 36);
    stepper.setStages({u"A"_s, u"B"_s, u"C"_s}, 0);
    QSignalSpy chosen(&stepper, &StageStepper::stageChosen);
    QTest::keyClick(&stepper, Qt::Key_Left);
    QTest::keyClick(&stepper, Qt::Key_Return);
    QCOMPARE(chosen.takeFirst().first().toInt(), 1);
    QTest::mouseClick(&stepper, Qt::LeftButton, {}, QPoint(40, 18));
    QCOMPARE(chosen.takeFirst().first().toInt(), 2);
}

void UiKitTest::eightStagesAreShortened()
{
    StageStepper stepper;
    stepper.resize(1400, 36);
    stepper.setStages(eightStages(), 3);
    QVERIFY(stepper.isShortened());
    stepper.setStages({u"Awareness"_s, u"Purchase"_s}, 0);
    QVERIFY(!stepper.isShortened());
    stepper.resize(120, 36);
    QVERIFY(stepper.isShortened());
    QSignalSpy chosen(&stepper, &StageStepper::stageChosen);
    stepper.setStages(eightStages(), 0);
    for (int i = 0; i < 7; ++i)
        QTest::keyClick(&stepper, Qt::Key_Right);
    QTest::keyClick(&stepper, Qt::Key_Return);
    QCOMPARE(chosen.takeFirst().first().toInt(), 7);
}

void UiKitTest::fuzzyFindsLetters_data()
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

void UiKitTest::fuzzyFindsLetters()
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

void UiKitTest::paletteRunsWhatIsChosen()
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

void UiKitTest::paletteEscapeGivesTheFocusBack()
{
    QWidget window;
    QLineEdit before(&window);
    window.resize(900, 700);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    before.setFocus();
    auto *palette = new CommandPalette(&window, [](const QString &) { return paletteItems(); });
    palette->open();
    auto *field = palette->findChild<QLineEdit *>(u"paletteField"_s);
    QTRY_VERIFY(field->hasFocus());
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!palette->isVisible());
    QTRY_VERIFY(before.hasFocus());
}

void UiKitTest::inlineEditSavesAndTakesBack()
{
    QWidget window;
    auto *layout = new QVBoxLayout(&window);
    auto *edit = new InlineEdit(InlineEdit::Kind::Text, u"E-mail"_s, u"Add an e-mail address"_s);
    layout->addWidget(edit);
    window.show();
    QSignalSpy committed(edit, &InlineEdit::committed);
    auto *label = edit->findChild<PlainLabel *>(u"inlineValue"_s);
    QCOMPARE(label->plainText(), u"Add an e-mail address"_s);
    QTest::keyClick(label, Qt::Key_F2);
    QVERIFY(edit->isEditing());
    auto *field = edit->findChild<QLineEdit *>(u"inlineEditor"_s);
    QTest::keyClicks(field, u"a@b.example"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(committed.takeFirst().first().toString(), u"a@b.example"_s);
    QCOMPARE(label->plainText(), u"a@b.example"_s);
    QTest::mouseClick(label, Qt::LeftButton);
    for (auto *child : edit->findChildren<QLineEdit *>(u"inlineEditor"_s)) {
        if (child->isVisible())
            field = child;
    }
    QTest::keyClicks(field, u"something else"_s);
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!edit->isEditing());
    QCOMPARE(edit->value().toString(), u"a@b.example"_s);
    edit->startEdit();
    QVERIFY(edit->commit()); // unchanged: nothing to save
    QCOMPARE(committed.count(), 0);
    edit->setReadOnly(true);
    edit->startEdit();
    QVERIFY(!edit->isEditing());
}

void UiKitTest::inlineEditRefusesWithASentence()
{
    QWidget window;
    auto *edit = new InlineEdit(InlineEdit::Kind::Multiline, u"Name"_s, u"Add a name"_s, &window);
    edit->setValue(u"Ann"_s);
    edit->setCheck(
        [](const QVariant &v) { return v.toString().isEmpty() ? u"A customer needs a name."_s : QString(); });
    QSignalSpy committed(edit, &InlineEdit::committed);
    edit->startEdit();
    auto *field = edit->findChild<QPlainTextEdit *>(u"inlineEditor"_s);
    field->clear();
    QTest::keyClick(field, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(edit->isEditing());
    QCOMPARE(committed.count(), 0);
    edit->cancel();
    QCOMPARE(edit->value().toString(), u"Ann"_s);
}

void UiKitTest::inlineEditOfDatesAndChoices()
{
    QWidget window;
    auto *date = new InlineEdit(InlineEdit::Kind::Date, u"Since"_s, u"Add a date"_s, &window);
    date->setValue(QDate(2024, 2, 29));
    date->startEdit();
    QTest::keyClick(date->findChild<QDateEdit *>(), Qt::Key_Delete);
    QVERIFY(date->commit());
    QVERIFY(!date->value().isValid());
    auto *yesNo = new InlineEdit(InlineEdit::Kind::YesNo, u"VIP"_s, u"not said"_s, &window);
    yesNo->setValue(true);
    QCOMPARE(yesNo->findChild<PlainLabel *>(u"inlineValue"_s)->plainText(), u"Yes"_s);
    yesNo->startEdit();
    auto *box = yesNo->findChild<QComboBox *>();
    box->setCurrentIndex(2);
    QVERIFY(yesNo->commit());
    QCOMPARE(yesNo->value(), QVariant(false));
    QCOMPARE(yesNo->findChild<PlainLabel *>(u"inlineValue"_s)->plainText(), u"No"_s);
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

void UiKitTest::everyActionHasItsOwnKeys()
{
    QWidget window;
    ActionCatalogue actions(&window);
    QHash<QKeySequence, QString> taken;
    for (const auto &entry : actions.entries()) {
        QVERIFY2(hasIcon(entry.icon), qPrintable(entry.icon));
        QVERIFY(!entry.text.contains(u'&'));
        for (const QKeySequence &key : entry.action->shortcuts()) {
            QVERIFY2(!taken.contains(key),
                     qPrintable(u"%1: %2 and %3"_s.arg(key.toString(), taken.value(key), entry.id)));
            taken.insert(key, entry.id);
        }
    }
}

void UiKitTest::quitAndSettingsHaveKeysEverywhere()
{
    QWidget window;
    ActionCatalogue actions(&window);
    QVERIFY(actions.action(u"file.quit"_s)->shortcuts().contains(QKeySequence(u"Ctrl+Q"_s)));
    QVERIFY(actions.action(u"file.settings"_s)->shortcuts().contains(QKeySequence(u"Ctrl+,"_s)));
}

void UiKitTest::buttonFollowsItsAction()
{
    QWidget window;
    ActionCatalogue actions(&window);
    QAction *undo = actions.action(u"edit.undo"_s);
    std::unique_ptr<QPushButton> button(makeButton(undo));
    QVERIFY(button->toolTip().contains(u"Ctrl+Z"_s));
    undo->setEnabled(false);
    QVERIFY(!button->isEnabled());
    undo->setEnabled(true);
    int times = 0;
    actions.on(u"edit.undo"_s, &window, [&times] { ++times; });
    button->click();
    QCOMPARE(times, 1);
}

GOODWORD_TEST(UiKitTest)
#include "tst_uikit.moc"
