#include "app/cli/command.h"

#include "core/base/text.h"
#include "core/registry.h"

#include <QJsonDocument>

namespace goodword::cli {

using namespace Qt::StringLiterals;

int Call::print(const QJsonObject &object, Exit exit) const
{
    m_out << QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)) << '\n';
    return exit;
}

int Call::fail(const Error &error, Exit exit) const
{
    m_err << u"goodword-cli: "_s << error.text << '\n';
    if (json())
        print({{u"error"_s, QJsonObject{{u"code"_s, errorCodeName(error.code)}, {u"text"_s, error.text}}}});
    return error.code == ErrorCode::Usage ? kUsage : exit;
}

BookOptions Call::bookOptions() const
{
    BookOptions options = standardOptions();
    options.program = QStringLiteral("goodword-cli " GOODWORD_VERSION);
    options.engine = Database::Engine::Native;
    const QString login = qEnvironmentVariable("USER", u"me"_s);
    options.author = m_parser.isSet(u"staff"_s) ? cleanText(m_parser.value(u"staff"_s)).text : login;
    return options;
}

Result<std::unique_ptr<Book>> Call::openToRead() const
{
    BookOptions options = bookOptions();
    options.readOnly = true;
    options.engine = Database::Engine::Native;
    return Book::open(argument(0), options);
}

Result<std::unique_ptr<Book>> Call::openToWrite() const
{
    return Book::open(argument(0), bookOptions());
}

QString tableLine(const QStringList &cells)
{
    QStringList shown;
    for (const QString &cell : cells)
        shown.append(oneLine(cell));
    return shown.join(u'\t') + u'\n';
}

} // namespace goodword::cli
