#include "tests/support/testmain.h"
#include "tests/ui/themedtest.h"
#include "ui/widgets/toast.h"

#include <QPushButton>
#include <QSignalSpy>

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

/// Short messages at the foot of the window.
class ToastTest : public ThemedTest
{
    Q_OBJECT
private slots:
    void undoOnAToastIsHeardOnce();
    void noMoreThanThreeToasts();
    void toastsWaitWhileTheKeyboardIsOnThem();
};

void ToastTest::undoOnAToastIsHeardOnce()
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

void ToastTest::noMoreThanThreeToasts()
{
    QWidget window;
    ToastHost host(&window);
    for (int i = 0; i < 5; ++i)
        host.show(u"Message %1"_s.arg(i));
    QCOMPARE(host.count(), ToastHost::kMost);
    host.clear();
    QCOMPARE(host.count(), 0);
}

void ToastTest::toastsWaitWhileTheKeyboardIsOnThem()
{
    QWidget window;
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window, kPatienceMs));
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
    QVERIFY(done.wait(kPatienceMs));
}

GOODWORD_TEST(ToastTest)
#include "tst_toasts.moc"
