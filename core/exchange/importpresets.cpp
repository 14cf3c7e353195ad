#include "core/exchange/importpresets.h"

#include "core/exchange/presettable.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <map>

namespace goodword {

namespace {

using Headers = QStringList; // normalised, by column

/// Words under a question, never a score.
constexpr QLatin1String kOpenEnded("openendedresponse");

Headers normalisedHeaders(const CsvFormat &format)
{
    Headers headers;
    for (const CsvColumn &column : format.columns) {
        const QString option = normalisedHeader(column.option);
        headers += normalisedHeader(column.header) + (option == kOpenEnded ? option : QString());
    }
    return headers;
}

bool fits(const ImportPreset &preset, const Headers &headers)
{
    const QStringList wanted = QString::fromLatin1(preset.signature).split(u'|');
    return std::all_of(wanted.begin(), wanted.end(),
                       [&](const QString &header) { return headers.contains(normalisedHeader(header)); });
}

const ImportPreset *presetFor(const Headers &headers)
{
    for (const ImportPreset &preset : importPresets()) {
        if (fits(preset, headers))
            return &preset;
    }
    return nullptr;
}

CellDecoder decoderNamed(QStringView name)
{
    if (name == u"list")
        return CellDecoder::AnyList;
    if (name == u"labels")
        return CellDecoder::GoogleLabels;
    if (name == u"several")
        return CellDecoder::GoogleSeveral;
    if (name == u"optout")
        return CellDecoder::NoMeansOptOut;
    return name == u"quote" ? CellDecoder::StripQuote : CellDecoder::Plain;
}

CellDecoder strangersDecoder(CellKind cell)
{
    switch (cell) {
    case CellKind::List: return CellDecoder::AnyList;
    case CellKind::Id:
    case CellKind::Phone: return CellDecoder::StripQuote;
    default: return CellDecoder::Plain;
    }
}

/// Of several addresses in a file (home, business, other) the one with the most to tell is taken, and taken whole.
void keepOneAddress(ImportPlan &plan, const CsvFormat &format)
{
    static const QSet<QString> address{QStringLiteral("street"), QStringLiteral("city"), QStringLiteral("region"),
                                       QStringLiteral("postal_code"), QStringLiteral("country")};
    const auto place = [&](const MappedColumn &mapped) {
        const QString word = format.columns[size_t(mapped.column)].header.section(u' ', 0, 0).toCaseFolded();
        static const QSet<QString> places{QStringLiteral("home"), QStringLiteral("business"), QStringLiteral("work"),
                                          QStringLiteral("other")};
        return address.contains(mapped.field) && places.contains(word) ? word : QString();
    };
    std::map<QString, qsizetype> filled;
    QString best;
    for (const MappedColumn &mapped : plan.columns) {
        if (const QString word = place(mapped); !word.isEmpty()) {
            filled[word] += format.columns[size_t(mapped.column)].samples.size();
            if (best.isEmpty())
                best = word;
        }
    }
    for (const auto &[word, count] : filled) {
        if (count > filled[best])
            best = word;
    }
    std::erase_if(plan.columns, [&](const MappedColumn &mapped) {
        const QString word = place(mapped);
        return !word.isEmpty() && word != best;
    });
}

/// Of "Event 1 - Value": the column that says which event, "Event 1 - Label", in older files "Event 1 - Type".
int labelColumnOf(const CsvFormat &format, int column)
{
    const QString group = format.columns[size_t(column)].header.section(QStringLiteral(" - "), 0, 0);
    for (int i = 0; i < int(format.columns.size()); ++i) {
        const QString &header = format.columns[size_t(i)].header;
        if (header == group + QStringLiteral(" - Label") || header == group + QStringLiteral(" - Type"))
            return i;
    }
    return -1;
}

/// "Address 2 - Formatted" is "Address 2", "Metafield: custom.skin [single_line_text_field]" is "custom.skin".
QString ownFieldName(const QString &header)
{
    static const QRegularExpression type(QStringLiteral("\\s*\\[[^\\]]*\\]$"));
    QString name = header.section(QStringLiteral(" - "), 0, 0).simplified();
    if (name.startsWith(QLatin1String("metafield:"), Qt::CaseInsensitive))
        name = name.mid(10).trimmed();
    return name.remove(type);
}

/// A column as a preset's meaning has it; nothing where it is known and left out.
std::optional<MappedColumn> mappedAs(const QString &meaning, const CsvFormat &format, int column)
{
    MappedColumn mapped{column, meaning.section(u':', 0, 0), decoderNamed(meaning.section(u':', 1)), -1};
    const bool labelled = meaning.endsWith(QLatin1String(":labelled"));
    if (labelled)
        mapped.labelColumn = labelColumnOf(format, column);
    if (mapped.field == QLatin1String("custom")) {
        QString name = ownFieldName(format.columns[size_t(column)].header);
        // The first address is the customer's, part by part.
        if (!labelled && name.endsWith(QLatin1String(" 1")))
            return std::nullopt;
        if (mapped.labelColumn >= 0 && !format.columns[size_t(mapped.labelColumn)].samples.isEmpty())
            name = format.columns[size_t(mapped.labelColumn)].samples.first().simplified();
        mapped.field = name.isEmpty() ? QString() : kCustomPrefix + name;
    }
    return mapped.field.isEmpty() ? std::nullopt : std::optional(mapped);
}

void mapPreset(ImportPlan &plan, const ImportPreset &preset, const CsvFormat &format, const Headers &headers)
{
    plan.source = QString::fromLatin1(preset.source);
    plan.sourceTitle = QString::fromLatin1(preset.title);
    int lastKnown = -1;
    for (const QString &entry : QString::fromLatin1(preset.mapping).split(u'|')) {
        const QString header = entry.section(u'=', 0, 0), meaning = entry.section(u'=', 1);
        const QString plain = normalisedHeader(header);
        // "%" is kept apart by hand: it is punctuation to normalisedHeader().
        const QString before = normalisedHeader(header.section(u'%', 0, 0)), after = normalisedHeader(header.section(u'%', 1));
        const QRegularExpression numbered(u'^' + before + QStringLiteral("[0-9]+") + after + u'$');
        for (int column = 0; column < headers.size(); ++column) {
            const QString &candidate = headers[column];
            const bool is = header == QLatin1String("*") ? column > lastKnown
                            : header.contains(u'%') ? numbered.match(candidate).hasMatch()
                            : plain.isEmpty()     ? format.columns[size_t(column)].header == header
                                                  : candidate == plain;
            const bool taken = std::any_of(plan.columns.begin(), plan.columns.end(),
                                           [column](const MappedColumn &mapped) { return mapped.column == column; });
            if (!is || taken)
                continue;
            if (header != QLatin1String("*"))
                lastKnown = std::max(lastKnown, column);
            if (const auto mapped = mappedAs(meaning, format, column))
                plan.columns.push_back(*mapped);
        }
    }
    if (preset.constant) {
        const QString constant = QString::fromLatin1(preset.constant);
        plan.constants.insert(constant.section(u'=', 0, 0), constant.section(u'=', 1));
    }
    keepOneAddress(plan, format);
}

void mapOwn(ImportPlan &plan, const CsvFormat &format)
{
    plan.source = QStringLiteral("goodword");
    plan.sourceTitle = QStringLiteral("Goodword");
    for (int column = 0; column < int(format.columns.size()); ++column) {
        const QString header = column == 0 ? QStringLiteral("id") : format.columns[size_t(column)].header;
        if (const std::optional<ImportField> field = importField(plan.kind, header)) {
            plan.columns.push_back({column, field->name,
                                    field->cell == CellKind::List ? CellDecoder::OwnList : CellDecoder::Plain});
        }
    }
}

/// Matches one file of a stranger; what is left is tried in ever wider ways.
class StrangerMatch
{
public:
    StrangerMatch(ImportPlan &plan, const Headers &headers)
        : m_plan(plan)
        , m_headers(headers)
    {
        for (const MappedColumn &mapped : plan.columns)
            m_taken.insert(mapped.column);
    }

