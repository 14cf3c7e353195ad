#include "app/cli/npscommand.h"

#include "app/cli/arguments.h"
#include "core/feedback/feedbackstore.h"
#include "core/insight/npsjson.h"
#include "core/insight/npsreader.h"

namespace goodword::cli {

using namespace Qt::StringLiterals;

namespace {

class NpsCommand final : public Command
{
public:
    QString name() const override { return u"nps"_s; }
    QString summary() const override { return u"The Net Promoter Score with its 95 % interval."_s; }
    QString arguments() const override { return u"BOOK"_s; }
    int leastArguments() const override { return 1; }
    QString description() const override
    {
        return u"Counts each person's latest answer to a relational survey, over the whole book unless days are given; both days "
               "are included. In JSON, score and interval are not rounded, and null where there is no answer."_s;
    }
    QList<QCommandLineOption> options() const override
    {
        return {{u"from"_s, u"The first day."_s, u"DAY"_s},
                {u"to"_s, u"The last day; to the last answer unless given."_s, u"DAY"_s},
                {u"survey"_s, u"One NPS survey alone, by name."_s, u"NAME"_s}};
    }
    int run(const Call &call) const override
    {
        NpsQuery query;
        for (const auto &[option, day] : {std::pair(u"from"_s, &query.from), std::pair(u"to"_s, &query.to)}) {
            if (!call.isSet(option))
                continue;
            const auto named = dayNamed(option, call.value(option));
            if (!named)
                return call.fail(named.error(), kUsage);
            *day = *named;
        }
        if (query.from.isValid() && query.to.isValid() && query.to < query.from)
            return call.wrongUsage(u"--to is before --from."_s);
        const auto book = call.openToRead();
        if (!book)
            return call.fail(book.error());
        if (call.isSet(u"survey"_s)) {
            query.survey = feedbackStore::surveyNamed((*book)->db(), SurveyKind::Nps, call.value(u"survey"_s));
            if (!query.survey)
                return call.fail({ErrorCode::NotFound, u"There is no NPS survey '%1' in this book."_s.arg(call.value(u"survey"_s)), {}});
        }
        const NpsFigure figure = npsPage((*book)->db(), query, (*book)->today()).figure;
        if (call.json())
            return call.print(npsJson(figure));
        if (call.isTroubled())
            return kRefused;
        call.out() << u"NPS %1 (95 %: %2)\n%3 responses: %4 promoters, %5 passives, %6 detractors\n"_s
                          .arg(npsText(figure), intervalText(figure.interval)).arg(figure.n).arg(figure.counts.promoters)
                          .arg(figure.counts.passives).arg(figure.counts.detractors);
        return kDone;
    }
};

} // namespace

std::unique_ptr<Command> makeNpsCommand()
{
    return std::make_unique<NpsCommand>();
}

} // namespace goodword::cli
