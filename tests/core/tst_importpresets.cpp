#include "tests/core/csvhelpers.h"
#include "tests/support/testmain.h"

#include "core/exchange/csvwriter.h"
#include "core/exchange/rowmapper.h"

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

class ImportPresetsTest : public QObject
{
    Q_OBJECT

private slots:
    void headersAreComparedWithoutCaseAccentsAndPunctuation();
    void everyFieldHasOneNameAndKnowsItself();
    void listsComeBackAsTheyWere();
    void sourcesAreRecognised_data();
    void sourcesAreRecognised();
    void allAddressesAreKept();
    void googleContactsComeWithLabelsAndAllNumbers();
    void mailchimpUnsubscribedAreOptedOut();
    void shopifyIdsLoseTheirApostropheAndNamesKeepIt();
    void outlookTakesOneAddressWhole();
    void surveyMonkeyAnswersAreFound();
    void germanAndFrenchHeadersAreUnderstood();
    void ownExportsAreReadByName_data();
    void ownExportsAreReadByName();
    void somebodysChoiceReplacesTheGuess();
    void extraCellsAreNotShifted();

private:
    struct Read {
        Opened opened;
        ImportPlan plan;
        CsvRecord record;
        std::unique_ptr<Utf8Source> source;
        std::unique_ptr<CsvReader> reader;
        std::unique_ptr<RowMapper> mapper;

        explicit Read(const QByteArray &bytes)
            : opened(bytes)
        {
            plan = planImport(guessKind(*opened.format), *opened.format);
            source = std::make_unique<Utf8Source>(opened.device, opened.format->charset);
            reader = std::make_unique<CsvReader>(*source, opened.format->readerOptions(false));
            mapper = std::make_unique<RowMapper>(plan, *opened.format);
            next();
        }
        void next() { QVERIFY(reader->next(record).value_or(false)); }
        QString text(const char *field) const { return mapper->text(record, mapper->slot(QString::fromLatin1(field))); }
        QStringList values(const char *field) const
        {
            return mapper->values(record, mapper->slot(QString::fromLatin1(field)));
        }
    };
};

void ImportPresetsTest::headersAreComparedWithoutCaseAccentsAndPunctuation()
{
    QCOMPARE(normalisedHeader(QStringLiteral(" E-Mail 1 - Value ")), QStringLiteral("email1value"));
    QCOMPARE(normalisedHeader(QStringLiteral("Prénom")), QStringLiteral("prenom"));
    QCOMPARE(normalisedHeader(QStringLiteral("Straße")), QStringLiteral("strasse"));
    QCOMPARE(normalisedHeader(QStringLiteral("given_name")), normalisedHeader(QStringLiteral("Given Name")));
    QVERIFY(isKnownHeader(QStringLiteral("Postleitzahl")));
    QVERIFY(!isKnownHeader(QStringLiteral("Ann")));
}

void ImportPresetsTest::everyFieldHasOneNameAndKnowsItself()
{
    for (const ImportKind kind : kImportKinds) {
        const QStringList headers = exportHeaders(kind);
        QCOMPARE(headers.first(), QStringLiteral("id"));
        QCOMPARE(QSet<QString>(headers.begin(), headers.end()).size(), headers.size());
        QCOMPARE(importKindNamed(importKindName(kind)), kind);
        for (const ImportField &field : importFields(kind)) {
            QCOMPARE(importField(kind, field.name.toUpper())->name, field.name);
            QVERIFY(importField(kind, field.list));
            for (const QString &alias : field.aliases)
                QCOMPARE(normalisedHeader(alias), alias);
        }
    }
    QCOMPARE(importField(ImportKind::Customers, QStringLiteral("custom:Skin type"))->name, QStringLiteral("custom:Skin type"));
    QVERIFY(!importField(ImportKind::Customers, QStringLiteral("shoe_size")));
    const QStringList withCustom = exportHeaders(ImportKind::Customers, {QStringLiteral("Scent")});
    QCOMPARE(withCustom[withCustom.indexOf(QLatin1String("external_id")) - 1], QStringLiteral("custom:Scent"));
}

