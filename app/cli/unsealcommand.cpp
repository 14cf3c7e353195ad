#include "app/cli/unsealcommand.h"

#include "app/cli/sealing.h"

#include <QFileInfo>

namespace goodword::cli {

using namespace Qt::StringLiterals;

namespace {

class UnsealCommand final : public Command
{
public:
    QString name() const override { return u"unseal"_s; }
    QString summary() const override { return u"Open an encrypted backup or export by its passphrase or recovery key."_s; }
    QString arguments() const override { return u"FILE OUT"_s; }
    QString description() const override
    {
        return u"OUT must not exist yet. It appears whole once every byte is known to be true, or not at all. A book is checked with "
               "'check' and opened like any other."_s;
    }
    int leastArguments() const override { return 2; }
    QList<QCommandLineOption> options() const override
    {
        return {{u"passphrase-file"_s, u"The file whose first line is the passphrase or the recovery key; - reads it from stdin."_s, u"FILE"_s}};
    }
    int run(const Call &call) const override
    {
        if (!call.isSet(u"passphrase-file"_s))
            return call.wrongUsage(u"Say where the passphrase or the recovery key is: --passphrase-file FILE, or - for stdin."_s);
        const QString from = call.argument(0), to = call.argument(1);
        if (!QFileInfo::exists(from))
            return call.fail({ErrorCode::NotFound, u"%1 is not there. Nothing was changed. Check its name and folder."_s.arg(from), {}});
        if (QFileInfo::exists(to))
            return call.fail({ErrorCode::Invalid, u"%1 is there already. It was left as it is. Choose another name."_s.arg(to), {}});
        auto key = readPassphrase(call);
        if (!key)
            return call.fail(key.error());
        const auto name = unsealFile(from, to, *key);
        wipe(*key);
        if (!name)
            return call.fail(name.error());
        if (call.json())
            return call.print({{u"file"_s, QFileInfo(to).absoluteFilePath()}, {u"bytes"_s, QFileInfo(to).size()}, {u"name"_s, *name}});
        call.out() << to << '\n';
        return kDone;
    }
};

} // namespace

std::unique_ptr<Command> makeUnsealCommand() { return std::make_unique<UnsealCommand>(); }

} // namespace goodword::cli
