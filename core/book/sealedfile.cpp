#include "core/book/sealedfile.h"

#include "core/book/atomicfile.h"

#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

// The file, numbers little-endian:
//     0   8  "GWSEALED"
//     8   4  version 1, key derivation 1 (Argon2id 1.3), two zero bytes
//    12   4  bytes of plain text in a chunk: 65536
//    16  16  salt
//    32   8  Argon2id: operations
//    40   8  Argon2id: bytes of memory
//    48  72  nonce (24) and the file's key (32 + tag 16) under the passphrase's key: XChaCha20-Poly1305 (IETF), the 48 bytes
//            before as additional data
//   120  72  the same under the recovery key's key: BLAKE2b-256 of the recovery key, with the salt as its key
//   192  24  header of the secretstream under the file's key
//   216  32  BLAKE2b-256 of the 216 bytes before: tells damage from a wrong passphrase; it protects nothing
//   248      messages of the secretstream: one of 258 bytes, the length (2) and the bytes of the file's name, filled up with
//            zeros, with the 248 bytes before as additional data; then chunks, all full but the last, which alone carries the
//            tag FINAL. Each message is 17 bytes longer than what it seals.

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kChunk = 65536, kName = 258;
constexpr qsizetype kFixed = 48, kWrap = 72, kStreamAt = kFixed + 2 * kWrap, kSumAt = kStreamAt + 24, kHeader = kSumAt + 32;
constexpr qsizetype kMore = crypto_secretstream_xchacha20poly1305_ABYTES;
constexpr qsizetype kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr qsizetype kKey = crypto_secretstream_xchacha20poly1305_KEYBYTES;
constexpr char kMagic[] = "GWSEALED";
// What a hostile file may make this computer do before its passphrase is found wrong.
constexpr quint64 kMostOperations = 20, kMostMemory = 1ULL << 30;

static_assert(crypto_secretstream_xchacha20poly1305_HEADERBYTES == 24 && kMore == 17 && kNonce == 24 && kKey == 32);
static_assert(crypto_pwhash_SALTBYTES == 16);

using Header = std::array<unsigned char, kHeader>;

Error noMemory(size_t bytes)
{
    return {ErrorCode::Io,
            Core::tr("There is not enough memory to work with the passphrase: %1 MB are needed. Nothing was changed. Close other "
                     "programs and try again.").arg(bytes >> 20), {}};
}

Error damagedFile()
{
    return {ErrorCode::Damaged,
            Core::tr("This encrypted file is damaged or was cut off, so nothing was taken out of it. It was left as it is. Use "
                     "another copy of it."), {}};
}

Error wrongKey()
{
    return {ErrorCode::WrongKey,
            Core::tr("This is not the passphrase of this file, nor its recovery key. Nothing was changed. Look at capital letters and "
                     "at the language of the keyboard, and try again."), {}};
}

Error stopped()
{
    return {ErrorCode::Cancelled, Core::tr("It was stopped. No file was written."), {}};
}

QByteArrayView saltOf(const Header &header)
{
    return {header.data() + 16, crypto_pwhash_SALTBYTES};
}

Secret keyOfRecovery(const Secret &recovery, const unsigned char *salt)
{
    Secret key = Secret::ofSize(kKey);
    crypto_generichash(key.data(), kKey, recovery.data(), size_t(recovery.size()), salt, crypto_pwhash_SALTBYTES);
    return key;
}

void wrap(Header &header, qsizetype at, const Secret &fileKey, const Secret &by)
{
    randombytes_buf(header.data() + at, kNonce);
    crypto_aead_xchacha20poly1305_ietf_encrypt(header.data() + at + kNonce, nullptr, fileKey.data(), kKey, header.data(), kFixed,
                                               nullptr, header.data() + at, by.data());
}

Secret unwrap(const Header &header, qsizetype at, const Secret &by)
{
    Secret fileKey = Secret::ofSize(kKey);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(fileKey.data(), nullptr, nullptr, header.data() + at + kNonce, kWrap - kNonce,
                                                   header.data(), kFixed, header.data() + at, by.data()) != 0)
        return {};
    return fileKey;
}

