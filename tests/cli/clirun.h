#pragma once
// What the tests of the command line share: the program itself is run, as scripts run it, and a shop to run it on.

#include "core/customers/customercommands.h"
#include "core/feedback/feedbackcommands.h"
#include "core/feedback/feedbackstore.h"
#include "tests/support/testbook.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

namespace goodword::test {

struct Ran {
    int code = -1;
    QString out, err;

    QJsonObject json() const { return QJsonDocument::fromJson(out.toUtf8()).object(); }
    QJsonObject error() const { return json().value(QStringLiteral("error")).toObject(); }
};

/// `data`: a folder for backups of its own, where they are looked at.
inline Ran cli(const QStringList &arguments, const QString &data = {})
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(QStringLiteral("QT_QPA_PLATFORM")); // no screen is needed, whatever is asked for
    if (!data.isEmpty())
        environment.insert(QStringLiteral("XDG_DATA_HOME"), data);
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(GOODWORD_BIN_DIR "/goodword-cli"), arguments);
    if (!process.waitForStarted() || !process.waitForFinished(120'000))
        return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
}

/// Our name, then whole sentences on one line.
inline bool isSaidWell(const QString &text)
{
    return text.startsWith(QStringLiteral("goodword-cli: ")) && text.count(QLatin1Char('\n')) == 1 && text.trimmed().endsWith(QLatin1Char('.'));
}

inline void writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
}

/// A book with a person and a company.
struct CliShop {
    TestBook book;
    QString path = book.path;
    CustomerId ann = add(QStringLiteral("Ann Byrne"), QStringLiteral("ann@byrne.example"));
    CustomerId hotel = add(QStringLiteral("Harbour Hotel"), QStringLiteral("desk@harbour.example"), CustomerKind::Company);

    CustomerId add(const QString &name, const QString &email, CustomerKind kind = CustomerKind::Person)
    {
        CustomerDraft draft;
        draft.name = name;
        draft.kind = kind;
        draft.tags = {QStringLiteral("vip")};
        draft.emails = {{QStringLiteral("work"), email}};
        return *addCustomer(*book, draft);
    }
    void answer(CustomerId who, double score, const QString &comment = {})
    {
        Answer answer;
        answer.survey = feedbackStore::surveys(book->db()).front().id;
        answer.customer = who;
        answer.day = book.clock.nowUtc().date().addDays(-1);
        answer.score = score;
        answer.comment = comment;
        QVERIFY(addAnswer(*book, answer));
    }
    /// From here on the book is nobody's.
    void close() { book.book.reset(); }
};

} // namespace goodword::test
