#include "app/cli/newcommand.h"

#include "app/cli/sealing.h"

#include <QRegularExpression>
#include <QTimeZone>

namespace goodword::cli {

using namespace Qt::StringLiterals;

namespace {

class NewCommand final : public Command
{
public:
    QString name() const override { return u"new"_s; }
    QString summary() const override { return u"Make a new, empty book."_s; }
    QString arguments() const override { return u"BOOK"_s; }
    int leastArguments() const override { return 1; }
    QString description() const override
    {
        return u"--encrypt makes one that is encrypted itself, in a build of Goodword that can; any other can be encrypted later by "
               "'passphrase'."_s;
    }
    QList<QCommandLineOption> options() const override
    {
        const QList<QCommandLineOption> own{
                {u"region"_s, u"Home country for phone numbers, for example IE. Not chosen unless given."_s, u"CODE"_s},
                {u"currency"_s, u"Currency of the book; EUR unless given."_s, u"CODE"_s},
                {u"zone"_s, u"Time zone, for example Europe/Dublin; this computer's unless given."_s, u"ZONE"_s},
                {u"name"_s, u"Name of the business; the file's unless given."_s, u"NAME"_s}};
        return own + sealingOptions();
    }
    int run(const Call &call) const override
    {
        NewBook wishes;
        wishes.name = call.value(u"name"_s);
        wishes.region = call.value(u"region"_s).toUpper();
        if (call.isSet(u"currency"_s))
            wishes.currency = call.value(u"currency"_s).toUpper();
        wishes.zone = call.value(u"zone"_s);
        static const QRegularExpression country(u"^[A-Z]{2}$"_s), currency(u"^[A-Z]{3}$"_s);
        if (!wishes.region.isEmpty() && !country.match(wishes.region).hasMatch())
            return call.wrongUsage(u"A region is a country code of two letters, for example IE."_s);
        if (!currency.match(wishes.currency).hasMatch())
            return call.wrongUsage(u"A currency is a code of three letters, for example EUR."_s);
        if (!wishes.zone.isEmpty() && !QTimeZone::isTimeZoneIdAvailable(wishes.zone.toUtf8()))
            return call.wrongUsage(u"'%1' is no time zone. An example is Europe/Dublin."_s.arg(wishes.zone));
        if (auto fine = checkSealing(call); !fine)
            return call.fail(fine.error());
        if (call.isSet(u"encrypt"_s)) {
            auto key = freshKey(call);
            if (!key)
                return call.fail(key.error());
            wishes.key = std::move(*key);
        }
        auto book = Book::create(call.argument(0), wishes, call.bookOptions());
        if (!book)
            return call.fail(book.error());
        if (wishes.key) {
            const QString path = (*book)->path();
            book->reset(); // all of it is in the file then
            return sayRecoveryKey(call, *wishes.key, path);
        }
        if (call.json())
            return call.print({{u"book"_s, (*book)->path()}, {u"name"_s, (*book)->name()}});
        return kDone;
    }
};

} // namespace

std::unique_ptr<Command> makeNewCommand()
{
    return std::make_unique<NewCommand>();
}

} // namespace goodword::cli
