#include "tests/crash/scenarios.h"

#include "core/book/backup.h"
#include "core/book/bookfaults.h"
#include "core/book/migrations.h"
#include "core/book/restore.h"
#include "core/customers/customercommands.h"
#include "core/exchange/exporter.h"
#include "core/exchange/importer.h"
#include "core/journey/journeycommands.h"
#include "core/journey/journeystore.h"
#include "core/touchpoints/touchpointcommands.h"
#include "core/trash/trashcommands.h"
#include "tests/support/testbook.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QRegularExpression>

namespace goodword::test {

using namespace Qt::StringLiterals;

Shop::Shop(const QString &folder, Database::Engine engine, BookKeyPtr key)
    : m_folder(folder), m_clock(QDateTime(QDate(2026, 11, 22), QTime(9, 0), Qt::UTC)), m_key(std::move(key))
{
    m_options = standardOptions();
    m_options.clock = &m_clock;
    m_options.author = u"Nora"_s;
    m_options.engine = engine;
}

Done Shop::create()
{
    NewBook wishes;
    wishes.name = u"Shop"_s;
    wishes.region = u"IE"_s;
    wishes.zone = u"Europe/Dublin"_s;
    wishes.key = m_key;
    auto made = Book::create(bookPath(), wishes, m_options);
    if (!made)
        return made.error();
    m_book = std::move(*made);
    return {};
}

Done Shop::open()
{
    auto opened = Book::open(bookPath(), m_options);
    if (!opened)
        return opened.error();
    m_book = std::move(*opened);
    m_first = CustomerId(m_book->db().value<qint64>("SELECT min(id) FROM customer WHERE deleted_at IS NULL").value_or(0));
    const auto stages = journeyStore::activeStages(m_book->db());
    m_lastStage = stages.empty() ? StageId() : stages.back().id;
    m_book->db().takeTrouble();
    return {};
}

namespace {

template <class T>
Done done(const Result<T> &result)
{
    return result ? Done() : Done(result.error());
}

void must(const Done &result)
{
    if (!result)
        qFatal("%s (%s)", qPrintable(result.error().text), qPrintable(result.error().detail));
}

CustomerDraft person(const QString &name)
{
    CustomerDraft draft;
    draft.name = name;
    draft.emails = {{QString(), QString(name).remove(u' ').toLower() + u"@example.test"_s}};
    draft.notes = u"Met at the market. "_s.repeated(20);
    return draft;
}

void addPeople(Shop &shop, int count, const QString &kind)
{
    for (int n = 0; n < count; ++n)
        must(done(addCustomer(shop.book(), person(kind + u' ' + QString::number(n)))));
}

Done moveFirst(Shop &shop)
{
    StageMove move;
    move.to = shop.lastStage();
    return done(moveToStage(shop.book(), {shop.first()}, move));
}

Done logFirst(Shop &shop)
{
    Touchpoint touch;
    touch.body = u"Called about the delivery"_s;
    return done(logTouchpoint(shop.book(), {shop.first()}, touch));
}

Done closeAndOpen(Shop &shop)
{
    shop.close();
    return shop.open();
}

Done backUp(Shop &shop)
{
    return done(BackupStore(shop.file(u"backups"_s), shop.clock()).make(shop.book().path(), u"manual"_s));
}

QString newestBackup(Shop &shop)
{
    return BackupStore(shop.file(u"backups"_s), shop.clock()).list().value(0).path;
}

void writeList(Shop &shop, int rows)
{
    QFile file(shop.file(u"list.csv"_s));
    if (!file.open(QIODevice::WriteOnly))
        qFatal("no list");
    file.write("Name,Email,City,Notes\n");
    for (int row = 0; row < rows; ++row)
        file.write(u"Import %1,i%1@example.test,Dingle,%2\n"_s.arg(row).arg(u"Word of mouth. "_s.repeated(5)).toUtf8());
}

Done importList(Shop &shop)
{
    return done(importFile(shop.book(), shop.file(u"list.csv"_s), {}));
}

Done exportPeople(Shop &shop)
{
    return done(exportCsv(shop.book(), shop.file(u"people.csv"_s), {}));
}

Done undo(Shop &shop)
{
    return done(shop.book().undo());
}

Done restoreClosed(Shop &shop)
{
    const QString from = newestBackup(shop);
    shop.close();
    return done(restoreBackup(from, shop.bookPath()));
}

/// The version after this one, as it might be.
Done toNextVersion(Shop &shop)
{
    static const SchemaStatements next{
        "ALTER TABLE customer ADD COLUMN nickname TEXT NOT NULL DEFAULT ''",
        "CREATE TABLE pet (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, customer_id INTEGER NOT NULL) STRICT",
        "INSERT INTO pet (name, customer_id) SELECT 'Pet of ' || name, id FROM customer",
        "CREATE INDEX pet_customer ON pet (customer_id)",
        "UPDATE customer SET nickname = substr(name, 1, 3)"};
    SchemaVersions versions = schemaVersions();
    versions.push_back(&next);
    return upgrade(shop.book().db(), kSchemaVersion, versions);
}

#ifdef GOODWORD_SQLITE3MC

/// Known to every program of the tests.
BookKeyPtr keyOf(char letter)
{
    auto key = std::make_shared<const BookKey>(Secret::ofBytes(QByteArray(BookKey::kBytes, letter)), QByteArray(BookKey::kSaltBytes, letter));
    bookKeys::keep(key);
    return key;
}

Done putUnder(Shop &shop, const BookKeyPtr &key)
{
    shop.close();
    return Book::changeKey(shop.bookPath(), key, shop.options());
}

void addEncrypted(std::vector<Scenario> &all)
{
    const auto few = [](Shop &shop) { addPeople(shop, 12, u"Regular"_s); };
    const BookKeyPtr first = keyOf('a'), second = keyOf('b');
    Scenario edits{u"encrypted"_s, Database::Engine::Qt, few,
                   {{u"add"_s, [](Shop &s) { return done(addCustomer(s.book(), person(u"New Person"_s))); }},
                    {u"log"_s, logFirst},
                    {u"undo"_s, undo},
                    {u"close and open"_s, closeAndOpen},
                    {u"move"_s, moveFirst},
                    {u"back up"_s, backUp},
                    {u"restore"_s, [](Shop &s) { return s.book().replaceWith(newestBackup(s)); }}}};
    edits.key = first;
    all.push_back(std::move(edits));
    all.push_back({u"passphrase"_s, Database::Engine::Native, few,
                   {{u"encrypt"_s, [first](Shop &s) { return putUnder(s, first); }},
                    {u"log"_s, logFirst},
                    {u"another"_s, [second](Shop &s) { return putUnder(s, second); }},
                    {u"log again"_s, logFirst},
                    {u"none"_s, [](Shop &s) { return putUnder(s, nullptr); }}}});
}

#endif

std::vector<Scenario> makeScenarios()
{
    const auto few = [](Shop &shop) { addPeople(shop, 12, u"Regular"_s); };
    std::vector<Scenario> all;
    all.push_back({u"edits"_s, Database::Engine::Qt, few,
                   {{u"add"_s, [](Shop &s) { return done(addCustomer(s.book(), person(u"New Person"_s))); }},
                    {u"log"_s, logFirst},
                    {u"undo"_s, undo},
                    {u"redo"_s, [](Shop &s) { return done(s.book().redo()); }},
                    {u"move"_s, moveFirst},
                    {u"close and open"_s, closeAndOpen},
                    {u"edit"_s, [](Shop &s) {
                         return editCustomer(s.book(), s.first(), [](CustomerFields &c) { c.notes = u"Prefers letters."_s; });
                     }},
                    {u"tag"_s, [](Shop &s) { return addTag(s.book(), {s.first()}, u"vip"_s); }},
                    {u"to the trash"_s, [](Shop &s) { return trashCustomers(s.book(), {s.first()}); }}}});
    all.push_back({u"import"_s, Database::Engine::Native,
                   [few](Shop &s) { few(s); writeList(s, 300); },
                   {{u"import"_s, importList}, {u"undo"_s, undo}, {u"close and open"_s, closeAndOpen}}});
    all.push_back({u"backup"_s, Database::Engine::Native, few,
                   {{u"back up"_s, backUp}, {u"log"_s, logFirst}, {u"back up again"_s, backUp}}});
    const auto olderBackup = [few](Shop &s) {
        few(s);
        must(backUp(s));
        addPeople(s, 5, u"Later"_s);
    };
    all.push_back({u"restore"_s, Database::Engine::Qt, olderBackup,
                   {{u"restore"_s, [](Shop &s) { return s.book().replaceWith(newestBackup(s)); }}, {u"log"_s, logFirst}}});
    all.push_back({u"restore closed"_s, Database::Engine::Qt, olderBackup, {{u"restore"_s, restoreClosed}, {u"log"_s, logFirst}}});
    all.push_back({u"restore, crashed"_s, Database::Engine::Qt, olderBackup, {{u"restore"_s, restoreClosed}, {u"open"_s, closeAndOpen}, {u"log"_s, logFirst}}, true});
    all.push_back({u"erase"_s, Database::Engine::Native,
                   [few](Shop &s) {
                       few(s);
                       must(closeAndOpen(s));
                       must(logFirst(s));
                       must(trashCustomers(s.book(), {s.first()}));
                   },
                   {{u"empty the trash"_s, [](Shop &s) { return emptyTrash(s.book()); }}, {u"close and open"_s, closeAndOpen}}});
    all.push_back({u"export"_s, Database::Engine::Native,
                   [few](Shop &s) { few(s); must(exportPeople(s)); addPeople(s, 40, u"Later"_s); },
                   {{u"export"_s, exportPeople}, {u"log"_s, logFirst}}});
    all.push_back({u"migration"_s, Database::Engine::Qt, few, {{u"upgrade"_s, toNextVersion}}});
#ifdef GOODWORD_SQLITE3MC
    addEncrypted(all);
#endif
    return all;
}

/// Names that luck gives differ from run to run.
QString digest(QString text)
{
    static const QRegularExpression uid(u"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}"_s);
    text.replace(uid, u"uid"_s);
    return QString::fromLatin1(QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Md5).toHex().left(12));
}

/// A book of the next version is refused by this program, so it is looked at from below.
QString lookAtNewer(const QString &path, QStringList &faults)
{
    auto db = Database::open(path, Database::Access::ReadWrite, Database::Engine::Native);
    if (!db) {
        faults += db.error().text;
        return {};
    }
    faults += quickFaults(**db);
    return u"version %1, %2 people, %3 pets"_s.arg((*db)->value<int>("PRAGMA user_version").value_or(0))
        .arg((*db)->value<int>("SELECT count(*) FROM customer WHERE nickname <> ''").value_or(-1))
        .arg((*db)->value<int>("SELECT count(*) FROM pet").value_or(-1));
}

QString lookAtFile(const QString &path, QStringList &faults)
{
    BookOptions options = standardOptions();
    options.engine = Database::Engine::Native;
    auto book = Book::open(path, options);
    if (!book && book.error().code == ErrorCode::NewerVersion)
        return lookAtNewer(path, faults);
    if (!book) {
        faults += QFileInfo(path).fileName() + u": "_s + book.error().text + u' ' + book.error().detail;
        return u"damaged"_s;
    }
    faults += (*book)->check();
    const BookKeyPtr &key = (*book)->db().key();
    return lookAt(**book) + (key ? u" under "_s + QLatin1String(key->salt()) : QString());
}

} // namespace

