#include "core/book/rowstream.h"
#include "core/exchange/exportsheet.h"
#include "core/feedback/feedbackstore.h"
#include "core/staff/staffstore.h"
#include "core/touchpoints/touchpoint.h"

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

// Each row with the person it is about: our uid first, and what another book would know the person by.
constexpr char kTouchpointSql[] = R"(SELECT t.id, t.deleted_at IS NULL AND c.deleted_at IS NULL, c.uid, c.name,
      (SELECT e.address FROM customer_email e WHERE e.customer_id = c.id ORDER BY e.position, e.id LIMIT 1),
      (SELECT p.number FROM customer_phone p WHERE p.customer_id = c.id ORDER BY p.position, p.id LIMIT 1),
      t.uid, t.day, t.at, t.channel, t.direction, t.department_id, t.staff_id, t.subject, t.body, t.sentiment, t.outcome, t.minutes,
      t.follow_up_day, t.follow_up_done, t.is_ask, t.is_gift, t.gift_minor, t.gift_currency
    FROM touchpoint t LEFT JOIN customer c ON c.id = t.customer_id WHERE t.id >= ? ORDER BY t.id)";

constexpr char kAnswerSql[] = R"(SELECT a.id, a.deleted_at IS NULL AND c.deleted_at IS NULL, c.uid, c.name,
      (SELECT e.address FROM customer_email e WHERE e.customer_id = c.id ORDER BY e.position, e.id LIMIT 1),
      (SELECT p.number FROM customer_phone p WHERE p.customer_id = c.id ORDER BY p.position, p.id LIMIT 1),
      a.uid, a.day, a.at, a.survey_id, a.channel, a.score, a.comment, a.ignored, a.closed_day
    FROM answer a LEFT JOIN customer c ON c.id = a.customer_id WHERE a.id >= ? ORDER BY a.id)";

/// A code as this version writes it: one it does not know becomes the one it would be read as.
class Codes
{
public:
    using Known = QString (*)(const QString &);
    explicit Codes(Known known) : m_known(known) {}
    QByteArray of(const QByteArray &code)
    {
        auto known = m_codes.constFind(code);
        if (known == m_codes.constEnd()) // the bytes are SQLite's and stay for the row alone
            known = m_codes.insert(QByteArray(code.constData(), code.size()), m_known(QString::fromUtf8(code)).toUtf8());
        return *known;
    }

private:
    Known m_known;
    QHash<QByteArray, QByteArray> m_codes;
};

/// What the rows of both kinds share: who it is about, the day, and the ids other programs know the row by.
class EventWriter
{
public:
    EventWriter(Database &db, ExportSheet &sheet, const char *rows, const char *refs)
        : m_sheet(sheet)
        , m_rows(db, rows)
        , m_refs(db, refs)
        , m_id(sheet.column(u"id"_s))
        , m_external(sheet.column(u"external_id"_s))
    {
        for (const char *name : {"customer_uid", "customer", "email", "phone", "uid"})
            m_shared.push_back(sheet.column(QString::fromLatin1(name)));
        m_day = sheet.column(u"day"_s);
        m_at = sheet.column(u"at"_s);
    }

    template <class Write>
    Done write(Database &db, const OnlyRows &only, const char *count, const Write &writeRest)
    {
        const qint64 of = only ? qint64(only->size()) : db.value<qint64>(count).value_or(0);
        if (only) {
            for (const qint64 id : *only) {
                if (!writeOne(id, true, of, writeRest))
                    return exportStopped();
            }
            return {};
        }
        for (qint64 id = m_rows.firstFrom(1); id != RowStream::kEnd; id = m_rows.firstFrom(id + 1)) {
            if (!writeOne(id, false, of, writeRest))
                return exportStopped();
        }
        return {};
    }

private:
    template <class Write>
    bool writeOne(qint64 id, bool inTrashToo, qint64 of, const Write &writeRest)
    {
        bool goOn = true;
        m_rows.take(id, [&](const Statement &s) {
            if (!inTrashToo && !s.flag(1))
                return;
            m_sheet.cell(m_id).setNum(id);
            for (int i = 0; i < int(m_shared.size()); ++i)
                m_sheet.set(m_shared[size_t(i)], s.utf8(2 + i));
            m_sheet.set(m_day, dayCell(s.utf8(7)));
            m_sheet.set(m_at, instantCell(s.utf8(8)));
            writeRest(s);
            m_refs.take(id, [&](const Statement &ref) {
                const QByteArray source = ref.utf8(1);
                if (source != "row")
                    addToList(m_sheet.cell(m_external), source + ':' + ref.utf8(2));
            });
            goOn = m_sheet.endRow(of);
        });
        return goOn;
    }

