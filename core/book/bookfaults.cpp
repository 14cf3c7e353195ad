#include "core/book/bookfaults.h"

#include "core/book/checkedvfs.h"
#include "core/book/database.h"
#include "core/book/migrations.h"
#include "core/book/readstop.h"

#include <future>

namespace goodword {

static QStringList pageFaults(Database &db, const Progress &progress)
{
    static constexpr qsizetype kTold = 20;
    const auto look = lookAtPages(db.handle(), progress);
    if (!look)
        return {look.error().text};
    QStringList faults;
    for (const quint32 page : look->damaged) {
        if (faults.size() == kTold)
            break;
        faults.append(Core::tr("Page %1 of %2 is not what Goodword wrote.").arg(page).arg(look->pages));
    }
    return faults;
}

static QStringList faultsSaid(Database &db, const char *check)
{
    QStringList faults;
    Statement s(db, check);
    while (s.next()) {
        if (s.text(0) != QLatin1String("ok"))
            faults.append(s.text(0));
    }
    return faults;
}

static QStringList treeFaults(Database &db)
{
    QStringList faults = faultsSaid(db, "PRAGMA quick_check(20)");
    if (const auto trouble = db.takeTrouble())
        faults.append(trouble->text);
    return faults;
}

QStringList quickFaults(Database &db, const Progress &progress)
{
    return pageFaults(db, progress) + treeFaults(db);
}

QStringList quickFaultsAtRest(Database &db, const QString &path, const Progress &progress)
{
    std::future<QStringList> pages = std::async(std::launch::async, [&path, &progress]() -> QStringList {
        const auto own = Database::open(path, Database::Access::Immutable, Database::Engine::Native);
        return own ? pageFaults(**own, progress) : QStringList{own.error().text};
    });
    const QStringList faults = treeFaults(db);
    return pages.get() + faults;
}

QStringList allFaults(Database &db, const Progress &progress)
{
    const ReadStop stop(db, progress);
    QStringList faults = pageFaults(db, progress) + faultsSaid(db, "PRAGMA integrity_check(20)");
    Statement keys(db, R"(SELECT "table", ifnull(rowid, 0), parent FROM pragma_foreign_key_check)");
    while (keys.next())
        faults.append(QStringLiteral("%1 %2 names a missing %3").arg(keys.text(0)).arg(keys.integer(1)).arg(keys.text(2)));
    const auto schema = schemaDifference(db.handle(), kSchemaVersion);
    if (!schema || !schema->isNone())
        faults.append(Core::tr("The schema is not Goodword's."));
    if (const auto trouble = db.takeTrouble())
        faults.append(trouble->text);
    return faults;
}

} // namespace goodword
