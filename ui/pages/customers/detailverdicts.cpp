#include "ui/pages/customers/detailverdicts.h"

#include "core/customers/contact.h"
#include "core/customers/customer.h"

#include <QCoreApplication>
#include <QLocale>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(goodword::AboutPanel)
};

} // namespace

DetailList::Verdict judgeEmail(const QString &text)
{
    const auto parts = parseEmails(text);
    if (parts.size() != 1)
        return {Words::tr("One e-mail address, please."), {}};
    const ParsedEmail &email = parts.first();
    return email.verdict == ContactVerdict::Bad ? DetailList::Verdict{email.reason, {}} : DetailList::Verdict{{}, email.reason};
}

DetailList::Verdict judgePhone(const QString &text, const QString &region)
{
    const auto parts = parsePhones(text, region);
    if (parts.size() != 1)
        return {Words::tr("One phone number, please."), {}};
    const ParsedPhone &phone = parts.first();
    return phone.verdict == ContactVerdict::Bad ? DetailList::Verdict{phone.reason, {}} : DetailList::Verdict{{}, phone.reason};
}

QString yearlyDay(const QString &text)
{
    if (isYearlyDay(text))
        return text;
    for (const auto format : {QLocale::ShortFormat, QLocale::LongFormat}) {
        const QDate day = QLocale().toDate(text, format);
        if (day.isValid() && day.year() > 1900)
            return day.toString(Qt::ISODate);
    }
    return {};
}

DetailList::Verdict judgeDay(const QString &text)
{
    return yearlyDay(text).isEmpty()
        ? DetailList::Verdict{Words::tr("A day such as 1980-02-29, or --02-29 where the year is not known."), {}}
        : DetailList::Verdict();
}

QString shownDay(const QString &day)
{
    if (day.startsWith("--"_L1))
        return QLocale().toString(QDate::fromString(u"2000-"_s + day.mid(2), Qt::ISODate), Words::tr("d MMMM", "a yearly day"));
    return QLocale().toString(QDate::fromString(day, Qt::ISODate), QLocale::LongFormat);
}

} // namespace goodword
