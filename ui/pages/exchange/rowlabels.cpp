#include "ui/pages/exchange/rowlabels.h"

#include "core/base/text.h"
#include "core/exchange/rowmapper.h"

#include <QFile>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestPart = 60, kMostCells = 3;

/// Which fields tell a row apart: the first filled ones of each group.
std::vector<QStringList> groupsOf(ImportKind kind)
{
    switch (kind) {
    case ImportKind::Customers: return {{u"name"_s}, {u"given_name"_s}, {u"family_name"_s}, {u"company"_s}, {u"email"_s, u"phone"_s}};
    case ImportKind::Touchpoints: return {{u"customer"_s, u"email"_s, u"phone"_s}, {u"subject"_s, u"text"_s}};
    case ImportKind::Answers: return {{u"customer"_s, u"email"_s, u"phone"_s}, {u"score"_s}, {u"comment"_s}};
    case ImportKind::Testimonials: break;
    }
    return {{u"customer"_s, u"attribution"_s, u"email"_s}, {u"quote"_s}};
}

class Labeller
{
public:
    Labeller(const ImportReport &report) : m_mapper(report.plan, report.format)
    {
        for (const QStringList &fields : groupsOf(report.plan.kind)) {
            m_groups.emplace_back();
            for (const QString &field : fields)
                m_groups.back().push_back(m_mapper.slot(field));
        }
        m_nameParts = report.plan.kind == ImportKind::Customers;
    }

    QString labelOf(const CsvRecord &record) const
    {
        QStringList parts;
        for (const std::vector<int> &group : m_groups)
            parts += firstFilled(record, group);
        if (m_nameParts) {
            // A full name says what its parts say; without one they make it.
            const QString parted = QStringList{parts.at(1), parts.at(2)}.join(u' ').trimmed();
            parts = {parts.at(0).isEmpty() ? parted : parts.at(0), parts.at(3), parts.at(4)};
        }
        parts.removeAll(QString());
        return parts.isEmpty() ? firstCells(record) : parts.join(u" · ");
    }

private:
    static QString shortened(const QString &cell)
    {
        const QString text = oneLine(cleanText(cell).text).trimmed();
        return isolated(text.size() > kLongestPart ? text.left(kLongestPart) + u'…' : text);
    }

    /// Of a row without a name: what stands in it at all.
    static QString firstCells(const CsvRecord &record)
    {
        QStringList cells;
        for (size_t i = 0; i < record.cells.size() && cells.size() < kMostCells; ++i) {
            if (const QString text = shortened(record.text(i)); !text.isEmpty())
                cells += text;
        }
        return cells.join(u" · ");
    }

    QString firstFilled(const CsvRecord &record, const std::vector<int> &slots_) const
    {
        for (const int slot : slots_) {
            if (const QString text = slot < 0 ? QString() : shortened(m_mapper.text(record, slot)); !text.isEmpty())
                return text;
        }
        return {};
    }

    RowMapper m_mapper;
    std::vector<std::vector<int>> m_groups;
    bool m_nameParts = false;
};

} // namespace

QHash<qint64, QString> rowLabels(const QString &path, const ImportReport &report, bool lenient, Progress &progress)
{
    QHash<qint64, QString> labels;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return labels;
    const Labeller labeller(report);
    Utf8Source source(file, report.format.charset);
    CsvReader reader(source, report.format.readerOptions(lenient));
    CsvRecord record;
    for (qint64 row = 0; row < kMostRowLabels; ++row) {
        const auto more = reader.next(record);
        if (!more || !*more || (row % 1024 == 0 && progress.cancelled()))
            break;
        labels.insert(record.line, labeller.labelOf(record));
    }
    return labels;
}

} // namespace goodword
