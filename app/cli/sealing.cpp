#include "app/cli/sealing.h"

#include "core/book/bookfile.h"
#include "core/book/bookkey.h"

#include <QFile>
#include <QFileInfo>

#include <cstdio>

namespace goodword::cli {

using namespace Qt::StringLiterals;

QList<QCommandLineOption> sealingOptions()
{
    return {{u"encrypt"_s, u"Encrypt it with a passphrase."_s},
            {u"passphrase-file"_s, u"The file whose first line is the passphrase; - reads it from stdin."_s, u"FILE"_s},
            {u"recovery-file"_s, u"Write the recovery key to this new file in place of stdout."_s, u"FILE"_s}};
}

Done checkSealing(const Call &call)
{
    const bool encrypt = call.isSet(u"encrypt"_s);
    if (encrypt && !call.isSet(u"passphrase-file"_s))
        return Error{ErrorCode::Usage, u"--encrypt wants the passphrase from --passphrase-file FILE, or - for stdin."_s, {}};
    if (!encrypt && (call.isSet(u"passphrase-file"_s) || call.isSet(u"recovery-file"_s)))
        return Error{ErrorCode::Usage, u"--passphrase-file and --recovery-file are for --encrypt."_s, {}};
    const QString recovery = call.value(u"recovery-file"_s);
    if (call.isSet(u"recovery-file"_s) && (recovery.isEmpty() || QFileInfo::exists(recovery)))
        return Error{ErrorCode::Invalid, u"%1 is there already. It was left as it is. Choose another --recovery-file."_s.arg(recovery), {}};
    return {};
}

Result<QString> readPassphrase(const Call &call)
{
    return readPassphrase(call.value(u"passphrase-file"_s));
}

Done unlockBook(const QString &path, const QString &keyFile)
{
    if (!bookKeys::isEncrypted(path))
        return {};
    const QString from = keyFile.isEmpty() ? qEnvironmentVariable("GOODWORD_UNLOCK") : keyFile;
    if (bookKeys::areKnownHere() && from.isEmpty())
        return Error{ErrorCode::KeyNeeded,
                     u"%1 is encrypted. Say where its passphrase or recovery key is: --unlock FILE, or - for stdin."_s.arg(path), {}};
    auto key = bookKeys::areKnownHere() ? readPassphrase(from) : Result<QString>(QString());
    if (!key)
        return key.error();
    const Done unlocked = bookKeys::unlock(path, *key);
    wipe(*key);
    return unlocked;
}

Result<QString> readPassphrase(const QString &path)
{
    static constexpr qint64 kLongest = 4096;
    QFile file(path);
    const bool open = path == u"-"_s ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    if (!open)
        return Error{ErrorCode::NotFound, u"%1 cannot be read, so there is no passphrase. Nothing was changed."_s.arg(path), file.errorString()};
    QByteArray line = file.readLine(kLongest);
    if (file.error() != QFile::NoError) // or what could not be read would be an empty passphrase
        return Error{ErrorCode::Io, u"%1 could not be read, so there is no passphrase. Nothing was changed."_s.arg(path), file.errorString()};
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    const QString passphrase = QString::fromUtf8(line);
    wipe(line);
    return passphrase;
}

Result<Secret> readNewPassphrase(const Call &call)
{
    auto typed = readPassphrase(call);
    if (!typed)
        return typed.error();
    if (const QString advice = passphraseAdvice(*typed); !advice.isEmpty())
        call.err() << advice << '\n';
    Secret passphrase = Secret::ofText(*typed);
    wipe(*typed);
    return passphrase;
}

Result<QJsonObject> handOver(const Call &call, const Secret &recoveryKey, const QString &sealedPath)
{
    QJsonObject json{{u"file"_s, QFileInfo(sealedPath).absoluteFilePath()}, {u"bytes"_s, QFileInfo(sealedPath).size()}};
    QString key = recoveryText(recoveryKey);
    const QString path = call.value(u"recovery-file"_s);
    if (!path.isEmpty()) {
        QFile file(path);
        QByteArray text = u"%1\n"_s.arg(key).toUtf8();
        wipe(key);
        const bool written = createPrivateFile(path) && file.open(QIODevice::WriteOnly | QIODevice::Unbuffered)
                             && file.write(text) == text.size();
        wipe(text);
        if (!written)
            return Error{ErrorCode::Io,
                         u"%1 is encrypted, but its recovery key could not be written to %2. The passphrase opens it."_s.arg(sealedPath, path), {}};
        json.insert(u"recovery_file"_s, QFileInfo(path).absoluteFilePath());
        return json;
    }
    if (call.json())
        json.insert(u"recovery_key"_s, key);
    else
        call.out() << u"Recovery key, shown this once: "_s << key << '\n';
    wipe(key);
    return json;
}

Result<BookKeyPtr> freshKey(const Call &call)
{
    if (!bookKeys::areKnownHere())
        return Error{ErrorCode::Invalid,
                     u"This Goodword was built without encryption of books (GOODWORD_SQLITE3MC). Nothing was changed. Use an encrypted disk, "
                     "and encrypted copies where the book travels."_s, {}};
    const auto passphrase = readNewPassphrase(call);
    if (!passphrase)
        return passphrase.error();
    if (passphrase->isEmpty())
        return Error{ErrorCode::Invalid, u"The passphrase is empty, so nothing was changed."_s, {}};
    return BookKey::fresh(*passphrase);
}

int sayRecoveryKey(const Call &call, const BookKey &key, const QString &bookPath)
{
    const auto json = handOver(call, key.recoveryKey(), bookPath);
    if (!json)
        return call.fail(json.error());
    return call.json() ? call.print(*json) : kDone;
}

} // namespace goodword::cli
