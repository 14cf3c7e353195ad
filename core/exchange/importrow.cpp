#include "core/exchange/importrow.h"

#include "core/base/instant.h"
#include "core/base/text.h"

#include <QCryptographicHash>
#include <QRegularExpression>

#include <cmath>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

/// Digits of other scripts, full-width signs and odd spaces in their plain form.
QString plainDigits(const QString &text)
{
    QString plain;
    for (const QChar c : text.trimmed()) {
        if (c.digitValue() >= 0 && c.category() == QChar::Number_DecimalDigit)
            plain += QChar(u'0' + c.digitValue());
        else if (c == QChar(0x2212) || c == QChar(0xFF0D))
            plain += u'-';
        else if (c == QChar(0xA0) || c == QChar(0x202F) || c == QChar(0x2009))
            plain += u' ';
        else if (c == QChar(0x066B))
            plain += u'.';
        else
            plain += c;
    }
    return plain;
}

QString shortened(const QString &text)
{
    const QString line = oneLine(text);
    return line.size() > 60 ? line.left(60) + QChar(0x2026) : line;
}

} // namespace

std::optional<double> readNumber(const QString &text, QChar decimal)
{
    static const QRegularExpression plain(u"^[+-]?[0-9]+(?:\\.[0-9]+)?$"_s);
    static const QRegularExpression comma(u"^[+-]?(?:[0-9]+|[0-9]{1,3}(?:[. '][0-9]{3})+)(?:,[0-9]+)?$"_s);
    static const QRegularExpression point(u"^[+-]?(?:[0-9]+|[0-9]{1,3}(?:[, '][0-9]{3})+)(?:\\.[0-9]+)?$"_s);
    QString number = plainDigits(text);
    const QRegularExpression &form = decimal == u',' ? comma : decimal == u'.' ? point : plain;
    if (!form.match(number).hasMatch())
        return std::nullopt;
    number.removeIf([decimal](QChar c) { return c == u' ' || c == u'\'' || c == (decimal == u',' ? u'.' : u','); });
    number.replace(u',', u'.');
    bool ok = false;
    const double value = number.toDouble(&ok);
    return ok && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

ImportRow::ImportRow(const ImportPlan &plan, const CsvFormat &format, const CellRules &rules, ImportReport &report)
    : m_plan(plan)
    , m_format(format)
    , m_rules(rules)
    , m_report(report)
    , m_mapper(plan, format)
{
    for (const MappedColumn &mapped : plan.columns) {
        const int slot = m_mapper.slot(mapped.field);
        if (!m_columns.contains(slot) && size_t(mapped.column) < format.columns.size())
            m_columns.insert(slot, format.columns[size_t(mapped.column)].name);
    }
}

void ImportRow::warn(int slot, const QString &code, const QString &text) const
{
    m_report.warn({m_record->line, m_columns.value(slot), code, text});
}

void ImportRow::stand(const CsvRecord &record)
{
    m_record = &record;
    const auto say = [&](const QString &code, const QString &text) { m_report.warn({record.line, {}, code, text}); };
    if (record.hasNul)
        say(u"nul"_s, Core::tr("Line %1 held NUL characters, which were left out.").arg(record.line));
    if (record.openQuote)
        say(u"open-quote"_s, Core::tr("A quote opened on line %1 is never closed; it was read as text.").arg(record.line));
    if (record.strayQuote)
        say(u"stray-quote"_s, Core::tr("Line %1 holds a single quote inside a quoted cell; it was read as text.")
                                  .arg(record.line));
    if (const QStringList extra = m_mapper.extraCells(record); !extra.isEmpty())
        say(u"extra-cells"_s, Core::tr("Line %1 has more cells than there are columns; left out: %2")
                                  .arg(record.line).arg(shortened(extra.join(u", "_s))));
    if (record.cells.size() < m_format.columns.size())
        say(u"short-row"_s, Core::tr("Line %1 has fewer cells than there are columns.").arg(record.line));
    for (size_t i = 0; i < record.cells.size(); ++i) {
        const QByteArrayView cell = record.cells[i];
        // Bidi controls are three bytes that begin with E2; most cells hold none.
        if (std::find(cell.begin(), cell.end(), '\xE2') != cell.end() && hasBidiControls(record.text(i))) {
            say(u"bidi"_s, Core::tr("Line %1 holds characters that change the direction of writing; they are shown marked.")
                               .arg(record.line));
            break;
        }
    }
}

QString ImportRow::text(int slot) const
{
    if (slot < 0)
        return {};
    const QString text = cleanText(m_mapper.text(*m_record, slot)).text;
    // A stranger's cell of spaces says nothing; of our own exports it is what somebody wrote.
    return isOwn() || !text.trimmed().isEmpty() ? text : QString();
}

QString ImportRow::word(int slot) const
{
    return text(slot).trimmed();
}

QStringList ImportRow::list(int slot) const
{
    QStringList values;
    for (const QString &value : m_mapper.values(*m_record, slot)) {
        if (QString text = cleanText(value).text; !text.trimmed().isEmpty())
            values += text;
    }
    return values;
}

std::optional<DateReading> ImportRow::settled(int slot, DateReading reading) const
{
    const QString cell = shortened(word(slot));
    // Files are looked through for dates that ask before anything is read; what still asks here was decided for all.
    const bool epoch = reading.verdict == DateVerdict::AskEpoch && m_rules.epochs;
    if (asks(reading.verdict) && (m_rules.datesChosen || epoch)) {
        reading.instant = reading.instants.value(0);
        if (!reading.days.isEmpty())
            reading.day = reading.days.first();
        else if (reading.instant.isValid())
            reading.day = reading.instant.toTimeZone(m_rules.dates.zone).date();
        if (epoch || !reading.day.isValid())
            return epoch ? std::optional(reading) : std::nullopt;
        warn(slot, u"date-"_s + dateVerdictCode(reading.verdict),
             Core::tr("“%1” was read as %2.").arg(cell, dayText(reading.day)));
        return reading;
    }
    switch (reading.verdict) {
    case DateVerdict::Empty: return std::nullopt;
    case DateVerdict::Ok: return reading;
    case DateVerdict::OkWarn:
    case DateVerdict::Fix:
    case DateVerdict::Warn:
    case DateVerdict::WarnGap:
        warn(slot, u"date-"_s + dateVerdictCode(reading.verdict), reading.reason);
        return reading;
    default: break;
    }
    warn(slot, u"date-bad"_s, Core::tr("“%1” is no date that can be read, so it was left out.").arg(cell));
    return std::nullopt;
}

QDate ImportRow::day(int slot) const
{
    const QString cell = word(slot);
    if (cell.isEmpty())
        return {};
    const auto reading = settled(slot, parseDay(cell, m_rules.dates));
    return reading ? reading->day : QDate();
}

ImportRow::Moment ImportRow::moment(int slot) const
{
    const QString cell = word(slot);
    if (cell.isEmpty())
        return {};
    const auto reading = settled(slot, parseInstant(cell, m_rules.dates));
    return reading ? Moment{reading->day, reading->instant} : Moment();
}

std::optional<double> ImportRow::number(int slot) const
{
    const QString cell = word(slot);
    if (cell.isEmpty())
        return std::nullopt;
    const auto value = readNumber(cell, m_rules.decimal);
    if (!value)
        warn(slot, u"number-bad"_s, Core::tr("“%1” is no number that can be read, so it was left out.").arg(shortened(cell)));
    return value;
}

void ImportRow::takeEmail(int slot, ParsedEmail email, QList<ParsedEmail> &into) const
{
    const QString code = u"email-"_s + contactVerdictCode(email.verdict);
    if (email.verdict == ContactVerdict::Bad) {
        warn(slot, code, Core::tr("“%1” is no e-mail address, so it was left out. %2").arg(shortened(email.asTyped), email.reason));
        return;
    }
    if (email.verdict == ContactVerdict::Fix || email.verdict == ContactVerdict::FixWarn)
        warn(slot, code, Core::tr("“%1” was taken as %2. %3").arg(shortened(email.asTyped), email.address, email.reason).trimmed());
    else if (email.verdict != ContactVerdict::Ok)
        warn(slot, code, Core::tr("“%1” was taken, but look at it. %2").arg(shortened(email.asTyped), email.reason).trimmed());
    const bool known = std::any_of(into.begin(), into.end(), [&](const ParsedEmail &one) { return one.key == email.key; });
    if (!known)
        into += std::move(email);
}

QList<ParsedEmail> ImportRow::ownEmails(int slot) const
{
    QList<ParsedEmail> all;
    for (const QString &cell : list(slot)) {
        QList<ParsedEmail> parts = parseEmails(cell);
        const bool several = parts.size() > 1 && std::none_of(parts.begin(), parts.end(), [](const ParsedEmail &one) {
            return one.verdict == ContactVerdict::Bad;
        });
        if (several) {
            all += parts;
            continue;
        }
        ParsedEmail whole = parts.size() == 1 ? parts.first() : ParsedEmail();
        whole.asTyped = whole.address = cell;
        all += whole;
    }
    return all;
}

QList<ParsedEmail> ImportRow::emails(int slot) const
{
    if (isOwn())
        return ownEmails(slot);
    QList<ParsedEmail> usable;
    for (const QString &cell : list(slot)) {
        for (ParsedEmail &email : parseEmails(cell))
            takeEmail(slot, std::move(email), usable);
    }
    return usable;
}

QList<ParsedPhone> ImportRow::phones(int slot) const
{
    QList<ParsedPhone> usable;
    for (const QString &cell : list(slot)) {
        if (isOwn()) {
            const QList<ParsedPhone> parts = parsePhones(cell, m_rules.region);
            usable += parts.size() == 1 ? parts.first() : ParsedPhone();
            usable.last().asTyped = cell;
            continue;
        }
        for (const ParsedPhone &phone : parsePhones(cell, m_rules.region)) {
            const QString code = u"phone-"_s + contactVerdictCode(phone.verdict);
            const QString typed = shortened(phone.asTyped);
            if (phone.verdict == ContactVerdict::Bad) {
                warn(slot, code, Core::tr("“%1” is no phone number, so it was left out. %2").arg(typed, phone.reason));
                continue;
            }
            if (phone.verdict == ContactVerdict::Empty)
                continue;
            if (phone.verdict != ContactVerdict::Ok && phone.verdict != ContactVerdict::OkNational)
                warn(slot, code, Core::tr("“%1” was kept as it is. %2").arg(typed, phone.reason).trimmed());
            const bool known = std::any_of(usable.begin(), usable.end(), [&](const ParsedPhone &one) {
                return phone.key.isEmpty() ? one.asTyped == phone.asTyped : one.key == phone.key;
            });
            if (!known)
                usable += phone;
        }
    }
    return usable;
}

QString ImportRow::digest() const
{
    QStringList cells;
    for (const MappedColumn &mapped : m_plan.columns) {
        const QString cell = m_record->text(size_t(mapped.column));
        if (!cell.isEmpty())
            cells += mapped.field + u'\t' + cell;
    }
    cells.sort();
    const QByteArray hash = QCryptographicHash::hash(cells.join(u'\n').toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.first(16).toHex());
}

} // namespace goodword
