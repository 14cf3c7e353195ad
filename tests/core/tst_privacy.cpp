#include "core/attachments/attachmentcommands.h"
#include "core/book/backup.h"
#include "core/book/erasures.h"
#include "core/book/restore.h"
#include "core/consents/consentcommands.h"
#include "core/customers/customercommands.h"
#include "core/customers/customerstore.h"
#include "core/exchange/exporter.h"
#include "core/feedback/feedbackcommands.h"
#include "core/feedback/feedbackstore.h"
#include "core/testimonials/testimonialcommands.h"
#include "core/touchpoints/touchpointcommands.h"
#include "core/trash/erasecommands.h"
#include "core/trash/trashcommands.h"
#include "tests/support/roundtrip.h"
#include "tests/support/strength.h"
#include "tests/support/testmain.h"

#include <sys/stat.h>

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

/// What is kept can be read by its owner only; who was erased is in no byte any more, and does not come back with a backup.
class TestPrivacy : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QDir(BackupStore::root()).removeRecursively(); }
    void everyFileIsForItsOwnerOnly();
    void whoIsErasedIsInNoByte();
    void anOldBackupBringsNobodyBack_data();
    void anOldBackupBringsNobodyBack();
    void theLogKeepsItsLinesWithoutTheWords();
    void theLogForgetsNamesOfStepsThatAreClosed_data();
    void theLogForgetsNamesOfStepsThatAreClosed();
    void emptyingTheTrashLeavesNoByteEither();
    void anErasingSaysSoWhereItCannotBeDone();
    void aStrangersUuidLeadsNowhereElse();
    void backupsAreWrittenAnewWithoutThem();
    void aBackupThatCannotBeWrittenAnewIsLeftAndNamed();
};

namespace {

const QByteArray kSecret = "qzxsecret"; // in each word of those who are to be erased

QString secret(int number, const char *what)
{
    return u"Qzxsecret%1%2"_s.arg(QLatin1String(what)).arg(number);
}

/// A hundred people of whom everything there can be is known, and a hundred others.
struct Shop {
    TestBook book;
    std::vector<CustomerId> erased, others;

    explicit Shop(int count = 100)
    {
        for (int i = 0; i < count; ++i) {
            others.push_back(add(i, u"Other %1"_s.arg(i)));
            erased.push_back(add(i, secret(i, "name")));
            know(erased.back(), i);
        }
    }
    CustomerId add(int number, const QString &name)
    {
        CustomerDraft draft;
        draft.name = name;
        if (name.startsWith(u"Qzx"_s)) {
            draft.notes = u"Said "_s + secret(number, "note");
            draft.emails = {{u"work"_s, secret(number, "mail") + u"@shop.example"_s}};
            draft.phones = {{secret(number, "phone"), u"087 123 %1"_s.arg(4000 + number)}};
            draft.address.street = secret(number, "street");
            draft.dates = {{DateKind::Other, secret(number, "date"), u"--02-28"_s, true}};
            draft.optOuts = {{Purpose::Survey, {}, QDate(2026, 1, 2), secret(number, "optout")}};
            draft.refs = {{u"hubspot"_s, secret(number, "ref")}};
        }
        return *addCustomer(*book, draft);
    }
    void know(CustomerId id, int number)
    {
        Touchpoint touchpoint;
        touchpoint.subject = secret(number, "subject");
        touchpoint.body = u"A long story about "_s + secret(number, "body");
        const auto logged = logTouchpoint(*book, {id}, touchpoint);
        QVERIFY(logged);
        Answer answer;
        answer.survey = feedbackStore::surveys(book->db()).front().id;
        answer.customer = id;
        answer.day = book->today();
        answer.score = 9;
        answer.comment = secret(number, "comment");
        QVERIFY(addAnswer(*book, answer));
        Testimonial quote;
        quote.customer = id;
        quote.original = secret(number, "quote");
        quote.attribution = secret(number, "signed");
        quote.day = book->today();
        const auto quoted = addTestimonial(*book, quote);
        QVERIFY(quoted);
        Consent consent;
        consent.subjectId = quoted->value;
        consent.channels = {ConsentChannel::Site};
        consent.givenDay = book->today();
        consent.wording = secret(number, "wording");
        consent.proof = secret(number, "proof");
        QVERIFY(giveConsent(*book, consent, {ConsentScope::Quote}));
        const QString path = book.dir.filePath(secret(number, "file") + u".txt"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(secret(number, "bytes").toUtf8());
        file.close();
        QVERIFY(addAttachments(*book, logged->front(), {path}));
        QFile::remove(path);
        if (number % 10 == 0) // who had another name before
            QVERIFY(editCustomer(*book, id, [&](CustomerFields &c) { c.name = secret(number, "newname"); }));
    }
};

/// The files under a folder in which the words are, whatever the case; the names of files count too.
QStringList filesWithTheWords(const QString &folder)
{
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        const QByteArray bytes = fileBytes(path).toLower();
        QByteArray wide;
        for (const char c : kSecret)
            wide += c, wide += '\0';
        if (bytes.contains(kSecret) || bytes.contains(wide) || QFile::encodeName(path).toLower().contains(kSecret))
            found += u"%1 (%2 times)"_s.arg(QFileInfo(path).fileName()).arg(bytes.count(kSecret));
    }
    return found;
}

} // namespace