void ImportPresetsTest::listsComeBackAsTheyWere()
{
    const QStringList hard{QStringLiteral("a;b"), QStringLiteral("say \"hi\""), QStringLiteral(" spaced "),
                           QStringLiteral("comma, here"), QStringLiteral("\""), QStringLiteral("plain")};
    QCOMPARE(decodeList(encodeList(hard)), hard);
    QCOMPARE(decodeAnyList(QStringLiteral("\"VIP\",\"Blog\"")), (QStringList{u"VIP"_s, u"Blog"_s}));
    QCOMPARE(decodeAnyList(QStringLiteral("a, b;c | d,,")), (QStringList{u"a"_s, u"b"_s, u"c"_s, u"d"_s}));
}

void ImportPresetsTest::sourcesAreRecognised_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("kind");
    const auto row = [](const char *name, const char *header, const char *source, const char *kind) {
        QTest::newRow(name) << QByteArray(header) << QString::fromLatin1(source) << QString::fromLatin1(kind);
    };
    row("Shopify", "Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address Company,Default Address Address1,Default Address Address2,Default Address City,Default Address Province Code,Default Address Country Code,Default Address Zip,Default Address Phone,Phone,Accepts SMS Marketing,Total Spent,Total Orders,Note,Tax Exempt,Tags", "shopify", "customers");
    row("Shopify 2023", "First Name,Last Name,Email,Accepts Email Marketing,Company,Address1,Address2,City,Province,Province Code,Country,Country Code,Zip,Phone,Accepts SMS Marketing,Total Spent,Total Orders,Tags,Note,Tax Exempt", "shopify", "customers");
    row("Shopify older", "First Name,Last Name,Email,Company,Address1,Address2,City,Province,Province Code,Country,Country Code,Zip,Phone,Accepts Marketing,Total Spent,Total Orders,Tags,Note,Tax Exempt", "shopify", "customers");
    row("Mailchimp", "Email Address,First Name,Last Name,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CONFIRM_IP,LATITUDE,LONGITUDE,GMTOFF,DSTOFF,TIMEZONE,CC,REGION,LAST_CHANGED,LEID,EUID,NOTES,TAGS", "mailchimp", "customers");
    row("HubSpot", "Record ID,First Name,Last Name,Email,Phone Number,Lead Status,Create Date,Associated Company,Country/Region,Contact owner", "hubspot", "customers");
    row("HubSpot companies", "Record ID,Company name,Website URL,Company owner,Create Date", "hubspot", "customers");
    row("LinkedIn", "First Name,Last Name,URL,Email Address,Company,Position,Connected On", "linkedin", "customers");
    row("Thunderbird", "First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email,Screen Name,Work Phone,Home Phone,", "thunderbird", "customers");
    row("Stripe", "id,Description,Email,Name,Created (UTC),Delinquent,Plan", "stripe", "customers");
    row("WooCommerce", "Name,Username,Last Active,Sign Up,Email,Orders,Total Spend,AOV,Country / Region,City,Region,Postal Code", "woocommerce", "customers");
    row("Typeform", "#,How likely are you to recommend us?,Response Type,Start Date (UTC),Stage Date (UTC),Submit Date (UTC),Network ID,Tags,Ending", "typeform", "answers");
    row("Delighted", "id,person,survey_type,score,comment,permalink,created_at", "delighted", "answers");
    row("Trustpilot", "Domain Url,Webshop Name,Business Unit Id,Review Id,Review Created (UTC),Review Username,Review Title,Review Content,Review Stars", "trustpilot", "testimonials");
    row("Judge.me", "title,body,rating,review_date,reviewer_name,reviewer_email,product_id", "judgeme", "testimonials");
    row("stranger's customers", "Surname,Forename,E-mail,Mobile", "", "customers");
    row("stranger's answers", "e-mail,Score,Comment,Date", "", "answers");
    row("NPS only", "Email,NPS", "", "answers");
    row("Google Forms", "Timestamp,Email Address,How likely is it that you would recommend our soap?,Why?", "", "answers");
    row("stranger's touchpoints", "Date,Customer name,Channel,Direction,Notes", "", "touchpoints");
    row("stranger's testimonials", "Quote,Name,Rating", "", "testimonials");
}

