#include "core/book/pagefile.h"

#include "core/book/migrations.h"

#include <QDir>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <cstring>

namespace goodword {

namespace {

const uchar *at(const QByteArray &bytes, qsizetype offset)
{
    return reinterpret_cast<const uchar *>(bytes.constData()) + offset;
}

/// SQLite's numbers of one to nine bytes; false where the bytes end first.
bool readVarint(const QByteArray &bytes, qsizetype &offset, quint64 &value)
{
    value = 0;
    for (int i = 0; i < 9; ++i) {
        if (offset >= bytes.size())
            return false;
        const uchar byte = *at(bytes, offset++);
        if (i == 8) {
            value = value << 8 | byte;
            return true;
        }
        value = value << 7 | (byte & 0x7f);
        if ((byte & 0x80) == 0)
            return true;
    }
    return true;
}

qint64 readInteger(const QByteArray &bytes, qsizetype offset, int size)
{
    qint64 value = static_cast<signed char>(bytes.at(offset));
    for (int i = 1; i < size; ++i)
        value = qint64(quint64(value) << 8 | *at(bytes, offset + i));
    return value;
}

qint64 sizeOfType(quint64 type)
{
    static constexpr std::array<int, 12> kSizes = {0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0};
    return type < 12 ? kSizes[size_t(type)] : qint64((type - 12) / 2);
}

StoredValue valueOf(const QByteArray &payload, qsizetype offset, quint64 type)
{
    StoredValue value;
    if (type == 0)
        return value;
    if (type == 7) {
        value.type = StoredValue::Real;
        const quint64 bits = qFromBigEndian<quint64>(at(payload, offset));
        std::memcpy(&value.real, &bits, sizeof bits);
    } else if (type < 10) {
        value.type = StoredValue::Integer;
        value.integer = type >= 8 ? qint64(type - 8) : readInteger(payload, offset, int(sizeOfType(type)));
    } else {
        value.type = type % 2 == 0 ? StoredValue::Blob : StoredValue::Text;
        value.bytes = payload.mid(offset, sizeOfType(type));
    }
    return value;
}

bool readRecord(const QByteArray &payload, std::vector<StoredValue> &values)
{
    static constexpr size_t kMostColumns = 200;
    qsizetype head = 0;
    quint64 headSize = 0;
    if (!readVarint(payload, head, headSize) || headSize > quint64(payload.size()))
        return false;
    qint64 body = qint64(headSize);
    while (head < qsizetype(headSize)) {
        quint64 type = 0;
        if (!readVarint(payload, head, type) || type == 10 || type == 11 || values.size() == kMostColumns)
            return false;
        const qint64 size = sizeOfType(type);
        if (size > payload.size() - body)
            return false;
        values.push_back(valueOf(payload, body, type));
        body += size;
    }
    return head == qsizetype(headSize) && body == payload.size();
}

} // namespace

Result<std::unique_ptr<PageFile>> PageFile::open(const QString &path)
{
    std::unique_ptr<PageFile> file(new PageFile(path));
    if (!file->m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return Error{ErrorCode::NotFound,
                     Core::tr("%1 cannot be read. Nothing was changed. Check that it is there and that you may open it.")
                         .arg(QDir::toNativeSeparators(path)), file->m_file.errorString()};
    file->m_wal = WalFile::read(path);
    file->m_log.open(QIODevice::ReadOnly | QIODevice::Unbuffered); // its pages are missing else, and count as damaged
    if (auto done = file->readHeader(path); !done)
        return done.error();
    file->judgePages();
    return file;
}

Done PageFile::readHeader(const QString &path)
{
    m_size = m_wal.pageSize != 0 ? m_wal.pageSize : 4096;
    const QByteArray start = m_file.read(kHeaderBytes);
    if (start.size() < kHeaderBytes)
        return Error{ErrorCode::Damaged,
                     Core::tr("%1 is empty or nearly so: nothing can be salvaged from it. It was left as it is. Open the newest "
                              "backup.").arg(QDir::toNativeSeparators(path)), {}};
    if (const int size = pageSizeOf(at(start, 0)); size != 0 && m_wal.pageSize == 0)
        m_size = size;
    m_usable = m_size;
    const qint64 whole = (m_file.size() + m_size - 1) / m_size;
    m_states.assign(size_t(std::max<qint64>(whole, m_wal.pageCount)), PageState::Damaged);
    const QByteArray first = page(1);
    if (first.size() < kHeaderBytes)
        return {};
    if (stateOfPage(at(first, 0), m_size, 1) != PageState::Damaged || !saysSums(at(first, 0)))
        m_version = int(qFromBigEndian<quint32>(at(first, 60)));
    const bool isBook = pageSizeOf(at(first, 0)) != 0 && qFromBigEndian<quint32>(at(first, 68)) == quint32(kApplicationId);
    if (isBook && m_version > kSchemaVersion)
        return Error{ErrorCode::NewerVersion,
                     Core::tr("%1 was made by a newer Goodword. It was left as it is. Install the newest Goodword to salvage it.")
                         .arg(QDir::toNativeSeparators(path)), {}};
    return {};
}

/// Whether pages carry sums is what most of them say: the one byte that tells it may be the damaged one.
void PageFile::judgePages()
{
    std::vector<PageState> summed(m_states.size());
    qint64 sound = 0, unsummed = 0;
    for (quint32 number = 1; number <= count(); ++number) {
        const QByteArray bytes = page(number);
        const bool inLog = m_wal.pages.count(number) != 0;
        PageState state = bytes.isEmpty() ? PageState::Damaged : inLog ? PageState::Unsummed : stateOfPage(at(bytes, 0), m_size, number);
        if (state == PageState::Unsummed && bytes.count('\0') == bytes.size())
            state = PageState::Damaged;
        summed[number - 1] = state;
        sound += state == PageState::Sound ? 1 : 0;
        unsummed += state == PageState::Unsummed ? 1 : 0;
        m_states[number - 1] = bytes.isEmpty() ? PageState::Damaged : PageState::Unsummed;
    }
    const QByteArray first = page(1);
    const bool says = first.size() == m_size && saysSums(at(first, 0)) && stateOfPage(at(first, 0), m_size, 1) != PageState::Damaged;
    if (!says && sound * 4 < qint64(count()))
        return;
    m_usable = m_size - kSumBytes;
    m_states = std::move(summed);
}

QByteArray PageFile::page(quint32 number)
{
    if (number == m_lastNumber)
        return m_last;
    const auto anew = m_wal.pages.find(number);
    QFile &file = anew != m_wal.pages.end() ? m_log : m_file;
    const qint64 offset = anew != m_wal.pages.end() ? anew->second : qint64(number - 1) * m_size;
    if (!exists(number) || !file.seek(offset))
        return {};
    QByteArray bytes = file.read(m_size);
    if (!bytes.isEmpty() && bytes.size() < m_size)
        bytes.append(QByteArray(m_size - bytes.size(), '\0'));
    m_lastNumber = number;
    m_last = bytes;
    return bytes;
}

static int headerOf(quint32 number)
{
    return number == 1 ? kHeaderBytes : 0;
}

static bool isInterior(PageKind kind)
{
    return kind == PageKind::IndexInterior || kind == PageKind::TableInterior;
}

int PageFile::cellCount(const QByteArray &page, quint32 number) const
{
    return qFromBigEndian<quint16>(at(page, headerOf(number) + 3));
}

int PageFile::cellAt(const QByteArray &page, quint32 number, int cell) const
{
    const int head = headerOf(number), kind = *at(page, head);
    return qFromBigEndian<quint16>(at(page, head + (kind <= 5 ? 12 : 8) + 2 * cell));
}

PageKind PageFile::kind(const QByteArray &page, quint32 number) const
{
    if (page.size() != m_size)
        return PageKind::None;
    const auto kind = PageKind(*at(page, headerOf(number)));
    if (kind != PageKind::IndexLeaf && kind != PageKind::TableLeaf && !isInterior(kind))
        return PageKind::None;
    const int first = headerOf(number) + (isInterior(kind) ? 12 : 8);
    return first + 2 * cellCount(page, number) <= m_usable ? kind : PageKind::None;
}

QList<quint32> PageFile::children(const QByteArray &page, quint32 number) const
{
    QList<quint32> below;
    if (!isInterior(kind(page, number)))
        return below;
    for (int cell = 0; cell < cellCount(page, number); ++cell) {
        const int place = cellAt(page, number, cell);
        below.append(place + 4 <= m_usable ? qFromBigEndian<quint32>(at(page, place)) : 0);
    }
    below.append(qFromBigEndian<quint32>(at(page, headerOf(number) + 8)));
    return below;
}

std::vector<StoredRow> PageFile::rows(quint32 number, int *unreadable)
{
    std::vector<StoredRow> rows;
    const QByteArray bytes = page(number);
    const PageKind what = kind(bytes, number);
    if (what == PageKind::None || what == PageKind::TableInterior)
        return rows;
    for (int cell = 0; cell < cellCount(bytes, number); ++cell) {
        if (auto found = row(bytes, number, what, cellAt(bytes, number, cell)))
            rows.push_back(std::move(*found));
        else
            ++*unreadable;
    }
    return rows;
}

std::optional<StoredRow> PageFile::row(const QByteArray &page, quint32 number, PageKind kind, int place)
{
    StoredRow row;
    row.doubtful = state(number) == PageState::Damaged;
    row.pages.append(number);
    const QByteArray bytes = page.left(m_usable);
    qsizetype offset = place + (kind == PageKind::IndexInterior ? 4 : 0);
    quint64 size = 0, id = 0;
    static constexpr qint64 kLargest = 65 << 20; // nothing larger can be written
    if (!readVarint(bytes, offset, size) || size > quint64(std::min(kLargest, m_file.size() + m_log.size())))
        return {};
    if (kind == PageKind::TableLeaf && !readVarint(bytes, offset, id))
        return {};
    row.id = qint64(id);
    const int most = kind == PageKind::TableLeaf ? m_usable - 35 : (m_usable - 12) * 64 / 255 - 23;
    const int least = (m_usable - 12) * 32 / 255 - 23;
    qsizetype local = qsizetype(size);
    if (size > quint64(most)) {
        local = least + (qsizetype(size) - least) % (m_usable - 4);
        local = local <= most ? local : least;
    }
    const bool flows = local < qsizetype(size);
    if (offset + local + (flows ? 4 : 0) > bytes.size())
        return {};
    QByteArray payload = bytes.mid(offset, local);
    if (flows && !addOverflow(payload, qsizetype(size), qFromBigEndian<quint32>(at(bytes, offset + local)), row))
        return {};
    return readRecord(payload, row.values) ? std::optional(std::move(row)) : std::nullopt;
}

bool PageFile::addOverflow(QByteArray &payload, qsizetype wanted, quint32 number, StoredRow &row)
{
    while (payload.size() < wanted) { // ends: each page adds some
        const QByteArray bytes = page(number);
        if (bytes.size() != m_size)
            return false;
        row.doubtful = row.doubtful || state(number) == PageState::Damaged;
        row.pages.append(number);
        payload += bytes.mid(4, std::min<qsizetype>(m_usable - 4, wanted - payload.size()));
        number = qFromBigEndian<quint32>(at(bytes, 0));
    }
    return true;
}

} // namespace goodword
