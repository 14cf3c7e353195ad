#include "tests/support/testmain.h"

#include "core/attachments/attachmentstore.h"
#include "core/touchpoints/touchpointcommands.h"
#include "core/touchpoints/touchpointlist.h"
#include "core/touchpoints/touchpointstore.h"
#include "tests/ui/pagestage.h"
#include "tests/ui/picturecase.h"
#include "ui/models/recordtablemodel.h"
#include "ui/models/tableview.h"
#include "ui/pages/touchpoints/attachmentlist.h"
#include "ui/pages/touchpoints/logdialog.h"
#include "ui/pages/touchpoints/peoplefield.h"
#include "ui/pages/touchpoints/touchpointspage.h"
#include "ui/theme/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/searchfield.h"

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

namespace {

void fewTouches(TestBook &test)
{
    Book &book = *test;
    const CustomerId ann = addPerson(book, u"Ann Byrne, Seaside Soap, ann@seaside.example"_s);
    const CustomerId ben = addPerson(book, u"Ben Kelly, ben@kelly.example"_s);
    QVERIFY(quickLog(book, {ann}, u"call 12 min happy with delivery"_s));
    QVERIFY(quickLog(book, {ben}, u"email yesterday angry about the invoice, follow up friday"_s));
    Touchpoint late;
    late.day = QDate(2026, 11, 1);
    late.channel = Channel::Visit;
    late.subject = u"Brought samples"_s;
    late.followUpDay = QDate(2026, 11, 10);
    late.isGift = true;
    late.gift = Money{1250, u"EUR"_s};
    QVERIFY(logTouchpoint(book, {ben}, late));
    Touchpoint ask;
    ask.day = QDate(2026, 10, 1);
    ask.channel = Channel::Email;
    ask.subject = u"Asked for a testimonial"_s;
    ask.isAsk = true;
    QVERIFY(logTouchpoint(book, {ann}, ask));
}

struct List {
    explicit List(PageStage &window)
        : page(qobject_cast<TouchpointsPage *>(window.view->page(u"touchpoints"_s))),
          view(window.find<RecordTableView>(u"touchpointList"_s)), model(qobject_cast<RecordTableModel *>(view->model()))
    {
    }
    QString cell(int row, const QString &key) const
    {
        for (int i = 0; i < model->columnCount(); ++i) {
            if (model->columns()[size_t(i)].key == key)
                return model->index(row, i).data().toString();
        }
        return {};
    }
    TouchpointsPage *page;
    RecordTableView *view;
    RecordTableModel *model;
};

QDialog *dialogOf(PageStage &window)
{
    for (QDialog *dialog : window.window.findChildren<QDialog *>(u"touchpointDialog"_s)) {
        if (dialog->isVisible())
            return dialog;
    }
    return nullptr;
}

} // namespace