void ImportPresetsTest::sourcesAreRecognised()
{
    QFETCH(QByteArray, header);
    QFETCH(QString, source);
    QFETCH(QString, kind);
    const Opened opened(header + "\n");
    QVERIFY(opened.format);
    QCOMPARE(opened.format->headerLine, 1);
    const ImportKind guessed = guessKind(*opened.format);
    QCOMPARE(importKindName(guessed), kind);
    const ImportPlan plan = planImport(guessed, *opened.format);
    QCOMPARE(plan.source, source);
    QSet<int> columns;
    for (const MappedColumn &mapped : plan.columns) {
        QVERIFY2(importField(guessed, mapped.field), qPrintable(mapped.field));
        QVERIFY(!columns.contains(mapped.column));
        columns.insert(mapped.column);
    }
    QVERIFY(!columns.isEmpty());
}

void ImportPresetsTest::allAddressesAreKept()
{
    const Read read(corpus(QStringLiteral("10_duplicate_headers.csv")));
    QCOMPARE(read.values("email"), (QStringList{u"first@example.test"_s, u"second@example.test"_s, u"third@example.test"_s}));
    QCOMPARE(read.text("name"), QStringLiteral("Ann"));
}

void ImportPresetsTest::googleContactsComeWithLabelsAndAllNumbers()
{
    const Read now("First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,"
                   "Name Suffix,Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,"
                   "Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,"
                   "Phone 1 - Label,Phone 1 - Value,Address 1 - Label,Address 1 - Formatted,Address 1 - Street,"
                   "Address 1 - City\n"
                   "Zoë,Marie,Byrne,,,,,,,,Ace,Baker,,--02-29,likes it,,* myContacts ::: Navy ::: * friends,* Work,"
                   "z@example.test ::: z2@example.test,Home,z3@example.test,Mobile,+353 87 123 4567,Home,x,1 Quay,Cork\n");
    QCOMPARE(now.plan.source, QStringLiteral("google"));
    QCOMPARE(now.text("given_name"), QStringLiteral("Zoë Marie"));
    QCOMPARE(now.values("tags"), (QStringList{u"Navy"_s, u"friends"_s}));
    QCOMPARE(now.values("email"), (QStringList{u"z@example.test"_s, u"z2@example.test"_s, u"z3@example.test"_s}));
    QCOMPARE(now.text("city"), QStringLiteral("Cork"));
    QCOMPARE(now.text("job_title"), QStringLiteral("Baker"));
    const Read old("Name,Given Name,Additional Name,Family Name,Yomi Name,Group Membership,E-mail 1 - Type,E-mail 1 - Value\n"
                   "Ann Lee,Ann,,Lee,,* myContacts,* ,ann@example.test\n");
    QCOMPARE(old.plan.source, QStringLiteral("google-old"));
    QCOMPARE(old.values("tags"), QStringList());
    QCOMPARE(old.text("email"), QStringLiteral("ann@example.test"));
}

void ImportPresetsTest::mailchimpUnsubscribedAreOptedOut()
{
    const Read read("Email Address,First Name,Last Name,Favourite soap,MEMBER_RATING,UNSUB_TIME,UNSUB_CAMPAIGN_TITLE,LEID,EUID,"
                    "NOTES,TAGS\nann@example.test,Ann,Lee,Rose,2,2024-01-01 10:00:00,May,1,abc,,\"\"\"VIP\"\",\"\"Blog\"\"\"\n");
    QCOMPARE(read.plan.source, QStringLiteral("mailchimp-unsubscribed"));
    QCOMPARE(read.values("opt_outs"), QStringList{u"marketing"_s});
    QCOMPARE(read.values("tags"), (QStringList{u"VIP"_s, u"Blog"_s}));
    QCOMPARE(read.text("external_id"), QStringLiteral("abc"));
}

