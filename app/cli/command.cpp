#include "app/cli/command.h"

#include "core/base/text.h"
#include "core/registry.h"

#include <QJsonDocument>

namespace goodword::cli {

using namespace Qt::StringLiterals;

int Call::print(const QJsonObject &object, Exit exit) const
{
    if (isTroubled())
        return finished(exit);
    m_out << QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)) << '\n';
    return exit;
}

int Call::finished(int exit) const
{
    return isTroubled() ? fail(*m_book->db().trouble()) : exit;
}

int Call::fail(const Error &given, Exit exit) const
{
    const Error error = m_book ? m_book->db().troubleOr(given) : given;
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

static Result<Book *> kept(Result<std::unique_ptr<Book>> opened, std::unique_ptr<Book> &place)
{
    if (!opened)
        return opened.error();
    place = std::move(*opened);
    return place.get();
}

Result<Book *> Call::openToRead() const
{
    BookOptions options = bookOptions();
    options.readOnly = true;
    options.engine = Database::Engine::Native;
    return kept(Book::open(argument(0), options), m_book);
}

Result<Book *> Call::openToWrite() const
{
    return kept(Book::open(argument(0), bookOptions()), m_book);
}

QString tableLine(const QStringList &cells)
{
    QStringList shown;
    for (const QString &cell : cells)
        shown.append(oneLine(cell));
    return shown.join(u'\t') + u'\n';
}

} // namespace goodword::cli
