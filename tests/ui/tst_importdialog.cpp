#include "tests/ui/exchangetest.h"
#include "ui/widgets/banner.h"

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

static constexpr const char *kKunden = "Vorname;Nachname;E-Mail;Stadt\r\nJ\xfcrgen;Gro\xdf;juergen@example.test;M\xfcnchen\r\n"
                                "Zo\xeb;K\xf6hler;zoe@example.test;K\xf6ln\r\n";

class TestImportDialog : public ExchangeTest
{
    Q_OBJECT
private Q_SLOTS:
    void aFileComesInAndGoesOutAgainByUndo();
    void keysAlone();
    void semicolonsAndWindowsCharactersAreFound();
    void ambiguousDatesAreAsked();
    void datesAskedByAColumnMappedByHand();
    void anUnclosedQuoteIsAsked();
    void columnsOfOneNameStandApart();
    void ownFieldsAreMadeFromColumns();
    void answersComeInUnderASurvey();
    void cancelChangesNothing();
    void theSameFileTwiceChangesNothing();
    void rejectedRowsAreShownAndSaved();
    void mappingIsRemembered();
    void aFileThatCannotBeReadSaysSo_data();
    void aFileThatCannotBeReadSaysSo();
    void picturesOfEachStep();
};

void TestImportDialog::aFileComesInAndGoesOutAgainByUndo()
{
    Bench bench;
    const QStringList before = dump(bench.session->book());
    bench.start(bench.file(u"people.csv"_s, "Name,Email,Phone\nAnn Byrne,ann@example.test,+353 1 234 5678\nBob Lee,bob@example.test,\n"));
    QCOMPARE(bench.dialog->step(), ImportDialog::Found);
    QVERIFY(bench.find<PlainLabel>("importFacts")->plainText().contains(u"2 rows"_s));
    bench.press("importNext");
    QCOMPARE(bench.dialog->step(), ImportDialog::Columns);
    bench.press("importNext");
    QCOMPARE(bench.dialog->step(), ImportDialog::Check);
    QVERIFY2(bench.counts("added", 2), qPrintable(bench.figure("added")));
    QCOMPARE(bench.customers(), 0);
    QCOMPARE(dump(bench.session->book()), before);
    bench.press("importNext");
    QCOMPARE(bench.dialog->step(), ImportDialog::Finished);
    QCOMPARE(bench.customers(), 2);
    bench.press("importUndo");
    QCOMPARE(bench.customers(), 0);
    QVERIFY(bench.find<QAbstractButton>("importUndo")->isHidden());
}

void TestImportDialog::keysAlone()
{
    Bench bench;
    bench.window.show();
    bench.start(bench.file(u"people.csv"_s, "Name,Email,Pet\nAnn Byrne,ann@example.test,Rex\n"));
    QTest::keyClick(bench.dialog, Qt::Key_Return);
    bench.settle();
    QCOMPARE(bench.dialog->step(), ImportDialog::Columns);
    auto *table = bench.find<QTableView>("mappingTable");
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Down);
    QTest::keyClick(table, Qt::Key_Down);
    QTest::keyClick(table, Qt::Key_F2);
    auto *choice = bench.find<QComboBox>("fieldChoice");
    QTRY_VERIFY(choice->view()->isVisible());
    QTest::keyClicks(choice->view(), u"not"_s);
    QTest::keyClick(choice->view(), Qt::Key_Return);
    QTRY_COMPARE(bench.mapping()->fieldOf(2), u"notes"_s);
    QTest::keyClick(bench.find<QPushButton>("importNext"), Qt::Key_Space);
    bench.settle();
    QCOMPARE(bench.dialog->step(), ImportDialog::Check);
    QTest::keyClick(bench.find<QPushButton>("importNext"), Qt::Key_Space);
    bench.settle();
    QCOMPARE(bench.customers(), 1);
    QTest::keyClick(bench.dialog, Qt::Key_Escape);
    QTRY_VERIFY(!bench.dialog);
}