const std::vector<Scenario> &scenarios()
{
    static const std::vector<Scenario> all = makeScenarios();
    return all;
}

QString lookAt(Book &book)
{
    return digest(dump(book).join(u'\n')) + u'/' + digest(dump(book, true).join(u'\n'));
}

QString lookAt(const QString &folder, QStringList &faults)
{
    const QDir dir(folder);
    QStringList lines;
    const QString path = dir.filePath(u"shop.goodword"_s);
    const QString book = QFile::exists(path) ? lookAtFile(path, faults) : u"missing"_s;
    lines += u"book "_s + book;
    for (const QString &name : dir.entryList({u"*set aside*.goodword"_s}, QDir::Files, QDir::Name)) {
        if (const QString aside = lookAtFile(dir.filePath(name), faults); aside != book)
            lines += u"aside "_s + aside;
    }
    for (const QString &name : dir.entryList({u"*.csv"_s}, QDir::Files, QDir::Name))
        lines += name + u' ' + digest(QString::fromUtf8(fileBytes(dir.filePath(name))));
    const QDir backups(dir.filePath(u"backups"_s));
    for (const QString &name : backups.entryList({u"*.goodword"_s}, QDir::Files, QDir::Name)) {
        const auto contents = lookInto(backups.filePath(name));
        if (!contents)
            faults += name + u": "_s + contents.error().text;
        else
            lines += u"backup %1 people, %2 touchpoints, %3"_s.arg(contents->customers).arg(contents->touchpoints).arg(contents->lastStep);
    }
    return lines.join(u'\n');
}

