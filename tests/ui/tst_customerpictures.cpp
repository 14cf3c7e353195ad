#include "tests/support/testmain.h"

#include "core/customers/customercommands.h"
#include "core/customers/customerlist.h"
#include "core/customers/customerstore.h"
#include "core/exchange/sample.h"
#include "core/journey/journeycommands.h"
#include "core/journey/journeystore.h"
#include "core/touchpoints/touchpointcommands.h"
#include "tests/ui/customershop.h"
#include "tests/ui/picturecase.h"

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

static void sampleShop(TestBook &test)
{
    const QString path = test.dir.filePath(u"soap.goodword"_s);
    QVERIFY(makeSampleBook(path, {}, test.options));
    auto opened = Book::open(path, test.options);
    QVERIFY(opened);
    test.book = std::move(*opened);
}

static void germanAndHebrew(TestBook &test)
{
    Book &book = *test;
    CustomerDraft draft;
    draft.name = u"Maximiliane Freifrau von Donaudampfschifffahrtsgesellschaft-Hohenzollern"_s;
    draft.companyName = u"Rindfleischetikettierungsüberwachungsaufgabenübertragungs-GmbH & Co. KG"_s;
    draft.jobTitle = u"Stellvertretende Geschäftsführerin für Kundenbegeisterung"_s;
    draft.emails = {{u"geschäftlich"_s, u"maximiliane.freifrau@rindfleischetikettierung.example"_s}};
    draft.phones = {{u"mobil"_s, u"+49 151 23456789"_s}, {{}, u"+49 30 1234567"_s}};
    draft.address = {u"Straße der Pariser Kommune 12"_s, u"Wien-Rudolfsheim-Fünfhaus"_s, {}, u"1150"_s, u"Österreich"_s};
    draft.tags = {u"Stammkundin seit Eröffnung"_s, u"Geschenkempfehlung"_s, u"vip"_s};
    draft.notes = u"Möchte nur vormittags angerufen werden.\nMag Lavendel."_s;
    draft.rhythmDays = 30;
    draft.dates = {{DateKind::Birthday, {}, u"--02-29"_s, true}};
    const CustomerId id = *addCustomer(book, draft);
    QVERIFY(quickLog(book, {id}, u"call 12 min happy with the Donaudampfschifffahrtsgesellschaftskapitänsmütze, follow up tomorrow"_s).has_value());
    answer(book, id, 8.5, u"Sehr gute Beratung, aber die Lieferzeitenbenachrichtigungseinstellungen sind unübersichtlich."_s);
    StageMove move;
    move.to = journeyStore::activeStages(book.db())[3].id;
    move.reason = u"Hat zum dritten Mal bestellt und eine Kundenzufriedenheitsbefragung beantwortet"_s;
    move.evidence = u"E-Mail vom 3. November:\n„Die Seife ist wunderbar, ich habe sie allen weitergegeben.“\nRechnung 2026-118"_s;
    QVERIFY(moveToStage(book, {id}, move).has_value());
    for (int i = 1; i <= 8; ++i) {
        CustomerDraft colleague;
        colleague.name = i == 1 ? u"דנה לוי"_s : u"Mitarbeiterin %1 Überwachungsaufgabe"_s.arg(i);
        colleague.companyName = draft.companyName;
        if (i % 3)
            colleague.emails = {{{}, u"mitarbeiterin.%1@rindfleischetikettierung.example"_s.arg(i)}};
        move.to = journeyStore::activeStages(book.db())[size_t(i % 4)].id;
        QVERIFY(moveToStage(book, {*addCustomer(book, colleague)}, move).has_value());
    }
    add(book, u"דנה כהן, אופניים בע״מ, dana@example.com"_s);
    add(book, u"محمد الأحمد, mohamed@example.com"_s);
    add(book, u"<b>Bold</b> & Sons Ltd, info@bold.example"_s);
}

static void keepDialog(Shop &shop, const QString &show, const QString &name)
{
    if (show == u"export"_s)
        shop.actions->action(u"file.export"_s)->trigger();
    const QString title = show == u"move"_s ? u"Came to"_s : u"Relationship survey"_s;
    for (QWidget *item : shop.window.findChildren<QWidget *>(u"timelineItem"_s)) {
        if (show != u"export"_s && item->accessibleName().startsWith(title)) {
            QTest::keyClick(item, Qt::Key_Return);
            break;
        }
    }
    const QString wanted = show == u"move"_s ? u"stageMove"_s : show == u"answer"_s ? u"answerDialog"_s : u"exportDialog"_s;
    auto *dialog = shop.window.findChild<QDialog *>(wanted);
    QVERIFY(dialog);
    settle(300);
    keepPicture(*dialog, name);
    dialog->reject();
}

/// The page of customers in every look, for people to look at.
class CustomerPicturesTest : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_theme = std::make_unique<Theme>(); }
    void cleanup() { m_theme.reset(); }

    void pictures_data();
    void pictures();

private:
    std::unique_ptr<Theme> m_theme;
};

