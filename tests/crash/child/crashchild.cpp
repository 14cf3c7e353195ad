// The program that is killed: works on a book with the real storage code and says on stdout what is safely saved. Each line
// is written after the change came back, so whatever stands on stdout must be in the book for ever.

#include "core/book/backup.h"
#include "core/customers/customercommands.h"
#include "core/exchange/importer.h"
#include "core/journey/journeycommands.h"
#include "core/journey/journeystore.h"
#include "core/registry.h"
#include "core/touchpoints/touchpointcommands.h"
#include "tests/crash/scenarios.h"

#include <QCoreApplication>
#include <QFile>
#include <QTextStream>

#include <cstdio>

using namespace goodword;

static void say(const QString &line)
{
    const QByteArray bytes = line.toUtf8() + '\n';
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stdout);
    std::fflush(stdout);
}

[[noreturn]] static void give(const Error &error)
{
    std::fprintf(stderr, "%s (%s)\n", qPrintable(error.text), qPrintable(error.detail));
    std::exit(9);
}

/// One customer with everything that belongs to it, and now and then an undo: what a person does, without a pause.
static void edit(Book &book, const QString &run)
{
    const auto stages = journeyStore::activeStages(book.db());
    for (int n = 0;; ++n) {
        CustomerDraft draft;
        draft.name = QStringLiteral("Run %1 person %2").arg(run).arg(n);
        draft.emails = {{QString(), QStringLiteral("r%1p%2@example.test").arg(run).arg(n)}};
        const auto customer = addCustomer(book, draft);
        if (!customer)
            give(customer.error());
        say(QStringLiteral("added %1").arg(draft.name));

        Touchpoint touch;
        touch.body = draft.name + QStringLiteral(" was called");
        if (const auto logged = logTouchpoint(book, {*customer}, touch); !logged)
            give(logged.error());
        say(QStringLiteral("logged %1").arg(draft.name));

        StageMove move;
        move.to = stages.at(size_t(n) % stages.size()).id;
        if (const auto moved = moveToStage(book, {*customer}, move); !moved)
            give(moved.error());
        if (n % 5 == 4) {
            if (const auto undone = book.undo(); !undone)
                give(undone.error());
        }
    }
}

static void import(Book &book, const QString &file)
{
    class Saying final : public Progress
    {
    public:
        void report(qint64 done, qint64 total) override
        {
            Q_UNUSED(total);
            say(QStringLiteral("rows %1").arg(done));
        }
        bool cancelled() const override { return false; }
    } progress;
    ImportOptions options;
    const auto report = importFile(book, file, options, progress);
    if (!report)
        give(report.error());
    say(QStringLiteral("imported"));
}

static void backUp(Book &book, const QString &folder)
{
    const BackupStore store(folder, Clock::system());
    for (;;) {
        const auto made = store.make(book.path(), QStringLiteral("auto"));
        if (!made)
            give(made.error());
        say(QStringLiteral("backup %1").arg(made->path));
    }
}

/// A scenario's steps, one after the other.
static void play(const QString &name, const QString &folder)
{
    for (const test::Scenario &scenario : test::scenarios()) {
        if (scenario.name != name)
            continue;
        test::Shop shop(folder, scenario.engine);
        for (const test::Step &step : scenario.steps) {
            if (const Done opened = shop.isOpen() ? Done() : shop.open(); !opened)
                give(opened.error());
            say(QStringLiteral("open"));
            if (const Done done = step.run(shop); !done)
                give(done.error());
            say(QStringLiteral("done"));
        }
    }
}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    if (arguments.value(1) == QLatin1String("scenario")) {
        play(arguments.value(2), arguments.value(3));
        return 0;
    }
    BookOptions options = standardOptions();
    options.engine = arguments.value(1) == QLatin1String("edit") ? Database::Engine::Qt : Database::Engine::Native;
    auto book = Book::open(arguments.value(2), options);
    if (!book)
        give(book.error());
    say(QStringLiteral("open"));
    if (arguments.value(1) == QLatin1String("edit"))
        edit(**book, arguments.value(3));
    if (arguments.value(1) == QLatin1String("import"))
        import(**book, arguments.value(3));
    if (arguments.value(1) == QLatin1String("backup"))
        backUp(**book, arguments.value(3));
    return 0;
}