void TestImportDialog::semicolonsAndWindowsCharactersAreFound()
{
    Bench bench;
    bench.start(bench.file(u"kunden.csv"_s, kKunden));
    QVERIFY(bench.find<QComboBox>("importDelimiter")->currentText().contains(u"Semicolon"_s));
    QVERIFY(bench.find<QComboBox>("importCharset")->currentText().startsWith(u"windows-1252"_s));
    bench.press("importNext");
    bench.press("importNext");
    bench.press("importNext");
    QCOMPARE(bench.session->db().value<QString>("SELECT name FROM customer ORDER BY id LIMIT 1").value_or(QString()), u"Jürgen Groß"_s);

    // Somebody who knows better is believed.
    bench.start(bench.file(u"latin.csv"_s, "Name,Ort\nAnn,K\xf6ln\n"));
    auto *charset = bench.find<QComboBox>("importCharset");
    charset->setCurrentIndex(charset->findData(u"windows-1251"_s));
    Q_EMIT charset->activated(charset->currentIndex());
    bench.settle();
    QCOMPARE(bench.find<QTableWidget>("importSamples")->item(0, 1)->text(), u"Kцln"_s);
}

void TestImportDialog::ambiguousDatesAreAsked()
{
    Bench bench;
    bench.start(bench.file(u"birthdays.csv"_s, "Name,Birthday\nAnn,03/04/1990\nBob,05/06/1991\n"));
    QVERIFY(!bench.find<Card>("datesQuestion")->isHidden());
    QVERIFY(!bench.find<QPushButton>("importNext")->isEnabled());
    bench.find<QRadioButton>("dates-dmy")->click();
    bench.settle();
    QVERIFY(bench.find<QPushButton>("importNext")->isEnabled());
    bench.press("importNext");
    bench.press("importNext");
    QVERIFY(bench.counts("added", 2));
    bench.press("importNext");
    QCOMPARE(bench.rows("SELECT count(*) FROM customer_date WHERE day LIKE '1990-04-03'"), 1);
}

void TestImportDialog::datesAskedByAColumnMappedByHand()
{
    Bench bench;
    bench.start(bench.file(u"people.csv"_s, "Name,Geb\nAnn,03/04/1990\n"));
    QVERIFY(bench.find<Card>("datesQuestion")->isHidden());
    bench.press("importNext");
    bench.map(u"Geb"_s, u"birthday"_s);
    bench.press("importNext");
    QCOMPARE(bench.dialog->step(), ImportDialog::Found);
    QVERIFY(!bench.find<Card>("datesQuestion")->isHidden());
    bench.find<QRadioButton>("dates-mdy")->click();
    bench.settle();
    bench.press("importNext");
    QCOMPARE(bench.mapping()->fieldOf(1), u"birthday"_s);
    bench.press("importNext");
    QCOMPARE(bench.dialog->step(), ImportDialog::Check);
    QVERIFY(bench.counts("added", 1));
}

void TestImportDialog::anUnclosedQuoteIsAsked()
{
    Bench bench;
    bench.start(QStringLiteral(GOODWORD_TEST_DATA "/csv/08_unbalanced_quote_middle.csv"));
    QVERIFY(!bench.find<Card>("quoteQuestion")->isHidden());
    QVERIFY(!bench.find<QPushButton>("importNext")->isEnabled());
    bench.find<QRadioButton>("quoteLenient")->click();
    bench.settle();
    bench.press("importNext");
    bench.press("importNext");
    QVERIFY2(bench.counts("added", 4), qPrintable(bench.figure("added")));
    bench.press("importNext");
    QCOMPARE(bench.customers(), 4);
}

void TestImportDialog::columnsOfOneNameStandApart()
{
    Bench bench;
    bench.start(QStringLiteral(GOODWORD_TEST_DATA "/csv/10_duplicate_headers.csv"));
    bench.press("importNext");
    MappingModel *mapping = bench.mapping();
    QCOMPARE(mapping->index(2, MappingModel::InFile).data().toString(), u"Email (2)"_s);
    QCOMPARE(mapping->fieldOf(3), u"email"_s);
    bench.map(u"Email (2)"_s, QString());
    bench.press("importNext");
    bench.press("importNext");
    QCOMPARE(bench.rows("SELECT count(*) FROM customer_email"), 2);
}

