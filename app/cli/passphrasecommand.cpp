#include "app/cli/passphrasecommand.h"

#include "app/cli/sealing.h"
#include "core/book/restore.h"

#include <QFileInfo>

namespace goodword::cli {

using namespace Qt::StringLiterals;

namespace {

QStringList plainBackupsOf(const QString &path)
{
    QStringList plain;
    for (const Backup &backup : backupsOf(path, Clock::system())) {
        if (!bookKeys::isEncrypted(backup.path))
            plain.append(backup.path);
    }
    return plain;
}

class PassphraseCommand final : public Command
{
public:
    QString name() const override { return u"passphrase"_s; }
    QString summary() const override { return u"Encrypt a book, or give it another passphrase."_s; }
    QString arguments() const override { return u"BOOK"_s; }
    QString description() const override
    {
        return u"The book is written anew beside itself and takes its own place once it is whole. What it was encrypted with before "
               "opens it with --unlock; a new recovery key comes with each new passphrase. Backups made before stay as they were, and what "
               "the disk keeps of deleted files is out of reach."_s;
    }
    int leastArguments() const override { return 1; }
    QList<QCommandLineOption> options() const override
    {
        return {{u"passphrase-file"_s, u"The file whose first line is the new passphrase; - reads it from stdin."_s, u"FILE"_s},
                {u"recovery-file"_s, u"Write the recovery key to this new file in place of stdout."_s, u"FILE"_s},
                {u"remove"_s, u"Take the encryption off."_s}};
    }
    int run(const Call &call) const override
    {
        const bool remove = call.isSet(u"remove"_s);
        if (remove == call.isSet(u"passphrase-file"_s))
            return call.wrongUsage(u"Say where the new passphrase is, --passphrase-file FILE or - for stdin; or --remove."_s);
        if (call.value(u"passphrase-file"_s) == u"-"_s && call.value(u"unlock"_s) == u"-"_s)
            return call.wrongUsage(u"Only one of the two passphrases can come from stdin."_s);
        const QString recovery = call.value(u"recovery-file"_s), path = call.argument(0);
        if (call.isSet(u"recovery-file"_s) && (remove || recovery.isEmpty() || QFileInfo::exists(recovery)))
            return call.fail({ErrorCode::Invalid, u"--recovery-file wants a name that is not there yet, and a new passphrase."_s, {}});
        if (remove && !bookKeys::isEncrypted(path))
            return call.fail({ErrorCode::NothingToDo, u"%1 is not encrypted. Nothing was changed."_s.arg(path), {}});
        const auto key = remove ? Result<BookKeyPtr>(BookKeyPtr()) : freshKey(call);
        if (!key)
            return call.fail(key.error());
        const bool wasPlain = !bookKeys::isEncrypted(path);
        if (const Done changed = Book::changeKey(path, *key, call.bookOptions()); !changed) {
            if (!*key || !bookKeys::isUnder(path, **key))
                return call.fail(changed.error());
            call.err() << changed.error().text << '\n'; // written all the same, so its recovery key is not kept back
        }
        const QStringList plain = wasPlain ? plainBackupsOf(path) : QStringList();
        if (!plain.isEmpty())
            call.err() << u"Backups made before that are not encrypted: %1, in %2. They go as newer ones come."_s
                              .arg(plain.size()).arg(QFileInfo(plain.first()).path()) << '\n';
        if (*key)
            return sayRecoveryKey(call, **key, path);
        return call.json() ? call.print({{u"file"_s, QFileInfo(path).absoluteFilePath()}}) : kDone;
    }
};

} // namespace

std::unique_ptr<Command> makePassphraseCommand()
{
    return std::make_unique<PassphraseCommand>();
}

} // namespace goodword::cli
