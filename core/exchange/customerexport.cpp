#include "core/book/rowstream.h"
#include "core/customers/customfieldstore.h"
#include "core/exchange/exportsheet.h"
#include "core/exchange/ownlists.h"
#include "core/journey/journeystore.h"
#include "core/staff/staffstore.h"

#include <array>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

/// In the order of kCustomerSql, from its third column on: texts and numbers that are written as they stand in the book.
constexpr std::array kPlainCells = {"id",     "uid",         "kind",    "name",     "given_name", "family_name", "job_title",   "street",         "city",
                                    "region", "postal_code", "country", "language", "source",     "notes",       "rhythm_days", "rhythm_max_days", "company"};
constexpr int kFirstPlain = 2, kAfterPlain = kFirstPlain + int(kPlainCells.size());

constexpr char kCustomerSql[] = R"(SELECT c.id, c.kind = 'person' AND c.deleted_at IS NULL,
      c.id AS shown_id, c.uid, c.kind, c.name, c.given_name, c.family_name, c.job_title, c.street, c.city, c.region, c.postal_code,
      c.country, c.language, c.source, c.notes, c.rhythm_days, c.rhythm_max_days, company.name, c.owner_id, c.department_id,
      c.created_day
    FROM customer c LEFT JOIN customer company ON company.id = c.company_id WHERE c.id >= ? ORDER BY c.id)";

/// "email", "email_2", "email_3", the rest in a list, and a list of the labels: "2=work".
struct ContactCells {
    ContactCells(const ExportSheet &sheet, const QString &field)
        : first{sheet.column(field), sheet.column(field + u"_2"_s), sheet.column(field + u"_3"_s)}
        , more(sheet.column(u"more_"_s + field + u's'))
        , labels(sheet.column(field + u"_labels"_s))
    {
    }
    std::array<int, 3> first;
    int more;
    int labels;
};

/// One pass over the customers and one over each table of what belongs to them; texts go from SQLite to the file as bytes.
class CustomerWriter
{
public:
    CustomerWriter(Database &db, ExportSheet &sheet);

    /// False when it was cancelled.
    bool writeAll();
    bool writeOne(qint64 id) { return write(id, [](const Statement &) { return true; }); }
    void expect(qint64 rows) { m_expected = rows; }

private:
    template <class Wanted>
    bool write(qint64 id, const Wanted &wanted);
    void writeRow(const Statement &s, qint64 id);
    void writeContacts(RowStream &rows, qint64 id, const ContactCells &cells);
    void writeDates(qint64 id);
    void writeTags(qint64 id);
    void writeStage(qint64 id);
    void writeOptOuts(qint64 id);
    void writeValues(qint64 id);
    void writeRefs(qint64 id);
    void readNames(Database &db);

    struct Tag {
        int place; ///< in the order tags are listed
        QByteArray name;
    };
    struct OwnField {
        FieldKind kind;
        int column;
        int place; ///< of two fields of one name the later fills the column
    };

    Database &m_db;
    ExportSheet &m_sheet;
    qint64 m_expected = 0;
    RowStream m_customers, m_emails, m_phones, m_dates, m_tags, m_states, m_optOuts, m_values, m_refs;
    ContactCells m_emailCells, m_phoneCells;
    std::array<int, kPlainCells.size()> m_plain;
    int m_owner, m_department, m_created, m_birthday, m_dateList, m_tagList, m_stage, m_stageSince, m_external;
    QHash<qint64, QByteArray> m_staff, m_departments, m_stages;
    QHash<qint64, Tag> m_tagNames;
    QHash<qint64, OwnField> m_fields;
    std::vector<const Tag *> m_tagsOfOne;
    std::vector<int> m_placeIn; ///< of the field that filled a column of the row
    QByteArray m_text;
};

