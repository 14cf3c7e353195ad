#include "app/cli/erasecommand.h"

#include "app/cli/arguments.h"
#include "core/customers/customerstore.h"
#include "core/trash/erasecommands.h"

#include <QJsonArray>

#include <algorithm>

namespace goodword::cli {

using namespace Qt::StringLiterals;

namespace {

class EraseCommand final : public Command
{
public:
    QString name() const override { return u"erase"_s; }
    QString summary() const override { return u"Erase people for good, also from the backups."_s; }
    QString arguments() const override { return u"BOOK"_s; }
    int leastArguments() const override { return 1; }
    QString description() const override
    {
        return u"Who is named, in the lists or in the trash, is gone from rows, files, index, history and log; no undo and no backup bring "
               "them back. --in-backups also writes those backups of the book anew that hold them, or whoever was erased before; without "
               "it they keep them until they are rotated out. Encrypted copies, and those kept elsewhere, cannot be written anew: delete "
               "them. Exit 3 where something of them could not be erased yet."_s;
    }
    QList<QCommandLineOption> options() const override
    {
        return {{u"customer"_s, u"Whom: number, e-mail address, uid or whole name. May be given more than once."_s, u"CUSTOMER"_s},
                {u"in-backups"_s, u"Write the backups anew without those who are erased."_s},
                {u"for-good"_s, u"Do it: there is no way back."_s},
                {u"dry-run"_s, u"Say who would be erased, and change nothing."_s}};
    }
    int run(const Call &call) const override;
};

struct Erased {
    CustomerId id;
    QString name;
};

Result<std::vector<Erased>> named(const Call &call, Book &book)
{
    std::vector<Erased> all;
    for (const QString &word : call.values(u"customer"_s)) {
        const auto id = customerNamed(book, word, Where::InTrashToo);
        if (!id)
            return id.error();
        if (std::none_of(all.begin(), all.end(), [&](const Erased &one) { return one.id == *id; }))
            all.push_back({*id, customerStore::nameOf(book.db(), *id)});
    }
    return all;
}

std::vector<CustomerId> idsOf(const std::vector<Erased> &people)
{
    std::vector<CustomerId> ids;
    for (const Erased &one : people)
        ids.push_back(one.id);
    return ids;
}

int answer(const Call &call, const std::vector<Erased> &people, const ClearedBackups *backups, bool dryRun)
{
    const Exit exit = backups && !backups->left.isEmpty() ? kNotAll : kDone;
    if (call.json()) {
        QJsonArray erased, left;
        for (const Erased &one : people)
            erased.append(QJsonObject{{u"customer_id"_s, one.id.value}, {u"customer"_s, one.name}});
        QJsonObject json{{u"erased"_s, erased}};
        if (backups) {
            for (const ClearedBackups::Left &one : backups->left)
                left.append(QJsonObject{{u"file"_s, one.backup.path}, {u"code"_s, errorCodeName(one.why.code)}, {u"text"_s, one.why.text}});
            json.insert(u"backups"_s, QJsonObject{{u"written"_s, qint64(backups->written)}, {u"left"_s, left}});
        }
        return call.print(json, exit);
    }
    for (const Erased &one : people)
        call.out() << tableLine({QString::number(one.id.value), one.name, dryRun ? u"would be erased"_s : u"erased"_s});
    if (backups && dryRun)
        call.out() << u"Backups that would be written anew: %1\n"_s.arg(backups->written);
    else if (backups)
        (backups->left.isEmpty() ? call.out() : call.err()) << clearedText(*backups) << '\n';
    if (dryRun)
        call.out() << u"Nothing was changed: this was a dry run.\n"_s;
    return exit;
}

int EraseCommand::run(const Call &call) const
{
    const bool inBackups = call.isSet(u"in-backups"_s), dryRun = call.isSet(u"dry-run"_s);
    if (!call.isSet(u"customer"_s) && !inBackups)
        return call.wrongUsage(u"Say whom to erase: --customer CUSTOMER; or --in-backups alone for those erased before."_s);
    if (!dryRun && !call.isSet(u"for-good"_s))
        return call.wrongUsage(u"Erasing cannot be undone, so nothing was changed: say --for-good to do it, or --dry-run to see whom it would erase."_s);
    const auto book = dryRun ? call.openToRead() : call.openToWrite();
    if (!book)
        return call.fail(book.error());
    const auto people = named(call, **book);
    if (!people)
        return call.fail(people.error());
    ClearedBackups backups;
    if (dryRun) {
        backups.written = inBackups ? backupsWithErased(**book, idsOf(*people)).size() : 0;
        return answer(call, *people, inBackups ? &backups : nullptr, true);
    }
    if (const Done done = people->empty() ? Done() : eraseCustomers(**book, idsOf(*people)); !done) {
        const bool gone = customerStore::nameOf((*book)->db(), people->front().id).isEmpty();
        return call.fail(done.error(), gone ? kNotAll : kRefused);
    }
    if (!inBackups)
        return answer(call, *people, nullptr, false);
    auto cleared = eraseInBackups(**book);
    if (!cleared)
        return call.fail(cleared.error(), kNotAll);
    return answer(call, *people, &*cleared, false);
}

} // namespace

std::unique_ptr<Command> makeEraseCommand() { return std::make_unique<EraseCommand>(); }

} // namespace goodword::cli
