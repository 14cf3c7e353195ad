#include "tests/core/importhelpers.h"
#include "tests/support/strength.h"
#include "tests/support/testmain.h"
#include "tests/support/trace.h"

#include "core/book/statement.h"
#include "core/customers/customerlist.h"
#include "core/exchange/exporter.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kHangMs = 30'000; ///< a hang is told from slowness on any machine; what the window takes is measured there

/// tests/data, or another folder with an INDEX.tsv of the same form.
QString corpusFolder()
{
    return qEnvironmentVariable("GOODWORD_CORPUS", QStringLiteral(GOODWORD_TEST_DATA));
}

struct Case {
    QString path, meaning, must;
    QJsonObject check;
};

/// Each column says who it is for: the file, what it is, what must happen, and how that is checked.
QList<Case> cases()
{
    QList<Case> all;
    const QString index = QString::fromUtf8(fileBytes(corpusFolder() + u"/INDEX.tsv"_s));
    for (const QString &line : index.split(u'\n', Qt::SkipEmptyParts).mid(1)) {
        const QStringList cells = line.split(u'\t');
        QString path = corpusFolder() + u'/' + cells.value(0);
        if (!QFile::exists(path)) // the index may name the folder it lies in
            path = corpusFolder() + u'/' + cells.value(0).section(u'/', 1);
        all.append({path, cells.value(1), cells.value(2), QJsonDocument::fromJson(cells.value(3).toUtf8()).object()});
    }
    return all;
}

std::vector<Customer> customersOf(Book &book)
{
    std::vector<Customer> all;
    Statement ids(book.db(), "SELECT id FROM customer ORDER BY id");
    std::vector<qint64> found;
    while (ids.next())
        found.push_back(ids.integer(0));
    for (const qint64 id : found)
        all.push_back(customerStore::find(book.db(), CustomerId(id)).value_or(Customer()));
    return all;
}

QStringList customerRows(Book &book)
{
    return dump(book).filter(QRegularExpression(u"^customer"_s));
}

/// Exports and reads back into another book; empty where that is the same.
QString roundTripFault(Book &book)
{
    for (const CsvPurpose purpose : {CsvPurpose::RoundTrip, CsvPurpose::Spreadsheet}) {
        QBuffer csv;
        csv.open(QIODevice::ReadWrite);
        ExportOptions options;
        options.purpose = purpose;
        if (const auto done = exportCsv(book, csv, options); !done)
            return done.error().text;
        TestBook other;
        const auto report = importBytes(*other, csv.data());
        if (!report || report->rejected != 0 || customerRows(*other) != customerRows(book))
            return report ? u"the export comes back different"_s : report.error().text;
    }
    return {};
}

/// What a file of customers became, held to its line of the index, one key at a time.
class Checked
{
public:
    Checked(const QByteArray &bytes, Book &book, const Result<ImportReport> &report) : m_bytes(bytes), m_book(book), m_report(report) {}