void ImportPresetsTest::shopifyIdsLoseTheirApostropheAndNamesKeepIt()
{
    Read read("Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address Company,Default Address Address1,"
              "Default Address Address2,Default Address City,Default Address Province Code,Default Address Country Code,"
              "Default Address Zip,Default Address Phone,Phone,Accepts SMS Marketing,Total Spent,Total Orders,Note,"
              "Tax Exempt,Tags\n"
              "'9013,Gerard,'t Hooft,g@example.test,no,,1 Quay,Flat 2,Cork,C,IE,T12,,'+353871234567,no,0,0,,no,\"vip, soap\"\n"
              "'9014,Ann,Lee,a@example.test,yes,,,,,,,,,,no,0,0,,no,\n");
    QCOMPARE(read.text("external_id"), QStringLiteral("9013"));
    QCOMPARE(read.text("phone"), QStringLiteral("+353871234567"));
    QCOMPARE(read.text("family_name"), QStringLiteral("'t Hooft"));
    QCOMPARE(read.text("street"), QStringLiteral("1 Quay\nFlat 2"));
    QCOMPARE(read.values("tags"), (QStringList{u"vip"_s, u"soap"_s}));
    QCOMPARE(read.values("opt_outs"), QStringList{u"marketing"_s});
    read.next();
    QCOMPARE(read.values("opt_outs"), QStringList());
}

void ImportPresetsTest::outlookTakesOneAddressWhole()
{
    const Read read("First Name,Last Name,E-mail Address,E-mail 2 Address,Mobile Phone,Home Street,Home City,Business Street,"
                    "Business City,Business Country,Categories\n"
                    "Ann,Lee,a@example.test,b@example.test,087 1,,Cork,1 Quay,Dublin,Ireland,\n");
    QCOMPARE(read.plan.source, QStringLiteral("outlook"));
    QCOMPARE(read.text("city"), QStringLiteral("Dublin"));
    QCOMPARE(read.text("street"), QStringLiteral("1 Quay"));
    QCOMPARE(read.values("email").size(), 2);
}

void ImportPresetsTest::surveyMonkeyAnswersAreFound()
{
    const Read read("Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,First Name,Last Name,Custom Data 1,"
                    "What would make you recommend us more?,How likely is it that you would recommend us?\n"
                    ",,,,,,,,,Open-Ended Response,Response\n"
                    "114,7,2024-01-02 10:00:00,2024-01-02 10:03:00,,ann@example.test,Ann,Lee,,All of it,9\n");
    QCOMPARE(read.plan.source, QStringLiteral("surveymonkey"));
    QCOMPARE(read.plan.kind, ImportKind::Answers);
    QCOMPARE(read.text("score"), QStringLiteral("9"));
    QCOMPARE(read.text("comment"), QStringLiteral("All of it"));
    QCOMPARE(read.text("customer"), QStringLiteral("Ann Lee"));
    QCOMPARE(read.text("external_id"), QStringLiteral("114"));
    QCOMPARE(read.text("at"), QStringLiteral("2024-01-02 10:03:00"));
}

