#include "app/cli/historycommands.h"

#include "core/base/instant.h"

#include <QJsonArray>

namespace goodword::cli {

using namespace Qt::StringLiterals;

namespace {

int answer(const Call &call, const Result<QString> &label, const QString &key)
{
    if (!label)
        return call.fail(label.error());
    if (call.json())
        return call.print({{key, *label}});
    call.out() << key << u": "_s << *label << '\n';
    return kDone;
}

class UndoCommand final : public Command
{
public:
    QString name() const override { return u"undo"_s; }
    QString summary() const override { return u"Undo the newest step, or one older step alone."_s; }
    QString arguments() const override { return u"BOOK [STEP]"_s; }
    QString description() const override
    {
        return u"STEP is a number of 'log'. An older step is undone whole, as a new step, or refused with the later steps that "
               "stand in the way."_s;
    }
    int leastArguments() const override { return 1; }
    int mostArguments() const override { return 2; }
    int run(const Call &call) const override
    {
        StepId step;
        if (call.argumentCount() == 2) {
            bool isNumber = false;
            step = StepId(call.argument(1).toLongLong(&isNumber));
            if (!isNumber || !step.isValid())
                return call.wrongUsage(u"STEP is a number of 'goodword-cli log'."_s);
        }
        const auto book = call.openToWrite();
        return book ? answer(call, (*book)->undo(step), u"undone"_s) : call.fail(book.error());
    }
};

class RedoCommand final : public Command
{
public:
    QString name() const override { return u"redo"_s; }
    QString summary() const override { return u"Do again what was undone last."_s; }
    QString arguments() const override { return u"BOOK"_s; }
    int leastArguments() const override { return 1; }
    int run(const Call &call) const override
    {
        const auto book = call.openToWrite();
        return book ? answer(call, (*book)->redo(), u"redone"_s) : call.fail(book.error());
    }
};

QString stateName(HistoryStep::State state)
{
    switch (state) {
    case HistoryStep::State::Applied: return u"done"_s;
    case HistoryStep::State::Undone: return u"undone"_s;
    case HistoryStep::State::Closed: break;
    }
    return u"closed"_s;
}

class LogCommand final : public Command
{
public:
    QString name() const override { return u"log"_s; }
    QString summary() const override { return u"Who changed what, newest first."_s; }
    QString arguments() const override { return u"BOOK"_s; }
    int leastArguments() const override { return 1; }
    QList<QCommandLineOption> options() const override
    {
        return {{u"limit"_s, u"How many lines; 50 unless given."_s, u"N"_s, u"50"_s}};
    }
    int run(const Call &call) const override
    {
        bool isNumber = false;
        const int limit = call.value(u"limit"_s).toInt(&isNumber);
        if (!isNumber || limit < 1)
            return call.wrongUsage(u"--limit is a number above 0."_s);
        const auto book = call.openToRead();
        if (!book)
            return call.fail(book.error());
        QJsonArray steps;
        const QList<HistoryStep> found = (*book)->history().steps(limit);
        if (call.isTroubled())
            return kRefused;
        for (const HistoryStep &step : found) {
            if (!call.json())
                call.out() << tableLine({QString::number(step.id.value), instantText(step.at), step.author, step.label,
                                         stateName(step.state)});
            QJsonObject line{{u"step"_s, step.id.value}, {u"at"_s, instantText(step.at)}, {u"author"_s, step.author},
                             {u"program"_s, step.program}, {u"label"_s, step.label}, {u"state"_s, stateName(step.state)},
                             {u"rows"_s, step.rowsChanged}};
            steps.append(line);
        }
        return call.json() ? call.print({{u"steps"_s, steps}}) : int(kDone);
    }
};

} // namespace

std::unique_ptr<Command> makeUndoCommand() { return std::make_unique<UndoCommand>(); }
std::unique_ptr<Command> makeRedoCommand() { return std::make_unique<RedoCommand>(); }
std::unique_ptr<Command> makeLogCommand() { return std::make_unique<LogCommand>(); }

} // namespace goodword::cli
