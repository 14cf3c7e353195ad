#include "core/book/statement.h"
#include "core/customers/customercommands.h"
#include "core/exchange/exporter.h"
#include "core/exchange/importer.h"
#include "tests/support/hostilenotes.h"
#include "tests/support/testbook.h"
#include "tests/support/testmain.h"

#include <QProcess>
#include <QStandardPaths>
#include <QXmlStreamReader>

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

namespace {

const QStringList kFormulas = {u"=1+1"_s, u"=cmd|'/C calc'!A0"_s, u"+SUM(1,2)"_s, u"-2+3"_s, u"@SUM(A1)"_s, u"\t=1+1"_s, u"\uFF1D1+1"_s,
                               u"=HYPERLINK(\"http://127.0.0.1:9/?\"&A1,\"click\")"_s, u"=WEBSERVICE(\"http://127.0.0.1:9/\")"_s,
                               u"a line\n=1+1"_s, u"'=1+1"_s};
const QStringList kPhones = {u"+353871234567"_s, u"+14155550100"_s, u"+4930123456"_s, u"+74951234567"_s, u"+85221234567"_s};

/// Runs LibreOffice without a window on one file, in a profile of its own.
bool convert(const QString &file, const QString &to, const QString &folder)
{
    QProcess office;
    office.start(u"soffice"_s, {u"--headless"_s, u"--norestore"_s, u"-env:UserInstallation=file://%1/profile"_s.arg(folder),
                                u"--infilter=Text - txt - csv (StarCalc):44,34,76,1"_s, u"--convert-to"_s, to, u"--outdir"_s, folder, file});
    return office.waitForFinished(120'000) && office.exitCode() == 0;
}

struct Sheet {
    int cells = 0;
    QStringList dangers; ///< formulas and links to other programs and places
};

Sheet sheetIn(const QString &path)
{
    Sheet sheet;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return sheet;
    QXmlStreamReader xml(&file);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        sheet.cells += xml.name() == "table-cell"_L1;
        if (xml.name().startsWith("dde-"_L1))
            sheet.dangers.append(xml.name().toString());
        for (const QXmlStreamAttribute &attribute : xml.attributes()) {
            if (attribute.name() == "formula"_L1 || (attribute.name() == "href"_L1 && xml.name() == "a"_L1))
                sheet.dangers.append(attribute.value().toString());
        }
    }
    return sheet;
}

QStringList everybody(Book &book)
{
    QStringList all;
    Statement s(book.db(), R"(SELECT c.name, c.notes, coalesce(group_concat(p.number), '') FROM customer c
                              LEFT JOIN customer_phone p ON p.customer_id = c.id GROUP BY c.id ORDER BY c.uid)");
    while (s.next())
        all.append(s.text(0) + u" | "_s + s.text(1) + u" | "_s + s.text(2));
    return all;
}

} // namespace

/// What a spreadsheet makes of an export: customers' words stay words, in the program that people really open it with.
class SpreadsheetTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingIsAFormulaInLibreOfficeAndAllComesBack()
    {
        if (QStandardPaths::findExecutable(u"soffice"_s).isEmpty())
            QSKIP("skipped: LibreOffice is not installed");
        TestBook shop;
        QList<HostileNote> notes = hostileNotes(shop.dir.filePath(u"canary.png"_s));
        for (const QString &formula : kFormulas)
            notes.append({u"a formula"_s, formula});
        stockWithNotes(*shop, notes);
        for (const QString &phone : kPhones) {
            CustomerDraft draft;
            draft.name = u"Ann "_s + phone;
            draft.phones = {{{}, phone}};
            QVERIFY(addCustomer(*shop, draft));
        }
        const QString csv = shop.dir.filePath(u"customers.csv"_s);
        ExportOptions options;
        options.purpose = CsvPurpose::Spreadsheet;
        QVERIFY(exportCsv(*shop, csv, options));

        QVERIFY(convert(csv, u"fods"_s, shop.dir.path()));
        const Sheet sheet = sheetIn(shop.dir.filePath(u"customers.fods"_s));
        QVERIFY(sheet.cells > int(notes.size()));
        QVERIFY2(sheet.dangers.isEmpty(), qPrintable(sheet.dangers.join(u'\n')));

        // Saved by the spreadsheet and brought in again.
        const QString saved = shop.dir.filePath(u"saved/customers.csv"_s);
        QVERIFY(QDir().mkpath(QFileInfo(saved).path()));
        QVERIFY(convert(csv, u"csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"_s, QFileInfo(saved).path()));
        TestBook other;
        const auto report = importFile(*other, saved, {});
        QVERIFY2(report, qPrintable(report ? QString() : report.error().text));
        const QStringList before = everybody(*shop), after = everybody(*other);
        for (qsizetype i = 0; i < std::min(before.size(), after.size()); ++i)
            QCOMPARE(after[i], before[i]);
        QCOMPARE(after.size(), before.size());
    }
};

GOODWORD_TEST(SpreadsheetTest)
#include "tst_spreadsheet.moc"
