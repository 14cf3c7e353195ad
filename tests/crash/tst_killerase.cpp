#include "core/book/backup.h"
#include "core/customers/customercommands.h"
#include "core/touchpoints/touchpointcommands.h"
#include "tests/crash/killing.h"
#include "tests/crash/scenarios.h"
#include "tests/support/testbook.h"
#include "tests/support/testmain.h"

#include <QDirIterator>

#include <random>

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

/// kill -9 while `goodword-cli erase --in-backups` erases somebody from a book and its backups: each backup is afterwards as
/// it was or whole without them, and the same command run again finishes, after which no file holds a word of them.
class TestKillErase : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void backupsAreAsTheyWereOrWithoutThem();
};

namespace {

constexpr int kOthers = 12, kBackups = 4;
const QString kName = u"Qzxsecret Byrne"_s;

/// A folder with a book, and its backups where the command line looks for them: one from before there was somebody to erase.
class ErasingShop
{
public:
    ErasingShop()
    {
        add(u"Other"_s, kOthers);
        backUp();
        add(kName, 1);
        for (int made = 1; made < kBackups; ++made)
            backUp();
        m_book.book.reset();
        m_before = filesIn(m_book.dir.path());
    }
    void layOut() const { test::layOut(m_book.dir.path(), m_before); }
    QStringList erasing() const
    {
        const QStringList all{u"erase"_s, m_book.path, u"--in-backups"_s, u"--for-good"_s};
        return isErased() ? all : all + QStringList{u"--customer"_s, kName};
    }
    bool isErased() const
    {
        const auto db = Database::open(m_book.path, Database::Access::ReadOnly, Database::Engine::Native);
        return db && (*db)->value<int>("SELECT count(*) FROM customer WHERE name = ?", kName) == 0;
    }
    /// How many hold them; what is not as it must be is added to `faults`.
    int holding(QStringList &faults) const
    {
        int holding = 0;
        QDirIterator all(data(), {u"*.goodword"_s}, QDir::Files, QDirIterator::Subdirectories);
        int there = 0;
        while (all.hasNext()) {
            const QString path = all.next();
            const QByteArray bytes = fileBytes(path);
            const auto old = m_before.find(path.mid(m_book.dir.path().size() + 1).toStdString());
            const bool isOld = old != m_before.end() && bytes.toStdString() == old->second;
            const auto contents = lookInto(path);
            ++there;
            holding += holdsThem(bytes) ? 1 : 0;
            if (!contents)
                faults += QFileInfo(path).fileName() + u": "_s + contents.error().text;
            else if (old == m_before.end() || (!isOld && (contents->customers != kOthers || holdsThem(bytes))))
                faults += QFileInfo(path).fileName() + u" is neither the old nor the new one"_s;
        }
        if (there != kBackups)
            faults += u"%1 backups instead of %2"_s.arg(there).arg(kBackups);
        return holding;
    }
    QStringList filesThatHoldThem() const
    {
        QStringList found;
        QDirIterator all(m_book.dir.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (all.hasNext()) {
            if (const QString path = all.next(); holdsThem(fileBytes(path)))
                found += path.mid(m_book.dir.path().size() + 1);
        }
        return found;
    }
    QStringList faultsOfBook()
    {
        m_book.reopen();
        QStringList faults = m_book->check();
        if (m_book->db().value<int>("SELECT count(*) FROM customer") != kOthers)
            faults += u"somebody else is missing"_s;
        m_book.book.reset();
        return faults;
    }
    QString data() const { return m_book.dir.filePath(u"data"_s); }

private:
    static bool holdsThem(const QByteArray &bytes) { return bytes.toLower().contains("qzxsecret"); }

    void add(const QString &name, int count)
    {
        for (int n = 0; n < count; ++n) {
            CustomerDraft draft;
            draft.name = count == 1 ? name : name + u' ' + QString::number(n);
            draft.emails = {{QString(), QString(draft.name).remove(u' ') + u"@example.test"_s}};
            draft.notes = u"Said that "_s + draft.name.section(u' ', 0, 0) + u" likes soap. "_s.repeated(50);
            const auto added = addCustomer(*m_book, draft);
            Touchpoint touch;
            touch.body = draft.name + u" was called"_s;
            if (!added || !logTouchpoint(*m_book, {*added}, touch))
                qFatal("nobody added");
        }
    }
    void backUp()
    {
        m_book.clock.advance(3600);
        const QString folder = data() + u"/Goodword/Goodword/backups/"_s + m_book->setting(u"uuid"_s);
        if (!BackupStore(folder, m_book.clock).make(m_book.path, u"manual"_s))
            qFatal("no backup");
    }

    TestBook m_book;
    Files m_before;
};

/// Answers whether it was done before it was killed.
bool eraseUntil(const ErasingShop &shop, int killAfterMs)
{
    QProcess erase;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"XDG_DATA_HOME"_s, shop.data());
    erase.setProcessEnvironment(environment);
    erase.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    erase.start(QStringLiteral(GOODWORD_BIN_DIR "/goodword-cli"), shop.erasing());
    if (!erase.waitForFinished(killAfterMs) && erase.processId() > 0)
        ::kill(pid_t(erase.processId()), SIGKILL);
    erase.waitForFinished(kPatienceMs);
    return erase.exitStatus() == QProcess::NormalExit && erase.exitCode() == 0;
}

} // namespace

void TestKillErase::backupsAreAsTheyWereOrWithoutThem()
{
    ErasingShop shop;
    QStringList faults;
    QElapsedTimer timer;
    for (int twice = 0; twice < 2; ++twice) { // the second time its libraries are in memory
        shop.layOut();
        QCOMPARE(shop.holding(faults), kBackups - 1); // the control
        timer.start();
        QVERIFY(eraseUntil(shop, kPatienceMs));
        QCOMPARE(shop.holding(faults), 0);
    }
    const qint64 whole = std::max<qint64>(20, timer.elapsed());
    QCOMPARE(shop.filesThatHoldThem(), QStringList());
    QCOMPARE(faults, QStringList());

    std::mt19937 random(seeded(1966));
    const int rounds = std::max(4, kills(5));
    int acknowledged = 0, lost = 0, broken = 0, partly = 0;
    for (int round = 0; round < rounds; ++round) {
        shop.layOut();
        const bool done = eraseUntil(shop, int(random() % size_t(whole * 3 / 4)));
        const int left = shop.holding(faults);
        acknowledged += done ? 1 : 0;
        lost += done && left > 0 ? 1 : 0;
        partly += left > 0 && left < kBackups - 1 ? 1 : 0;
        if (!eraseUntil(shop, kPatienceMs) || shop.holding(faults) > 0)
            faults += u"the next try did not finish"_s;
        if (const QStringList files = shop.filesThatHoldThem(); !files.isEmpty())
            faults += u"a word is left in "_s + files.join(u", "_s);
        faults += shop.faultsOfBook();
        broken += faults.isEmpty() ? 0 : 1;
        for (const QString &fault : std::exchange(faults, {}))
            qWarning("round %d: %s", round, qPrintable(fault));
    }
    figure("kill.cycles", rounds);
    figure("kill.acknowledged", acknowledged);
    figure("kill.lost", lost);
    figure("kill.broken", broken);
    qInfo("%d kills while erasing from %d backups, %d of them between two: %d lost, %d broken", rounds, kBackups, partly, lost, broken);
    QCOMPARE(lost + broken, 0);
    QVERIFY(acknowledged < rounds);
}

GOODWORD_TEST(TestKillErase)
#include "tst_killerase.moc"