void CustomerPicturesTest::pictures_data()
{
    PictureCase::addColumns();
    const QSize whole(1440, 900), narrow(900, 760);
    QTest::newRow("customers-light") << Theme::Mode::Light << u"sample"_s << whole << u"open"_s << false;
    QTest::newRow("customers-dark") << Theme::Mode::Dark << u"sample"_s << whole << u"open"_s << false;
    QTest::newRow("customers-table") << Theme::Mode::Light << u"sample"_s << whole << u"table"_s << false;
    QTest::newRow("customers-bulk-dark") << Theme::Mode::Dark << u"sample"_s << whole << u"bulk"_s << false;
    QTest::newRow("customers-narrow") << Theme::Mode::Light << u"german"_s << narrow << u"open"_s << false;
    QTest::newRow("customers-narrow-table") << Theme::Mode::Light << u"german"_s << narrow << u"table"_s << false;
    QTest::newRow("customers-german") << Theme::Mode::Light << u"german"_s << whole << u"open"_s << false;
    QTest::newRow("customers-rtl") << Theme::Mode::Light << u"german"_s << whole << u"open"_s << true;
    QTest::newRow("customers-empty") << Theme::Mode::Light << QString() << whole << u"table"_s << false;
    QTest::newRow("customers-quickadd") << Theme::Mode::Light << u"sample"_s << whole << u"add"_s << false;
    QTest::newRow("customers-touchpoint") << Theme::Mode::Light << u"sample"_s << whole << u"touch"_s << false;
    QTest::newRow("customers-company") << Theme::Mode::Light << u"german"_s << whole << u"company"_s << false;
    QTest::newRow("customers-company-dark") << Theme::Mode::Dark << u"german"_s << whole << u"company"_s << false;
    QTest::newRow("customers-company-narrow") << Theme::Mode::Light << u"german"_s << narrow << u"company"_s << false;
    QTest::newRow("customers-company-rtl") << Theme::Mode::Light << u"german"_s << whole << u"company"_s << true;
    QTest::newRow("customers-label") << Theme::Mode::Light << u"german"_s << whole << u"label"_s << false;
    QTest::newRow("customers-table-default") << Theme::Mode::Light << u"sample"_s << QSize(1360, 860) << u"table"_s << false;
    QTest::newRow("customers-move") << Theme::Mode::Light << u"german"_s << whole << u"move"_s << false;
    QTest::newRow("customers-move-dark") << Theme::Mode::Dark << u"german"_s << whole << u"move"_s << false;
    QTest::newRow("customers-answer") << Theme::Mode::Light << u"german"_s << whole << u"answer"_s << false;
    QTest::newRow("customers-export") << Theme::Mode::Light << u"sample"_s << whole << u"export"_s << false;
    QTest::newRow("customers-trash") << Theme::Mode::Light << u"sample"_s << whole << u"trash"_s << false;
}

void CustomerPicturesTest::pictures()
{
    const PictureLook look(*m_theme);
    Shop shop(look->stock == u"sample"_s ? sampleShop : look->stock == u"german"_s ? germanAndHebrew : std::function<void(TestBook &)>(), look->size);
    auto *table = shop.find<RecordTableView>(u"customerTable"_s);
    const auto openBest = [&] {
        const Ids ids = shop.model->ids();
        const auto rows = customerList::rows(shop.session->db(), ids);
        const auto best = std::max_element(rows.begin(), rows.end(), [](const CustomerRow &a, const CustomerRow &b) {
            return a.nps.value_or(-1) + a.testimonials + int(a.tags.size()) < b.nps.value_or(-1) + b.testimonials + int(b.tags.size());
        });
        shop.session->openCustomer(best->id);
    };
    if (look->show == u"open"_s || look->show == u"touch"_s || look->show == u"move"_s || look->show == u"answer"_s || look->show == u"label"_s) {
        openBest();
        shop.settle();
    }
    if (look->show == u"label"_s)
        shop.find<InlineEdit>(u"email-label-0"_s)->startEdit();
    if (look->show == u"company"_s) {
        shop.session->openCustomer(shop.customer(u"Maximiliane Freifrau von Donaudampfschifffahrtsgesellschaft-Hohenzollern"_s).companyId);
        shop.settle();
    }
    if (look->show == u"open"_s)
        QTest::keyClicks(shop.find<QLineEdit>(u"composer"_s), u"call 12 min happy with delivery, follow up friday"_s);
    if (look->show == u"bulk"_s) {
        table->selectRow(2);
        table->selectionModel()->select(table->model()->index(4, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    if (look->show == u"trash"_s) {
        QVERIFY(trashCustomers(shop.book(), {CustomerId(shop.model->idAt(1)), CustomerId(shop.model->idAt(5))}));
        shop.view->goTo(u"trash"_s);
    }
    shop.picture(look->name);
    if (look->show == u"move"_s || look->show == u"answer"_s || look->show == u"export"_s)
        keepDialog(shop, look->show, look->name);
    if (look->show == u"add"_s || look->show == u"touch"_s) {
        shop.actions->action(look->show == u"add"_s ? u"customer.new"_s : u"touchpoint.log"_s)->trigger();
        auto *dialog = shop.window.findChild<QDialog *>(look->show == u"add"_s ? u"quickAdd"_s : u"touchpointDialog"_s);
        if (look->show == u"add"_s)
            QTest::keyClicks(shop.find<QLineEdit>(u"quickAddLine"_s),
                             customerStore::nameOf(shop.session->db(), CustomerId(shop.model->idAt(3))) + u", Quay Cafe Ltd, dora@quay.example, 086 765 4321 #vip"_s);
        settle(500);
        keepPicture(*dialog, look->name);
        dialog->reject();
    }
}

GOODWORD_TEST(CustomerPicturesTest)
#include "tst_customerpictures.moc"
