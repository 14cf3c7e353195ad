#include "bench/bench.h"
#include "bench/program.h"

#include "core/exchange/exporter.h"
#include "core/registry.h"

#include <QTemporaryDir>

namespace goodword::bench {

using namespace Qt::StringLiterals;

namespace {

// The same rows in the same order with the same contents; each list (e-mails, phones, dates, tags, own fields, …) in one
// cell, by one subquery each on its index, which is kinder to SQLite than our thirteen columns for them.
constexpr char kSameColumns[] = R"(SELECT c.id, c.uid, c.kind, c.name, c.given_name, c.family_name, company.name, c.job_title,
  (SELECT group_concat(address, '; ') FROM
    (SELECT address FROM customer_email e WHERE e.customer_id = c.id ORDER BY position, id)),
  (SELECT group_concat(number, '; ') FROM
    (SELECT number FROM customer_phone p WHERE p.customer_id = c.id ORDER BY position, id)),
  c.street, c.city, c.region, c.postal_code, c.country, c.language, c.source, s.name, d.name,
  (SELECT group_concat(name, '; ') FROM
    (SELECT t.name FROM customer_tag ct JOIN tag t ON t.id = ct.tag_id WHERE ct.customer_id = c.id ORDER BY t.match_key, t.id)),
  c.notes, c.rhythm_days, c.rhythm_max_days,
  (SELECT group_concat(kind || '|' || day || '|' || remind || '|' || label, '; ') FROM customer_date x
    WHERE x.customer_id = c.id),
  g.name, k.stage_day,
  (SELECT group_concat(purpose || '|' || channel || '|' || day || '|' || reason, '; ') FROM opt_out o WHERE o.customer_id = c.id),
  (SELECT group_concat(coalesce(text_value, number_value, day_value, flag_value), '; ') FROM custom_value v
    WHERE v.customer_id = c.id),
  (SELECT group_concat(source || ':' || external_id, '; ') FROM external_ref r
    WHERE r.table_name = 'customer' AND r.row_id = c.id),
  c.created_day
FROM customer c LEFT JOIN customer company ON company.id = c.company_id LEFT JOIN staff s ON s.id = c.owner_id
  LEFT JOIN department d ON d.id = c.department_id LEFT JOIN d_customer k ON k.customer_id = c.id
  LEFT JOIN journey_stage g ON g.id = k.stage_id
WHERE c.deleted_at IS NULL ORDER BY c.kind = 'person', c.id)";

constexpr char kTableAlone[] = R"(SELECT id, uid, kind, name, given_name, family_name, company_id, job_title, street, city, region,
  postal_code, country, language, source, owner_id, department_id, notes, rhythm_days, rhythm_max_days, created_day
FROM customer WHERE deleted_at IS NULL)";

Cost sqlite(const QString &book, const char *sql, const QString &to)
{
    return run(u"sqlite3"_s, {u"-readonly"_s, u"-csv"_s, book, QString::fromLatin1(sql)}, {}, to);
}

Line line(const QString &work, const Cost &ours, const Cost &theirs, const QString &bound)
{
    const QList<QByteArray> said = ours.output.split(' '); // rows, MB of growth
    const QString text = u"%1: CPU of %2 rows (wall %3 / %4; memory grows %5 MB)"_s.arg(
        work, QString::fromLatin1(said.value(0)), seconds(ours.wall), seconds(theirs.wall), QString::fromLatin1(said.value(1)));
    return {text, seconds(ours.cpu), seconds(theirs.cpu), times(ours.cpu / theirs.cpu), bound};
}

} // namespace

int exportChild(const QStringList &arguments)
{
    BookOptions options = standardOptions();
    options.readOnly = true;
    options.engine = Database::Engine::Native;
    const auto book = Book::open(arguments.value(0), options);
    if (!book)
        return 1;
    ExportOptions wish;
    wish.purpose = arguments.value(2) == u"lossless"_s ? CsvPurpose::RoundTrip : CsvPurpose::Spreadsheet;
    const double before = memoryNow();
    const auto report = exportCsv(**book, arguments.value(1), wish);
    if (!report)
        return 1;
    QTextStream(stdout) << report->rows << ' ' << qRound(memoryPeak() - before);
    return 0;
}

std::vector<Line> exportLines(const QString &book)
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"customers.csv"_s), theirs = folder.filePath(u"sqlite.csv"_s);
    const auto ours = [&](const QString &purpose) { return runChild({u"export"_s, book, file, purpose}); };
    if (installed(u"sqlite3"_s).isEmpty()) {
        return {{u"customers to CSV"_s, seconds(ours(u"lossless"_s).cpu), u"skipped: sqlite3 is not installed"_s, {}, {}}};
    }
    const auto runs = interleaved({[&] { return ours(u"lossless"_s); }, [&] { return ours(u"sheet"_s); },
                                   [&] { return sqlite(book, kSameColumns, theirs); }, [&] { return sqlite(book, kTableAlone, theirs); }});
    const Cost lossless = medianOf(runs[0]), sheet = medianOf(runs[1]), same = medianOf(runs[2]), table = medianOf(runs[3]);
    return {line(u"customers to CSV, for Goodword | sqlite3 -csv of the same columns"_s, lossless, same, u"≤ 0.65×; ≤ 40 MB"_s),
            line(u"customers to CSV, for spreadsheets | the same"_s, sheet, same, u"≤ 0.65×; ≤ 40 MB"_s),
            line(u"customers to CSV, for Goodword | sqlite3 -csv of the customer table alone"_s, lossless, table, {})};
}

} // namespace goodword::bench