class TestTouchpointsPage : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(); }
    void cleanupTestCase() { m_theme.reset(); }

    void everythingStandsInOneListNewestFirst()
    {
        PageStage window(u"touchpoints"_s, fewTouches);
        List list(window);
        QTRY_COMPARE(list.model->rowCount(), 4);
        QCOMPARE(list.cell(0, u"customer"_s), u"Ann Byrne"_s);
        QCOMPARE(list.cell(0, u"what"_s), u"happy with delivery"_s);
        QCOMPARE(list.cell(3, u"what"_s), u"Asked for a testimonial"_s);
        QVERIFY(window.find<PlainLabel>(u"touchpointCount"_s)->plainText().contains(u"4"_s));
    }

    void chipsAndWordsNarrowTheList_data()
    {
        QTest::addColumn<QString>("argument");
        QTest::addColumn<int>("rows");
        QTest::newRow("open") << u"open"_s << 2;
        QTest::newRow("overdue") << u"overdue"_s << 1;
        QTest::newRow("asks") << u"asks"_s << 1;
        QTest::newRow("gifts") << u"gifts"_s << 1;
        QTest::newRow("negative") << u"negative"_s << 1;
        QTest::newRow("words") << u"ben"_s << 2;
    }
    void chipsAndWordsNarrowTheList()
    {
        QFETCH(QString, argument);
        QFETCH(int, rows);
        PageStage window(u"touchpoints"_s, fewTouches);
        List list(window);
        QTRY_COMPARE(list.model->rowCount(), 4);
        list.page->arrive(argument);
        QTRY_COMPARE(list.model->rowCount(), rows);
        QVERIFY(list.page->escape());
        QTRY_COMPARE(list.model->rowCount(), 4);
        QVERIFY(!list.page->escape());
    }

    void aFollowUpIsDoneOrPutOffBesideTheList()
    {
        PageStage window(u"touchpoints"_s, fewTouches);
        List list(window);
        list.page->arrive(u"overdue"_s);
        QTRY_COMPARE(list.model->rowCount(), 1);
        list.view->setFocus();
        list.view->keeper()->select({list.model->idAt(0)});
        window.key(Qt::Key_Space);
        QVERIFY(window.find(u"touchpointPreview"_s)->isVisible());
        QCOMPARE(window.find<PlainLabel>(u"previewSubject"_s)->plainText(), u"Brought samples"_s);
        auto *menu = window.window.findChild<QMenu *>(u"followUpLaterMenu"_s);
        menu->actions().at(2)->trigger();
        QTRY_COMPARE(list.model->rowCount(), 0);
        window.actions->action(u"edit.undo"_s)->trigger();
        QTRY_COMPARE(list.model->rowCount(), 1);
        list.view->keeper()->select({list.model->idAt(0)});
        window.click(u"touchpointsDone"_s);
        QTRY_COMPARE(list.model->rowCount(), 0);
    }

    void deletePutsIntoTheTrashAndUndoBringsItBack()
    {
        PageStage window(u"touchpoints"_s, fewTouches);
        List list(window);
        QTRY_COMPARE(list.model->rowCount(), 4);
        list.view->setFocus();
        list.view->keeper()->select({list.model->idAt(1), list.model->idAt(2)});
        window.key(Qt::Key_Delete);
        QTRY_COMPARE(list.model->rowCount(), 2);
        window.actions->action(u"edit.undo"_s)->trigger();
        QTRY_COMPARE(list.model->rowCount(), 4);
    }

    void oneLineIsUnderstoodWhileItIsTyped()
    {
        PageStage window(u"touchpoints"_s, fewTouches);
        TouchpointDialog::log(*window.session, &window.window, {window.who(u"Ann Byrne"_s)});
        QDialog *dialog = dialogOf(window);
        QVERIFY(dialog);
        auto *line = dialog->findChild<QLineEdit *>(u"logLine"_s);
        QTest::keyClicks(line, u"call 12 min happy with delivery"_s);
        const auto chip = [&](const char *name) { return dialog->findChild<QPushButton *>(QLatin1String(name)); };
        QVERIFY(chip("chipChannel")->text().contains(channelName(Channel::Call)));
        QVERIFY(chip("chipMinutes")->text().contains(u"12"_s));
        QCOMPARE(chip("chipSentiment")->text(), sentimentName(Sentiment::Positive));
        // A chip that is set by hand stays, whatever is typed on.
        dialog->findChild<QMenu *>(u"chipSentimentMenu"_s)->actions().at(1)->trigger();
        QTest::keyClicks(line, u" and price"_s);
        QCOMPARE(chip("chipSentiment")->text(), sentimentName(Sentiment::Neutral));
        QTest::keyClick(line, Qt::Key_Return);
        QTRY_VERIFY(!dialogOf(window));
        const auto rows = touchpointRows(window.db(), {touchpointIds(window.db()).front()});
        QCOMPARE(rows.front().touchpoint.subject, u"happy with delivery and price"_s);
        QCOMPARE(rows.front().touchpoint.minutes, std::optional(12));
        QCOMPARE(rows.front().touchpoint.sentiment, Sentiment::Neutral);
        QVERIFY(rows.front().touchpoint.at.isValid());
        QVERIFY(window.said.contains(u"Ann Byrne"_s));
    }

    void severalCustomersAreLoggedInOneStep()
    {
        PageStage window(u"touchpoints"_s, fewTouches);
        List list(window);
        QTRY_COMPARE(list.model->rowCount(), 4);
        window.actions->action(u"touchpoint.log"_s)->trigger();
        QDialog *dialog = dialogOf(window);
        QVERIFY(dialog);
        auto *people = dialog->findChild<QLineEdit *>(u"peopleLine"_s);
        for (const QString &name : {u"ann"_s, u"ben"_s}) {
            QTest::keyClicks(people, name);
            QTest::keyClick(people, Qt::Key_Return);
            QTRY_VERIFY(people->text().isEmpty());
        }
        QTest::keyClicks(dialog->findChild<QLineEdit *>(u"logLine"_s), u"meeting at the market"_s);
        QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(list.model->rowCount(), 6);
        window.actions->action(u"edit.undo"_s)->trigger();
        QTRY_COMPARE(list.model->rowCount(), 4);
    }

    void withoutACustomerOrWordsItSaysWhatIsMissing()
    {
        PageStage window(u"touchpoints"_s, fewTouches);
        auto *dialog = TouchpointDialog::log(*window.session, &window.window, {});
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"logSave"_s), Qt::LeftButton);
        QVERIFY(dialog->findChild<PlainLabel *>(u"logTrouble"_s)->isVisible());
        dialog->findChild<PeopleField *>()->setCustomers({window.who(u"Ann Byrne"_s)});
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"logSave"_s), Qt::LeftButton);
        QVERIFY(dialog->isVisible());
        dialog->reject();
        QCOMPARE(touchpointIds(window.db()).size(), size_t(4));
    }

    void allFieldsAndFilesAreKept()
    {
        PageStage window(u"touchpoints"_s, fewTouches);
        const QString file = window.test.dir.filePath(u"photo.txt"_s);
        QFile written(file);
        QVERIFY(written.open(QIODevice::WriteOnly));
        written.write("soap");
        written.close();
        auto *dialog = TouchpointDialog::log(*window.session, &window.window, {window.who(u"Ann Byrne"_s)});
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"logMore"_s), Qt::LeftButton);
        dialog->findChild<QLineEdit *>(u"logSubject"_s)->setText(u"Gave a basket"_s);
        dialog->findChild<QDateEdit *>(u"logDay"_s)->setDate(QDate(2026, 11, 20));
        dialog->findChild<QLineEdit *>(u"logTime"_s)->setText(u"14:30"_s);
        dialog->findChild<QCheckBox *>(u"logGift"_s)->setChecked(true);
        dialog->findChild<QDoubleSpinBox *>(u"logAmount"_s)->setValue(19.99);
        dialog->findChild<QCheckBox *>(u"logHasFollowUp"_s)->setChecked(true);
        dialog->findChild<QDateEdit *>(u"logFollowUp"_s)->setDate(QDate(2026, 12, 1));
        dialog->findChild<AttachmentList *>()->addFiles({file, window.test.dir.path()});
        QVERIFY(dialog->findChild<PlainLabel *>(u"attachmentTrouble"_s)->isVisible());
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"logSave"_s), Qt::LeftButton);
        QTRY_VERIFY(!dialogOf(window));
        TouchpointFilter filter;
        filter.text = u"basket"_s;
        const auto rows = touchpointRows(window.db(), touchpointIds(window.db(), filter));
        QCOMPARE(rows.size(), size_t(1));
        QCOMPARE(rows.front().touchpoint.gift, std::optional(Money{1999, u"EUR"_s}));
        QCOMPARE(rows.front().touchpoint.followUpDay, QDate(2026, 12, 1));
        QCOMPARE(rows.front().touchpoint.at.toTimeZone(window.book().zone()).time(), QTime(14, 30));
        QCOMPARE(rows.front().attachments, 1);
    }

    void editingChangesOnlyWhatWasChanged()
    {
        PageStage window(u"touchpoints"_s, fewTouches);
        const TouchpointId id(touchpointIds(window.db()).front());
        const Touchpoint before = *touchpointStore::touchpoint(window.db(), id);
        auto *dialog = TouchpointDialog::edit(*window.session, id, &window.window);
        QVERIFY(dialog);
        dialog->findChild<QLineEdit *>(u"logOutcome"_s)->setText(u"Will order again"_s);
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"logSave"_s), Qt::LeftButton);
        Touchpoint wanted = before;
        wanted.outcome = u"Will order again"_s;
        QCOMPARE(*touchpointStore::touchpoint(window.db(), id), wanted);
        window.actions->action(u"edit.undo"_s)->trigger();
        QCOMPARE(*touchpointStore::touchpoint(window.db(), id), before);
    }

    void theListGoesOutAsItStands()
    {
        PageStage window(u"touchpoints"_s, fewTouches);
        List list(window);
        list.page->arrive(u"gifts"_s);
        QTRY_COMPARE(list.model->rowCount(), 1);
        const QString path = window.test.dir.filePath(u"gifts.csv"_s);
        window.actions->action(u"file.export"_s)->trigger();
        auto *dialog = window.find<QDialog>(u"exportDialog"_s);
        QVERIFY(dialog);
        QVERIFY(dialog->findChild<QRadioButton *>(u"exportForGoodword"_s));
        auto *place = dialog->findChild<QLineEdit *>(u"exportPath"_s);
        place->clear();
        QTest::keyClicks(place, path);
        QSignalSpy written(window.session.get(), &Session::fileWritten);
        QTest::keyClick(place, Qt::Key_Return);
        QTRY_COMPARE(written.size(), 1);
        const QString csv = QString::fromUtf8(fileBytes(path));
        QVERIFY(csv.contains(u"Brought samples"_s));
        QVERIFY(!csv.contains(u"Asked for"_s));
    }

    void pictures_data();
    void pictures();