    void run()
    {
        for (const ImportField &field : importFields(m_plan.kind)) {
            // Row ids of a book are those of our own exports only.
            if (field.name != QLatin1String("id"))
                byAlias(field);
        }
        byWords(QStringLiteral("email"), {u"email", u"courriel"}, true);
        byWords(QStringLiteral("phone"), {u"phone", u"telefon", u"telephone", u"mobile", u"handy"}, true);
        if (m_plan.kind == ImportKind::Answers) {
            byWords(QStringLiteral("score"),
                    {u"recommend", u"weiterempfehl", u"recommand", u"satisfi", u"zufrieden", u"satisfait", u"howeasy"},
                    false);
            byWords(QStringLiteral("comment"),
                    {u"reason", u"why", u"tellus", u"comment", u"feedback", u"warum", u"grund", u"pourquoi", u"openended"},
                    false);
        }
        names();
    }

private:
    bool has(const QString &field) const { return columnOf(field) >= 0; }
    int columnOf(const QString &field) const
    {
        for (const MappedColumn &mapped : m_plan.columns) {
            if (mapped.field == field)
                return mapped.column;
        }
        return -1;
    }

    void take(const QString &field, int column)
    {
        const std::optional<ImportField> known = importField(m_plan.kind, field);
        m_plan.columns.push_back({column, field, known ? strangersDecoder(known->cell) : CellDecoder::Plain});
        m_taken.insert(column);
    }

