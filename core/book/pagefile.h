#pragma once
// A book's file read page by page, without SQLite, which stops at the first bad page of a table: pages as the log beside it
// has them anew, whether each is what was written, and the rows on those that hold some. Only reads. The form of pages,
// cells and records is that of SQLite's "Database File Format".

#include "core/base/result.h"
#include "core/book/pagesum.h"
#include "core/book/walfile.h"

#include <QFile>
#include <QList>

#include <memory>
#include <optional>
#include <vector>

namespace goodword {

/// The kind of a page, as its first byte says.
enum class PageKind : uchar { None = 0, IndexInterior = 2, TableInterior = 5, IndexLeaf = 10, TableLeaf = 13 };

struct StoredValue {
    enum Type { Null, Integer, Real, Text, Blob } type = Null;
    qint64 integer = 0;
    double real = 0;
    QByteArray bytes;
};

struct StoredRow {
    qint64 id = 0; ///< of a table with ids
    std::vector<StoredValue> values;
    bool doubtful = false; ///< a page it stands on is not what was written
    QList<quint32> pages;  ///< those it stands on
};

class PageFile
{
public:
    static Result<std::unique_ptr<PageFile>> open(const QString &path);

    quint32 count() const { return quint32(m_states.size()); }
    int size() const { return m_size; }
    bool hasSums() const { return m_size != m_usable; }
    /// What the first page says of the book; 0 where it cannot be believed.
    int version() const { return m_version; }
    PageState state(quint32 number) const { return m_states[number - 1]; }
    bool exists(quint32 number) const { return number >= 1 && number <= count(); }
    QByteArray page(quint32 number);

    /// None where the page does not hold together.
    PageKind kind(const QByteArray &page, quint32 number) const;
    /// The pages below, in their order.
    QList<quint32> children(const QByteArray &page, quint32 number) const;
    /// The rows on a page; what cannot be read is counted.
    std::vector<StoredRow> rows(quint32 number, int *unreadable);

private:
    PageFile(const QString &path) : m_file(path), m_log(path + QStringLiteral("-wal")) {}
    Done readHeader(const QString &path);
    void judgePages();
    int cellCount(const QByteArray &page, quint32 number) const;
    int cellAt(const QByteArray &page, quint32 number, int cell) const;
    std::optional<StoredRow> row(const QByteArray &page, quint32 number, PageKind kind, int at);
    bool addOverflow(QByteArray &payload, qsizetype wanted, quint32 number, StoredRow &row);

    QFile m_file, m_log;
    WalFile m_wal;
    int m_size = 4096, m_usable = 4096, m_version = 0;
    std::vector<PageState> m_states;
    quint32 m_lastNumber = 0; ///< of the page read last: whose it is, is asked again and again
    QByteArray m_last;
};

} // namespace goodword
