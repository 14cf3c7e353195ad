#include "tests/support/testmain.h"
#include "tests/ui/themedtest.h"
#include "ui/shell/actions.h"
#include "ui/theme/icons.h"
#include "ui/widgets/buttons.h"

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

/// What the window can do, and its keys.
class ActionsTest : public ThemedTest
{
    Q_OBJECT
private slots:
    void everyActionHasItsOwnKeys();
    void quitAndSettingsHaveKeysEverywhere();
    void buttonFollowsItsAction();
};

void ActionsTest::everyActionHasItsOwnKeys()
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

void ActionsTest::quitAndSettingsHaveKeysEverywhere()
{
    QWidget window;
    ActionCatalogue actions(&window);
    QVERIFY(actions.action(u"file.quit"_s)->shortcuts().contains(QKeySequence(u"Ctrl+Q"_s)));
    QVERIFY(actions.action(u"file.settings"_s)->shortcuts().contains(QKeySequence(u"Ctrl+,"_s)));
}

void ActionsTest::buttonFollowsItsAction()
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

GOODWORD_TEST(ActionsTest)
#include "tst_actions.moc"
