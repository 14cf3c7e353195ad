#include "core/book/walfile.h"

#include <QFile>
#include <QtEndian>

namespace goodword {

static constexpr qint64 kHeader = 32, kFrameHeader = 24;

namespace {

/// The sum SQLite keeps over the log's header and all frames up to one.
struct Chain {
    quint32 first = 0, second = 0;
    bool bigEndian = false;

    void add(const char *bytes, qint64 size)
    {
        for (qint64 at = 0; at < size; at += 8) {
            first += word(bytes + at) + second;
            second += word(bytes + at + 4) + first;
        }
    }
    quint32 word(const char *at) const { return bigEndian ? qFromBigEndian<quint32>(at) : qFromLittleEndian<quint32>(at); }
    void setTo(const char *at)
    {
        first = qFromBigEndian<quint32>(at);
        second = qFromBigEndian<quint32>(at + 4);
    }
    bool is(const char *at) const { return qFromBigEndian<quint32>(at) == first && qFromBigEndian<quint32>(at + 4) == second; }
};

/// The frames of a log, one after the other.
class Frames
{
public:
    Frames(const QByteArray &bytes, int pageSize, Chain chain) : m_bytes(bytes), m_size(pageSize), m_chain(chain) {}

    bool next()
    {
        m_at = m_at == 0 ? kHeader : m_at + kFrameHeader + m_size;
        if (m_at + kFrameHeader + m_size > m_bytes.size())
            return false;
        m_chain.add(frame(), 8);
        m_chain.add(frame() + kFrameHeader, m_size);
        m_followsLast = m_chain.is(frame() + 16);
        m_chain.setTo(frame() + 16);
        return true;
    }
    const char *frame() const { return m_bytes.constData() + m_at; }
    bool followsLast() const { return m_followsLast; } ///< what it holds, and that of the one before, is what was written
    bool isOf(quint64 salt) const { return qFromBigEndian<quint64>(frame() + 8) == salt; }
    quint32 page() const { return qFromBigEndian<quint32>(frame()); }
    quint32 committed() const { return qFromBigEndian<quint32>(frame() + 4); } ///< the last of a change: how large the book is then
    qint64 place() const { return m_at + kFrameHeader; }

private:
    const QByteArray &m_bytes;
    int m_size;
    Chain m_chain;
    qint64 m_at = 0;
    bool m_followsLast = false;
};

/// Whether whole changes stand behind a header that is none.
bool holdsChanges(const QByteArray &bytes, int pageSize)
{
    for (const bool bigEndian : {false, true}) {
        Chain chain;
        chain.bigEndian = bigEndian;
        Frames frames(bytes, pageSize, chain);
        while (frames.next()) {
            if (frames.followsLast() && frames.committed() != 0)
                return true;
        }
    }
    return false;
}

/// False where it is none, or not what was written.
bool readHeader(const char *data, WalFile &wal, Chain &chain)
{
    const quint32 magic = qFromBigEndian<quint32>(data), size = qFromBigEndian<quint32>(data + 8);
    const bool likely = (magic | 1) == 0x377f0683 && size >= 512 && size <= 65536 && (size & (size - 1)) == 0;
    chain.bigEndian = (magic & 1) != 0;
    chain.add(data, 24);
    if (!likely || !chain.is(data + 24))
        return false;
    wal.pageSize = int(size);
    return true;
}

WalFile parse(const QByteArray &bytes)
{
    static constexpr int kUsualPage = 4096;
    WalFile wal;
    if (bytes.size() < kHeader)
        return wal;
    Chain chain;
    if (!readHeader(bytes.constData(), wal, chain)) {
        wal.isDamaged = holdsChanges(bytes, kUsualPage);
        return wal;
    }
    const auto salt = qFromBigEndian<quint64>(bytes.constData() + 16);
    bool whole = true;
    int changesBehind = 0;
    std::map<quint32, qint64> open; // of a change whose end was not met yet
    Frames frames(bytes, wal.pageSize, chain);
    while (frames.next()) {
        const bool ends = frames.committed() != 0;
        if (!frames.followsLast() || !frames.isOf(salt)) {
            whole = false;
            changesBehind = ends && (frames.followsLast() || frames.isOf(salt)) ? 1 : 0;
        } else if (!whole) {
            changesBehind += ends ? 1 : 0;
            wal.isDamaged = wal.isDamaged || changesBehind >= 2;
        } else {
            open[frames.page()] = frames.place();
            if (!ends)
                continue;
            wal.pageCount = frames.committed();
            for (const auto &[page, place] : open)
                wal.pages[page] = place;
            open.clear();
        }
    }
    return wal;
}

} // namespace

WalFile WalFile::read(const QString &bookPath)
{
    QFile file(bookPath + QStringLiteral("-wal"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    // Whoever has the book open may begin its log anew meanwhile; its header is the first thing that changes.
    QByteArray bytes;
    for (int tries = 0; tries < 5; ++tries) {
        file.seek(0);
        bytes = file.readAll();
        file.seek(0);
        if (bytes.left(kHeader) == file.read(kHeader))
            break;
    }
    return parse(bytes);
}

} // namespace goodword
