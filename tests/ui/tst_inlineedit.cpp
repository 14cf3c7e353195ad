#include "tests/support/testmain.h"
#include "tests/ui/themedtest.h"
#include "ui/widgets/inlineedit.h"
#include "ui/widgets/labels.h"

#include <QComboBox>
#include <QDateEdit>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QVBoxLayout>

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

/// A value that is edited where it stands.
class InlineEditTest : public ThemedTest
{
    Q_OBJECT
private slots:
    void inlineEditSavesAndTakesBack();
    void inlineEditRefusesWithASentence();
    void inlineEditOfDatesAndChoices();
};

void InlineEditTest::inlineEditSavesAndTakesBack()
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

void InlineEditTest::inlineEditRefusesWithASentence()
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

void InlineEditTest::inlineEditOfDatesAndChoices()
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

GOODWORD_TEST(InlineEditTest)
#include "tst_inlineedit.moc"
