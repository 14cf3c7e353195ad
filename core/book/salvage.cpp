#include "core/book/salvage.h"

#include "core/book/atomicfile.h"
#include "core/book/bookcopy.h"
#include "core/book/bookfaults.h"
#include "core/book/bookfile.h"
#include "core/book/bookkey.h"
#include "core/book/booklock.h"
#include "core/book/booktrees.h"
#include "core/book/salvagewriter.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cstdio>

namespace goodword {

static QString shown(const QString &path)
{
    return QDir::toNativeSeparators(path);
}

bool SalvageReport::isWhole() const
{
    return placeholders == 0 && loosened == 0 && leftOut == 0 && std::all_of(kinds.begin(), kinds.end(), [](const Kind &kind) { return kind.isWhole(); });
}

SalvageReport::Kind SalvageReport::sum(const QList<QByteArray> &tables, bool but) const
{
    Kind all;
    for (const Kind &kind : kinds) {
        if (tables.contains(kind.table) == but)
            continue;
        all.kept += kind.kept;
        all.doubtful += kind.doubtful;
        all.lost += kind.lost;
        all.pagesLost += kind.pagesLost;
    }
    return all;
}

namespace {

struct Name {
    const char *table;
    const char *text;
};

constexpr std::array<Name, 6> kNames = {{{"customer", QT_TRANSLATE_NOOP("goodword::Core", "Customers: %1")},
                                         {"journey_event", QT_TRANSLATE_NOOP("goodword::Core", "Moves in the journey: %1")},
                                         {"touchpoint", QT_TRANSLATE_NOOP("goodword::Core", "Touchpoints: %1")},
                                         {"answer", QT_TRANSLATE_NOOP("goodword::Core", "Answers: %1")},
                                         {"testimonial", QT_TRANSLATE_NOOP("goodword::Core", "Testimonials: %1")},
                                         {"consent", QT_TRANSLATE_NOOP("goodword::Core", "Consents: %1")}}};

QString counts(const SalvageReport::Kind &kind)
{
    const auto number = [](qint64 count) { return QLocale().toString(count); };
    QStringList parts{Core::tr("%1 brought over").arg(number(kind.kept))};
    if (kind.doubtful > 0)
        parts += Core::tr("%1 of them from damaged pages, to be looked at").arg(number(kind.doubtful));
    if (kind.lost > 0)
        parts += Core::tr("%1 lost").arg(number(kind.lost));
    else if (kind.pagesLost > 0)
        parts += Core::tr("unreadable pages, with an unknown number of them: %1").arg(number(kind.pagesLost));
    return parts.join(QStringLiteral(", "));
}

/// Makes the new book beside its place, so that a name is never without a whole book.
Done writeBook(PageFile &file, BookTrees &trees, const QString &staged, BookOptions options, Progress &progress, SalvageReport &report)
{
    options.seed = nullptr;
    options.readOnly = false;
    options.engine = Database::Engine::Native;
    auto made = Book::create(staged, {}, options);
    if (!made)
        return made.error();
    Book &book = **made;
    const Done done = book.fillForGood(Core::tr("Salvaging a damaged book"),
                                       [&](UnitOfWork &u) { return SalvageWriter(u, file, trees, progress).write(report); });
    if (!done)
        return done;
    const QStringList faults = allFaults(book.db(), progress);
    if (progress.cancelled()) // then what broke off the check counts as a fault
        return Error{ErrorCode::Cancelled, Core::tr("Cancelled. The damaged book is as it was, and nothing new was made."), {}};
    if (!faults.isEmpty())
        return Error{ErrorCode::Damaged,
                     Core::tr("What was found in the damaged book does not fit together, so no new book was made. The damaged one is as "
                              "it was. Open the newest backup of it."), faults.first()};
    return {};
}

Done giveName(const QString &staged, const QString &target)
{
    if (QFileInfo::exists(target) || QFileInfo::exists(target + QStringLiteral("-wal")) ||
        std::rename(QFile::encodeName(staged).constData(), QFile::encodeName(target).constData()) != 0)
        return Error{ErrorCode::Io,
                     Core::tr("The salvaged book could not be given the name %1. The damaged one is as it was. Choose another name.")
                         .arg(shown(target)), {}};
    return syncFolderOf(target);
}

Done mayBegin(const QString &damaged, const QString &target)
{
    if (!QFileInfo(damaged).isFile())
        return inspectHeader(damaged).error();
    if (bookKeys::isEncrypted(damaged))
        return Error{ErrorCode::Invalid,
                     Core::tr("%1 is encrypted: a damaged page of it gives nothing that could be salvaged. It was left as it is. Restore the "
                              "newest backup.").arg(shown(damaged)), {}};
    if (QFileInfo::exists(target))
        return Error{ErrorCode::Invalid, Core::tr("%1 is there already. It was left as it is. Choose another name.").arg(shown(target)), {}};
    return {};
}

} // namespace

QStringList salvageLines(const SalvageReport &report)
{
    const auto number = [](qint64 count) { return QLocale().toString(count); };
    QStringList lines;
    if (report.damagedPages > 0)
        lines += Core::tr("Damaged pages: %1 of %2").arg(number(report.damagedPages), number(report.pages));
    QList<QByteArray> told{"setting", "history", "history_chunk"};
    for (const Name &name : kNames) {
        const SalvageReport::Kind kind = report.sum({name.table});
        told.append(name.table);
        if (kind.kept > 0 || !kind.isWhole())
            lines += Core::tr(name.text).arg(counts(kind));
    }
    const SalvageReport::Kind rest = report.sum(told, true);
    if (rest.kept > 0 || !rest.isWhole())
        lines += Core::tr("Everything else (addresses, tags, dates, own fields …): %1").arg(counts(rest));
    if (report.placeholders > 0)
        lines += Core::tr("Lost, but named by others, so that a “Recovered …” stands in their place: %1").arg(number(report.placeholders));
    if (report.loosened > 0)
        lines += Core::tr("Links to something lost, taken out: %1").arg(number(report.loosened));
    if (report.leftOut > 0)
        lines += Core::tr("Left out, because they make no sense without something lost: %1").arg(number(report.leftOut));
    lines += report.undoKept ? Core::tr("Nothing that was entered is lost; all steps can still be undone.")
                             : Core::tr("Steps before this can no longer be undone; the activity log keeps them.");
    if (!report.hadSums)
        lines += Core::tr("The book was made before pages were checked: a changed letter in it cannot be noticed.");
    return lines;
}

QString salvageName(const QString &damaged)
{
    const QFileInfo info(damaged);
    QString path;
    for (int i = 1; path.isEmpty() || QFileInfo::exists(path); ++i) {
        const QString name = i == 1 ? Core::tr("%1 (salvaged)").arg(info.completeBaseName())
                                    : Core::tr("%1 (salvaged %2)").arg(info.completeBaseName()).arg(i);
        path = QStringLiteral("%1/%2.goodword").arg(info.absolutePath(), name);
    }
    return path;
}

Result<SalvageReport> salvage(const QString &damaged, const QString &wanted, BookOptions options, Progress &progress)
{
    const QString target = QFileInfo(wanted).absoluteFilePath();
    if (auto may = mayBegin(damaged, target); !may)
        return may.error();
    const auto lock = BookLock::take(QFileInfo(damaged).absoluteFilePath());
    if (!lock && lock.error().code == ErrorCode::Locked) // a folder that may not be written holds no lock
        return lock.error();
    auto file = PageFile::open(damaged);
    if (!file)
        return file.error();
    auto trees = BookTrees::find(**file, progress);
    if (!trees)
        return trees.error();
    SalvageReport report;
    report.pages = (*file)->count();
    report.hadSums = (*file)->hasSums();
    for (quint32 number = 1; number <= report.pages; ++number)
        report.damagedPages += (*file)->state(number) == PageState::Damaged ? 1 : 0;
    const QString staged = temporaryIn(QFileInfo(target).absolutePath());
    Done done = writeBook(**file, *trees, staged, std::move(options), progress, report);
    if (done && report.sum({"setting"}, true).kept == 0)
        done = Error{ErrorCode::Foreign,
                     Core::tr("Nothing of a Goodword book was found in %1. It was left as it is, and no new book was made.").arg(shown(damaged)), {}};
    if (done)
        done = giveName(staged, target);
    if (!done) {
        removeBook(staged);
        return done.error();
    }
    return report;
}

} // namespace goodword
