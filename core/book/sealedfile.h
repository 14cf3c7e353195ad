#pragma once
// A file that only its passphrase, or the recovery key made with it, opens again. libsodium: Argon2id makes a key of the
// passphrase, XChaCha20-Poly1305 (secretstream) seals chunks of 64 KiB with a random key of the file; that key lies in the
// header twice, wrapped by each of the two. All of the header is authenticated and the end is marked, so that no byte can be
// changed and none cut off unnoticed; what comes out appears whole or not at all. Format: docs in sealedfile.cpp.

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/base/secret.h"

#include <QIODevice>

#include <functional>
#include <memory>

namespace goodword {

/// What guessing one passphrase costs, in time and memory. Kept in the file, so it may grow with the years.
struct SealStrength {
    unsigned long long operations;
    size_t memory; ///< bytes
    static SealStrength moderate(); ///< 256 MB, about a second
    static SealStrength least();    ///< for tests
};

/// 32 bytes, by Argon2id; `salt` has 16.
Result<Secret> keyOfPassphrase(const Secret &passphrase, QByteArrayView salt, SealStrength strength);

inline constexpr QLatin1String kSealedSuffix("goodword-sealed");

/// Seals what is written to it, into a device that outlives it.
class SealingDevice final : public QIODevice
{
    Q_OBJECT
public:
    explicit SealingDevice(QIODevice &to);
    ~SealingDevice() override;

    /// `name` is what the file is called once it is unsealed; it is sealed too.
    Done begin(const Secret &passphrase, const QString &name, SealStrength strength = SealStrength::moderate());
    /// Marks the end; without it the file counts as cut off.
    Done finish();
    /// The other way in, which is nowhere else: shown once.
    const Secret &recoveryKey() const { return m_recoveryKey; }
    bool isSequential() const override { return true; }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *data, qint64 size) override;

private:
    struct Stream;
    bool push(const char *data, qsizetype size, bool last);

    QIODevice &m_to;
    std::unique_ptr<Stream> m_stream;
    Secret m_recoveryKey;
    Secret m_plain; ///< a chunk that is not full yet
    qsizetype m_size = 0;
};

/// By its first bytes.
bool isSealed(const QString &path);

/// What `fill` writes, sealed as it comes: no byte of it is on the disk in plain. Answers the recovery key.
Result<Secret> writeSealed(const QString &target, const Secret &passphrase, const std::function<Done(QIODevice &)> &fill,
                           SealStrength strength = SealStrength::moderate());

/// Seals a copy of a file; `target` is replaced whole. Answers the recovery key.
Result<Secret> sealFile(const QString &from, const QString &target, const Secret &passphrase,
                        Progress &progress = Progress::none(), SealStrength strength = SealStrength::moderate());

/// Opens a sealed file by its passphrase or its recovery key, as typed, into `target`, which is replaced whole once every
/// byte is known to be true. Answers what the file was called.
Result<QString> unsealFile(const QString &from, const QString &target, const QString &key, Progress &progress = Progress::none());
Result<QString> unseal(QIODevice &from, QIODevice &to, const QString &key, Progress &progress = Progress::none());

/// "Shop 2026-11-22.goodword-sealed" → "Shop 2026-11-22.goodword"; "list.csv.goodword-sealed" → "list.csv".
QString unsealedName(const QString &sealedPath);

} // namespace goodword