void TestPrivacy::everyFileIsForItsOwnerOnly()
{
    const mode_t before = ::umask(022);
    QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)).removeRecursively();
    {
        Shop shop(1);
        QVERIFY(BackupStore::of(*shop.book).make(shop.book.path, u"manual"_s));
        QVERIFY(copyBook(shop.book.path, shop.book.dir.filePath(u"copy.goodword"_s)));
        QVERIFY(copyBookSealed(shop.book.path, shop.book.dir.filePath(u"copy.goodword-sealed"_s), Secret::ofText(u"words"_s), Progress::none(),
                               SealStrength::least()));
        QVERIFY(openSealed(shop.book.dir.filePath(u"copy.goodword-sealed"_s), shop.book.dir.filePath(u"opened.goodword"_s), u"words"_s));
        QVERIFY(exportCsv(*shop.book, shop.book.dir.filePath(u"list.csv"_s), ExportOptions()));
        QVERIFY(eraseCustomers(*shop.book, shop.erased));
        QVERIFY(addCustomer(*shop.book, CustomerDraft()).has_value() == false);
        shop.add(2, u"Ann"_s); // so that there is a log beside the book
        QStringList seen;
        for (const QString &folder : {shop.book.dir.path(), QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)}) {
            QDirIterator all(folder, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
            while (all.hasNext()) {
                struct stat status {};
                const QString path = all.next();
                QCOMPARE(::stat(QFile::encodeName(path).constData(), &status), 0);
                QVERIFY2((status.st_mode & 077) == 0, qPrintable(u"%1 has mode %2"_s.arg(path, QString::number(status.st_mode & 0777, 8))));
                seen += QFileInfo(path).fileName();
            }
        }
        for (const char *name : {"shop.goodword", "shop.goodword-wal", "shop.goodword-shm", ".shop.goodword.lock", "list.csv", "copy.goodword",
                                 "copy.goodword-sealed", "opened.goodword", "backups", "origin", "erased"})
            QVERIFY2(seen.contains(QLatin1String(name)), name);
    }
    ::umask(before);
}

