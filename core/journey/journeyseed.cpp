#include "core/book/book.h"
#include "core/journey/journeystore.h"

namespace goodword::journeyStore {

namespace {

struct SeedStage {
    const char *code;
    QString name;
    QString purpose;
    const char *department;
    int color;
    int placeInFive;
    int stuckDays;
};

std::vector<SeedStage> five()
{
    return {
        {"awareness", Core::tr("Awareness"), Core::tr("They have heard of us. Be easy to find and worth a second look."),
         "marketing", 1, 1, 90},
        {"consideration", Core::tr("Consideration"), Core::tr("They compare and ask. Answer fast, and honestly."), "sales", 0,
         2, 30},
        {"purchase", Core::tr("Purchase"), Core::tr("They bought. Make the order smooth and the first days good."), "sales",
         4, 3, 30},
        {"experience", Core::tr("Experience"), Core::tr("They live with what they bought. Help, listen, and keep in touch."),
         "support", 2, 4, 180},
        {"advocacy", Core::tr("Advocacy"), Core::tr("They speak for us: a review, a testimonial, a friend. Thank them."),
         "account", 3, 5, 180},
    };
}

std::vector<SeedStage> eight()
{
    return {
        {"aware", Core::tr("Aware"), Core::tr("They know that we exist."), "marketing", 1, 1, 90},
        {"engage", Core::tr("Engage"), Core::tr("They talk with us: a question, a comment, a visit."), "marketing", 0, 2, 45},
        {"subscribe", Core::tr("Subscribe"), Core::tr("They gave us a way to write to them."), "marketing", 7, 2, 60},
        {"convert", Core::tr("Convert"), Core::tr("They bought for the first time, or came for a trial."), "sales", 4, 3, 30},
        {"excite", Core::tr("Excite"), Core::tr("What they bought gave them a good moment early on."), "support", 5, 4, 60},
        {"ascend", Core::tr("Ascend"), Core::tr("They come back and buy more."), "account", 2, 4, 180},
        {"advocate", Core::tr("Advocate"), Core::tr("They speak well of us when asked."), "account", 3, 5, 180},
        {"promote", Core::tr("Promote"), Core::tr("They bring us customers without being asked."), "account", 6, 5, 365},
    };
}

JourneyModelId seedModel(UnitOfWork &u, const QString &code, const QString &name, const std::vector<SeedStage> &stages)
{
    const JourneyModelId model = insertModel(u, {{}, code, name});
    int position = 0;
    for (const SeedStage &seed : stages) {
        Stage stage;
        stage.model = model;
        stage.code = QLatin1String(seed.code);
        stage.name = seed.name;
        stage.position = ++position;
        stage.color = seed.color;
        stage.purpose = seed.purpose;
        stage.department = u.db().value<DepartmentId>("SELECT id FROM department WHERE code = ?",
                                                      QString(QLatin1String(seed.department)))
                               .value_or(DepartmentId());
        stage.placeInFive = seed.placeInFive;
        stage.stuckDays = seed.stuckDays;
        insertStage(u, stage);
    }
    return model;
}

} // namespace

void seed(UnitOfWork &u)
{
    const JourneyModelId active = seedModel(u, QStringLiteral("five"), Core::tr("Five stages"), five());
    seedModel(u, QStringLiteral("eight"), Core::tr("Customer Value Journey, eight stages"), eight());
    Book::setSetting(u, QLatin1String(kModelSetting), QString::number(active.value));
}

} // namespace goodword::journeyStore