CustomerWriter::CustomerWriter(Database &db, ExportSheet &sheet)
    : m_db(db)
    , m_sheet(sheet)
    , m_customers(db, kCustomerSql)
    , m_emails(db, R"(SELECT customer_id, address, label FROM customer_email
                      WHERE customer_id >= ? ORDER BY customer_id, position, id)")
    , m_phones(db, R"(SELECT customer_id, number, label FROM customer_phone
                      WHERE customer_id >= ? ORDER BY customer_id, position, id)")
    , m_dates(db, "SELECT customer_id, kind, day, remind, label FROM customer_date WHERE customer_id >= ? ORDER BY customer_id, id")
    , m_tags(db, "SELECT customer_id, tag_id FROM customer_tag WHERE customer_id >= ? ORDER BY customer_id, tag_id")
    , m_states(db, "SELECT customer_id, stage_id, stage_day FROM d_customer WHERE customer_id >= ? ORDER BY customer_id")
    , m_optOuts(db, R"(SELECT customer_id, purpose, channel, day, reason FROM opt_out
                       WHERE customer_id >= ? ORDER BY customer_id, purpose, id)")
    , m_values(db, R"(SELECT customer_id, field_id, text_value, number_value, day_value, flag_value FROM custom_value
                      WHERE customer_id >= ? ORDER BY customer_id, field_id)")
    , m_refs(db, R"(SELECT row_id, source, external_id FROM external_ref
                    WHERE table_name = 'customer' AND row_id >= ? ORDER BY row_id, id)")
    , m_emailCells(sheet, u"email"_s)
    , m_phoneCells(sheet, u"phone"_s)
    , m_owner(sheet.column(u"owner"_s))
    , m_department(sheet.column(u"department"_s))
    , m_created(sheet.column(u"created"_s))
    , m_birthday(sheet.column(u"birthday"_s))
    , m_dateList(sheet.column(u"dates"_s))
    , m_tagList(sheet.column(u"tags"_s))
    , m_stage(sheet.column(u"stage"_s))
    , m_stageSince(sheet.column(u"stage_since"_s))
    , m_external(sheet.column(u"external_id"_s))
{
    for (size_t i = 0; i < kPlainCells.size(); ++i)
        m_plain[i] = sheet.column(QString::fromLatin1(kPlainCells[i]));
    readNames(db);
}

void CustomerWriter::readNames(Database &db)
{
    int place = 0;
    for (const CustomField &field : customFieldStore::all(db, true))
        m_fields.insert(field.id.value, {field.kind, m_sheet.column(kCustomPrefix + field.name), 0});
    Statement fields(db, "SELECT id FROM custom_field ORDER BY position, id");
    while (fields.next())
        m_fields[fields.integer(0)].place = ++place;
    for (const Staff &staff : staffStore::team(db, true))
        m_staff.insert(staff.id.value, staff.name.toUtf8());
    for (const Department &department : staffStore::departments(db, true))
        m_departments.insert(department.id.value, department.name.toUtf8());
    for (const Stage &stage : journeyStore::stagesOf(db, journeyStore::activeModel(db), true))
        m_stages.insert(stage.id.value, stage.name.toUtf8());
    Statement tags(db, "SELECT id, name FROM tag ORDER BY match_key, id");
    while (tags.next())
        m_tagNames.insert(tags.integer(0), {int(m_tagNames.size()), tags.text(1).toUtf8()});
}

/// Companies first, so that whoever belongs to one finds it when the file is read again.
bool CustomerWriter::writeAll()
{
    m_expected = m_db.value<qint64>("SELECT count(*) FROM customer WHERE deleted_at IS NULL").value_or(0);
    std::vector<qint64> companies;
    Statement s(m_db, "SELECT id FROM customer WHERE kind = 'company' AND deleted_at IS NULL ORDER BY id");
    while (s.next())
        companies.push_back(s.integer(0));
    for (const qint64 id : companies) {
        if (!writeOne(id))
            return false;
    }
    for (qint64 id = m_customers.firstFrom(1); id != RowStream::kEnd; id = m_customers.firstFrom(id + 1)) {
        if (!write(id, [](const Statement &row) { return row.flag(1); }))
            return false;
    }
    return true;
}

template <class Wanted>
bool CustomerWriter::write(qint64 id, const Wanted &wanted)
{
    bool goOn = true;
    m_customers.take(id, [&](const Statement &row) {
        if (!wanted(row))
            return;
        writeRow(row, id);
        goOn = m_sheet.endRow(m_expected);
    });
    return goOn;
}

void CustomerWriter::writeRow(const Statement &s, qint64 id)
{
    for (int i = kFirstPlain; i < kAfterPlain; ++i)
        m_sheet.set(m_plain[size_t(i - kFirstPlain)], s.utf8(i));
    m_sheet.set(m_owner, m_staff.value(s.integer(kAfterPlain)));
    m_sheet.set(m_department, m_departments.value(s.integer(kAfterPlain + 1)));
    m_sheet.set(m_created, dayCell(s.utf8(kAfterPlain + 2)));
    writeContacts(m_emails, id, m_emailCells);
    writeContacts(m_phones, id, m_phoneCells);
    writeDates(id);
    writeTags(id);
    writeStage(id);
    writeOptOuts(id);
    writeValues(id);
    writeRefs(id);
}

