#include "app/cli/carecommands.h"

#include "core/base/instant.h"
#include "core/book/backup.h"

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
        return u"Without FILE the copy goes to the dated backups, which are rotated. FILE must not exist yet."_s;
    }
    int leastArguments() const override { return 1; }
    int mostArguments() const override { return 2; }
    int run(const Call &call) const override
    {
        const auto book = call.openToRead();
        if (!book)
            return call.fail(book.error());
        QString path = call.argument(1);
        if (path.isEmpty()) {
            const auto made = BackupStore::of(**book).make((*book)->path(), u"manual"_s);
            if (!made)
                return call.fail(made.error());
            path = made->path;
            if (made->removedForRoom > 0)
                call.err() << BackupStore::roomText(made->removedForRoom) << '\n';
        } else {
            if (QFileInfo::exists(path))
                return call.fail({ErrorCode::Invalid, u"%1 is there already. It was left as it is."_s.arg(path), {}});
            if (const Done done = copyBook((*book)->path(), path); !done)
                return call.fail(done.error());
        }
        if (call.json())
            return call.print({{u"file"_s, QFileInfo(path).absoluteFilePath()}, {u"bytes"_s, QFileInfo(path).size()}});
        call.out() << path << '\n';
        return kDone;
    }
};

} // namespace

std::unique_ptr<Command> makeCheckCommand() { return std::make_unique<CheckCommand>(); }
std::unique_ptr<Command> makeBackupCommand() { return std::make_unique<BackupCommand>(); }

} // namespace goodword::cli
