#pragma once
// The options of every verb that encrypts or opens what is encrypted. A passphrase comes from a file or a pipe, never from the
// command line, where every program of the computer could read it.

#include "app/cli/command.h"
#include "core/book/bookkey.h"
#include "core/book/sealedfile.h"

namespace goodword::cli {

QList<QCommandLineOption> sealingOptions();
/// The first line of a file, of "-" that of stdin.
Result<QString> readPassphrase(const QString &path);
/// That of --passphrase-file.
Result<QString> readPassphrase(const Call &call);
/// The same for what is encrypted now; advice about a weak one goes to stderr.
Result<Secret> readNewPassphrase(const Call &call);
/// The book that an encrypted one's verb is about is opened by --unlock FILE or the environment's GOODWORD_UNLOCK.
Done unlockBook(const QString &path, const QString &keyFile);
/// Refuses what makes no sense together, before anything is done.
Done checkSealing(const Call &call);
/// The key of a book under the passphrase of --passphrase-file.
Result<BookKeyPtr> freshKey(const Call &call);
/// Hands over the recovery key of an encrypted book and ends the verb.
int sayRecoveryKey(const Call &call, const BookKey &key, const QString &bookPath);
/// The recovery key goes to --recovery-file, or to stdout once. Answers what JSON says of it.
Result<QJsonObject> handOver(const Call &call, const Secret &recoveryKey, const QString &sealedPath);

} // namespace goodword::cli