private:
    std::unique_ptr<Theme> m_theme;
};

void TestTouchpointsPage::pictures_data()
{
    PictureCase::addColumns();
    const QSize whole(1440, 900), narrow(900, 700);
    QTest::newRow("touchpoints-light") << Theme::Mode::Light << u"sample"_s << whole << u"preview"_s << false;
    QTest::newRow("touchpoints-dark") << Theme::Mode::Dark << u"sample"_s << whole << u"preview"_s << false;
    QTest::newRow("touchpoints-narrow") << Theme::Mode::Light << u"sample"_s << narrow << QString() << false;
    QTest::newRow("touchpoints-rtl") << Theme::Mode::Light << u"sample"_s << whole << u"preview"_s << true;
    QTest::newRow("touchpoints-empty") << Theme::Mode::Light << QString() << whole << QString() << false;
    QTest::newRow("touchpoints-log") << Theme::Mode::Light << u"sample"_s << whole << u"log"_s << false;
    QTest::newRow("touchpoints-log-dark") << Theme::Mode::Dark << u"sample"_s << whole << u"log"_s << false;
    QTest::newRow("touchpoints-fields") << Theme::Mode::Light << u"sample"_s << whole << u"fields"_s << false;
}

void TestTouchpointsPage::pictures()
{
    const PictureLook look(*m_theme);
    PageStage window(u"touchpoints"_s, look->stock == u"sample"_s ? sampleBook : PageStage::Stock(), look->size);
    List list(window);
    if (look->show == u"preview"_s) {
        QTRY_VERIFY(list.model->rowCount() > 3);
        list.view->setFocus();
        TouchpointFilter filter;
        filter.followUpOpen = true;
        const Ids open = touchpointIds(window.db(), filter);
        list.view->keeper()->select({open.empty() ? list.model->idAt(2) : open.front()});
        window.key(Qt::Key_Space);
    }
    window.settle();
    if (look->show == u"log"_s || look->show == u"fields"_s) {
        std::vector<CustomerId> some = customerStore::matchByName(window.db(), list.cell(0, u"customer"_s));
        some.push_back(customerStore::matchByName(window.db(), list.cell(2, u"customer"_s)).front());
        auto *dialog = TouchpointDialog::log(*window.session, &window.window, some);
        QTest::keyClicks(dialog->findChild<QLineEdit *>(u"logLine"_s), u"call 12 min happy with delivery, follow up friday"_s);
        if (look->show == u"fields"_s)
            QTest::mouseClick(dialog->findChild<QPushButton *>(u"logMore"_s), Qt::LeftButton);
        window.settle();
        keepPicture(*dialog, look->name);
        dialog->reject();
    } else {
        keepPicture(window.window, look->name);
    }
    QCOMPARE(window.errors, QStringList());
}

GOODWORD_TEST(TestTouchpointsPage)
#include "tst_touchpointspage.moc"
