#include "app/cli/command.h"
#include "app/cli/help.h"
#include "app/cli/sealing.h"
#include "core/base/memoryprivacy.h"
#include "core/base/plurals.h"

#include <QGuiApplication>
#include <QTemporaryDir>

#include <cstdio>

using namespace goodword;
using namespace goodword::cli;
using namespace Qt::StringLiterals;

static const Command *find(const QString &name)
{
    for (const auto &command : commands()) {
        if (command->name() == name)
            return command.get();
    }
    return nullptr;
}

/// Answered as a verb would answer it, with --json too.
static int noSuchVerb(const QString &verb, const QStringList &arguments, QTextStream &out, QTextStream &err)
{
    QCommandLineParser parser;
    parser.addOption({u"json"_s, u"json"_s});
    parser.parse(QStringList{QString(), verb} + arguments);
    return Call(parser, {}, out, err).wrongUsage(u"There is no verb '%1'. 'goodword-cli --help' lists them."_s.arg(verb));
}

static int runCommand(const Command &command, const QStringList &arguments, QTextStream &out, QTextStream &err)
{
    QCommandLineParser parser;
    parser.addOptions(command.options());
    parser.addOptions({{u"json"_s, u"json"_s}, {u"staff"_s, u"staff"_s, u"NAME"_s},
                       {u"unlock"_s, u"unlock"_s, u"FILE"_s}, {{u"h"_s, u"help"_s}, u"help"_s}});
    if (!parser.parse(QStringList{command.name()} + arguments))
        return Call(parser, {}, out, err).wrongUsage(parser.errorText() + u" See 'goodword-cli %1 --help'."_s.arg(command.name()));
    if (parser.isSet(u"help"_s)) {
        out << helpOf(command);
        return kDone;
    }
    const QStringList positional = parser.positionalArguments();
    const Call call(parser, positional, out, err);
    if (positional.size() < command.leastArguments() || positional.size() > command.mostArguments())
        return call.wrongUsage(u"The form is: goodword-cli %1 %2."_s.arg(command.name(), command.arguments()));
    if (const Done unlocked = unlockBook(call.argument(0), call.value(u"unlock"_s)); !unlocked)
        return call.fail(unlocked.error());
    return call.finished(command.run(call));
}

/// Only a PDF is painted, by QtGui, which needs a platform and a folder of its own; no verb ever shows a window.
static std::unique_ptr<QCoreApplication> makeApplication(int &argc, char **argv)
{
    if (argc < 2 || qstrcmp(argv[1], "export") != 0)
        return std::make_unique<QCoreApplication>(argc, argv);
    static const QTemporaryDir runtime;
    if (!qEnvironmentVariableIsSet("XDG_RUNTIME_DIR"))
        qputenv("XDG_RUNTIME_DIR", runtime.path().toUtf8());
    qputenv("QT_QPA_PLATFORM", "offscreen");
    return std::make_unique<QGuiApplication>(argc, argv);
}

int main(int argc, char **argv)
{
    keepMemoryOutOfFiles();
    const auto app = makeApplication(argc, argv);
    QCoreApplication::setOrganizationName(u"Goodword"_s);
    QCoreApplication::setApplicationName(u"Goodword"_s);
    installEnglishPlurals();
    QTextStream out(stdout), err(stderr);
    QStringList arguments = QCoreApplication::arguments().mid(1);
    const QString verb = arguments.isEmpty() ? QString() : arguments.takeFirst();
    if (verb.isEmpty() || verb == u"--help"_s || verb == u"-h"_s || (verb == u"help"_s && arguments.isEmpty())) {
        out << overview();
        return verb.isEmpty() ? kUsage : kDone;
    }
    if (verb == u"--version"_s) {
        out << QStringLiteral("goodword-cli " GOODWORD_VERSION) << '\n';
        return kDone;
    }
    if (verb == u"man"_s) {
        out << manualPage();
        return kDone;
    }
    const bool help = verb == u"help"_s;
    const Command *command = find(help ? arguments.first() : verb);
    if (!command)
        return noSuchVerb(help ? arguments.first() : verb, arguments, out, err);
    return runCommand(*command, help ? QStringList{u"--help"_s} : arguments, out, err);
}
