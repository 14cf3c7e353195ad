#include "app/cli/help.h"

namespace goodword::cli {

using namespace Qt::StringLiterals;

static QString optionNames(const QCommandLineOption &option)
{
    QStringList names;
    for (const QString &name : option.names())
        names.append((name.size() == 1 ? u"-"_s : u"--"_s) + name);
    QString text = names.join(u", "_s);
    if (!option.valueName().isEmpty())
        text += u' ' + option.valueName();
    return text;
}

static QList<QCommandLineOption> commonOptions()
{
    return {{u"json"_s, u"Answer as JSON."_s}, {u"staff"_s, u"Who does it, for the activity log."_s, u"NAME"_s},
            {u"unlock"_s, u"Of an encrypted book: the file whose first line is its passphrase or recovery key; - reads it from stdin."_s, u"FILE"_s},
            {{u"h"_s, u"help"_s}, u"Show this help."_s}};
}

QString overview()
{
    QString text = u"goodword-cli VERB BOOK …\n\nVerbs:\n"_s;
    for (const auto &command : commands())
        text += u"  %1  %2\n"_s.arg(command->name(), -8).arg(command->summary());
    return text + u"\n'goodword-cli VERB --help' tells more about one. Every verb takes --json and --staff NAME.\n"
                  "Exit: 0 done, 1 refused or failed with nothing changed, 2 wrong usage, 3 done, but not all of it (some rows rejected).\n"_s;
}

QString helpOf(const Command &command)
{
    QString text = u"goodword-cli %1 %2\n\n%3\n"_s.arg(command.name(), command.arguments(), command.summary());
    if (!command.description().isEmpty())
        text += u'\n' + command.description() + u'\n';
    text += u"\nOptions:\n"_s;
    for (const QCommandLineOption &option : command.options() + commonOptions())
        text += u"  %1  %2\n"_s.arg(optionNames(option), -26).arg(option.description());
    return text;
}

static QString roff(QString text)
{
    text.replace(u'\\', u"\\e"_s).replace(u'-', u"\\-"_s);
    if (text.startsWith(u'.') || text.startsWith(u'\''))
        text.prepend(u"\\&"_s);
    return text;
}

QString manualPage()
{
    QString page = u".TH GOODWORD\\-CLI 1 \"\" \"Goodword %1\"\n.SH NAME\ngoodword\\-cli \\- the books of Goodword from the "
                   "command line\n.SH SYNOPSIS\n.B goodword\\-cli\n.I VERB BOOK\n[\\fIargument\\fR ...] [\\fIoption\\fR ...]\n"
                   ".SH DESCRIPTION\nReads and changes Goodword books with the same rules as the window. Results go to standard "
                   "output, errors as one sentence to standard error.\n.SH VERBS\n"_s.arg(QStringLiteral(GOODWORD_VERSION));
    for (const auto &command : commands()) {
        page += u".SS %1 %2\n%3\n"_s.arg(roff(command->name()), roff(command->arguments()), roff(command->summary()));
        if (!command->description().isEmpty())
            page += u".PP\n"_s + roff(command->description()) + u'\n';
        for (const QCommandLineOption &option : command->options())
            page += u".TP\n.B %1\n%2\n"_s.arg(roff(optionNames(option)), roff(option.description()));
    }
    page += u".SH OPTIONS\n"_s;
    for (const QCommandLineOption &option : commonOptions())
        page += u".TP\n.B %1\n%2\n"_s.arg(roff(optionNames(option)), roff(option.description()));
    page += u".SH EXIT STATUS\n.TP\n0\nDone.\n.TP\n1\nRefused or failed; nothing was changed.\n.TP\n2\nWrong usage.\n.TP\n3\n"
            "Done, but not all of it: rows were rejected, lost, or left.\n"_s;
    return page;
}

} // namespace goodword::cli
