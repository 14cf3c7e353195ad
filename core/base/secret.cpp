#include "core/base/secret.h"

#include "core/base/result.h"

#include <QSet>

#include <sodium.h>

#include <algorithm>

namespace goodword {

using namespace Qt::StringLiterals;

/// Harmless to call often; needed before anything else of the library.
static void beginSodium()
{
    [[maybe_unused]] static const int ready = sodium_init();
}

void Secret::Free::operator()(unsigned char *bytes) const
{
    sodium_free(bytes); // wipes
}

Secret Secret::ofSize(qsizetype size)
{
    beginSodium();
    Secret secret;
    if (size == 0)
        return secret;
    secret.m_bytes.reset(static_cast<unsigned char *>(sodium_malloc(size_t(size))));
    Q_CHECK_PTR(secret.m_bytes.get());
    secret.m_size = size;
    sodium_memzero(secret.m_bytes.get(), size_t(size));
    return secret;
}

Secret Secret::ofBytes(QByteArrayView bytes)
{
    Secret secret = ofSize(bytes.size());
    std::copy(bytes.begin(), bytes.end(), secret.data());
    return secret;
}

Secret Secret::ofText(const QString &text)
{
    QString composed = text.normalized(QString::NormalizationForm_C);
    QByteArray utf8 = composed.toUtf8();
    Secret secret = ofBytes(utf8);
    wipe(utf8);
    if (!composed.isSharedWith(text)) // else it is the caller's to wipe
        wipe(composed);
    return secret;
}

Secret Secret::random(qsizetype size)
{
    Secret secret = ofSize(size);
    randombytes_buf(secret.data(), size_t(size));
    return secret;
}

void wipe(QString &text)
{
    // A shared text would only be copied before it is written over.
    if (!text.isEmpty() && text.isDetached())
        sodium_memzero(text.data(), size_t(text.size()) * sizeof(QChar));
    text = QString();
}

void wipe(QByteArray &bytes)
{
    if (!bytes.isEmpty() && bytes.isDetached())
        sodium_memzero(bytes.data(), size_t(bytes.size()));
    bytes = QByteArray();
}

QString passphraseAdvice(const QString &passphrase)
{
    static constexpr qsizetype kShort = 12, kFewDifferent = 5;
    if (passphrase.isEmpty())
        return Core::tr("Without a passphrase the file protects nothing: everybody who has it can open it.");
    const QSet<QChar> different(passphrase.begin(), passphrase.end());
    if (passphrase.size() < kShort || different.size() <= kFewDifferent)
        return Core::tr("A program could guess this. Four or five words that have nothing to do with each other are safe and easy "
                        "to remember.");
    return {};
}

static constexpr QLatin1String kSymbols("0123456789ABCDEFGHJKMNPQRSTVWXYZ*~$=U");
static constexpr qsizetype kGroup = 4;

/// Crockford's: the number modulo 37.
static int checkOf(const Secret &key)
{
    int rest = 0;
    for (qsizetype i = 0; i < key.size(); ++i)
        rest = (rest * 256 + key.data()[i]) % 37;
    return rest;
}

QString recoveryText(const Secret &key)
{
    QString text;
    const qsizetype symbols = key.size() * 8 / 5;
    text.reserve(symbols + symbols / kGroup + 1); // never copied on the way
    unsigned buffer = 0;
    int bits = 0;
    for (qsizetype i = 0; i < key.size(); ++i) {
        buffer = (buffer << 8 | key.data()[i]) & 0xfff;
        for (bits += 8; bits >= 5; bits -= 5) {
            text += kSymbols.at((buffer >> (bits - 5)) & 31);
            if (text.size() % (kGroup + 1) == kGroup)
                text += u'-';
        }
    }
    text += kSymbols.at(checkOf(key));
    return text;
}

Secret recoveryFromText(const QString &text, qsizetype bytes)
{
    Secret key = Secret::ofSize(bytes);
    unsigned buffer = 0;
    int bits = 0, check = -1;
    const qsizetype wanted = bytes * 8 / 5;
    qsizetype symbols = 0, read = 0;
    for (const QChar typed : text) {
        if (typed.isSpace() || typed == u'-' || typed == u'\u2013' || typed == u'\u2011')
            continue;
        const QChar c = typed.toUpper();
        const QChar meant = c == u'O' ? u'0' : c == u'I' || c == u'L' ? u'1' : c;
        const int value = int(kSymbols.indexOf(meant));
        if (value < 0 || symbols > wanted || (value > 31 && symbols < wanted))
            return {};
        if (symbols++ == wanted) {
            check = value;
            continue;
        }
        buffer = (buffer << 5 | unsigned(value)) & 0xfff;
        if (bits += 5; bits >= 8) {
            bits -= 8;
            key.data()[read++] = static_cast<unsigned char>(buffer >> bits);
        }
    }
    return symbols == wanted + 1 && check == checkOf(key) ? std::move(key) : Secret();
}

} // namespace goodword
