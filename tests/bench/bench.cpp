#include "bench/bench.h"

#include "core/book/statement.h"

#include <QGuiApplication>
#include <QSysInfo>
#include <QTextStream>

#include <sqlite3.h>

namespace goodword::bench {

static void print(const std::vector<Line> &lines)
{
    QTextStream out(stdout);
    out << "| work | Goodword | baseline | ratio | bound |\n|---|---|---|---|---|\n";
    for (const Line &line : lines) {
        QString work = line.work; // "ours | the baseline": a bar would begin another cell
        out << "| " << work.replace(QLatin1Char('|'), QLatin1String("\\|")) << " | " << line.ours << " | " << line.baseline << " | " << line.ratio
            << " | " << line.bound << " |\n";
    }
    out << "\n" << QSysInfo::prettyProductName() << ", Qt " << qVersion() << ", SQLite " << sqlite3_libversion() << "\n";
}

static qint64 customersIn(const QString &book)
{
    const auto db = Database::open(book, Database::Access::ReadOnly, Database::Engine::Native);
    return db ? (*db)->value<qint64>("SELECT count(*) FROM customer").value_or(0) : 0;
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
    if (arguments.isEmpty()) {
        QTextStream(stderr) << "bench BOOK [csv] [list] [figures] [export] [import] [pdf] [view] [start]\nMake one with: goodword-cli sample BOOK --customers 1000000\n";
        return 2;
    }
    const QString book = arguments.first();
    const std::vector<std::pair<QString, std::function<std::vector<Line>()>>> parts = {
        {QStringLiteral("csv"), [] { return csvLines(64); }},
        {QStringLiteral("list"), [&] { return listLines(book); }},
        {QStringLiteral("figures"), [] { return figureLines(); }},
        {QStringLiteral("export"), [&] { return exportLines(book); }},
        {QStringLiteral("import"), [&] { return importLines(customersIn(book)); }},
        {QStringLiteral("pdf"), [] { return pdfLines(); }},
        {QStringLiteral("view"), [&] { return viewLines(book); }},
        {QStringLiteral("start"), [&] { return startLines(book); }},
    };
    std::vector<Line> all;
    for (const auto &[name, lines] : parts) {
        if (arguments.size() > 1 && !arguments.mid(1).contains(name))
            continue;
        const std::vector<Line> made = lines();
        all.insert(all.end(), made.begin(), made.end());
    }
    print(all);
    return 0;
}
