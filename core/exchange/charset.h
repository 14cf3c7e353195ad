#pragma once
// What the bytes of a text file mean: a byte order mark decides; else valid UTF-8; else, where anything is shaped like
// UTF-8, damaged UTF-8 (each run of bad bytes becomes U+FFFD and its line is remembered); else Windows-1252.
// Readers behind Utf8Source see UTF-8 only. Knows nothing of CSV.

#include "core/exchange/bytesource.h"

#include <QByteArray>

#include <memory>
#include <vector>

class QIODevice;

namespace goodword {

class Progress;

struct Charset {
    QByteArray name = "UTF-8"; ///< as IANA writes it; "windows-1252" in lower case
    qint64 bom = 0;            ///< bytes of a byte order mark to be left out
    bool sound = true;         ///< valid UTF-8 throughout: the bytes pass as they are
    bool guessed = false;      ///< nothing in the file said so: Windows-1252 because nothing else fits
};

/// Reads the device to its end (valid UTF-8 cannot be told earlier) and goes back to its start. Needs one that can seek.
Result<Charset> detectCharset(QIODevice &device, Progress &progress);
/// What somebody chose by name ("latin1", "cp1250", "utf-16"); an unknown name is Invalid.
Result<Charset> chosenCharset(QIODevice &device, const QString &name, Progress &progress);

class Utf8Source final : public ByteSource
{
public:
    /// The device is read from its start. It must outlive this.
    Utf8Source(QIODevice &device, const Charset &charset);
    ~Utf8Source() override;

    Result<qint64> read(char *to, qint64 room) override;
    /// Physical lines, from 1, on which something could not be read and became U+FFFD; as far as was read.
    const std::vector<qint64> &badLines() const { return m_badLines; }

private:
    struct Converter;
    Result<qint64> readRaw(char *to, qint64 room);
    Done decodeChunk();
    void take(const char16_t *units, qsizetype count);
    void markBadRun();

    QIODevice &m_device;
    Charset m_charset;
    bool m_started = false, m_ended = false;
    std::unique_ptr<Converter> m_converter;
    QByteArray m_decoded;
    qsizetype m_taken = 0;
    qint64 m_line = 1;
    bool m_afterCr = false, m_inBadRun = false;
    std::vector<qint64> m_badLines;
};

} // namespace goodword
