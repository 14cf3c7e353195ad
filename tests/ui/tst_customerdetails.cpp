#include "tests/support/testmain.h"

#include "core/customers/customerlist.h"
#include "core/customers/customerstore.h"
#include "core/journey/journeycommands.h"
#include "core/journey/journeystore.h"
#include "core/touchpoints/touchpointcommands.h"
#include "core/touchpoints/touchpointlist.h"
#include "tests/ui/customershop.h"
#include "ui/widgets/stagestepper.h"

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

/// One customer: everything known is seen and changed in place, everything that happened is opened.
class CustomerDetailsTest : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_theme = std::make_unique<Theme>(); }
    void cleanup() { m_theme.reset(); }

    void aDetailIsEditedInPlaceAndUndone()
    {
        Shop shop(fewPeople);
        shop.session->openCustomer(shop.who(u"Ann Byrne"_s));
        const QStringList before = dump(shop.book());
        shop.edit(u"customerName"_s, u"Ann Byrne-Lee"_s);
        QVERIFY(shop.who(u"Ann Byrne-Lee"_s).isValid());
        shop.edit(u"email-0"_s, u"ann@lee.example"_s);
        QCOMPARE(shop.customer(u"Ann Byrne-Lee"_s).emails.value(0).address, u"ann@lee.example"_s);
        shop.edit(u"field-company"_s, u"Byrne & Sons"_s);
        QCOMPARE(customerStore::nameOf(shop.session->db(), shop.customer(u"Ann Byrne-Lee"_s).companyId), u"Byrne & Sons"_s);
        for (int i = 0; i < 3; ++i)
            shop.actions->action(u"edit.undo"_s)->trigger();
        QCOMPARE(dump(shop.book()), before);
        QCOMPARE(shop.find<InlineEdit>(u"customerName"_s)->value().toString(), u"Ann Byrne"_s);
    }

    void aBadAddressIsRefusedWhereItIsTyped()
    {
        Shop shop(fewPeople);
        shop.session->openCustomer(shop.who(u"Ben Kelly"_s));
        auto *email = shop.find<InlineEdit>(u"email-0"_s);
        email->startEdit();
        auto *editor = email->findChild<QLineEdit *>(u"inlineEditor"_s);
        editor->setText(u"ben at kelly"_s);
        QTest::keyClick(editor, Qt::Key_Return);
        QVERIFY(email->isEditing());
        shop.key(Qt::Key_Escape);
        QVERIFY(!email->isEditing());
        QVERIFY(shop.page->openCustomer().isValid());
        QCOMPARE(shop.customer(u"Ben Kelly"_s).emails.value(0).address, u"ben@kelly.example"_s);
    }

    void emptyDetailsAreOfferedAndFilled()
    {
        Shop shop(fewPeople);
        shop.session->openCustomer(shop.who(u"Cora Walsh"_s));
        QVERIFY(!shop.find(u"field-city"_s)->isVisible());
        auto *menu = shop.window.findChild<QMenu *>(u"addDetailMenu"_s);
        Q_EMIT menu->aboutToShow();
        for (QAction *action : menu->actions()) {
            if (action->objectName() == u"add-city"_s)
                action->trigger();
        }
        auto *city = shop.find<InlineEdit>(u"field-city"_s);
        QVERIFY(city->isEditing());
        QTest::keyClicks(city->findChild<QLineEdit *>(u"inlineEditor"_s), u"Galway"_s);
        QTest::keyClick(city->findChild<QLineEdit *>(u"inlineEditor"_s), Qt::Key_Return);
        QCOMPARE(shop.customer(u"Cora Walsh"_s).address.city, u"Galway"_s);
        QVERIFY(city->isVisible());
    }

    void tagsAreAddedAndTakenOff()
    {
        Shop shop(fewPeople);
        shop.session->openCustomer(shop.who(u"Ann Byrne"_s));
        shop.click(u"tags-add"_s);
        QTest::keyClicks(shop.find<QLineEdit>(u"tags-field"_s), u"soap club"_s);
        QTest::keyClick(shop.find<QLineEdit>(u"tags-field"_s), Qt::Key_Return);
        QCOMPARE(shop.customer(u"Ann Byrne"_s).tags, (QStringList{u"soap club"_s, u"vip"_s}));
        shop.click(u"tags-vip"_s);
        QCOMPARE(shop.customer(u"Ann Byrne"_s).tags, QStringList{u"soap club"_s});
    }

    void theStepperMovesAndUndoMovesBack()
    {
        Shop shop(fewPeople);
        const CustomerId ann = shop.who(u"Ann Byrne"_s);
        shop.session->openCustomer(ann);
        auto *stepper = shop.find<StageStepper>(u"stageStepper"_s);
        stepper->setFocus();
        QTest::keyClick(stepper, Qt::Key_End);
        QTest::keyClick(stepper, Qt::Key_Return);
        const auto stages = journeyStore::activeStages(shop.session->db());
        QCOMPARE(customerList::rows(shop.session->db(), {ann.value}).front().stageId, stages.back().id);
        QCOMPARE(stepper->current(), int(stages.size()) - 1);
        shop.key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!customerList::rows(shop.session->db(), {ann.value}).front().stageId.isValid());
        QCOMPARE(stepper->current(), -1);
    }

    void theComposerLogsALineAndTheTimelineShowsIt()
    {
        Shop shop(fewPeople);
        const CustomerId ann = shop.who(u"Ann Byrne"_s);
        shop.session->openCustomer(ann);
        shop.find(u"customerCards"_s)->setFocus();
        shop.key(Qt::Key_L);
        auto *composer = shop.find<QLineEdit>(u"composer"_s);
        QCOMPARE(QApplication::focusWidget(), composer);
        shop.type(u"call 12 min happy with delivery"_s);
        QVERIFY(shop.find(u"composerPreview"_s)->isVisible());
        shop.key(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(composer->text().isEmpty());
        TouchpointFilter filter;
        filter.customer = ann;
        const auto logged = touchpointRows(shop.session->db(), touchpointIds(shop.session->db(), filter));
        QCOMPARE(logged.size(), size_t(1));
        QCOMPARE(logged.front().touchpoint.minutes, std::optional(12));
        QTRY_VERIFY(shop.window.findChildren<QWidget *>(u"timelineItem"_s).size() >= 2);
    }

    void anAnswerBecomesATestimonialInOneClick()
    {
        Shop shop([](TestBook &test) {
            fewPeople(test);
            answer(*test, customerStore::matchByName(test->db(), u"Ann Byrne"_s).front(), 10, u"Lovely soap."_s);
        });
        shop.session->openCustomer(shop.who(u"Ann Byrne"_s));
        QTRY_VERIFY(shop.find(u"timelineQuote"_s));
        shop.click(u"timelineQuote"_s);
        QTRY_COMPARE(customerList::rows(shop.session->db(), {shop.who(u"Ann Byrne"_s).value}).front().testimonials, 1);
    }

    void aLabelSaysWhatAnAddressIsFor()
    {
        Shop shop(fewPeople);
        shop.session->openCustomer(shop.who(u"Ann Byrne"_s));
        const QStringList before = dump(shop.book());
        shop.edit(u"email-label-0"_s, u"work"_s);
        shop.edit(u"phone-label-0"_s, u"at the quay"_s);
        QCOMPARE(shop.customer(u"Ann Byrne"_s).emails, (QList<CustomerEmail>{{u"work"_s, u"ann@seaside.example"_s}}));
        QCOMPARE(shop.customer(u"Ann Byrne"_s).phones, (QList<CustomerPhone>{{u"at the quay"_s, u"087 123 4567"_s}}));
        shop.edit(u"email-0"_s, u"ann@lee.example"_s);
        QCOMPARE(shop.customer(u"Ann Byrne"_s).emails.value(0).label, u"work"_s);
        shop.edit(u"email-label-0"_s, QString());
        QCOMPARE(shop.customer(u"Ann Byrne"_s).emails, (QList<CustomerEmail>{{{}, u"ann@lee.example"_s}}));
        for (int i = 0; i < 4; ++i)
            shop.actions->action(u"edit.undo"_s)->trigger();
        QCOMPARE(dump(shop.book()), before);
    }

    void anOtherDateIsNamedBeforeItsDay()
    {
        Shop shop(fewPeople);
        shop.session->openCustomer(shop.who(u"Ann Byrne"_s));
        addDetail(shop, u"add-date-other"_s);
        QVERIFY(shop.find<InlineEdit>(u"date-label-0"_s)->isEditing());
        shop.type(u"Opening of the shop"_s);
        shop.key(Qt::Key_Return);
        QVERIFY(shop.find<InlineEdit>(u"date-0"_s)->isEditing());
        shop.type(u"2019-06-01"_s);
        shop.key(Qt::Key_Return);
        const CustomerDate opening{DateKind::Other, u"Opening of the shop"_s, u"2019-06-01"_s, true};
        QCOMPARE(shop.customer(u"Ann Byrne"_s).dates, QList<CustomerDate>{opening});
        shop.edit(u"date-label-0"_s, u"Opening"_s);
        QCOMPARE(shop.customer(u"Ann Byrne"_s).dates.value(0).label, u"Opening"_s);
        addDetail(shop, u"add-date-birthday"_s);
        shop.type(u"--02-29"_s);
        shop.key(Qt::Key_Return);
        QCOMPARE(shop.customer(u"Ann Byrne"_s).dates.value(1), (CustomerDate{DateKind::Birthday, {}, u"--02-29"_s, true}));
    }

    void anOptOutMayNameItsChannel()
    {
        Shop shop(fewPeople);
        shop.session->openCustomer(shop.who(u"Ann Byrne"_s));
        addDetail(shop, u"optOut-marketing:email"_s);
        const auto optOuts = shop.customer(u"Ann Byrne"_s).optOuts;
        QVERIFY(isOptedOut(optOuts, Purpose::Marketing, u"email"_s));
        QVERIFY(!isOptedOut(optOuts, Purpose::Marketing, u"letter"_s));
        auto *chip = shop.find<QPushButton>(u"optOuts-marketing:email"_s);
        QVERIFY(chip && chip->isVisible());
        QCOMPARE(chip->text(), u"Marketing: E-mail"_s);
        shop.click(u"optOuts-marketing:email"_s);
        QVERIFY(shop.customer(u"Ann Byrne"_s).optOuts.isEmpty());
        addDetail(shop, u"optOut-phone:"_s);
        QVERIFY(isOptedOut(shop.customer(u"Ann Byrne"_s).optOuts, Purpose::Survey, u"call"_s));
    }

    void aCompanyShowsItsPeople()
    {
        Shop shop([](TestBook &test) {
            fewPeople(test);
            for (int i = 1; i <= 7; ++i)
                add(*test, u"Person %1, Seaside Soap, p%1@seaside.example"_s.arg(i));
        });
        const CustomerId ann = shop.who(u"Ann Byrne"_s), company = shop.who(u"Seaside Soap"_s);
        shop.session->openCustomer(ann);
        QVERIFY(!shop.find(u"people"_s)->isVisible());
        shop.session->openCustomer(company);
        const QString first = u"person-%1"_s.arg(ann.value);
        QTRY_VERIFY(shop.find(first) && shop.find(first)->isVisible());
        QCOMPARE(shop.find(first)->accessibleName(), u"Ann Byrne, ann@seaside.example"_s);
        QCOMPARE(shop.find<QPushButton>(u"morePeople"_s)->text(), u"and 2 more"_s);
        QVERIFY(trashCustomers(shop.book(), {ann}));
        QTRY_COMPARE(shop.find<QPushButton>(u"morePeople"_s)->text(), u"and 1 more"_s);
        QVERIFY(!shop.find(first) || !shop.find(first)->isVisible());
        shop.click(u"morePeople"_s);
        QCOMPARE(shop.find<QLineEdit>(u"customerFilter"_s)->text(), u"company:\"Seaside Soap\""_s);
        QTRY_COMPARE(shop.names().size(), 8); // seven people and the company itself
        shop.session->openCustomer(company);
        const QString second = u"person-%1"_s.arg(shop.who(u"Person 1"_s).value);
        QTRY_VERIFY(shop.find(second) && shop.find(second)->isVisible());
        QTest::keyClick(shop.find(second), Qt::Key_Return);
        QCOMPARE(shop.page->openCustomer(), shop.who(u"Person 1"_s));
    }

    void anAnswerIsOpenedAndCorrected()
    {
        Shop shop([](TestBook &test) {
            fewPeople(test);
            answer(*test, customerStore::matchByName(test->db(), u"Ann Byrne"_s).front(), 8.5, u"Lovly soap."_s);
        });
        shop.session->openCustomer(shop.who(u"Ann Byrne"_s));
        const QStringList before = dump(shop.book());
        QDialog *dialog = openEntry(shop, u"Relationship survey"_s, u"answerDialog"_s);
        QVERIFY(dialog);
        QCOMPARE(dialog->findChild<QPlainTextEdit *>(u"commentEdit"_s)->toPlainText(), u"Lovly soap."_s);
        dialog->findChild<QPlainTextEdit *>(u"commentEdit"_s)->setPlainText(u"Lovely soap."_s);
        dialog->findChild<QPushButton *>(u"saveAnswer"_s)->click();
        const AnswerId id(shop.session->db().value<qint64>("SELECT max(id) FROM answer").value_or(0));
        auto stored = feedbackStore::answer(shop.session->db(), id);
        QCOMPARE(stored->comment, u"Lovely soap."_s);
        QCOMPARE(stored->score, 8.5); // no button says so, and it stays
        QTRY_VERIFY(!shop.window.findChild<QDialog *>(u"answerDialog"_s));
        dialog = openEntry(shop, u"Relationship survey"_s, u"answerDialog"_s);
        QVERIFY(dialog);
        dialog->findChild<QPushButton *>(u"score-9"_s)->click();
        dialog->findChild<QPushButton *>(u"saveAnswer"_s)->click();
        stored = feedbackStore::answer(shop.session->db(), id);
        QCOMPARE(stored->score, 9.0);
        QCOMPARE(stored->day, shop.book().today().addDays(-12));
        shop.actions->action(u"edit.undo"_s)->trigger();
        shop.actions->action(u"edit.undo"_s)->trigger();
        QCOMPARE(dump(shop.book()), before);
    }

    void aMoveTellsWhyAndOnWhatEvidence()
    {
        Shop shop([](TestBook &test) {
            fewPeople(test);
            StageMove move;
            move.to = journeyStore::activeStages(test->db()).back().id;
            move.reason = u"Sent us two friends"_s;
            move.evidence = u"Her e-mail:\n<b>I told them all.</b>"_s;
            QVERIFY(moveToStage(*test, {customerStore::matchByName(test->db(), u"Ann Byrne"_s).front()}, move).has_value());
        });
        shop.session->openCustomer(shop.who(u"Ann Byrne"_s));
        QDialog *dialog = openEntry(shop, u"Came to"_s, u"stageMove"_s);
        QVERIFY(dialog);
        QCOMPARE(dialog->findChild<PlainLabel *>(u"moveWhy"_s)->plainText(), u"Sent us two friends"_s);
        QCOMPARE(dialog->findChild<PlainLabel *>(u"moveProof"_s)->plainText(), u"Her e-mail:\n<b>I told them all.</b>"_s);
        QCOMPARE(dialog->findChild<PlainLabel *>(u"moveWhom"_s)->plainText(), u"Ann Byrne"_s);
        QTest::keyClick(dialog, Qt::Key_Return);
        QTRY_VERIFY(!shop.window.findChild<QDialog *>(u"stageMove"_s));
    }

    void theContactsUseTheRoomThereIs()
    {
        Shop shop([](TestBook &test) {
            add(*test, u"Ann Byrne, The Coastguard Station Guesthouse, ann.byrne@coastguardstation.example, 087 123 4567"_s);
        }, {1400, 900});
        shop.session->openCustomer(shop.who(u"Ann Byrne"_s));
        settle(50);
        const QWidget *line = shop.find(u"customerLine"_s);
        QVERIFY2(line->width() >= line->sizeHint().width(), qPrintable(shop.text(u"customerLine"_s)));
        QVERIFY(shop.find<QToolButton>(u"openCompany"_s)->text().contains(u"The Coastguard Station Guesthouse"_s));
    }

private:
    static void addDetail(Shop &shop, const QString &action)
    {
        auto *menu = shop.window.findChild<QMenu *>(u"addDetailMenu"_s);
        Q_EMIT menu->aboutToShow();
        auto *found = menu->findChild<QAction *>(action);
        QVERIFY2(found, qPrintable(action));
        found->trigger();
    }
    /// Enter on the entry of the timeline whose title begins so; the dialog it opens.
    static QDialog *openEntry(Shop &shop, const QString &title, const QString &dialog)
    {
        QWidget *entry = nullptr;
        const auto there = [&] {
            for (QWidget *item : shop.window.findChildren<QWidget *>(u"timelineItem"_s)) {
                if (item->isVisible() && item->accessibleName().startsWith(title))
                    entry = item;
            }
            return entry != nullptr;
        };
        if (!waitFor(there))
            return nullptr;
        QTest::keyClick(entry, Qt::Key_Return);
        return shop.window.findChild<QDialog *>(dialog);
    }

    std::unique_ptr<Theme> m_theme;
};

GOODWORD_TEST(CustomerDetailsTest)
#include "tst_customerdetails.moc"