void sum(const Header &header, unsigned char *out)
{
    crypto_generichash(out, kHeader - kSumAt, header.data(), kSumAt, nullptr, 0);
}

/// The whole of it, or less at the end of the file; -1 where it cannot be read.
qint64 readAll(QIODevice &from, char *bytes, qint64 size)
{
    qint64 have = 0;
    while (have < size) {
        const qint64 n = from.read(bytes + have, size - have);
        if (n < 0)
            return -1;
        if (n == 0)
            break;
        have += n;
    }
    return have;
}

Error notRead(const QIODevice &from)
{
    return {ErrorCode::Io, Core::tr("The file could not be read. Nothing was changed. Check the disk it is on and try again."),
            from.errorString()};
}

Result<Header> readHeader(QIODevice &from)
{
    Header header{};
    const qint64 size = readAll(from, reinterpret_cast<char *>(header.data()), kHeader);
    if (size < 0)
        return notRead(from);
    if (size < 8 || std::memcmp(header.data(), kMagic, 8) != 0)
        return Error{ErrorCode::Foreign, Core::tr("This is not a file that Goodword encrypted. It was left as it is."), {}};
    Header whole = header;
    sum(header, whole.data() + kSumAt);
    if (size < kHeader || whole != header)
        return damagedFile();
    if (header[8] != 1 || header[9] != 1)
        return Error{ErrorCode::NewerVersion,
                     Core::tr("This file was encrypted by a newer Goodword. It was left as it is. Install the newest Goodword to open "
                              "it."), {}};
    const quint64 operations = qFromLittleEndian<quint64>(header.data() + 32), memory = qFromLittleEndian<quint64>(header.data() + 40);
    if (operations < crypto_pwhash_OPSLIMIT_MIN || operations > kMostOperations || memory < crypto_pwhash_MEMLIMIT_MIN
        || memory > kMostMemory || qFromLittleEndian<quint32>(header.data() + 12) != kChunk)
        return damagedFile();
    return header;
}

Result<Secret> fileKey(const Header &header, const QString &typed)
{
    if (const Secret recovery = recoveryFromText(typed); !recovery.isEmpty()) {
        if (Secret key = unwrap(header, kFixed + kWrap, keyOfRecovery(recovery, header.data() + 16)); !key.isEmpty())
            return key;
    }
    const SealStrength strength{qFromLittleEndian<quint64>(header.data() + 32), size_t(qFromLittleEndian<quint64>(header.data() + 40))};
    const auto made = keyOfPassphrase(Secret::ofText(typed), saltOf(header), strength);
    if (!made)
        return made.error();
    Secret key = unwrap(header, kFixed, *made);
    return key.isEmpty() ? Result<Secret>(wrongKey()) : Result<Secret>(std::move(key));
}

} // namespace

Result<Secret> keyOfPassphrase(const Secret &passphrase, QByteArrayView salt, SealStrength strength)
{
    Secret key = Secret::ofSize(kKey);
    if (crypto_pwhash(key.data(), kKey, reinterpret_cast<const char *>(passphrase.data()), size_t(passphrase.size()),
                      reinterpret_cast<const unsigned char *>(salt.data()), strength.operations, strength.memory, crypto_pwhash_ALG_ARGON2ID13) != 0)
        return noMemory(strength.memory);
    return key;
}

SealStrength SealStrength::moderate()
{
    return {crypto_pwhash_OPSLIMIT_MODERATE, crypto_pwhash_MEMLIMIT_MODERATE};
}

SealStrength SealStrength::least()
{
    return {crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN};
}

struct SealingDevice::Stream {
    crypto_secretstream_xchacha20poly1305_state state;
    std::array<unsigned char, kChunk + kMore> sealed;
    ~Stream() { sodium_memzero(&state, sizeof state); }
};

SealingDevice::SealingDevice(QIODevice &to) : m_to(to) {}
SealingDevice::~SealingDevice() = default;

