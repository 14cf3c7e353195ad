#include "app/cli/samplecommand.h"

#include "app/cli/arguments.h"
#include "core/exchange/sample.h"

#include <QFileInfo>

namespace goodword::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostCustomers = 1'000'000;

class SampleCommand final : public Command
{
public:
    QString name() const override { return u"sample"_s; }
    QString summary() const override { return u"Make a book to try things with: a soap shop with two years of history."_s; }
    QString arguments() const override { return u"BOOK"_s; }
    int leastArguments() const override { return 1; }
    QString description() const override
    {
        return u"Everything in it is made up. The same options give the same people and events; BOOK must not exist yet. Of more than 8000 "
               "customers the first 4000 have their whole story; the others are people like them, with names and addresses of "
               "their own, where they stand now, what they answered and their last touchpoints, and no testimonials."_s;
    }
    QList<QCommandLineOption> options() const override
    {
        return {{u"customers"_s, u"How many customers, 1 to 1000000; 250 unless given."_s, u"N"_s, u"250"_s},
                {u"seed"_s, u"Another number makes another book; 1 unless given."_s, u"N"_s, u"1"_s},
                {u"today"_s, u"The day its history ends before; today unless given."_s, u"DAY"_s}};
    }
    int run(const Call &call) const override
    {
        SampleOptions sample;
        bool isNumber = false;
        sample.customers = call.value(u"customers"_s).toInt(&isNumber);
        if (!isNumber || sample.customers < 1 || sample.customers > kMostCustomers)
            return call.wrongUsage(u"--customers is a number from 1 to %1."_s.arg(kMostCustomers));
        sample.seed = call.value(u"seed"_s).toUInt(&isNumber);
        if (!isNumber)
            return call.wrongUsage(u"--seed is a whole number, 0 or above."_s);
        if (call.isSet(u"today"_s)) {
            const auto day = dayNamed(u"today"_s, call.value(u"today"_s));
            if (!day)
                return call.fail(day.error(), kUsage);
            sample.today = *day;
        }
        const QString path = call.argument(0);
        if (const Done done = makeSampleBook(path, sample, call.bookOptions()); !done)
            return call.fail(done.error());
        if (call.json())
            return call.print({{u"book"_s, QFileInfo(path).absoluteFilePath()}, {u"customers"_s, sample.customers}});
        return kDone;
    }
};

} // namespace

std::unique_ptr<Command> makeSampleCommand()
{
    return std::make_unique<SampleCommand>();
}

} // namespace goodword::cli