    void byAlias(const ImportField &field)
    {
        const bool many = field.several == Several::Collect || field.several == Several::JoinLines;
        if (!many && has(field.name))
            return;
        for (const QString &alias : field.aliases) {
            for (int column = 0; column < m_headers.size(); ++column) {
                if (m_headers[column] != alias || m_taken.contains(column))
                    continue;
                take(field.name, column);
                if (!many)
                    return;
            }
        }
    }

    void byWords(const QString &field, const std::vector<QStringView> &hints, bool many)
    {
        static const QRegularExpression other(QStringLiteral(
            "label|type$|typ$|marketing|status|accept|consent|optin|optout|subscri|fax|pager|source|domain|verified|bounce"));
        if (!importField(m_plan.kind, field) || (!many && has(field)))
            return;
        for (int column = 0; column < m_headers.size(); ++column) {
            const QString &header = m_headers[column];
            const bool names = std::any_of(hints.begin(), hints.end(),
                                           [&](QStringView hint) { return header.contains(hint); });
            const bool words = field == QLatin1String("score") && header.endsWith(kOpenEnded);
            if (!names || words || m_taken.contains(column) || (many && other.match(header).hasMatch()))
                continue;
            take(field, column);
            if (!many)
                return;
        }
    }

    /// "Name" beside "Vorname" is the family name, "Nom" alone the whole one; elsewhere both parts make the customer.
    void names()
    {
        const QString given = QStringLiteral("given_name"), family = QStringLiteral("family_name");
        if (m_plan.kind == ImportKind::Customers) {
            const int name = columnOf(QStringLiteral("name"));
            if (has(given) && !has(family) && name >= 0 && m_headers[name] == QLatin1String("name"))
                retarget(name, family);
            const int nom = columnOf(family);
            if (!has(given) && name < 0 && nom >= 0 && m_headers[nom] == QLatin1String("nom"))
                retarget(nom, QStringLiteral("name"));
            return;
        }
        if (has(QStringLiteral("customer")))
            return;
        for (const QString &part : {given, family}) {
            const QStringList aliases = importField(ImportKind::Customers, part)->aliases;
            const auto at = std::find_if(m_headers.begin(), m_headers.end(),
                                         [&](const QString &header) { return aliases.contains(header); });
            if (at != m_headers.end() && !m_taken.contains(int(at - m_headers.begin())))
                take(QStringLiteral("customer"), int(at - m_headers.begin()));
        }
    }

