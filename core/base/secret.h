#pragma once
// Bytes nobody else may see: a passphrase, a key. Kept in memory that is locked where the system allows it, wiped when they
// go, never copied, never part of a label, a log or an error. Knows no file format.

#include <QByteArrayView>
#include <QString>

#include <memory>

namespace goodword {

class Secret
{
public:
    Secret() = default;
    /// As typed: in Unicode's composed form, so that two keyboards give the same bytes.
    static Secret ofText(const QString &text);
    static Secret ofBytes(QByteArrayView bytes);
    static Secret random(qsizetype size);
    /// Zeroes, to be written to through data().
    static Secret ofSize(qsizetype size);

    bool isEmpty() const { return !m_bytes; }
    qsizetype size() const { return m_bytes ? m_size : 0; }
    /// Never null, which no function of libsodium takes, not even for no bytes.
    const unsigned char *data() const { return m_bytes ? m_bytes.get() : &kNothing; }
    unsigned char *data() { return m_bytes.get(); }
    QByteArrayView view() const { return {data(), size()}; }

private:
    struct Free {
        void operator()(unsigned char *bytes) const;
    };
    static constexpr unsigned char kNothing = 0;
    std::unique_ptr<unsigned char, Free> m_bytes;
    qsizetype m_size = 0;
};

/// Overwrites what a text holds and empties it. Copies that others made of it are out of reach.
void wipe(QString &text);
void wipe(QByteArray &bytes);

/// What to say about a passphrase somebody is about to choose; empty where there is nothing to say. Advice, not a rule.
QString passphraseAdvice(const QString &passphrase);

/// A recovery key, of a whole number of symbols (each 5 bits), as it is printed: Crockford's base 32 in groups of four, with a
/// check symbol at the end, which tells a slip of the pen from a wrong key.
inline constexpr qsizetype kRecoveryBytes = 20;
QString recoveryText(const Secret &key);
/// Capitals, spaces and hyphens do not matter, O is 0, I and L are 1. Empty where it is no such key, or mistyped.
Secret recoveryFromText(const QString &text, qsizetype bytes = kRecoveryBytes);

} // namespace goodword