void TestImportDialog::ownFieldsAreMadeFromColumns()
{
    Bench bench;
    bench.start(bench.file(u"people.csv"_s, "Name,Shoe size\nAnn,39\n"));
    bench.press("importNext");
    QStringList titles;
    for (const FieldChoice &choice : bench.mapping()->choices(1))
        titles += choice.title;
    QVERIFY(titles.contains(u"New own field “Shoe size”"_s));
    bench.map(u"Name"_s, QString());
    QVERIFY(!bench.find<Banner>("mappingMissing")->isHidden());
    QVERIFY(!bench.find<QPushButton>("importNext")->isEnabled());
    bench.map(u"Name"_s, u"name"_s);
    bench.map(u"Shoe size"_s, u"custom:Shoe size"_s);
    bench.press("importNext");
    bench.press("importNext");
    QCOMPARE(bench.rows("SELECT count(*) FROM custom_field WHERE name = 'Shoe size'"), 1);
}

void TestImportDialog::answersComeInUnderASurvey()
{
    Bench bench;
    bench.start(bench.file(u"answers.csv"_s, "Email,NPS score,Comment,Date\nann@example.test,9,Lovely,2026-10-01\nbob@example.test,12,No,2026-10-02\n"));
    QCOMPARE(bench.find<QComboBox>("importKind")->currentData().toString(), u"answers"_s);
    bench.find<QComboBox>("importSurvey")->setCurrentText(u"Autumn"_s);
    bench.press("importNext");
    bench.press("importNext");
    QVERIFY(bench.counts("added", 1));
    QVERIFY(bench.counts("rejected", 1));
    bench.press("importNext");
    QCOMPARE(bench.rows("SELECT count(*) FROM answer a JOIN survey s ON s.id = a.survey_id WHERE s.name = 'Autumn'"), 1);
}

void TestImportDialog::cancelChangesNothing()
{
    Bench bench;
    QByteArray many = "Name,Email\n";
    for (int i = 0; i < 30000; ++i)
        many += "Person " + QByteArray::number(i) + ",p" + QByteArray::number(i) + "@example.test\n";
    const QStringList before = dump(bench.session->book());
    bench.start(bench.file(u"many.csv"_s, many));
    bench.press("importNext");
    QTest::mouseClick(bench.find<QPushButton>("importNext"), Qt::LeftButton);
    QTRY_VERIFY(bench.session->currentJob());
    QTest::mouseClick(bench.find<QPushButton>("progressCancel"), Qt::LeftButton);
    bench.settle();
    QCOMPARE(bench.dialog->step(), ImportDialog::Columns);
    QVERIFY(!bench.find<Banner>("importProblem")->isHidden());
    QCOMPARE(dump(bench.session->book()), before);
    QTest::mouseClick(bench.find<QPushButton>("importCancel"), Qt::LeftButton);
    QTRY_VERIFY(!bench.dialog);
}

void TestImportDialog::theSameFileTwiceChangesNothing()
{
    Bench bench;
    const QString path = bench.file(u"kunden.csv"_s, kKunden);
    for (int turn = 0; turn < 2; ++turn) {
        bench.start(path);
        bench.press("importNext");
        bench.press("importNext");
        QVERIFY(bench.counts(turn == 0 ? "added" : "unchanged", 2));
        QCOMPARE(bench.find<QPushButton>("importNext")->isEnabled(), turn == 0);
        if (turn == 0)
            bench.press("importNext");
    }
    QCOMPARE(bench.customers(), 2);
}

void TestImportDialog::rejectedRowsAreShownAndSaved()
{
    Bench bench;
    bench.start(bench.file(u"mixed.csv"_s, "Name,Email,City\nAnn,ann@example.test,Cork\n,,Galway\n"));
    bench.press("importNext");
    bench.press("importNext");
    QVERIFY(bench.counts("rejected", 1));
    const auto shownRows = [&bench] {
        for (const QTableView *list : bench.dialog->findChildren<QTableView *>(u"rowList"_s)) {
            if (list->isVisible())
                return list->model()->rowCount();
        }
        return -1;
    };
    QTRY_COMPARE(shownRows(), 1);
    bench.press("importNext");
    const QString target = bench.made.dir.filePath(u"rejected.csv"_s);
    bench.dialog->saveRejects(target);
    bench.settle();
    const QByteArray written = fileBytes(target);
    QVERIFY(written.contains("Galway"));
    QVERIFY(!written.contains("Cork"));
}

