#include "tests/support/testmain.h"
#include "tests/ui/cutoff.h"
#include "tests/ui/windowstage.h"
#include "ui/shell/page.h"

using namespace goodword;
using namespace goodword::test;
using namespace Qt::StringLiterals;

namespace {

void addLooks()
{
    static const QSize usual(1280, 800), small(800, 600);
    QTest::addColumn<Theme::Mode>("mode");
    QTest::addColumn<int>("textSize");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::newRow("dark") << Theme::Mode::Dark << 100 << usual << Qt::LeftToRight;
    QTest::newRow("contrast") << Theme::Mode::HighContrast << 100 << usual << Qt::LeftToRight;
    QTest::newRow("rtl") << Theme::Mode::Light << 100 << usual << Qt::RightToLeft;
    QTest::newRow("small") << Theme::Mode::Light << 100 << small << Qt::LeftToRight;
    QTest::newRow("large") << Theme::Mode::Light << 150 << usual << Qt::LeftToRight;
}

} // namespace

/// The window in every look while there is nothing in the book, or something is the matter with it.
class TestLooks : public QObject
{
    Q_OBJECT
private slots:
    void anEmptyBookIsWhole_data() { addLooks(); }
    void anEmptyBookIsWhole();
    void whatIsTheMatterIsSaidWhole_data() { addLooks(); }
    void whatIsTheMatterIsSaidWhole();
};

namespace {

/// The window as it looks for somebody, and as it was afterwards.
class Look
{
public:
    explicit Look(WindowStage &stage) : m_stage(stage)
    {
        QFETCH(Theme::Mode, mode);
        QFETCH(int, textSize);
        QFETCH(QSize, size);
        stage.theme.setMode(mode);
        stage.theme.setTextSize(textSize);
        stage.window->resize(size);
    }
    ~Look()
    {
        m_stage.theme.setTextSize(100);
        m_stage.theme.setMode(Theme::Mode::Light);
        QGuiApplication::setLayoutDirection(Qt::LeftToRight);
    }
    Q_DISABLE_COPY_MOVE(Look)

private:
    WindowStage &m_stage;
};

void keep(const WindowStage &stage, const QString &what)
{
    settle(150);
    keepPicture(*stage.window, u"look-%1-%2"_s.arg(QLatin1String(QTest::currentDataTag()), what));
}

} // namespace

void TestLooks::anEmptyBookIsWhole()
{
    QFETCH(Qt::LayoutDirection, direction);
    QFETCH(QSize, size);
    QGuiApplication::setLayoutDirection(direction);
    WindowStage stage;
    const Look look(stage);
    QVERIFY(!stage.newBook(u"Donaudampfschifffahrtsgesellschaftskapitänswitwenpensionskasse"_s).isEmpty());
    QStringList wrong;
    for (const PageInfo &page : pageRegistry()) {
        stage.window->view()->goTo(page.id);
        keep(stage, page.id);
        for (const QString &text : cutOff(*stage.window))
            wrong += page.id + u": "_s + text;
        if (stage.window->width() > size.width())
            wrong += u"%1 widens the window to %2"_s.arg(page.id).arg(stage.window->width());
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void TestLooks::whatIsTheMatterIsSaidWhole()
{
    QFETCH(Qt::LayoutDirection, direction);
    QGuiApplication::setLayoutDirection(direction);
    WindowStage stage;
    const Look look(stage);
    const QString path = stage.newBook(u"Donaudampfschifffahrtsgesellschaft"_s);
    const CustomerId ann = stage.add(u"Ann Byrne"_s);
    QVERIFY(trashCustomers(stage.book(), {ann}));
    stage.window->closeBook();
    QVERIFY(stage.window->openBook(path, true));
    stage.window->view()->goTo(u"trash"_s);
    QVERIFY(stage.banner().isVisible());
    keep(stage, u"read-only"_s);
    QCOMPARE(cutOff(stage.banner()), QStringList());
    stage.window->closeBook();
    QVERIFY(QFile::resize(path, QFileInfo(path).size() / 2));
    QVERIFY(!stage.window->openBook(path));
    QVERIFY(stage.banner().isVisible());
    keep(stage, u"refused"_s);
    QCOMPARE(cutOff(stage.banner()), QStringList());
}

GOODWORD_TEST(TestLooks)
#include "tst_looks.moc"
