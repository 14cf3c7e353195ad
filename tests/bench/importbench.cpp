#include "bench/bench.h"
#include "bench/plaininsert.h"
#include "bench/program.h"

#include "core/book/undojob.h"
#include "core/customers/customerindex.h"
#include "core/exchange/importer.h"
#include "core/registry.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTextStream>

namespace goodword::bench {

using namespace Qt::StringLiterals;

namespace {

/// Customers as a web shop exports them: names in several scripts, every address and number there is once.
bool writeCustomers(const QString &path, int rows)
{
    static const QStringList kGiven = {u"Zoë"_s, u"Łukasz"_s, u"محمد"_s, u"Ann"_s, u"Νίκη"_s, u"Ngọc"_s, u"Søren"_s, u"山田"_s, u"Liu"_s, u"Aoife"_s};
    static const QStringList kFamily = {u"Lindström"_s, u"Byrne"_s, u"Kaņepe"_s, u"O'Neill"_s, u"花子"_s, u"Müller-Lüdenscheidt"_s, u"Ó Briain"_s};
    static const QStringList kCities = {u"Galway"_s, u"Łódź"_s, u"Madrid"_s, u"Örebro"_s, u"Cork"_s, u"東京"_s};
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    QTextStream out(&file);
    out << "Name,Email,Phone,Company,City,Tags,Source,Notes\n";
    for (int i = 0; i < rows; ++i) {
        out << kGiven.at(i % kGiven.size()) << ' ' << kFamily.at(i / 3 % kFamily.size()) << ' ' << i << ",c" << i << "@example.test,+35387"
            << QString::number(i).rightJustified(7, u'0') << ',' << (i % 5 == 0 ? u"Firm %1 Ltd"_s.arg(i % (rows / 50 + 1)) : QString())
            << ',' << kCities.at(i % kCities.size()) << ',' << (i % 3 ? "press" : "") << ",web,\"note " << i << ", with \"\"quotes\"\"\"\n";
    }
    return true;
}

std::unique_ptr<Book> newBook(const QString &path)
{
    BookOptions options = standardOptions();
    options.engine = Database::Engine::Native;
    NewBook wishes;
    wishes.name = u"Bench"_s;
    wishes.region = u"IE"_s;
    auto book = Book::create(path, wishes, options);
    return book ? std::move(*book) : nullptr;
}

/// Imported, then loaded into the columns that searches ask.
int import(const QString &csv, const QString &path)
{
    const auto book = newBook(path);
    const auto report = book ? importFile(*book, csv, {}) : Result<ImportReport>(Error{ErrorCode::Io, {}, {}});
    if (!report)
        return 1;
    CustomerIndex index(path);
    index.start();
    index.wait();
    QTextStream(stdout) << memoryPeak();
    return index.isReady() ? 0 : 1;
}

int undo(const QString &path)
{
    BookOptions options = standardOptions();
    options.engine = Database::Engine::Native;
    const auto book = Book::open(path, options);
    if (!book || !undoLarge(**book, {}, Progress::none()))
        return 1;
    QTextStream(stdout) << memoryPeak();
    return 0;
}

Line calcLine(const QString &csv, const Cost &ours)
{
    const QString work = u"the same, wall | LibreOffice Calc loads the file"_s;
    const Cost calc = run(u"/usr/bin/python3"_s, {QStringLiteral(GOODWORD_BENCH_SOURCE "/calcload.py"), csv});
    if (!calc.ok)
        return {work, seconds(ours.wall), u"skipped: LibreOffice with its Python is not installed"_s, {}, u"≥ 4× faster"_s};
    const double loading = calc.output.toDouble();
    return {work, seconds(ours.wall), seconds(loading), times(loading / ours.wall), u"≥ 4× faster"_s};
}

} // namespace

int importChild(const QStringList &arguments)
{
    const QString work = arguments.value(0);
    if (work == u"import"_s)
        return import(arguments.value(1), arguments.value(2));
    if (work == u"undo"_s)
        return undo(arguments.value(1));
    const auto taken = plainInsert(arguments.value(1), arguments.value(2));
    if (!taken)
        return 1;
    QTextStream(stdout) << *taken;
    return 0;
}

std::vector<Line> importLines(qint64 customers)
{
    const int rows = int(customers);
    const QTemporaryDir folder;
    const QString csv = folder.filePath(u"customers.csv"_s), book = folder.filePath(u"book.goodword"_s), plain = folder.filePath(u"plain.db"_s);
    if (!writeCustomers(csv, rows))
        return {};
    constexpr int kRounds = 5;
    std::vector<Cost> imports, undos;
    std::vector<double> inserts;
    for (int round = 0; round < kRounds; ++round) {
        for (const QString &old : QDir(folder.path()).entryList({u"book.goodword*"_s, u".book*"_s}, QDir::Files | QDir::Hidden))
            QFile::remove(folder.filePath(old));
        imports.push_back(runChild({u"import"_s, u"import"_s, csv, book}));
        inserts.push_back(runChild({u"import"_s, u"plain"_s, book, plain}).output.toDouble());
        undos.push_back(runChild({u"import"_s, u"undo"_s, book}));
    }
    for (std::vector<Cost> *runs : {&imports, &undos}) {
        for (Cost &run : *runs)
            run.peak = run.output.toDouble(); // what the system says of a child begins with what its parent held
    }
    const Cost ours = medianOf(imports), back = medianOf(undos);
    const double plainCpu = median(inserts);
    std::vector<Line> lines = {
        {u"CSV of %1 customers: checked, matched, indexed, searchable, undoable: CPU (peak memory %2 MB) | plain C-API insert of the same rows"_s
             .arg(rows).arg(qRound(ours.peak)), seconds(ours.cpu), seconds(plainCpu), times(ours.cpu / plainCpu), u"≤ 2.5×; < 400 MB"_s},
        calcLine(csv, ours),
        {u"undo of it, CPU (peak memory %1 MB) | the import"_s.arg(qRound(back.peak)), seconds(back.cpu), seconds(ours.cpu), times(back.cpu / ours.cpu), u"≤ 1×"_s}};
    return lines;
}

} // namespace goodword::bench
