#include "bench/bench.h"

#include "core/book/statement.h"

#include <QFile>
#include <QGuiApplication>
#include <QLocale>
#include <QSysInfo>
#include <QTextStream>

#include <sqlite3.h>

namespace goodword::bench {

/// "ours | the baseline": a bar would begin another cell.
static QString cell(QString text)
{
    return text.replace(QLatin1Char('|'), QLatin1String("\\|"));
}

static void print(QTextStream &out, const std::vector<Line> &lines)
{
    out << "| work | Goodword | baseline | ratio | bound |\n|---|---|---|---|---|\n";
    for (const Line &line : lines)
        out << "| " << cell(line.work) << " | " << line.ours << " | " << line.baseline << " | " << line.ratio << " | " << line.bound << " |\n";
    out << "\n" << QSysInfo::prettyProductName() << ", Qt " << qVersion() << ", SQLite " << sqlite3_libversion() << "\n";
}

/// How the same work grows from book to book: our figure, and in brackets the ratio.
static void printGrowth(QTextStream &out, const std::vector<std::vector<Line>> &perBook, const std::vector<qint64> &sizes)
{
    out << "\n| work |";
    for (const qint64 size : sizes)
        out << ' ' << QLocale(QLocale::English).toString(size) << " customers |";
    out << "\n|---|" << QString(QStringLiteral("---|")).repeated(int(sizes.size())) << '\n';
    for (size_t i = 0; i < perBook.back().size(); ++i) {
        out << "| " << cell(perBook.back()[i].work) << " |";
        for (const auto &lines : perBook)
            out << ' ' << lines[i].ours << (lines[i].ratio.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(lines[i].ratio)) << " |";
        out << '\n';
    }
}

static qint64 customersIn(const QString &book)
{
    const auto db = Database::open(book, Database::Access::ReadOnly, Database::Engine::Native);
    return db ? (*db)->value<qint64>("SELECT count(*) FROM customer").value_or(0) : 0;
}

using Part = std::pair<QString, std::function<std::vector<Line>()>>;

static std::vector<Line> measure(const std::vector<Part> &parts, const QStringList &wanted)
{
    std::vector<Line> all;
    for (const auto &[name, lines] : parts) {
        if (!wanted.isEmpty() && !wanted.contains(name))
            continue;
        const std::vector<Line> made = lines();
        all.insert(all.end(), made.begin(), made.end());
    }
    return all;
}

/// What one process does to be measured alone (see program.h).
static int child(const QStringList &arguments)
{
    const QStringList rest = arguments.mid(1);
    if (arguments.value(0) == QLatin1String("import"))
        return importChild(rest);
    return arguments.value(0) == QLatin1String("export") ? exportChild(rest) : pdfChild(rest);
}

} // namespace goodword::bench

int main(int argc, char **argv)
{
    using namespace goodword::bench;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication app(argc, argv);
    const QStringList arguments = app.arguments().mid(1);
    if (arguments.value(0) == QLatin1String("--child"))
        return child(arguments.mid(1));
    const auto firstPart = std::find_if(arguments.begin(), arguments.end(), [](const QString &one) { return !QFile::exists(one); });
    const QStringList books(arguments.begin(), firstPart), wanted(firstPart, arguments.end());
    if (books.isEmpty()) {
        QTextStream(stderr) << "bench BOOK... [csv] [history] [figures] [pdf] [list] [export] [import] [view] [start]\n"
                               "Make one with: goodword-cli sample BOOK --customers 1000000\n";
        return 2;
    }
    QTextStream out(stdout);
    std::vector<std::vector<Line>> perBook;
    std::vector<qint64> sizes;
    for (const QString &book : books) {
        sizes.push_back(customersIn(book));
        perBook.push_back(measure({{QStringLiteral("list"), [&] { return listLines(book); }},
                                   {QStringLiteral("export"), [&] { return exportLines(book); }},
                                   {QStringLiteral("import"), [&] { return importLines(sizes.back()); }},
                                   {QStringLiteral("view"), [&] { return viewLines(book); }},
                                   {QStringLiteral("start"), [&] { return startLines(book); }}}, wanted));
    }
    std::vector<Line> all = measure({{QStringLiteral("csv"), [] { return csvLines(64); }},
                                     {QStringLiteral("history"), [] { return historyLines(); }},
                                     {QStringLiteral("figures"), [] { return figureLines(); }},
                                     {QStringLiteral("pdf"), [] { return pdfLines(); }}}, wanted);
    all.insert(all.end(), perBook.back().begin(), perBook.back().end());
    print(out, all);
    if (books.size() > 1)
        printGrowth(out, perBook, sizes);
    return 0;
}