Files filesIn(const QString &folder)
{
    Files files;
    QDirIterator all(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QString path = all.next();
        if (!path.endsWith(u"-shm"_s) && !path.endsWith(u".lock"_s))
            files[path.mid(folder.size() + 1).toStdString()] = fileBytes(path).toStdString();
    }
    return files;
}

void layOut(const QString &folder, const Files &files)
{
    QDir(folder).removeRecursively();
    for (const auto &[path, bytes] : files) {
        QFile file(folder + u'/' + QString::fromStdString(path));
        QDir().mkpath(QFileInfo(file).absolutePath());
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes.data(), qint64(bytes.size())) != qint64(bytes.size()))
            qFatal("%s cannot be written", qPrintable(file.fileName()));
    }
}

Files prepared(const Scenario &scenario)
{
    const QTemporaryDir dir;
    Shop shop(dir.path(), scenario.engine, scenario.key);
    must(shop.create());
    scenario.prepare(shop);
    if (!scenario.crashed)
        shop.close();
    return filesIn(dir.path());
}

QStringList statesOf(const Scenario &scenario, const Files &before)
{
    const QTemporaryDir dir, look;
    QStringList faults, states;
    const auto lookAtIt = [&](const Files &files) {
        layOut(look.filePath(u"i"_s), files);
        states += lookAt(look.filePath(u"i"_s), faults);
    };
    lookAtIt(before);
    layOut(dir.path(), before);
    Shop shop(dir.path(), scenario.engine);
    for (const Step &step : scenario.steps) {
        must(shop.isOpen() ? Done() : shop.open());
        must(step.run(shop));
        shop.close();
        lookAtIt(filesIn(dir.path()));
    }
    if (!faults.isEmpty())
        qFatal("%s", qPrintable(faults.join(u'\n')));
    return states;
}

bool keepsPromises(const Scenario &scenario, const QStringList &states, int acknowledged, const QString &found)
{
    QString aside = states.value(acknowledged);
    aside.replace(aside.indexOf(u"book "_s), 5, u"book missing\naside "_s);
    return found == states.value(acknowledged) || found == states.value(acknowledged + 1) || (scenario.crashed && found == aside);
}

} // namespace goodword::test
