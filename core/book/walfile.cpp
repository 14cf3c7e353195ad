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

} // namespace

static WalFile parse(const QByteArray &bytes)
{
    WalFile wal;
    if (bytes.size() < kHeader)
        return wal;
    const char *data = bytes.constData();
    const quint32 magic = qFromBigEndian<quint32>(data);
    const quint32 size = qFromBigEndian<quint32>(data + 8);
    if ((magic | 1) != 0x377f0683 || size < 512 || size > 65536 || (size & (size - 1)) != 0)
        return wal;
    Chain chain;
    chain.bigEndian = (magic & 1) != 0;
    chain.add(data, 24);
    if (!chain.is(data + 24))
        return wal;
    wal.pageSize = int(size);
    bool whole = true;
    int changesBehind = 0;
    std::map<quint32, qint64> open; // of a change whose end was not met yet
    for (qint64 at = kHeader; at + kFrameHeader + size <= bytes.size(); at += kFrameHeader + size) {
        const char *frame = data + at;
        const bool ours = qFromBigEndian<quint64>(frame + 8) == qFromBigEndian<quint64>(data + 16);
        chain.add(frame, 8);
        chain.add(frame + kFrameHeader, size);
        const bool sound = ours && chain.is(frame + 16);
        chain.setTo(frame + 16);
        const quint32 committed = qFromBigEndian<quint32>(frame + 4);
        if (!sound) {
            whole = false;
            changesBehind = 0;
        } else if (!whole) {
            changesBehind += committed != 0 ? 1 : 0;
            wal.isDamaged = wal.isDamaged || changesBehind >= 2;
        } else {
            open[qFromBigEndian<quint32>(frame)] = at + kFrameHeader;
            if (committed != 0) {
                wal.pageCount = committed;
                for (const auto &[page, place] : open)
                    wal.pages[page] = place;
                open.clear();
            }
        }
    }
    return wal;
}

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