void CustomerWriter::writeContacts(RowStream &rows, qint64 id, const ContactCells &cells)
{
    size_t count = 0;
    rows.take(id, [&](const Statement &s) {
        if (count < cells.first.size())
            m_sheet.cell(cells.first[count]).append(s.utf8(1));
        else
            addToList(m_sheet.cell(cells.more), s.utf8(1));
        ++count;
        if (const QByteArray label = s.utf8(2); !label.isEmpty()) {
            m_text.setNum(qulonglong(count)).append('=').append(label);
            addToList(m_sheet.cell(cells.labels), m_text);
        }
    });
}

/// A plain birthday needs no list.
void CustomerWriter::writeDates(qint64 id)
{
    int count = 0;
    bool plain = false, hasBirthday = false;
    m_dates.take(id, [&](const Statement &s) {
        const QByteArray kind = s.utf8(1), day = s.utf8(2), label = s.utf8(4);
        if (!hasBirthday && kind == "birthday") {
            hasBirthday = true;
            m_sheet.cell(m_birthday).append(day);
            plain = s.flag(3) && label.isEmpty();
        }
        m_text.resize(0);
        m_text.append(kind).append('|').append(day).append(s.flag(3) ? "|yes|" : "|no|").append(label);
        addToList(m_sheet.cell(m_dateList), m_text);
        ++count;
    });
    if (plain && count == 1)
        m_sheet.cell(m_dateList).resize(0);
}

void CustomerWriter::writeTags(qint64 id)
{
    m_tagsOfOne.clear();
    m_tags.take(id, [&](const Statement &s) {
        if (const auto tag = m_tagNames.constFind(s.integer(1)); tag != m_tagNames.constEnd())
            m_tagsOfOne.push_back(&*tag);
    });
    std::sort(m_tagsOfOne.begin(), m_tagsOfOne.end(), [](const Tag *a, const Tag *b) { return a->place < b->place; });
    for (const Tag *tag : m_tagsOfOne)
        addToList(m_sheet.cell(m_tagList), tag->name);
}

void CustomerWriter::writeStage(qint64 id)
{
    m_states.take(id, [&](const Statement &s) {
        if (s.isNull(1))
            return;
        m_sheet.set(m_stage, m_stages.value(s.integer(1)));
        m_sheet.cell(m_stageSince).append(s.utf8(2));
    });
}

void CustomerWriter::writeOptOuts(qint64 id)
{
    QList<OptOut> optOuts;
    m_optOuts.take(id, [&](const Statement &s) {
        // A purpose that a newer Goodword knows and this one does not forbids everything: the careful reading.
        optOuts.append({purposeFromCode(s.text(1)).value_or(Purpose::All), s.text(2), s.day(3), s.text(4)});
    });
    if (optOuts.isEmpty())
        return;
    QStringList purposes;
    for (const OptOut &optOut : std::as_const(optOuts)) {
        if (!purposes.contains(purposeCode(optOut.purpose)))
            purposes += purposeCode(optOut.purpose);
    }
    m_sheet.setList("opt_outs"_L1, purposes);
    m_sheet.setList("opt_out_details"_L1, ownLists::optOutTexts(optOuts));
}

void CustomerWriter::writeValues(qint64 id)
{
    m_placeIn.clear();
    m_values.take(id, [&](const Statement &s) {
        const auto field = m_fields.constFind(s.integer(1));
        if (field == m_fields.constEnd())
            return;
        m_placeIn.resize(std::max(m_placeIn.size(), size_t(field->column) + 1));
        if (m_placeIn[size_t(field->column)] > field->place)
            return;
        m_placeIn[size_t(field->column)] = field->place;
        QByteArray &cell = m_sheet.cell(field->column);
        cell.resize(0);
        switch (field->kind) {
        case FieldKind::Number: cell.setNum(s.real(3), 'g', QLocale::FloatingPointShortest); break;
        case FieldKind::Date: cell.append(dayCell(s.utf8(4))); break;
        case FieldKind::YesNo: cell.append(s.flag(5) ? "yes" : "no"); break;
        case FieldKind::Text:
        case FieldKind::Choice: cell.append(s.utf8(2)); break;
        }
    });
}

void CustomerWriter::writeRefs(qint64 id)
{
    m_refs.take(id, [&](const Statement &s) {
        const QByteArray source = s.utf8(1);
        if (source == "row")
            return;
        m_text.resize(0);
        m_text.append(source).append(':').append(s.utf8(2));
        addToList(m_sheet.cell(m_external), m_text);
    });
}

} // namespace

Done writeCustomers(Database &db, const OnlyRows &only, ExportSheet &sheet)
{
    CustomerWriter writer(db, sheet);
    if (!only)
        return writer.writeAll() ? Done() : exportStopped();
    writer.expect(qint64(only->size()));
    for (const qint64 id : *only) {
        if (!writer.writeOne(id))
            return exportStopped();
    }
    return {};
}

} // namespace goodword