Done SealingDevice::begin(const Secret &passphrase, const QString &name, SealStrength strength)
{
    Header header{};
    std::memcpy(header.data(), kMagic, 8);
    header[8] = header[9] = 1;
    qToLittleEndian<quint32>(kChunk, header.data() + 12);
    const Secret fresh = Secret::random(kKey); // the library is ready from here on
    randombytes_buf(header.data() + 16, crypto_pwhash_SALTBYTES);
    qToLittleEndian<quint64>(strength.operations, header.data() + 32);
    qToLittleEndian<quint64>(strength.memory, header.data() + 40);
    const auto byPassphrase = keyOfPassphrase(passphrase, saltOf(header), strength);
    if (!byPassphrase)
        return byPassphrase.error();
    m_recoveryKey = Secret::random(kRecoveryBytes);
    wrap(header, kFixed, fresh, *byPassphrase);
    wrap(header, kFixed + kWrap, fresh, keyOfRecovery(m_recoveryKey, header.data() + 16));
    m_stream = std::make_unique<Stream>();
    crypto_secretstream_xchacha20poly1305_init_push(&m_stream->state, header.data() + kStreamAt, fresh.data());
    sum(header, header.data() + kSumAt);

    std::array<unsigned char, kName> named{};
    const QByteArray utf8 = name.toUtf8().left(kName - 2);
    qToLittleEndian<quint16>(quint16(utf8.size()), named.data());
    std::copy(utf8.begin(), utf8.end(), named.begin() + 2);
    std::array<unsigned char, kName + kMore> sealed;
    crypto_secretstream_xchacha20poly1305_push(&m_stream->state, sealed.data(), nullptr, named.data(), kName, header.data(), kHeader, 0);
    m_plain = Secret::ofSize(kChunk);
    QIODevice::open(QIODevice::WriteOnly | QIODevice::Unbuffered);
    if (m_to.write(reinterpret_cast<const char *>(header.data()), kHeader) != kHeader
        || m_to.write(reinterpret_cast<const char *>(sealed.data()), kName + kMore) != kName + kMore)
        return Error{ErrorCode::Io, m_to.errorString(), {}};
    return {};
}

bool SealingDevice::push(const char *data, qsizetype size, bool last)
{
    crypto_secretstream_xchacha20poly1305_push(&m_stream->state, m_stream->sealed.data(), nullptr,
                                               reinterpret_cast<const unsigned char *>(data), size_t(size), nullptr, 0,
                                               last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0);
    if (m_to.write(reinterpret_cast<const char *>(m_stream->sealed.data()), size + kMore) == size + kMore)
        return true;
    setErrorString(m_to.errorString());
    return false;
}

qint64 SealingDevice::writeData(const char *data, qint64 size)
{
    for (qint64 taken = 0; taken < size;) {
        // A full chunk waits until more comes: the last one, full or not, is marked as the last.
        if (m_size == kChunk) {
            if (!push(reinterpret_cast<const char *>(m_plain.data()), kChunk, false))
                return -1;
            m_size = 0;
        }
        const qint64 now = std::min<qint64>(size - taken, kChunk - m_size);
        std::memcpy(m_plain.data() + m_size, data + taken, size_t(now));
        m_size += now;
        taken += now;
    }
    return size;
}

Done SealingDevice::finish()
{
    if (!push(reinterpret_cast<const char *>(m_plain.data()), m_size, true))
        return Error{ErrorCode::Io, m_to.errorString(), {}};
    m_stream.reset();
    m_plain = Secret();
    QIODevice::close();
    return {};
}

bool isSealed(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.read(8) == QByteArray(kMagic, 8);
}

Result<Secret> writeSealed(const QString &target, const Secret &passphrase, const std::function<Done(QIODevice &)> &fill,
                           SealStrength strength)
{
    AtomicFile file(target);
    if (auto begun = file.begin(); !begun)
        return begun.error();
    SealingDevice sealing(file);
    Done done = sealing.begin(passphrase, unsealedName(target), strength);
    if (done)
        done = fill(sealing);
    if (done)
        done = sealing.finish();
    if (!done)
        return file.trouble().value_or(done.error());
    if (auto committed = file.commit(); !committed)
        return committed.error();
    return Secret::ofBytes(sealing.recoveryKey().view());
}

