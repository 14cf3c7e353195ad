#include "ui/pages/care/trashcolumns.h"

#include "core/base/text.h"
#include "core/feedback/answerlist.h"
#include "core/testimonials/testimoniallist.h"
#include "core/touchpoints/touchpointlist.h"
#include "ui/shell/session.h"

#include <QLocale>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(goodword::TrashPage)
};

std::vector<Column<TrashedRow>> columnsOf()
{
    const auto info = [](const QString &key, const QString &title, int width, ColumnInfo::Look look) {
        ColumnInfo made;
        made.key = key;
        made.title = title;
        made.width = width;
        made.look = look;
        return made;
    };
    ColumnInfo what = info(u"what"_s, Words::tr("What"), 420, ColumnInfo::Look::Text);
    what.fixed = true;
    std::vector<Column<TrashedRow>> columns;
    columns.push_back({what, [](const TrashedRow &row) { return row.what; }});
    columns.push_back({info(u"about"_s, Words::tr("Customer"), 220, ColumnInfo::Look::Text), [](const TrashedRow &row) { return row.about; }});
    columns.push_back({info(u"day"_s, Words::tr("Day"), 130, ColumnInfo::Look::Muted),
                       [](const TrashedRow &row) { return QLocale().toString(row.day, QLocale::ShortFormat); }});
    return columns;
}

QString line(const QString &first, const QString &second)
{
    static constexpr qsizetype kLongest = 200;
    const QString text = oneLine(second).left(kLongest);
    return text.isEmpty() ? first : u"%1 · %2"_s.arg(first, text);
}

} // namespace

TrashSource::TrashSource(Session &session, TrashedKind kind) : RecordSourceOf(columnsOf()), m_session(session), m_kind(kind) {}

SnapshotJob TrashSource::snapshotJob() const
{
    return m_session.snapshotJob(
        [kind = m_kind, today = m_session.today()](Database &db, const ListQuery &, const SnapshotContext &) -> Result<IdList> {
            switch (kind) {
            case TrashedKind::Touchpoint: {
                TouchpointFilter filter;
                filter.trash = true;
                return touchpointIds(db, filter);
            }
            case TrashedKind::Answer: {
                AnswerFilter filter;
                filter.trash = true;
                return answerIds(db, filter);
            }
            case TrashedKind::Testimonial: break;
            }
            TestimonialFilter filter;
            filter.trash = true;
            return testimonialIds(db, filter, today);
        });
}

Result<std::vector<std::pair<qint64, TrashedRow>>> TrashSource::rows(const Ids &ids) const
{
    std::vector<std::pair<qint64, TrashedRow>> rows;
    Database &db = m_session.db();
    if (m_kind == TrashedKind::Touchpoint) {
        for (const TouchpointRow &row : touchpointRows(db, ids)) {
            const Touchpoint &t = row.touchpoint;
            rows.emplace_back(t.id.value, TrashedRow{line(channelName(t.channel), t.subject.isEmpty() ? t.body : t.subject), row.customerName, t.day});
        }
    } else if (m_kind == TrashedKind::Answer) {
        for (const AnswerRow &row : answerRows(db, ids)) {
            const QString score = u"%1: %2"_s.arg(row.surveyName, QLocale().toString(row.answer.score, 'g', 3));
            rows.emplace_back(row.answer.id.value, TrashedRow{line(score, row.answer.comment), row.customerName, row.answer.day});
        }
    } else {
        for (const TestimonialRow &row : testimonialRows(db, ids, m_session.today()))
            rows.emplace_back(row.testimonial.id.value, TrashedRow{oneLine(row.wording).left(300), row.customerName, row.testimonial.day});
    }
    return rows;
}

} // namespace goodword
