#include "core/exchange/sample.h"

#include "core/book/bookfile.h"
#include "core/book/bookprofile.h"
#include "core/exchange/sample/sampleworld.h"

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

QByteArray logo()
{
    return R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" width="96" height="96">
<rect x="6" y="6" width="84" height="84" rx="20" fill="#1f6f8b"/>
<circle cx="62" cy="28" r="7" fill="#f3efe4"/><circle cx="74" cy="40" r="4" fill="#f3efe4"/>
<rect x="22" y="38" width="46" height="24" rx="9" fill="#f3efe4"/>
<path d="M14 74 q8 -9 17 0 t17 0 t17 0 t17 0" fill="none" stroke="#a9d6df" stroke-width="5" stroke-linecap="round"/>
</svg>
)";
}

void makeOne(SampleWorld &world, int index)
{
    SamplePerson person(world, index);
    makeSamplePath(world, person);
    makeSampleCustomer(world, person);
    makeSampleJourney(world, person);
    makeSampleTouchpoints(world, person);
    makeSampleAnswers(world, person);
    makeSampleTestimonial(world, person);
}

void noteInvited(SampleWorld &world)
{
    for (const auto &[survey, invited] : {std::pair(world.nps, world.invitedNps), std::pair(world.csat, world.invitedCsat),
                                          std::pair(world.ces, world.invitedCes)})
        world.u.run("UPDATE survey SET invited = ? WHERE id = ?", invited, survey);
}

bool isCrowded(const SampleOptions &sample)
{
    return sample.customers / 2 > sample.models;
}

Done makePeople(UnitOfWork &u, const SampleOptions &sample, QDate today, Progress &progress)
{
    static constexpr int kReportEvery = 100;
    const int oneByOne = isCrowded(sample) ? sample.models : sample.customers;
    SampleWorld world(u, sample.seed, oneByOne, today);
    makeSampleTeam(world);
    for (int index = 0; index < oneByOne; ++index) {
        if (index % kReportEvery == 0) {
            progress.report(index, sample.customers);
            if (progress.cancelled())
                return Error{ErrorCode::Cancelled, Core::tr("Cancelled. The sample book was not made."), {}};
        }
        makeOne(world, index);
        if (!u.ok())
            return {}; // the change fails with the trouble noted
    }
    if (Done done = isCrowded(sample) ? makeSampleCrowd(world, sample.customers, progress) : Done(); !done)
        return done;
    noteInvited(world);
    progress.report(sample.customers, sample.customers);
    return {};
}

Done fill(Book &book, SampleClock &clock, const SampleOptions &sample, QDate today, Progress &progress)
{
    if (auto done = setBrandColor(book, u"#1f6f8b"_s); !done)
        return done;
    if (auto done = setLogo(book, logo()); !done)
        return done;
    // Outside undo: nobody wants to take two years back, and the log begins with what people did.
    clock.set(QDateTime(today.addDays(-1), QTime(8, 0), Qt::UTC));
    const QString label = Core::tr("Making the sample book");
    const auto work = [&](UnitOfWork &u) { return makePeople(u, sample, today, progress); };
    if (auto done = isCrowded(sample) ? book.fillForGood(label, work) : book.changeForGood(label, work); !done)
        return done;
    return makeSampleSteps(book, clock, today.addDays(-1));
}

} // namespace

Done makeSampleBook(const QString &path, const SampleOptions &sample, const BookOptions &given, Progress &progress)
{
    const QDate today = sample.today.isValid() ? sample.today
                                               : given.clock->nowUtc().toTimeZone(QTimeZone("Europe/Dublin")).date();
    SampleClock clock(sample.seed, QDateTime(today.addDays(-SampleWorld::kDays), QTime(9, 0), Qt::UTC));
    BookOptions options = given;
    options.clock = &clock;
    options.author = u"Aoife Moriarty"_s;
    options.engine = Database::Engine::Native;
    options.workerCheckpoints = false;
    NewBook wishes;
    wishes.name = u"Saltwater Soap"_s;
    wishes.region = u"IE"_s;
    wishes.zone = u"Europe/Dublin"_s;
    auto book = Book::create(path, wishes, options);
    if (!book)
        return book.error();
    const Done done = fill(**book, clock, sample, today, progress);
    book->reset();
    if (!done)
        removeBook(path); // half a sample is of no use; the file is ours, made a moment ago
    return done;
}

} // namespace goodword