void TestImportDialog::mappingIsRemembered()
{
    Bench bench;
    const QByteArray header = "Name,Code\n";
    bench.start(bench.file(u"one.csv"_s, header + "Ann,VIP\n"));
    bench.press("importNext");
    QVERIFY(bench.find<Banner>("mappingRemembered")->isHidden());
    bench.map(u"Code"_s, u"tags"_s);
    bench.press("importNext");
    bench.press("importNext");
    bench.start(bench.file(u"two.csv"_s, header + "Bob,New\n"));
    bench.press("importNext");
    QCOMPARE(bench.mapping()->fieldOf(1), u"tags"_s);
    QVERIFY(!bench.find<Banner>("mappingRemembered")->isHidden());
    bench.press("mappingReset");
    QVERIFY(bench.mapping()->fieldOf(1) != u"tags"_s);
}

void TestImportDialog::aFileThatCannotBeReadSaysSo_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("empty") << QStringLiteral(GOODWORD_TEST_DATA "/csv/12_empty.csv");
    QTest::newRow("missing") << u"/nowhere/people.csv"_s;
}

void TestImportDialog::aFileThatCannotBeReadSaysSo()
{
    QFETCH(QString, path);
    Bench bench;
    bench.start(path);
    QCOMPARE(bench.dialog->step(), ImportDialog::File);
    QVERIFY(!bench.find<Banner>("importProblem")->isHidden());
    QVERIFY(!bench.find<Banner>("importProblem")->accessibleName().isEmpty());
}

void TestImportDialog::picturesOfEachStep()
{
    const QByteArray long_ = "Kundenbetreuungsverantwortlichkeit;Vorname;Nachname;E-Mail;E-Mail;Geburtstag;"
                             "Durchschnittlicher Jahresumsatz in Euro;Stra\xc3\x9f" "e;Ort;Bemerkungen\n"
                             "Ingrid;J\xc3\xbcrgen;Gro\xc3\x9f;j@example.test;j2@example.test;03.04.1990;1.234,56;Hauptstra\xc3\x9f" "e 1;K\xc3\xb6ln;ruft gern an\n"
                             "Ingrid;;;;;;;;Bonn;niemand\n"
                             "Ingrid;\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d;\xd7\x9b\xd7\x94\xd7\x9f;keine-adresse;;05.06.1991;99;Weg 2;Ulm;\n";
    m_theme.reset();
    forEachLook([&](const QString &look) {
        forgetMappings();
        Bench bench;
        bench.window.show();
        bench.start({});
        const auto keep = [&](const char *step) {
            if (look.contains(u"narrow"_s))
                bench.dialog->resize(740, 640);
            QTest::qWait(60);
            keepPicture(*bench.dialog, u"import-%1-%2"_s.arg(QLatin1String(step), look));
        };
        keep("1file");
        bench.start(bench.file(u"kunden-übersicht.csv"_s, long_));
        keep("2asks");
        if (!bench.find<Card>("datesQuestion")->isHidden())
            bench.find<QRadioButton>("dates-dmy")->click();
        bench.settle();
        keep("2found");
        bench.press("importNext");
        keep("3columns");
        bench.press("importNext");
        keep("4check");
        bench.press("importNext");
        keep("5done");
        QCOMPARE(bench.dialog->step(), ImportDialog::Finished);
        ExportDialog exports(*bench.session, ImportKind::Testimonials, std::vector<qint64>{1, 2}, std::vector<qint64>{1, 2, 3});
        exports.show();
        QTest::qWait(60);
        keepPicture(exports, u"export-%1"_s.arg(look));
    });
    m_theme = std::make_unique<Theme>();
}

GOODWORD_TEST(TestImportDialog)
#include "tst_importdialog.moc"
