#include "core/base/text.h"
#include "core/exchange/peoplefinder.h"
#include "core/exchange/scorecell.h"
#include "core/feedback/feedbackstore.h"

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

struct Wanted {
    Answer answer; ///< without survey and customer, which may have to be made
    SurveyKind kind = SurveyKind::Nps;
    std::optional<SurveyMode> mode;
    QString survey, uid;
    QList<ExternalRef> refs;
    QString digest; ///< where the day had to be made up, so that another day finds it again
    std::optional<bool> ignored;
};

class AnswerImport final : public RowImport
{
public:
    explicit AnswerImport(ImportContext &context)
        : RowImport(context)
        , m_people(context)
        , m_at{slot("uid"), slot("day"), slot("at"), slot("survey"), slot("kind"), slot("mode"), slot("channel"), slot("score"),
               slot("comment"), slot("ignored"), slot("closed_day"), slot("external_id")}
        , m_lastBefore(context.u.db().value<qint64>("SELECT max(id) FROM answer").value_or(0))
    {
    }
    RowOutcome take() override;

private:
    std::optional<QString> read(Wanted &wanted);
    std::optional<QString> readKind(Wanted &wanted);
    void readWhen(Wanted &wanted);
    AnswerId known(const Wanted &wanted, CustomerId customer, SurveyId survey);
    AnswerId sameAnonymous(const Answer &answer, SurveyId survey);
    RowOutcome add(const Wanted &wanted, CustomerId customer, SurveyId survey);
    RowOutcome update(AnswerId id, const Wanted &wanted, SurveyId survey, bool theRowItself);

    PeopleFinder m_people;
    struct Slots {
        int uid, day, at, survey, kind, mode, channel, score, comment, ignored, closedDay, externalId;
    } m_at;
    const qint64 m_lastBefore;
    QHash<QString, QList<qint64>> m_anonymous; ///< answers there before without a customer, each to be met once
    QSet<QString> m_anonymousRead;
    bool m_byDigest = false;
};

std::optional<QString> AnswerImport::readKind(Wanted &wanted)
{
    wanted.kind = m.scoreKind;
    const QString cell = m.row.word(m_at.kind);
    if (cell.isEmpty() || m.options.surveyKind)
        return std::nullopt;
    const auto kind = surveyKindFromCode(fold(cell));
    if (!kind)
        return Core::tr("“%1” is no kind of score that is known (nps, csat, ces), so the score means nothing.").arg(cell);
    wanted.kind = *kind;
    return std::nullopt;
}

void AnswerImport::readWhen(Wanted &wanted)
{
    Answer &answer = wanted.answer;
    const ImportRow::Moment at = m.row.moment(m_at.at);
    answer.day = m.row.day(m_at.day);
    if (!answer.day.isValid())
        answer.day = at.day;
    answer.at = at.at;
    if (answer.day.isValid())
        return;
    wanted.digest = m.row.digest();
    answer.day = m.u.today();
    m.row.warn(m_at.day >= 0 ? m_at.day : m_at.at, u"day-missing"_s, Core::tr("The row has no day that can be read, so it is dated today."));
}

/// Why the row cannot be an answer, if it cannot.
std::optional<QString> AnswerImport::read(Wanted &wanted)
{
    if (const auto why = readKind(wanted))
        return why;
    const Scale scale = scaleOf(wanted.kind);
    const QString cell = m.row.word(m_at.score);
    if (cell.isEmpty())
        return Core::tr("It has no score.");
    const auto score = readScore(cell, scale.highest);
    if (!score || !scale.holds(*score))
        return Core::tr("“%1” is no score from %2 to %3.").arg(oneLine(cell).left(40)).arg(scale.lowest).arg(scale.highest);
    Answer &answer = wanted.answer;
    answer.score = *score;
    answer.comment = m.row.text(m_at.comment);
    answer.channel = m.row.word(m_at.channel);
    answer.closedDay = m.row.day(m_at.closedDay);
    if (const QString ignored = fold(m.row.word(m_at.ignored)); !ignored.isEmpty())
        wanted.ignored = QStringList{u"yes"_s, u"true"_s, u"1"_s, u"x"_s, u"y"_s, u"ja"_s, u"oui"_s}.contains(ignored);
    wanted.survey = m_at.survey >= 0 ? m.row.text(m_at.survey) : QString();
    if (wanted.survey.trimmed().isEmpty())
        wanted.survey = m.options.survey;
    wanted.mode = surveyModeFromCode(fold(m.row.word(m_at.mode)));
    readWhen(wanted);
    const QString uid = m.row.word(m_at.uid), external = m.row.word(m_at.externalId);
    if (m.row.isOwn())
        wanted.uid = uid;
    else if (!uid.isEmpty())
        wanted.refs.append({m.row.idSource(), uid});
    if (!external.isEmpty())
        wanted.refs += m.row.isOwn() ? ownLists::refsFrom(external) : QList<ExternalRef>{{m.row.idSource(), external}};
    return std::nullopt;
}

/// Two people without a name may say the same on one day: the first row meets the first answer, the second the second.
AnswerId AnswerImport::sameAnonymous(const Answer &answer, SurveyId survey)
{
    const auto keyOf = [&](const QString &comment, const QDateTime &at) {
        return QString::number(survey.value) + u'|' + dayText(answer.day) + u'|' + QString::number(answer.score) + u'|'
            + instantText(at) + u'|' + comment;
    };
    const QString group = keyOf({}, {});
    if (!m_anonymousRead.contains(group)) {
        m_anonymousRead.insert(group);
        Statement s(m.u.db(), R"(SELECT id, comment, at FROM answer WHERE survey_id = ? AND day = ? AND customer_id IS NULL
                                   AND score = ? AND id <= ? ORDER BY id)", survey, answer.day, answer.score, m_lastBefore);
        while (s.next())
            m_anonymous[keyOf(s.text(1), s.instant(2))].append(s.integer(0));
    }
    const auto found = m_anonymous.find(keyOf(cleaned(answer).comment, answer.at));
    return found == m_anonymous.end() || found->isEmpty() ? AnswerId() : AnswerId(found->takeFirst());
}