    /// Empty where the promise is kept.
    QString faultOf(const QString &key, const QJsonValue &wanted) const
    {
        if (key == u"error"_s)
            return !m_report && m_report.error().text.endsWith(u'.') && customersOf(m_book).empty() ? QString() : u"not refused"_s;
        if (key == u"report_line"_s)
            return same(!m_report && m_report.error().text.contains(u"line %1"_s.arg(wanted.toInt())), true);
        if (key == u"lenient_rows"_s) {
            TestBook other;
            ImportOptions lenient;
            lenient.lenient = true;
            const auto report = importBytes(*other, m_bytes, lenient);
            return same(report ? report->rows : -1, qint64(wanted.toInt()));
        }
        if (key == u"rows"_s && wanted.toInt() == 0)
            return same(customersOf(m_book).empty(), true);
        return m_report ? ofReport(key, wanted) : m_report.error().text;
    }

private:
    QString ofReport(const QString &key, const QJsonValue &wanted) const
    {
        if (key == u"rows"_s)
            return same(m_report->added, qint64(wanted.toInt()));
        if (key == u"rows_any"_s)
            return same(wanted.toArray().contains(QJsonValue(m_report->rows)), true);
        if (key == u"first_header"_s)
            return same(m_report->format.headers().value(0), wanted.toString());
        if (key == u"encoding"_s)
            return same(QString::fromLatin1(m_report->format.charset.name), wanted.toString());
        if (key == u"delimiter"_s)
            return same(QString(QLatin1Char(m_report->format.delimiter)), wanted.toString());
        if (key == u"flagged_lines"_s || key == u"extra_reported"_s)
            return ofWarnings(key, wanted);
        if (key == u"roundtrip"_s)
            return roundTripFault(m_book);
        if (key == u"search"_s)
            return ofSearches(wanted.toObject());
        if (key == u"no_nul_stored"_s)
            return same(dump(m_book).join(u'\n').contains(QChar(0)), false);
        return ofPeople(key, wanted);
    }
    QString ofWarnings(const QString &key, const QJsonValue &wanted) const
    {
        QSet<int> lines, wantedLines;
        bool extra = false;
        for (const CsvWarning &warning : m_report->warnings) {
            extra = extra || warning.code == u"extra-cells"_s;
            const bool isVerdict = warning.code.startsWith(u"phone-"_s) || warning.code.startsWith(u"email-"_s); // of a sound cell
            if (warning.line > 0 && !isVerdict)
                lines.insert(int(warning.line));
        }
        for (const QJsonValue &line : wanted.toArray())
            wantedLines.insert(line.toInt());
        return key == u"extra_reported"_s ? same(extra, true) : same(lines == wantedLines, true);
    }
    QString ofSearches(const QJsonObject &searches) const
    {
        for (auto search = searches.begin(); search != searches.end(); ++search) {
            CustomerQuery query;
            query.filter.terms = {{{}, false, FilterOp::Is, {search.key()}}};
            if (const QString fault = same(int(customerList::ids(m_book.db(), query).size()), search.value().toInt()); !fault.isEmpty())
                return search.key() + u": "_s + fault;
        }
        return {};
    }
    QString ofPeople(const QString &key, const QJsonValue &wanted) const
    {
        QStringList values;
        for (const Customer &person : customersOf(m_book)) {
            if (key == u"first"_s)
                values += person.givenName.isEmpty() ? person.name.section(u' ', 0, 0) : person.givenName;
            else if (key == u"last"_s)
                values += person.familyName.isEmpty() ? person.name.section(u' ', -1) : person.familyName;
            else if (key == u"note"_s)
                values += person.notes;
            else if (key == u"email"_s)
                values += person.emails.value(0).address;
            else if (key == u"emails"_s)
                values += QString::number(person.emails.size());
            else if (key == u"note_lines"_s)
                values += QString::number(person.notes.count(u'\n') + 1);
            else
                return u"this test knows nothing of “%1”"_s.arg(key);
        }
        return values.contains(wanted.toVariant().toString()) ? QString() : values.join(u'|') + u" has no "_s + wanted.toVariant().toString();
    }
    template <class T>
    static QString same(const T &is, const T &wanted)
    {
        return is == wanted ? QString() : u"it is %1 instead of %2"_s.arg(QVariant::fromValue(is).toString(), QVariant::fromValue(wanted).toString());
    }

    QByteArray m_bytes;
    Book &m_book;
    const Result<ImportReport> &m_report;
};

} // namespace

/// Odd and hostile files, each with what must happen to it (tests/data/INDEX.tsv). GOODWORD_CORPUS: another folder of the
/// kind; what is in a format Goodword does not read is told and not counted.
class TestCorpus : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void eachFileGetsWhatTheIndexSays_data();
    void eachFileGetsWhatTheIndexSays();

private:
    void takeList(const Case &file);
    void takeBook(const Case &file);
    void takeWatched(const Case &file);
};

void TestCorpus::eachFileGetsWhatTheIndexSays_data()
{
    QTest::addColumn<int>("number");
    const QList<Case> all = cases();
    for (int i = 0; i < all.size(); ++i)
        QTest::newRow(qPrintable(QFileInfo(all[i].path).fileName())) << i;
}

