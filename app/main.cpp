#include "app/appcontext.h"
#include "core/base/memoryprivacy.h"
#include "ui/watch/application.h"

#include <QTemporaryDir>

#include <algorithm>
#include <memory>
#include <string_view>

/// The tour must not see, or change, anything of the person who takes it.
static std::unique_ptr<QTemporaryDir> homeOfItsOwn(int argc, char **argv)
{
    const bool tour = std::any_of(argv + 1, argv + argc, [](const char *argument) { return std::string_view(argument) == "--tour"; });
    if (!tour)
        return nullptr;
    auto home = std::make_unique<QTemporaryDir>();
    for (const char *name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
        qputenv(name, home->path().toUtf8());
    return home;
}

int main(int argc, char **argv)
{
    goodword::keepMemoryOutOfFiles();
    const auto home = homeOfItsOwn(argc, argv);
    goodword::Application app(argc, argv);
    goodword::AppContext context(app);
    return context.run();
}
