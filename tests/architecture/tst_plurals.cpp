#include "core/base/plurals.h"
#include "core/base/result.h"
#include "tests/support/testmain.h"

#include <QDirIterator>
#include <QRegularExpression>

using namespace goodword;

/// One testimonial is never "1 testimonial(s)" nor "1 testimonials": every text with a number has its English singular.
class TestPlurals : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyTextWithANumberHasBothForms();
    void oneIsSaidAsOne();
};

struct Counted {
    QString file;
    QByteArray text;
};

/// The texts with %n that are passed to tr(), their parts put together as the compiler does.
static QList<Counted> countedTexts(int *literals)
{
    static const QRegularExpression call(QStringLiteral(R"re(\btr\(\s*((?:"(?:[^"\\]|\\.)*"\s*)+))re"));
    static const QRegularExpression part(QStringLiteral(R"re("((?:[^"\\]|\\.)*)")re"));
    QList<Counted> found;
    for (const char *folder : {"core", "ui", "app"}) {
        QDirIterator files(QStringLiteral(GOODWORD_SOURCE_DIR "/") + QLatin1String(folder), {QStringLiteral("*.cpp"), QStringLiteral("*.h")},
                           QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly))
                continue;
            const QString source = QString::fromUtf8(file.readAll());
            *literals += int(source.count(QLatin1String("%n")));
            auto calls = call.globalMatch(source);
            while (calls.hasNext()) {
                QString text;
                auto parts = part.globalMatch(calls.next().captured(1));
                while (parts.hasNext())
                    text += parts.next().captured(1);
                if (text.contains(QLatin1String("%n")))
                    found.append({file.fileName(), text.toUtf8()});
            }
        }
    }
    return found;
}

void TestPlurals::everyTextWithANumberHasBothForms()
{
    const EnglishPlurals plurals;
    int literals = 0;
    const QList<Counted> texts = countedTexts(&literals);
    QVERIFY(texts.size() > 20);
    QCOMPARE(int(texts.size()), literals); // each %n is in a text that this test understands
    for (const Counted &counted : texts) {
        const QString one = plurals.translate("", counted.text.constData(), nullptr, 1);
        const QString many = plurals.translate("", counted.text.constData(), nullptr, 2);
        const QString where = counted.file + QStringLiteral(": ") + QString::fromUtf8(counted.text);
        QVERIFY2(!one.isEmpty() && !many.isEmpty(),
                 qPrintable(where + QStringLiteral("\nhas no singular and plural in resources/translations/goodword_en.ts")));
        for (const QString &form : {one, many}) {
            QVERIFY2(!form.contains(QLatin1String("(s)")), qPrintable(where));
            QCOMPARE(form.count(QLatin1String("%1")), QString::fromUtf8(counted.text).count(QLatin1String("%1")));
        }
    }
}

void TestPlurals::oneIsSaidAsOne()
{
    QCOMPARE(Core::tr("%n testimonial(s) were left out: %1.", nullptr, 1), QStringLiteral("1 testimonial was left out: %1."));
    QCOMPARE(Core::tr("%n testimonial(s) were left out: %1.", nullptr, 2), QStringLiteral("2 testimonials were left out: %1."));
    QCOMPARE(Core::tr("%n answer(s)", nullptr, 1), QStringLiteral("1 answer"));
    QCOMPARE(QCoreApplication::translate("goodword::TouchpointsPage", "Copied %n touchpoints", nullptr, 1),
             QStringLiteral("Copied 1 touchpoint"));
    QCOMPARE(QCoreApplication::translate("goodword::TouchpointsPage", "Copied %n touchpoints", nullptr, 0),
             QStringLiteral("Copied 0 touchpoints"));
    QCOMPARE(Core::tr("Nothing counted here"), QStringLiteral("Nothing counted here"));
}

GOODWORD_TEST(TestPlurals)
#include "tst_plurals.moc"
