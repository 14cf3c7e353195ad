#pragma once
// A verb of goodword-cli: its help, its options and what it does. Help pages and the manual are made from the same words.
// Exit codes: 0 done, 1 refused or failed with nothing changed, 2 wrong usage, 3 done, but not all of it (rows rejected, lost, left).

#include "core/base/result.h"
#include "core/book/book.h"

#include <QCommandLineParser>
#include <QJsonObject>
#include <QTextStream>

#include <memory>
#include <vector>

namespace goodword::cli {

enum Exit { kDone = 0, kRefused = 1, kUsage = 2, kNotAll = 3 };

/// What a verb was called with, and where it answers.
class Call
{
public:
    Call(const QCommandLineParser &parser, QStringList positional, QTextStream &out, QTextStream &err)
        : m_parser(parser), m_positional(std::move(positional)), m_out(out), m_err(err)
    {
    }

    QString argument(int index) const { return m_positional.value(index); }
    int argumentCount() const { return int(m_positional.size()); }
    bool isSet(const QString &option) const { return m_parser.isSet(option); }
    QString value(const QString &option) const { return m_parser.value(option); }
    QStringList values(const QString &option) const { return m_parser.values(option); }
    bool json() const { return m_parser.isSet(QStringLiteral("json")); }
    QTextStream &out() const { return m_out; }
    QTextStream &err() const { return m_err; }

    int print(const QJsonObject &object, Exit exit = kDone) const;
    /// One sentence on stderr, and with --json also as an object on stdout: why, or what kept it from being found.
    int fail(const Error &error, Exit exit = kRefused) const;
    int wrongUsage(const QString &sentence) const { return fail({ErrorCode::Usage, sentence, {}}); }

    /// The book of the first argument, to read beside a window or to change. It is open as long as the call lasts.
    Result<Book *> openToRead() const;
    Result<Book *> openToWrite() const;
    BookOptions bookOptions() const;

    /// Whether something of the book could not be read: what was read is not all, and no answer.
    bool isTroubled() const { return m_book && m_book->db().trouble(); }
    /// The verb's exit code, or what troubles the book said in its place.
    int finished(int exit) const;

private:
    const QCommandLineParser &m_parser;
    QStringList m_positional;
    QTextStream &m_out;
    QTextStream &m_err;
    mutable std::unique_ptr<Book> m_book;
};

class Command
{
public:
    virtual ~Command() = default;
    virtual QString name() const = 0;
    virtual QString summary() const = 0;
    virtual QString arguments() const = 0;           ///< "BOOK FILE"
    virtual QString description() const { return {}; } ///< more for the help page and the manual
    virtual int leastArguments() const = 0;
    virtual int mostArguments() const { return leastArguments(); }
    virtual QList<QCommandLineOption> options() const { return {}; }
    virtual int run(const Call &call) const = 0;
};

using Commands = std::vector<std::unique_ptr<Command>>;

/// Every verb, in the order help lists them.
const Commands &commands();

/// One line of a table on stdout: cells separated by tabs, line breaks and tabs inside them shown as spaces.
QString tableLine(const QStringList &cells);

} // namespace goodword::cli