void TestPrivacy::whoIsErasedIsInNoByte()
{
    Shop shop;
    Book &book = *shop.book;
    QStringList found;
    const auto look = [&](const QString &folder) { found += filesWithTheWords(folder); };
    QVERIFY(!filesWithTheWords(shop.book.dir.path()).isEmpty()); // the control
    QVERIFY(trashCustomers(book, shop.erased));
    const Done done = eraseCustomers(book, shop.erased);
    QVERIFY2(done, qPrintable(done ? QString() : done.error().text + done.error().detail));
    // While it is open, log and all; then closed; then in a new backup.
    look(shop.book.dir.path());
    QCOMPARE(customerStore::count(book.db()), 100);
    QCOMPARE(book.check(), QStringList());
    QCOMPARE(derivedFault(book), QString());
    while (book.undo()) {}
    look(shop.book.dir.path());
    QVERIFY(BackupStore::of(book).make(shop.book.path, u"manual"_s));
    look(BackupStore::root());
    shop.book.book.reset();
    look(shop.book.dir.path());
    figure("erase.people", double(shop.erased.size()));
    figure("erase.found", double(found.size()));
    QCOMPARE(found, QStringList());
}

void TestPrivacy::anOldBackupBringsNobodyBack_data()
{
    QTest::addColumn<QString>("how");
    for (const char *how : {"in the open book", "over the closed book", "to another place", "after the list was lost", "a copy kept elsewhere"})
        QTest::newRow(how) << QString::fromLatin1(how);
}

void TestPrivacy::anOldBackupBringsNobodyBack()
{
    QFETCH(QString, how);
    Shop shop(20);
    const auto old = BackupStore::of(*shop.book).make(shop.book.path, u"manual"_s);
    QVERIFY(old);
    QString path = old->path;
    const QTemporaryDir elsewhere;
    if (how == u"a copy kept elsewhere"_s) {
        path = elsewhere.filePath(u"kept.goodword"_s);
        QVERIFY(copyBackup(old->path, path));
    }
    const CustomerId later = shop.add(7, u"Added later"_s);
    QVERIFY(trashCustomers(*shop.book, shop.erased));
    QVERIFY(eraseCustomers(*shop.book, shop.erased));
    QString target = shop.book.path;
    if (how == u"in the open book"_s || how == u"after the list was lost"_s) {
        if (how == u"after the list was lost"_s)
            QVERIFY(QFile::remove(QFileInfo(old->path).path() + u"/erased"_s));
        const Done done = shop.book->replaceWith(path);
        QVERIFY2(done, qPrintable(done ? QString() : done.error().text));
    } else {
        shop.book.book.reset();
        if (how == u"to another place"_s)
            target = shop.book.dir.filePath(u"another.goodword"_s);
        const auto restored = restoreBackup(path, target);
        QVERIFY2(restored, qPrintable(restored ? QString() : restored.error().text));
        if (!restored->isEmpty())
            QVERIFY(QFile::remove(*restored));
        auto opened = Book::open(target, shop.book.options);
        QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().text));
        shop.book.book = std::move(*opened);
    }
    QCOMPARE(customerStore::count(shop.book->db()), 20);
    QVERIFY(!customerStore::find(shop.book->db(), later));
    QCOMPARE(filesWithTheWords(shop.book.dir.path()), QStringList());
    QCOMPARE(shop.book->check(), QStringList());
    QCOMPARE(derivedFault(*shop.book), QString());
    // Once, and not again at each start.
    const QStringList rows = dump(*shop.book);
    QVERIFY(!erasures::maySaySomethingElse(*shop.book));
    shop.book.path = target;
    shop.book.reopen();
    QCOMPARE(dump(*shop.book), rows);
    figure("erase.restored", double(shop.erased.size()));
    figure("erase.again", double(shop.erased.size()) + 20 - customerStore::count(shop.book->db()));
}

void TestPrivacy::theLogKeepsItsLinesWithoutTheWords()
{
    TestBook book;
    const auto add = [&](const QString &name) {
        CustomerDraft draft;
        draft.name = name;
        return *addCustomer(*book, draft);
    };
    const CustomerId al = add(u"Al"_s), alice = add(u"Alice Al-Fayed"_s);
    const QString longName = QString(90, u'x') + u" Byrne"_s;
    const CustomerId tall = add(longName);
    const size_t before = book->history().stepIds().size();
    QVERIFY(eraseCustomers(*book, {al, tall}));
    QStringList labels;
    for (const HistoryStep &step : book->history().steps(100))
        labels += step.label;
    QCOMPARE(size_t(labels.size()), before);
    QCOMPARE(labels.filter(u"Alice Al-Fayed"_s).size(), 0); // "Al" stands there as a word: rather too much than too little
    QCOMPARE(labels.filter(u"Alice"_s).size(), 1);
    QVERIFY(labels.filter(QString(70, u'x')).isEmpty());
    QVERIFY(customerStore::find(book->db(), alice).has_value());
    QVERIFY(book->undo()); // the step of who stays can still be undone
}

