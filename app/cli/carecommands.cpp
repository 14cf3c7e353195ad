#include "app/cli/carecommands.h"

#include "app/cli/sealing.h"
#include "core/base/text.h"
#include "core/book/backup.h"
#include "core/book/salvage.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>

namespace goodword::cli {

using namespace Qt::StringLiterals;

namespace {

class CheckCommand final : public Command
{
public:
    QString name() const override { return u"check"_s; }
    QString summary() const override { return u"Check that a book is sound; exit 1 where it is not."_s; }
    QString arguments() const override { return u"BOOK"_s; }
    int leastArguments() const override { return 1; }
    int run(const Call &call) const override
    {
        const auto book = call.openToRead();
        if (!book && book.error().code == ErrorCode::Damaged && call.json()) {
            call.err() << u"goodword-cli: "_s << book.error().text << '\n';
            return call.print({{u"sound"_s, false},
                               {u"faults"_s, QJsonArray{book.error().text}},
                               {u"error"_s, QJsonObject{{u"code"_s, errorCodeName(book.error().code)}, {u"text"_s, book.error().text}}}},
                              kRefused);
        }
        if (!book)
            return call.fail(book.error());
        const QStringList faults = (*book)->check();
        const Exit exit = faults.isEmpty() ? kDone : kRefused;
        if (call.json())
            return call.print({{u"sound"_s, faults.isEmpty()}, {u"faults"_s, QJsonArray::fromStringList(faults)}}, exit);
        call.out() << (faults.isEmpty() ? u"The book is sound.\n"_s : faults.join(u'\n') + u'\n');
        return exit;
    }
};

class BackupCommand final : public Command
{
public:
    QString name() const override { return u"backup"_s; }
    QString summary() const override { return u"Make a verified copy of a book, also while it is open."_s; }
    QString arguments() const override { return u"BOOK [FILE]"_s; }
    QString description() const override
    {
        return u"Without FILE the copy goes to the dated backups, which are rotated; an encrypted one beside the book, with the day in "
               "its name. FILE must not exist yet. --encrypt makes a file that only the passphrase opens, or the recovery key, which is "
               "shown once: see unseal."_s;
    }
    int leastArguments() const override { return 1; }
    int mostArguments() const override { return 2; }
    QList<QCommandLineOption> options() const override { return sealingOptions(); }
    int run(const Call &call) const override
    {
        if (auto fine = checkSealing(call); !fine)
            return call.fail(fine.error());
        const auto book = call.openToRead();
        if (!book)
            return call.fail(book.error());
        const QString path = call.argument(1);
        if (!path.isEmpty() && QFileInfo::exists(path))
            return call.fail({ErrorCode::Invalid, u"%1 is there already. It was left as it is. Choose another name."_s.arg(path), {}});
        return call.isSet(u"encrypt"_s) ? runSealed(call, **book, path) : runPlain(call, **book, path);
    }

private:
    static int runPlain(const Call &call, Book &book, QString path)
    {
        if (path.isEmpty()) {
            const auto made = BackupStore::of(book).make(book.path(), u"manual"_s);
            if (!made)
                return call.fail(made.error());
            path = made->path;
            if (made->removedForRoom > 0)
                call.err() << BackupStore::roomText(made->removedForRoom) << '\n';
        } else if (const Done done = copyBook(book.path(), path); !done) {
            return call.fail(done.error());
        }
        if (call.json())
            return call.print({{u"file"_s, QFileInfo(path).absoluteFilePath()}, {u"bytes"_s, QFileInfo(path).size()}});
        call.out() << path << '\n';
        return kDone;
    }
    static int runSealed(const Call &call, Book &book, QString path)
    {
        if (path.isEmpty()) {
            const QDir folder = QFileInfo(book.path()).absoluteDir();
            const QString name = QFileInfo(book.path()).completeBaseName() + u' ' + book.today().toString(Qt::ISODate);
            path = folder.filePath(safeFileName(name, u'.' + kSealedSuffix, folder.entryList(QDir::Files)));
        }
        const auto passphrase = readNewPassphrase(call);
        if (!passphrase)
            return call.fail(passphrase.error());
        const auto recoveryKey = copyBookSealed(book.path(), path, *passphrase);
        if (!recoveryKey)
            return call.fail(recoveryKey.error());
        if (!call.json())
            call.out() << path << '\n';
        const auto json = handOver(call, *recoveryKey, path);
        if (!json)
            return call.fail(json.error());
        return call.json() ? call.print(*json) : kDone;
    }
};

QJsonObject countsOf(const SalvageReport::Kind &kind)
{
    return {{u"kept"_s, kind.kept}, {u"doubtful"_s, kind.doubtful}, {u"lost"_s, kind.lost}, {u"pages_lost"_s, kind.pagesLost}};
}

QJsonObject toJson(const SalvageReport &report, const QString &path)
{
    static const QList<std::pair<QString, QByteArray>> kKinds = {
        {u"customers"_s, "customer"}, {u"moves"_s, "journey_event"}, {u"touchpoints"_s, "touchpoint"},
        {u"answers"_s, "answer"},     {u"testimonials"_s, "testimonial"}, {u"consents"_s, "consent"}};
    QJsonObject rows;
    QList<QByteArray> told;
    for (const auto &[key, table] : kKinds) {
        rows.insert(key, countsOf(report.sum({table})));
        told.append(table);
    }
    rows.insert(u"other"_s, countsOf(report.sum(told, true)));
    return {{u"file"_s, QFileInfo(path).absoluteFilePath()},
            {u"whole"_s, report.isWhole()},
            {u"pages"_s, qint64(report.pages)},
            {u"damaged_pages"_s, qint64(report.damagedPages)},
            {u"rows"_s, rows},
            {u"placeholders"_s, report.placeholders},
            {u"loosened"_s, report.loosened},
            {u"left_out"_s, report.leftOut},
            {u"undo_kept"_s, report.undoKept}};
}

class SalvageCommand final : public Command
{
public:
    QString name() const override { return u"salvage"_s; }
    QString summary() const override { return u"Bring what is whole in a damaged book into a new one."_s; }
    QString arguments() const override { return u"DAMAGED NEW"_s; }
    QString description() const override
    {
        return u"DAMAGED is only read, page by page. NEW must not exist yet. The answer says what came over, what stood on damaged pages "
               "and should be looked at, and what is lost; exit 3 where it is not all. A backup, if there is a newer one, may hold more."_s;
    }
    int leastArguments() const override { return 2; }
    int run(const Call &call) const override
    {
        const auto report = salvage(call.argument(0), call.argument(1), call.bookOptions());
        if (!report)
            return call.fail(report.error());
        const Exit exit = report->isWhole() ? kDone : kNotAll;
        if (call.json())
            return call.print(toJson(*report, call.argument(1)), exit);
        call.out() << salvageLines(*report).join(u'\n') << '\n';
        return exit;
    }
};

} // namespace

std::unique_ptr<Command> makeSalvageCommand() { return std::make_unique<SalvageCommand>(); }
std::unique_ptr<Command> makeCheckCommand() { return std::make_unique<CheckCommand>(); }
std::unique_ptr<Command> makeBackupCommand() { return std::make_unique<BackupCommand>(); }

} // namespace goodword::cli