void TestCorpus::eachFileGetsWhatTheIndexSays()
{
    QFETCH(int, number);
    const Case file = cases().at(number);
    const bool isList = file.path.endsWith(u".csv"_s), isBook = file.path.endsWith(u".goodword"_s);
    if (!isList && !isBook)
        QSKIP("skipped: Goodword does not read this format.");
    figure("corpus.cases", 1);
    QVERIFY2(QFile::exists(file.path), qPrintable(file.path));
    QElapsedTimer timer;
    timer.start();
    if (isBook)
        takeBook(file);
    else
        takeList(file);
    QVERIFY2(timer.elapsed() < kHangMs, qPrintable(u"%1 ms"_s.arg(timer.elapsed())));
    if (!QTest::currentTestFailed() && (file.check.contains(u"no_open"_s) || file.check.contains(u"no_connect"_s)))
        takeWatched(file);
    if (QTest::currentTestFailed())
        qWarning("%s: %s", qPrintable(file.meaning), qPrintable(file.must));
    else
        figure("corpus.right", 1);
}

void TestCorpus::takeList(const Case &file)
{
    TestBook book;
    const QStringList before = dump(*book);
    const QByteArray bytes = fileBytes(file.path);
    const auto report = importBytes(*book, bytes);
    static const QStringList elsewhere{u"no_open"_s, u"no_connect"_s, u"max_ms"_s};
    for (auto check = file.check.begin(); check != file.check.end(); ++check) {
        if (elsewhere.contains(check.key()))
            continue;
        const QString fault = Checked(bytes, *book, report).faultOf(check.key(), check.value());
        QVERIFY2(fault.isEmpty(), qPrintable(check.key() + u": "_s + fault));
    }
    QCOMPARE(book->check(), QStringList());
    if (report && report->changesBook())
        QVERIFY(book->undo());
    QCOMPARE(dump(*book), before);
}

void TestCorpus::takeBook(const Case &file)
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"strange.goodword"_s);
    QVERIFY(QFile::copy(file.path, path));
    for (const bool readOnly : {false, true}) {
        BookOptions options = standardOptions();
        options.readOnly = readOnly;
        const auto opened = Book::open(path, options);
        if (file.check.value(u"error"_s).toBool()) {
            QVERIFY(!opened);
            QVERIFY(opened.error().text.size() > 20 && opened.error().text.endsWith(u'.'));
        }
        if (file.check.value(u"unchanged"_s).toBool()) {
            QCOMPARE(fileBytes(path), fileBytes(file.path));
            QCOMPARE(QDir(dir.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), QStringList{u"strange.goodword"_s});
        }
    }
}

/// The whole program takes the file in, lists and exports it, and opens nothing that the file names.
void TestCorpus::takeWatched(const Case &file)
{
    static const QString why = whyNoTrace();
    if (!why.isEmpty()) {
        noFigure("corpus.right", why);
        QSKIP(qPrintable(u"skipped: "_s + why));
    }
    TestBook book;
    book.book.reset();
    QStringList forbidden;
    for (const QJsonValue &path : file.check.value(u"no_open"_s).toArray())
        forbidden += path.toString();
    const QStringList tasks[] = {{u"import"_s, book.path, file.path},
                                 {u"list"_s, book.path, u"customers"_s},
                                 {u"show"_s, book.path, u"1"_s},
                                 {u"export"_s, book.path, u"customers"_s, u"-o"_s, book.dir.filePath(u"out.csv"_s)}};
    for (const QStringList &task : tasks) {
        const Trace trace = traced(QStringLiteral(GOODWORD_BIN_DIR "/goodword-cli"), task);
        QVERIFY2(trace.code == 0, qPrintable(trace.said));
        QVERIFY(trace.sawOpening(u"shop.goodword"_s));
        QCOMPARE(trace.faults(forbidden), QStringList());
        if (file.check.value(u"no_connect"_s).toBool())
            QCOMPARE(trace.beyondThisComputer(), QStringList());
    }
}

GOODWORD_TEST(TestCorpus)
#include "tst_corpus.moc"