void TestPrivacy::theLogForgetsNamesOfStepsThatAreClosed_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("as it was typed") << u"Ann Zyx"_s;
    QTest::newRow("cut short") << QString(90, u'x') + u" Zyx"_s;
    QTest::newRow("from right to left") << u"\u0634\u0631\u0643\u0629 Zyx"_s;
    QTest::newRow("with a sign that turns the line") << u"\u202eZyx Ann"_s;
    QTest::newRow("all of it") << u"\u202e"_s + QString(90, u'x') + u" Zyx"_s;
}

/// Nothing but the words tells whom they are about.
void TestPrivacy::theLogForgetsNamesOfStepsThatAreClosed()
{
    QFETCH(QString, name);
    TestBook book;
    CustomerDraft draft;
    draft.name = name;
    const CustomerId id = *addCustomer(*book, draft);
    QVERIFY(editCustomer(*book, id, [](CustomerFields &c) { c.notes = u"likes soap"_s; }));
    QVERIFY(book->changeForGood(u"Close"_s, [](UnitOfWork &u) {
        u.run("UPDATE history SET state = 'closed'");
        u.run("DELETE FROM history_chunk");
        return Done();
    }));
    const auto told = [&] {
        QStringList labels;
        for (const HistoryStep &step : book->history().steps(100))
            labels += step.label;
        return labels.filter(QRegularExpression(u"Zyx|x{20}"_s)).size();
    };
    QCOMPARE(told(), 2);
    QVERIFY(eraseCustomers(*book, {id}));
    QCOMPARE(told(), 0);
}

void TestPrivacy::emptyingTheTrashLeavesNoByteEither()
{
    Shop shop(10);
    QVERIFY(trashCustomers(*shop.book, shop.erased));
    const auto old = BackupStore::of(*shop.book).make(shop.book.path, u"trash"_s);
    QVERIFY(emptyTrash(*shop.book));
    QCOMPARE(filesWithTheWords(shop.book.dir.path()), QStringList());
    // The backup made before is the way back, as it says.
    QVERIFY(shop.book->replaceWith(old->path));
    QCOMPARE(customerStore::count(shop.book->db(), true), 10);
}

void TestPrivacy::anErasingSaysSoWhereItCannotBeDone()
{
    Shop shop(2);
    const QStringList before = dump(*shop.book);
    QCOMPARE(eraseCustomers(*shop.book, {}).error().code, ErrorCode::Invalid);
    QCOMPARE(eraseCustomers(*shop.book, {shop.erased.front(), CustomerId(4711)}).error().code, ErrorCode::NotFound);
    QCOMPARE(dump(*shop.book), before);
    QVERIFY(erasures::inBook(shop.book->db()).isEmpty());
}

/// It names the folder of a book's backups, and may have been written by anybody.
void TestPrivacy::aStrangersUuidLeadsNowhereElse()
{
    Shop shop(1);
    for (const QString &uuid : {u"../../elsewhere"_s, u"/tmp/elsewhere"_s, u".."_s, QString(), u"0123456789abcdef\n"_s}) {
        QVERIFY(shop.book->change(u"Change"_s, [&](UnitOfWork &u) { Book::setSetting(u, u"uuid"_s, uuid); }));
        const auto made = BackupStore::of(*shop.book).make(shop.book.path, u"manual"_s);
        QVERIFY(made);
        QCOMPARE(QFileInfo(made->path).absolutePath(), BackupStore::root() + u"/book"_s);
        QCOMPARE(backupsOf(shop.book.path, shop.book.clock).first().path, made->path);
    }
}

