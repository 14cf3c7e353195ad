#include "tests/support/testbook.h"
#include "tests/support/testmain.h"

#include <QProcess>

#include <csignal>

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

/// One Goodword per person: a second start hands over what it was asked to open, and leaves.
class TestSingleInstance : public QObject
{
    Q_OBJECT
private slots:
    void aSecondStartOpensInTheFirst();

private:
    void start(QProcess &program, const QString &book) const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char *name : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
            environment.insert(QLatin1String(name), m_home.path());
        program.setProcessEnvironment(environment);
        program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        program.start(QStringLiteral(GOODWORD_BIN_DIR "/goodword"), {book});
        QVERIFY(program.waitForStarted());
    }

    QTemporaryDir m_home;
};

void TestSingleInstance::aSecondStartOpensInTheFirst()
{
    TestBook one, two;
    one.book.reset();
    two.book.reset();
    const auto isOpen = [](const TestBook &book) { return QFile::exists(book.dir.filePath(u".shop.goodword.lock"_s)); };
    QProcess first;
    start(first, one.path);
    QTRY_VERIFY_WITH_TIMEOUT(isOpen(one), 60'000);
    QProcess second;
    start(second, two.path);
    QVERIFY(second.waitForFinished(60'000));
    QCOMPARE(second.exitCode(), 0);
    QTRY_VERIFY_WITH_TIMEOUT(isOpen(two) && !isOpen(one), 60'000);
    QCOMPARE(first.state(), QProcess::Running);

    // One that was killed is no obstacle: the next start is the first again, and takes the book over.
    ::kill(pid_t(first.processId()), SIGKILL);
    QVERIFY(first.waitForFinished());
    QProcess third;
    start(third, two.path);
    QTest::qWait(1500);
    QCOMPARE(third.state(), QProcess::Running);
    third.kill();
    QVERIFY(third.waitForFinished());
}

GOODWORD_TEST(TestSingleInstance)
#include "tst_singleinstance.moc"