static Done copyPlain(QFile &from, QIODevice &to, Progress &progress)
{
    Secret chunk = Secret::ofSize(kChunk);
    char *const bytes = reinterpret_cast<char *>(chunk.data());
    for (qint64 done = 0, n = 0; (n = readAll(from, bytes, kChunk)) != 0;) {
        if (n < 0)
            return notRead(from);
        if (to.write(bytes, n) != n)
            return Error{ErrorCode::Io, to.errorString(), {}};
        progress.report(done += n, from.size());
        if (progress.cancelled())
            return stopped();
    }
    return {};
}

Result<Secret> sealFile(const QString &from, const QString &target, const Secret &passphrase, Progress &progress, SealStrength strength)
{
    QFile source(from);
    if (!source.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return notRead(source);
    return writeSealed(target, passphrase, [&](QIODevice &to) { return copyPlain(source, to, progress); }, strength);
}

static Result<QString> readName(QIODevice &from, crypto_secretstream_xchacha20poly1305_state &state, const Header &header)
{
    std::array<unsigned char, kName + kMore> sealed;
    std::array<unsigned char, kName> named{};
    unsigned char tag = 0;
    if (readAll(from, reinterpret_cast<char *>(sealed.data()), kName + kMore) != kName + kMore
        || crypto_secretstream_xchacha20poly1305_pull(&state, named.data(), nullptr, &tag, sealed.data(), kName + kMore, header.data(),
                                                      kHeader) != 0
        || tag != 0)
        return damagedFile();
    const auto size = std::min<qsizetype>(qFromLittleEndian<quint16>(named.data()), kName - 2);
    return QString::fromUtf8(reinterpret_cast<const char *>(named.data() + 2), size);
}

Result<QString> unseal(QIODevice &from, QIODevice &to, const QString &typed, Progress &progress)
{
    const auto header = readHeader(from);
    if (!header)
        return header.error();
    const auto key = fileKey(*header, typed);
    if (!key)
        return key.error();
    crypto_secretstream_xchacha20poly1305_state state;
    struct Wipe {
        crypto_secretstream_xchacha20poly1305_state &state;
        ~Wipe() { sodium_memzero(&state, sizeof state); }
    } const wipeState{state};
    if (crypto_secretstream_xchacha20poly1305_init_pull(&state, header->data() + kStreamAt, key->data()) != 0)
        return damagedFile();
    auto name = readName(from, state, *header);
    if (!name)
        return name;
    std::vector<unsigned char> sealed(kChunk + kMore);
    Secret plain = Secret::ofSize(kChunk);
    for (unsigned char tag = 0; tag != crypto_secretstream_xchacha20poly1305_TAG_FINAL;) {
        const qint64 n = readAll(from, reinterpret_cast<char *>(sealed.data()), kChunk + kMore);
        unsigned long long size = 0;
        if (n < 0)
            return notRead(from);
        if (n < kMore || crypto_secretstream_xchacha20poly1305_pull(&state, plain.data(), &size, &tag, sealed.data(),
                                                                    size_t(n), nullptr, 0) != 0)
            return damagedFile();
        if (to.write(reinterpret_cast<const char *>(plain.data()), qint64(size)) != qint64(size))
            return Error{ErrorCode::Io, to.errorString(), {}};
        progress.report(from.pos(), from.size());
        if (progress.cancelled())
            return stopped();
    }
    char more = 0;
    if (from.read(&more, 1) > 0)
        return damagedFile();
    return name;
}

Result<QString> unsealFile(const QString &from, const QString &target, const QString &key, Progress &progress)
{
    QFile source(from);
    if (!source.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return notRead(source);
    AtomicFile file(target);
    if (auto begun = file.begin(); !begun)
        return begun.error();
    auto name = unseal(source, file, key, progress);
    if (!name)
        return file.trouble().value_or(name.error());
    if (auto done = file.commit(); !done)
        return done.error();
    return name;
}

QString unsealedName(const QString &sealedPath)
{
    QString name = QFileInfo(sealedPath).fileName();
    const QString suffix = u'.' + kSealedSuffix;
    if (name.endsWith(suffix))
        name.chop(suffix.size());
    return QFileInfo(name).suffix().isEmpty() ? name + u".goodword"_s : name;
}

} // namespace goodword
