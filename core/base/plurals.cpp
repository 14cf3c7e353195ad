#include "core/base/plurals.h"

#include <QCoreApplication>
#include <QFile>
#include <QXmlStreamReader>

namespace goodword {

EnglishPlurals::EnglishPlurals(QObject *parent) : QTranslator(parent)
{
    QFile file(QStringLiteral(":/translations/goodword_en.ts"));
    if (!file.open(QIODevice::ReadOnly))
        return;
    QXmlStreamReader xml(&file);
    QByteArray source;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == QLatin1String("source")) {
            source = xml.readElementText().toUtf8();
        } else if (xml.name() == QLatin1String("numerusform")) {
            Forms &forms = m_forms[source];
            (forms.one.isEmpty() ? forms.one : forms.many) = xml.readElementText();
        }
    }
    Q_ASSERT_X(!xml.hasError(), "EnglishPlurals", qPrintable(xml.errorString()));
}

QString EnglishPlurals::translate(const char *, const char *source, const char *, int n) const
{
    if (n < 0)
        return {};
    const auto forms = m_forms.constFind(QByteArray(source));
    if (forms == m_forms.cend())
        return {};
    return n == 1 ? forms->one : forms->many;
}

void installEnglishPlurals()
{
    QCoreApplication *app = QCoreApplication::instance();
    app->installTranslator(new EnglishPlurals(app));
}

} // namespace goodword
