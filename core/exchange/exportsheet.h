#pragma once
// A CSV file being written row by row, its cells set by the names of importfields.h. For the exporters alone.

#include "core/exchange/exporter.h"

#include <QHash>

namespace goodword {

class ExportSheet
{
public:
    ExportSheet(QIODevice &device, const ExportOptions &options, const QStringList &customFields, Progress &progress);

    void set(QLatin1String field, const QString &text) { set(QString(field), text); }
    void set(const QString &field, const QString &text);
    /// The values one to a column ("email", "email_2", "email_3"), the rest in a list of their own.
    void setSeveral(QLatin1String field, QLatin1String more, const QStringList &values);
    void setList(QLatin1String field, const QStringList &values) { set(field, encodeList(values)); }
    /// False when it was cancelled.
    bool endRow(qint64 of);
    qint64 rows() const { return m_rows; }
    Done finish() { return m_writer.finish(); }

private:
    CsvWriter m_writer;
    Progress &m_progress;
    QHash<QString, int> m_columns;
    QStringList m_cells;
    qint64 m_rows = 0;
};

Error exportStopped();

Done writeCustomers(Database &db, const std::vector<qint64> &ids, ExportSheet &sheet);
Done writeTouchpoints(Database &db, const std::vector<qint64> &ids, ExportSheet &sheet);
Done writeAnswers(Database &db, const std::vector<qint64> &ids, ExportSheet &sheet);
Done writeTestimonials(Database &db, const std::vector<qint64> &ids, ExportSheet &sheet);
Done writePublication(const Exportable &exportable, ExportSheet &sheet);

} // namespace goodword