AnswerId AnswerImport::known(const Wanted &wanted, CustomerId customer, SurveyId survey)
{
    m_byDigest = false;
    Database &db = m.u.db();
    if (!wanted.uid.isEmpty()) {
        if (const auto id = db.value<AnswerId>("SELECT id FROM answer WHERE uid = ?", wanted.uid))
            return *id;
    }
    for (const ExternalRef &ref : wanted.refs) {
        if (const auto rows = rowsByExternalRef(db, u"answer"_s, ref); !rows.empty())
            return AnswerId(rows.front());
    }
    if (!wanted.digest.isEmpty()) {
        const auto rows = rowsByExternalRef(db, u"answer"_s, {u"row"_s, wanted.digest});
        m_byDigest = !rows.empty();
        if (m_byDigest)
            return AnswerId(rows.front());
    }
    // A row with an id of its own is another answer, however alike.
    if (!wanted.uid.isEmpty() || !wanted.refs.isEmpty() || !survey.isValid())
        return {};
    const Answer &answer = wanted.answer;
    if (!customer.isValid())
        return sameAnonymous(answer, survey);
    const QString comment = cleaned(answer).comment;
    Statement s(db, "SELECT id, at, comment FROM answer WHERE customer_id = ? AND day = ? AND survey_id = ? AND score = ? ORDER BY id",
                customer, answer.day, survey, answer.score);
    while (s.next()) {
        const QDateTime at = s.instant(1);
        if (s.text(2) == comment && (!at.isValid() || !answer.at.isValid() || at == answer.at))
            return s.id<AnswerId>(0);
    }
    return {};
}

RowOutcome AnswerImport::take()
{
    Wanted wanted;
    const PeopleFinder::Person person = m_people.find();
    if (const auto why = read(wanted))
        return rejected(*why);
    if (person.match.kind == PersonMatch::Kind::Conflict)
        return verdict(RowVerdict::Conflict, person.match.reason);
    if (person.match.kind == PersonMatch::Kind::InTrash)
        return rejected(Core::tr("This customer is in the trash. Restore it first, or empty the trash."));
    const SurveyId survey = m.names.survey(wanted.kind, wanted.survey, wanted.mode);
    const CustomerId customer = person.match.kind == PersonMatch::Kind::One ? person.match.id : CustomerId();
    // Somebody unknown has answered nothing yet, unless the answer is known by an id.
    const AnswerId known = person.canBeAdded ? this->known(wanted, {}, SurveyId()) : this->known(wanted, customer, survey);
    if (known.isValid())
        return update(known, wanted, survey, m_byDigest);
    return add(wanted, person.isNamed() ? m_people.take(person) : CustomerId(), survey);
}

RowOutcome AnswerImport::add(const Wanted &wanted, CustomerId customer, SurveyId survey)
{
    Answer answer = wanted.answer;
    answer.uid = wanted.uid;
    answer.customer = customer;
    answer.survey = survey;
    answer.ignored = wanted.ignored.value_or(false);
    const AnswerId id = feedbackStore::insertAnswer(m.u, answer);
    QList<ExternalRef> refs = wanted.refs;
    if (!wanted.digest.isEmpty() && refs.isEmpty() && wanted.uid.isEmpty())
        refs.append({u"row"_s, wanted.digest});
    for (const ExternalRef &ref : refs)
        addExternalRef(m.u, u"answer"_s, id.value, customer, ref);
    return verdict(RowVerdict::Added);
}

RowOutcome AnswerImport::update(AnswerId id, const Wanted &wanted, SurveyId survey, bool theRowItself)
{
    const auto before = feedbackStore::answer(m.u.db(), id);
    if (!before)
        return rejected(Core::tr("The answer is no longer there."));
    if (before->deleted) {
        m.row.warn(-1, u"in-trash"_s, Core::tr("The answer of this row is in the trash, where it was left."));
        return verdict(RowVerdict::Unchanged);
    }
    const bool updates = m.updates();
    Answer after = *before;
    if (updates) {
        after.score = wanted.answer.score;
        after.survey = survey;
        if (wanted.digest.isEmpty())
            after.day = wanted.answer.day;
    }
    fill(after.at, wanted.answer.at, {}, updates);
    fill(after.channel, wanted.answer.channel, updates);
    fill(after.comment, cleaned(wanted.answer).comment, updates);
    fill(after.closedDay, wanted.answer.closedDay, {}, false);
    if (wanted.ignored && updates)
        after.ignored = *wanted.ignored;
    const bool changed = !theRowItself
        && (after.score != before->score || after.survey != before->survey || after.day != before->day || after.at != before->at
            || after.channel != before->channel || after.comment != before->comment || after.ignored != before->ignored
            || after.closedDay != before->closedDay);
    if (changed)
        feedbackStore::updateAnswer(m.u, after);
    return verdict(changed ? RowVerdict::Updated : RowVerdict::Unchanged);
}

} // namespace

std::unique_ptr<RowImport> makeAnswerImport(ImportContext &context)
{
    return std::make_unique<AnswerImport>(context);
}

} // namespace goodword