void ImportPresetsTest::germanAndFrenchHeadersAreUnderstood()
{
    const Read german("Vorname;Name;E-Mail-Adresse;Telefon (privat);Straße;PLZ;Ort;Firma;Kundennummer;Bemerkungen\n"
                      "Jürgen;Groß;j@example.test;030 1;Am Weg 1;10115;Berlin;Ace;'0012;nett\n");
    QCOMPARE(german.text("given_name"), QStringLiteral("Jürgen"));
    QCOMPARE(german.text("family_name"), QStringLiteral("Groß"));
    QCOMPARE(german.text("email"), QStringLiteral("j@example.test"));
    QCOMPARE(german.text("phone"), QStringLiteral("030 1"));
    QCOMPARE(german.text("street"), QStringLiteral("Am Weg 1"));
    QCOMPARE(german.text("postal_code"), QStringLiteral("10115"));
    QCOMPARE(german.text("external_id"), QStringLiteral("0012"));
    QCOMPARE(german.text("notes"), QStringLiteral("nett"));
    const Read french("Nom,Prénom,Courriel,Téléphone,Ville,Société\nDurand,Zoé,z@example.test,01,Lyon,Ace\n");
    QCOMPARE(french.text("family_name"), QStringLiteral("Durand"));
    QCOMPARE(french.text("given_name"), QStringLiteral("Zoé"));
    QCOMPARE(french.text("company"), QStringLiteral("Ace"));
    const Read alone("Nom,Courriel\nZoé Durand,z@example.test\n");
    QCOMPARE(alone.text("name"), QStringLiteral("Zoé Durand"));
}

void ImportPresetsTest::ownExportsAreReadByName_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<CsvPurpose>("purpose");
    for (const ImportKind kind : kImportKinds) {
        QTest::addRow("%s", qPrintable(importKindName(kind))) << int(kind) << CsvPurpose::RoundTrip;
        QTest::addRow("%s, spreadsheet", qPrintable(importKindName(kind))) << int(kind) << CsvPurpose::Spreadsheet;
    }
}

void ImportPresetsTest::ownExportsAreReadByName()
{
    QFETCH(int, kind);
    QFETCH(CsvPurpose, purpose);
    const ImportKind own = ImportKind(kind);
    QStringList headers = exportHeaders(own);
    if (own == ImportKind::Customers)
        headers = exportHeaders(own, {QStringLiteral("Skin; type")});
    QBuffer device;
    device.open(QIODevice::WriteOnly);
    CsvWriter writer(device, {',', true, purpose});
    writer.header(headers);
    for (qsizetype i = 0; i < headers.size(); ++i)
        writer.add(QStringLiteral("=%1").arg(i));
    writer.endRow();
    QVERIFY(writer.finish());
    const Read read(device.data());
    QCOMPARE(read.plan.kind, own);
    QCOMPARE(read.plan.source, QStringLiteral("goodword"));
    QCOMPARE(qsizetype(read.plan.columns.size()), headers.size());
    QCOMPARE(read.text("id"), QStringLiteral("=0"));
    if (own == ImportKind::Customers) {
        QCOMPARE(read.values("email").size(), 3);
        QCOMPARE(read.text("custom:Skin; type"), QStringLiteral("=%1").arg(headers.size() - 3));
    }
}

void ImportPresetsTest::somebodysChoiceReplacesTheGuess()
{
    const Opened opened("Name,Kunde,Email,Spare\n");
    ImportPlan plan = planImport(ImportKind::Customers, *opened.format);
    plan.map(QStringLiteral("name"), 1);
    plan.map(QStringLiteral("email"), 3);
    plan.map(QStringLiteral("no such field"), 3);
    const auto count = [&](const QString &field) {
        return std::count_if(plan.columns.begin(), plan.columns.end(),
                             [&](const MappedColumn &mapped) { return mapped.field == field; });
    };
    QCOMPARE(count(QStringLiteral("name")), 1);
    QCOMPARE(count(QStringLiteral("email")), 2);
}

void ImportPresetsTest::extraCellsAreNotShifted()
{
    const Read read(corpus(QStringLiteral("09_ragged_rows.csv")));
    QCOMPARE(read.mapper->extraCells(read.record), (QStringList{u"EXTRA"_s, u"MORE"_s}));
    QCOMPARE(read.text("email"), QStringLiteral("ann9@example.test"));
}

GOODWORD_TEST(ImportPresetsTest)
#include "tst_importpresets.moc"