    void retarget(int column, const QString &field)
    {
        for (MappedColumn &mapped : m_plan.columns) {
            if (mapped.column == column)
                mapped.field = field;
        }
    }

    ImportPlan &m_plan;
    const Headers &m_headers;
    QSet<int> m_taken;
};

bool knowsAny(const Headers &headers, ImportKind kind, std::initializer_list<const char *> fields)
{
    return std::any_of(fields.begin(), fields.end(), [&](const char *name) {
        const std::optional<ImportField> field = importField(kind, QString::fromLatin1(name));
        return field && std::any_of(field->aliases.begin(), field->aliases.end(),
                                    [&](const QString &alias) { return headers.contains(alias); });
    });
}

bool containsAny(const Headers &headers, std::initializer_list<QStringView> words)
{
    return std::any_of(headers.begin(), headers.end(), [&](const QString &header) {
        return std::any_of(words.begin(), words.end(), [&](QStringView word) { return header.contains(word); });
    });
}

ImportKind guessStrangersKind(const Headers &headers)
{
    if (containsAny(headers, {u"testimonial", u"quote", u"zitat", u"temoignage", u"consentchannels", u"reviewbody",
                              u"reviewtext", u"reviewcontent", u"kundenstimme"}))
        return ImportKind::Testimonials;
    if (containsAny(headers, {u"nps", u"csat", u"recommend", u"weiterempfehl", u"recommand"}))
        return ImportKind::Answers;
    if (knowsAny(headers, ImportKind::Answers, {"score"})
        && knowsAny(headers, ImportKind::Answers, {"comment", "survey", "kind", "day", "at"}))
        return ImportKind::Answers;
    int contact = 0;
    for (const char *field : {"channel", "direction", "subject", "text", "outcome", "minutes", "follow_up", "sentiment"})
        contact += knowsAny(headers, ImportKind::Touchpoints, {field});
    return contact >= 2 && knowsAny(headers, ImportKind::Touchpoints, {"day", "at"}) ? ImportKind::Touchpoints
                                                                                     : ImportKind::Customers;
}

} // namespace

void ImportPlan::unmap(int column)
{
    std::erase_if(columns, [column](const MappedColumn &mapped) { return mapped.column == column; });
}

void ImportPlan::map(const QString &field, int column)
{
    const std::optional<ImportField> known = importField(kind, field);
    if (!known)
        return;
    unmap(column);
    if (known->several == Several::FirstFilled)
        std::erase_if(columns, [&](const MappedColumn &mapped) { return mapped.field == known->name; });
    const bool own = source == QLatin1String("goodword") && known->cell == CellKind::List;
    columns.push_back({column, known->name, own ? CellDecoder::OwnList : strangersDecoder(known->cell)});
}

ImportKind guessKind(const CsvFormat &format)
{
    const Headers headers = normalisedHeaders(format);
    if (format.marker == CsvMarker::None) {
        const ImportPreset *preset = presetFor(headers);
        return preset ? preset->kind : guessStrangersKind(headers);
    }
    if (headers.contains(QLatin1String("quote")))
        return ImportKind::Testimonials;
    if (headers.contains(QLatin1String("score")))
        return ImportKind::Answers;
    return headers.contains(QLatin1String("direction")) ? ImportKind::Touchpoints : ImportKind::Customers;
}

ImportPlan planImport(ImportKind kind, const CsvFormat &format)
{
    ImportPlan plan;
    plan.kind = kind;
    if (format.marker != CsvMarker::None) {
        mapOwn(plan, format);
        return plan;
    }
    const Headers headers = normalisedHeaders(format);
    const ImportPreset *preset = presetFor(headers);
    if (preset && preset->kind != kind)
        preset = nullptr;
    if (preset)
        mapPreset(plan, *preset, format, headers);
    if (!preset || preset->aliasesToo)
        StrangerMatch(plan, headers).run();
    return plan;
}

} // namespace goodword
