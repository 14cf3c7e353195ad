#include "ui/dialogs/regions.h"

#include <QComboBox>
#include <QMap>

namespace goodword {

static void fill(QComboBox &box, const QMap<QString, QString> &codeByName)
{
    for (auto it = codeByName.cbegin(); it != codeByName.cend(); ++it)
        box.addItem(it.key(), it.value());
}

void fillRegions(QComboBox &box, QLocale::Country chosen)
{
    QMap<QString, QString> countries;
    QString chosenCode;
    const auto locales = QLocale::matchingLocales(QLocale::AnyLanguage, QLocale::AnyScript, QLocale::AnyTerritory);
    for (const QLocale &locale : locales) {
        const QString code = locale.name().section(QLatin1Char('_'), -1);
        if (code.size() != 2 || code == code.toLower())
            continue;
        countries.insert(QLocale::territoryToString(locale.territory()), code);
        if (locale.territory() == chosen)
            chosenCode = code;
    }
    box.addItem(QCoreApplication::translate("goodword::NewBookDialog", "Not chosen"), QString());
    fill(box, countries);
    chooseData(box, chosenCode);
}

void fillCurrencies(QComboBox &box, const QString &chosen)
{
    QMap<QString, QString> byCode;
    const auto locales = QLocale::matchingLocales(QLocale::AnyLanguage, QLocale::AnyScript, QLocale::AnyTerritory);
    for (const QLocale &locale : locales) {
        const QString code = locale.currencySymbol(QLocale::CurrencyIsoCode);
        if (code.size() == 3)
            byCode.insert(code, code);
    }
    fill(box, byCode);
    chooseData(box, chosen.isEmpty() ? QStringLiteral("EUR") : chosen);
}

void chooseData(QComboBox &box, const QString &code)
{
    const int index = box.findData(code);
    box.setCurrentIndex(index >= 0 ? index : 0);
}

} // namespace goodword
