#include "tests/support/testmain.h"
#include "tests/ui/gallery.h"
#include "tests/ui/themedtest.h"

#include <QSignalSpy>

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

/// The stages of a customer, to be read and chosen.
class StageStepperTest : public ThemedTest
{
    Q_OBJECT
private slots:
    void stepperChoosesByKeyboard();
    void stepperKeysFollowTheReadingDirection();
    void eightStagesAreShortened();
};

void StageStepperTest::stepperChoosesByKeyboard()
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

void StageStepperTest::stepperKeysFollowTheReadingDirection()
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

void StageStepperTest::eightStagesAreShortened()
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

GOODWORD_TEST(StageStepperTest)
#include "tst_stagestepper.moc"
