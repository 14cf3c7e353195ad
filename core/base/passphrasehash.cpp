#include "core/base/passphrasehash.h"

#include <sodium.h>

namespace goodword {

static const char *bytesOf(const Secret &passphrase)
{
    return reinterpret_cast<const char *>(passphrase.data());
}

QByteArray passphraseHash(const Secret &passphrase)
{
    QByteArray hash(crypto_pwhash_STRBYTES, '\0');
    if (crypto_pwhash_str(hash.data(), bytesOf(passphrase), quint64(passphrase.size()), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                          crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0)
        return {};
    return QByteArray(hash.constData());
}

bool isPassphraseOf(const QByteArray &hash, const Secret &passphrase)
{
    return hash.size() < qsizetype(crypto_pwhash_STRBYTES)
           && crypto_pwhash_str_verify(hash.constData(), bytesOf(passphrase), quint64(passphrase.size())) == 0;
}

} // namespace goodword
