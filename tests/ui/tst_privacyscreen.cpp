#include "core/base/passphrasehash.h"
#include "tests/support/testmain.h"
#include "tests/ui/windowstage.h"
#include "ui/dialogs/sealdialog.h"
#include "ui/shell/privacycover.h"
#include "ui/shell/page.h"
#include "ui/shell/privacyscreen.h"

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The curtain over the windows: drawn by hand or after some minutes, nothing behind it can be seen or worked.
class TestPrivacyScreen : public QObject
{
    Q_OBJECT
private slots:
    void itIsDrawnByKeyAndLiftedByOne();
    void itIsDrawnAfterTheMinutesChosenAndNeverUnlessChosen();
    void nothingBehindItTakesKeysOrClicks();
    void dialogsAreCoveredToo();
    void aPassphraseIsAskedFor();
    void whatWasForgottenIsTakenAwayOutside();
    void theSettingsSayWhatItIs();
    void aPassphraseIsKeptOnlyAsItsHash();

private:
    static QList<PrivacyCover *> covers()
    {
        QList<PrivacyCover *> shown;
        for (QWidget *window : QApplication::topLevelWidgets()) {
            for (PrivacyCover *cover : window->findChildren<PrivacyCover *>(QString(), Qt::FindDirectChildrenOnly))
                cover->isVisible() ? shown.append(cover) : void();
        }
        return shown;
    }
};

void TestPrivacyScreen::itIsDrawnByKeyAndLiftedByOne()
{
    WindowStage stage;
    QVERIFY(!stage.newBook().isEmpty());
    stage.add(u"Ann Byrne"_s);
    QWidget *before = QApplication::focusWidget();
    stage.key(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(covers().size(), 1);
    QCOMPARE(covers().first()->geometry(), stage.window->rect());
    QTest::qWait(50);
    keepPicture(*stage.window, u"privacy-light"_s);
    stage.theme.setMode(Theme::Mode::HighContrast);
    keepPicture(*stage.window, u"privacy-contrast"_s);
    stage.theme.setMode(Theme::Mode::Light);
    stage.window->resize(900, 700);
    QTRY_COMPARE(covers().first()->size(), stage.window->size());
    stage.key(Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget()->objectName(), u"coverLift"_s);
    stage.key(Qt::Key_Return);
    QVERIFY(covers().isEmpty());
    QCOMPARE(QApplication::focusWidget(), before);
}

void TestPrivacyScreen::itIsDrawnAfterTheMinutesChosenAndNeverUnlessChosen()
{
    WindowStage stage;
    PrivacyScreen &screen = stage.window->privacy();
    screen.afterUntouched(24h);
    QVERIFY(!screen.isCovered());
    stage.settings->setCoverAfter(5);
    screen.afterUntouched(299s);
    QVERIFY(!screen.isCovered());
    screen.afterUntouched(300s);
    QVERIFY(screen.isCovered());
    stage.click(u"coverLift"_s);
    QVERIFY(!screen.isCovered());
}

void TestPrivacyScreen::nothingBehindItTakesKeysOrClicks()
{
    WindowStage stage;
    QVERIFY(!stage.newBook().isEmpty());
    stage.add(u"Ann Byrne"_s);
    stage.window->privacy().cover();
    const auto customers = [&stage] { return stage.book().db().value<int>("SELECT count(*) FROM customer WHERE deleted_at IS NULL"); };
    Page *page = stage.window->view()->currentPage();
    QCOMPARE(customers(), 1);
    stage.key(Qt::Key_Z, Qt::ControlModifier);
    stage.key(Qt::Key_2, Qt::ControlModifier);
    stage.key(Qt::Key_K, Qt::ControlModifier);
    QTest::keyClick(stage.window.get(), Qt::Key_F10);
    QTest::mouseClick(stage.window->view(), Qt::LeftButton, {}, QPoint(40, 300));
    stage.window->view()->setFocus(); // as a page may that is told of news
    QTest::qWait(50);
    QCOMPARE(customers(), 1);
    QCOMPARE(stage.window->view()->currentPage(), page);
    QVERIFY(!QApplication::activePopupWidget());
    QVERIFY(covers().first()->isAncestorOf(QApplication::focusWidget()));
    QCOMPARE(stage.window->childAt(40, 300), static_cast<QWidget *>(covers().first()));
}

void TestPrivacyScreen::dialogsAreCoveredToo()
{
    WindowStage stage;
    QVERIFY(!stage.newBook().isEmpty());
    auto *dialog = new SealDialog(u"Save an encrypted copy"_s, u"Only the passphrase opens it."_s, stage.pathOf(u"copy"_s),
                                  [](const QString &, const Secret &) { return Done(); }, stage.window.get());
    dialog->open();
    QTRY_VERIFY(dialog->isVisible());
    stage.window->privacy().cover();
    QCOMPARE(covers().size(), 2);
    keepPicture(*dialog, u"privacy-dialog"_s);
    stage.key(Qt::Key_Escape);
    QVERIFY2(dialog->isVisible(), "Escape is for the dialog behind.");
    auto *late = new QDialog(dialog); // what a job shows at its end
    late->setAttribute(Qt::WA_DeleteOnClose);
    late->open();
    QTRY_COMPARE(covers().size(), 3);
    QTest::keyClick(late->findChild<QPushButton *>(u"coverLift"_s), Qt::Key_Space);
    QVERIFY(covers().isEmpty());
    QVERIFY(dialog->isVisible());
    late->close();
    dialog->reject();
}

void TestPrivacyScreen::aPassphraseIsAskedFor()
{
    WindowStage stage;
    stage.settings->setCoverHash(passphraseHash(Secret::ofText(u"müde Möwe"_s)));
    stage.window->privacy().cover();
    auto *field = stage.find<QLineEdit>(u"coverPassphrase"_s);
    QVERIFY(field);
    QCOMPARE(QApplication::focusWidget(), static_cast<QWidget *>(field));
    QTest::keyClicks(field, u"something else"_s);
    stage.key(Qt::Key_Return);
    auto *said = stage.find<QLabel>(u"coverSaid"_s);
    QTRY_VERIFY_WITH_TIMEOUT(said->text().contains(u"not the passphrase"_s), 30000);
    QVERIFY(stage.window->privacy().isCovered() && field->text().isEmpty());
    keepPicture(*stage.window, u"privacy-wrong"_s);
    stage.click(u"coverLift"_s); // nothing typed
    QTRY_VERIFY_WITH_TIMEOUT(!field->isReadOnly(), 30000);
    QVERIFY(stage.window->privacy().isCovered());
    field->setText(u"mu\u0308de Mo\u0308we"_s); // as another keyboard composes it
    stage.key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!stage.window->privacy().isCovered(), 30000);
}