    ExportSheet &m_sheet;
    RowStream m_rows, m_refs;
    int m_id, m_external, m_day, m_at;
    std::vector<int> m_shared;
};

} // namespace

Done writeTouchpoints(Database &db, const OnlyRows &only, ExportSheet &sheet)
{
    QHash<qint64, QByteArray> staff, departments;
    for (const Staff &one : staffStore::team(db, true))
        staff.insert(one.id.value, one.name.toUtf8());
    for (const Department &one : staffStore::departments(db, true))
        departments.insert(one.id.value, one.name.toUtf8());
    Codes channels([](const QString &code) { return channelCode(channelFromCode(code).value_or(Channel::Other)); });
    Codes directions([](const QString &code) { return directionCode(directionFromCode(code).value_or(Direction::None)); });
    Codes sentiments([](const QString &code) { return sentimentCode(sentimentFromCode(code).value_or(Sentiment::Unset)); });
    const auto at = [&](const char *name) { return sheet.column(QString::fromLatin1(name)); };
    const int channel = at("channel"), direction = at("direction"), department = at("department"), person = at("staff"),
              subject = at("subject"), text = at("text"), sentiment = at("sentiment"), outcome = at("outcome"), minutes = at("minutes"),
              followUp = at("follow_up"), done = at("follow_up_done"), isAsk = at("is_ask"), isGift = at("is_gift"),
              giftMinor = at("gift_minor"), giftCurrency = at("gift_currency");
    EventWriter writer(db, sheet, kTouchpointSql, R"(SELECT row_id, source, external_id FROM external_ref
                       WHERE table_name = 'touchpoint' AND row_id >= ? ORDER BY row_id, id)");
    return writer.write(db, only, "SELECT count(*) FROM touchpoint WHERE deleted_at IS NULL", [&](const Statement &s) {
        sheet.set(channel, channels.of(s.utf8(9)));
        sheet.set(direction, directions.of(s.utf8(10)));
        sheet.set(department, departments.value(s.integer(11)));
        sheet.set(person, staff.value(s.integer(12)));
        sheet.set(subject, s.utf8(13));
        sheet.set(text, s.utf8(14));
        sheet.set(sentiment, sentiments.of(s.utf8(15)));
        sheet.set(outcome, s.utf8(16));
        sheet.set(minutes, s.utf8(17));
        sheet.set(followUp, dayCell(s.utf8(18)));
        sheet.set(done, yesOrNothing(s.flag(19)));
        sheet.set(isAsk, yesOrNothing(s.flag(20)));
        sheet.set(isGift, yesOrNothing(s.flag(21)));
        if (!s.isNull(22)) {
            sheet.set(giftMinor, s.utf8(22));
            sheet.set(giftCurrency, s.utf8(23));
        }
    });
}

Done writeAnswers(Database &db, const OnlyRows &only, ExportSheet &sheet)
{
    struct SurveyCells {
        QByteArray name, kind, mode;
    };
    QHash<qint64, SurveyCells> surveys;
    for (const Survey &one : feedbackStore::surveys(db, true))
        surveys.insert(one.id.value, {one.name.toUtf8(), surveyKindCode(one.kind).toUtf8(), surveyModeCode(one.mode).toUtf8()});
    const auto at = [&](const char *name) { return sheet.column(QString::fromLatin1(name)); };
    const int survey = at("survey"), kind = at("kind"), mode = at("mode"), channel = at("channel"), score = at("score"),
              comment = at("comment"), ignored = at("ignored"), closed = at("closed_day");
    EventWriter writer(db, sheet, kAnswerSql, R"(SELECT row_id, source, external_id FROM external_ref
                       WHERE table_name = 'answer' AND row_id >= ? ORDER BY row_id, id)");
    return writer.write(db, only, "SELECT count(*) FROM answer WHERE deleted_at IS NULL", [&](const Statement &s) {
        const SurveyCells cells = surveys.value(s.integer(9));
        sheet.set(survey, cells.name);
        sheet.set(kind, cells.kind);
        sheet.set(mode, cells.mode);
        sheet.set(channel, s.utf8(10));
        sheet.cell(score).setNum(s.real(11), 'g', QLocale::FloatingPointShortest);
        sheet.set(comment, s.utf8(12));
        sheet.set(ignored, s.flag(13) ? QByteArrayLiteral("yes") : QByteArrayLiteral("no"));
        sheet.set(closed, dayCell(s.utf8(14)));
    });
}

} // namespace goodword