void TestPrivacy::backupsAreWrittenAnewWithoutThem()
{
    Shop shop(20);
    const BackupStore store = BackupStore::of(*shop.book);
    QVERIFY(store.make(shop.book.path, u"manual"_s));
    shop.book.clock.advance(86400);
    QVERIFY(trashCustomers(*shop.book, shop.erased));
    QVERIFY(store.make(shop.book.path, u"auto"_s));
    QVERIFY(eraseCustomers(*shop.book, shop.erased));
    const auto without = store.make(shop.book.path, u"manual"_s);
    const QByteArray untouched = fileBytes(without->path);
    const QList<Backup> before = store.list();
    const QString own = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    QCOMPARE(filesWithTheWords(own).size(), 2); // the control
    QCOMPARE(backupsWithErased(*shop.book).size(), 2);

    const auto cleared = eraseInBackups(*shop.book);
    QVERIFY2(cleared, qPrintable(cleared ? QString() : cleared.error().text));
    QVERIFY2(cleared->left.isEmpty(), qPrintable(clearedText(*cleared)));
    QCOMPARE(cleared->written, 2);
    QCOMPARE(filesWithTheWords(own), QStringList());
    QCOMPARE(fileBytes(without->path), untouched);
    const QList<Backup> after = store.list();
    QCOMPARE(after.size(), 3);
    for (qsizetype i = 0; i < after.size(); ++i) {
        QCOMPARE(after[i].path, before[i].path);
        QCOMPARE(lookInto(after[i].path)->customers, 20);
        QCOMPARE(int(QFile(after[i].path).permissions() & (QFile::ReadGroup | QFile::ReadOther)), 0);
    }
    QVERIFY(shop.book->replaceWith(after.last().path));
    QCOMPARE(customerStore::count(shop.book->db()), 20);
    QCOMPARE(shop.book->check(), QStringList());
    QCOMPARE(derivedFault(*shop.book), QString());
    QCOMPARE(eraseInBackups(*shop.book)->written, 0);
    QCOMPARE(QDir(own).entryList(QDir::Files | QDir::Hidden), QStringList()); // nothing is left on the way
}

void TestPrivacy::aBackupThatCannotBeWrittenAnewIsLeftAndNamed()
{
    struct Stop final : Progress {
        void report(qint64, qint64) override {}
        bool cancelled() const override { return true; }
    } stop;
    Shop shop(3);
    const BackupStore store = BackupStore::of(*shop.book);
    const auto sound = store.make(shop.book.path, u"manual"_s), broken = store.make(shop.book.path, u"manual"_s);
    QByteArray bytes = fileBytes(broken->path);
    bytes.replace(bytes.size() / 2, 100, QByteArray(100, 'x'));
    QFile file(broken->path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    file.close();
    QVERIFY(eraseCustomers(*shop.book, shop.erased));

    const auto stopped = eraseInBackups(*shop.book, stop);
    QCOMPARE(stopped->written, 0);
    QCOMPARE(stopped->left.size(), 2);
    QCOMPARE(stopped->left.first().why.code, ErrorCode::Cancelled);
    const auto cleared = eraseInBackups(*shop.book);
    QCOMPARE(cleared->written, 1);
    QCOMPARE(cleared->left.size(), 1);
    QCOMPARE(cleared->left.first().backup.path, broken->path);
    QCOMPARE(cleared->left.first().why.code, ErrorCode::Damaged);
    QCOMPARE(fileBytes(broken->path), bytes);
    QCOMPARE(lookInto(sound->path)->customers, 3);
    const QString text = clearedText(*cleared);
    QVERIFY2(text.contains(QFileInfo(broken->path).fileName()) && text.contains(u"Encrypted copies"_s), qPrintable(text));
}

GOODWORD_TEST(TestPrivacy)
#include "tst_privacy.moc"