void TestPrivacyScreen::whatWasForgottenIsTakenAwayOutside()
{
    WindowStage stage;
    stage.settings->setCoverHash(passphraseHash(Secret::ofText(u"forgotten"_s)));
    stage.window->privacy().cover();
    AppSettings().setCoverHash({}); // goodword --forget-cover
    stage.click(u"coverLift"_s);
    QVERIFY(!stage.window->privacy().isCovered());
}

void TestPrivacyScreen::theSettingsSayWhatItIs()
{
    WindowStage stage;
    QVERIFY(!stage.newBook().isEmpty());
    stage.window->view()->goTo(u"settings"_s);
    auto *minutes = stage.find<QComboBox>(u"settingsCoverAfter"_s);
    QVERIFY(minutes);
    QCOMPARE(minutes->currentData().toInt(), 0);
    minutes->setFocus();
    stage.key(Qt::Key_Down);
    stage.key(Qt::Key_Down);
    QCOMPARE(AppSettings().coverAfter(), 2);
    auto *card = minutes->parentWidget();
    card->findChild<QLineEdit *>(u"passphrase"_s)->setText(u"a long walk"_s);
    QVERIFY(!stage.find<QPushButton>(u"settingsCoverSet"_s)->isEnabled());
    card->findChild<QLineEdit *>(u"passphraseAgain"_s)->setText(u"a long walk"_s);
    keepPicture(*stage.window, u"privacy-settings"_s);
    stage.click(u"settingsCoverSet"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!AppSettings().coverHash().isEmpty(), 30000);
    QVERIFY(isPassphraseOf(AppSettings().coverHash(), Secret::ofText(u"a long walk"_s)));
    QVERIFY(stage.find<QLabel>(u"settingsCoverState"_s)->text().contains(u"A passphrase lifts the cover"_s));
    stage.click(u"settingsCoverRemove"_s);
    QVERIFY(AppSettings().coverHash().isEmpty());
}

void TestPrivacyScreen::aPassphraseIsKeptOnlyAsItsHash()
{
    const Secret typed = Secret::ofText(u"open sesame"_s);
    const QByteArray once = passphraseHash(typed), again = passphraseHash(typed);
    QVERIFY(once.startsWith("$argon2id$") && once != again && !once.contains("sesame"));
    QVERIFY(isPassphraseOf(once, typed) && isPassphraseOf(again, typed));
    QVERIFY(!isPassphraseOf(once, Secret::ofText(u"open Sesame"_s)) && !isPassphraseOf(once, {}));
    QVERIFY(!isPassphraseOf({}, typed) && !isPassphraseOf("nonsense", typed) && !isPassphraseOf(QByteArray(500, 'x'), typed));
}

GOODWORD_TEST(TestPrivacyScreen)
#include "tst_privacyscreen.moc"
