#include "tests/support/hostilenotes.h"
#include "tests/support/strength.h"
#include "tests/support/testmain.h"
#include "tests/support/trace.h"

#include "core/base/text.h"

#include <QProcess>

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

/// Whatever customers' words say, the command line shows and exports them as words: it opens no file they name and calls
/// nobody.
class HostileNotesCliTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    QList<HostileNote> m_notes;
    QStringList m_forbidden;
    std::unique_ptr<TestBook> m_book;
    std::vector<CustomerId> m_customers;

private Q_SLOTS:
    void initTestCase()
    {
        const QString canary = m_dir.filePath(u"canary.png"_s);
        makeCanary(canary);
        m_notes = hostileNotes(canary);
        m_forbidden = pathsNamed(m_notes);
        QVERIFY(m_forbidden.contains(u"/etc/hostname"_s));
        QVERIFY(m_forbidden.contains(canary));
        m_book = std::make_unique<TestBook>();
        m_customers = stockWithNotes(**m_book, m_notes);
        m_book->book.reset();
    }

    void nothingIsOpenedOrCalled_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<bool>("saysThem"); // on the screen, not in a file
        for (const QString &kind : {u"customers"_s, u"companies"_s, u"touchpoints"_s, u"answers"_s, u"testimonials"_s}) {
            QTest::addRow("list %s", qPrintable(kind)) << QStringList{u"list"_s, u"BOOK"_s, kind} << true;
            if (kind == u"companies"_s)
                continue;
            for (const QString &purpose : {u"goodword"_s, u"spreadsheet"_s}) {
                QTest::addRow("export %s for %s", qPrintable(kind), qPrintable(purpose))
                    << QStringList{u"export"_s, u"BOOK"_s, kind, u"-o"_s, m_dir.filePath(kind + purpose + u".csv"_s), u"--for"_s, purpose}
                    << false;
            }
        }
        QTest::newRow("list as JSON") << QStringList{u"list"_s, u"BOOK"_s, u"customers"_s, u"--json"_s} << false;
        QTest::newRow("export a booklet") << QStringList{u"export"_s, u"BOOK"_s, u"testimonials"_s, u"-o"_s, m_dir.filePath(u"b.pdf"_s)}
                                          << false;
        QTest::newRow("log") << QStringList{u"log"_s, u"BOOK"_s} << true;
        for (size_t i = 0; i < m_customers.size(); ++i) {
            QTest::addRow("show %d, %s", int(i), qPrintable(m_notes.at(qsizetype(i)).from))
                << QStringList{u"show"_s, u"BOOK"_s, QString::number(m_customers.at(i).value)} << false;
        }
    }
    void nothingIsOpenedOrCalled()
    {
        static const QString why = whyNoTrace();
        if (!why.isEmpty()) {
            noFigure("notes.opened", why);
            QSKIP(qPrintable(u"skipped: "_s + why));
        }
        QFETCH(QStringList, words);
        QFETCH(bool, saysThem);
        words.replaceInStrings(u"BOOK"_s, m_book->path);
        const Trace trace = traced(QStringLiteral(GOODWORD_BIN_DIR "/goodword-cli"), words);
        QVERIFY2(trace.code == 0, qPrintable(trace.said));
        QVERIFY(trace.sawOpening(u"shop.goodword"_s));
        const QStringList faults = trace.faults(m_forbidden);
        figure("notes.watched", 1);
        figure("notes.opened", double(faults.size()));
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
        if (saysThem)
            QVERIFY2(trace.said.contains(u"<img src="_s), qPrintable(trace.said));
    }
    void aPersonIsShownWordForWord()
    {
        for (size_t i = 0; i < m_customers.size(); ++i) {
            QProcess show;
            show.start(QStringLiteral(GOODWORD_BIN_DIR "/goodword-cli"), {u"show"_s, m_book->path, QString::number(m_customers.at(i).value)});
            QVERIFY(show.waitForFinished());
            const QString said = QString::fromUtf8(show.readAllStandardOutput());
            const QString name = oneLine(cleanText(m_notes.at(qsizetype(i)).text).text).trimmed();
            QVERIFY2(said.contains(name.left(200)), qPrintable(said + u"\nlacks\n"_s + name));
        }
    }
};

GOODWORD_TEST(HostileNotesCliTest)
#include "tst_hostilenotes.moc"
