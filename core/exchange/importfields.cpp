#include "core/exchange/importfields.h"

#include "core/base/enumcodes.h"
#include "core/base/text.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <array>
#include <utility>

namespace goodword {

namespace {

struct Row {
    const char *name;
    CellKind cell;
    Several several;
    const char *aliases; ///< between bars, written as normalisedHeader() leaves them
};

constexpr auto kFirst = Several::FirstFilled;
constexpr auto kCollect = Several::Collect;
constexpr auto kLines = Several::JoinLines;
constexpr auto kWords = Several::JoinWords;

constexpr const char *kEmailAliases =
    "emailaddress|mail|mailaddress|emailadresse|mailadresse|adressemail|adresseemail|courriel|primaryemail|"
    "secondaryemail|workemail|homeemail|privateemail|businessemail|otheremail|contactemail|billingemail|personemail|"
    "customeremail|revieweremail|respondentemail|reviewuseremail|useremail|emailprivat|emailgeschaftlich|epost|"
    "clientemail|guestemail|emailid";
constexpr const char *kPhoneAliases =
    "phonenumber|telephone|telephonenumber|tel|telefon|telefonnummer|telefonnr|rufnummer|mobile|mobilephone|"
    "mobilenumber|mobil|mobiltelefon|handy|handynummer|cell|cellphone|primaryphone|homephone|workphone|businessphone|"
    "otherphone|billingphone|shippingphone|companymainphone|telephoneportable|portable|numerodetelephone|festnetz|"
    "customerphone|contactphone|telnr|telno|phoneno|whatsapp";
constexpr const char *kCustomerAliases =
    "name|fullname|customername|person|personname|client|clientname|kunde|kundenname|nomclient|nomcomplet|"
    "respondent|respondentname|contact|contactname|reviewername|reviewusername|author|autor|auteur|displayname|username|"
    "vollstandigername|guest|guestname|reviewer";
/// Of the row itself, and of the customer a row about something else belongs to.
constexpr const char *kExternalAliases =
    "externalid|responseid|respondentid|recordid|reviewid|referenceid|ticketid|ticketnumber";
constexpr const char *kCustomerIdAliases =
    "customerid|kundennummer|kundennr|customernumber|clientid|numeroclient|euid|contactid|squarecustomerid";
constexpr const char *kCustomerExternalAliases =
    "externalid|responseid|respondentid|recordid|reviewid|referenceid|ticketid|ticketnumber|"
    "customerid|kundennummer|kundennr|customernumber|clientid|numeroclient|euid|contactid|squarecustomerid";
constexpr const char *kDayAliases = "date|datum|jour|tag|dateofcontact|contactdate|reviewdate|reviewcreated|surveydate";
constexpr const char *kAtAliases =
    "timestamp|zeitstempel|time|datetime|dateandtime|horodateur|createdat|created|createdon|createddate|submittedat|"
    "submitdate|submitdateutc|respondedat|responsedate|answeredat|completedat|enddate|recordeddate|zeitpunkt|"
    "datecreated|reviewcreatedutc|occurredat|startedat|activitydate";

constexpr Row kCustomers[] = {
    {"id", CellKind::Id, kFirst, ""},
    {"uid", CellKind::Id, kFirst, ""},
    {"kind", CellKind::Choice, kFirst, "recordtype|contacttype|art"},
    {"name", CellKind::Text, kFirst, kCustomerAliases},
    {"given_name", CellKind::Text, kWords,
     "firstname|forename|givenname|vorname|prenom|christianname|fname|customerfirstname|first"},
    {"family_name", CellKind::Text, kFirst,
     "lastname|surname|familyname|nachname|familienname|zuname|nom|nomdefamille|lname|customerlastname|last"},
    {"company", CellKind::Text, kFirst,
     "companyname|organization|organisation|organizationname|firma|firmenname|unternehmen|societe|entreprise|"
     "business|businessname|employer|account|accountname|associatedcompany|defaultaddresscompany"},
    {"job_title", CellKind::Text, kFirst,
     "jobtitle|position|role|jobrole|berufsbezeichnung|funktion|poste|fonction|titredeposte|beruf|organizationtitle"},
    {"email", CellKind::Email, kCollect, kEmailAliases},
    {"email_2", CellKind::Email, kCollect, ""},
    {"email_3", CellKind::Email, kCollect, ""},
    {"phone", CellKind::Phone, kCollect, kPhoneAliases},
    {"phone_2", CellKind::Phone, kCollect, ""},
    {"phone_3", CellKind::Phone, kCollect, ""},
    {"more_emails", CellKind::List, kCollect, ""},
    {"more_phones", CellKind::List, kCollect, ""},
    {"email_labels", CellKind::List, kCollect, ""},
    {"phone_labels", CellKind::List, kCollect, ""},
    {"street", CellKind::Text, kLines,
     "address|address1|address2|addressline1|addressline2|streetaddress|streetaddress1|streetaddress2|adresse|strasse|"
     "anschrift|rue|strassehausnummer|mailingstreet|addressstreet"},
    {"city", CellKind::Text, kFirst, "town|ort|stadt|wohnort|ville|mailingcity|cityregion"},
    {"region", CellKind::Text, kFirst,
     "state|province|county|bundesland|kanton|departement|stateregion|mailingstate|stateprovince"},
    {"postal_code", CellKind::Text, kFirst,
     "postalcode|postcode|zip|zipcode|plz|postleitzahl|codepostal|eircode|mailingpostalcode|zippostalcode"},
    {"country", CellKind::Text, kFirst, "countryregion|land|pays|countrycode|mailingcountry|staat|countryname"},
    {"language", CellKind::Text, kFirst, "sprache|langue|preferredlanguage|locale|lang"},
    {"source", CellKind::Text, kFirst, "leadsource|quelle|herkunft|origine|provenance|creationsource|originalsource"},
    {"owner", CellKind::Text, kFirst,
     "contactowner|accountowner|betreuer|zustandig|responsable|accountmanager|hubspotowner|assignedto|recordowner"},
    {"department", CellKind::Text, kFirst, "abteilung|service|team"},
    {"tags", CellKind::List, kCollect,
     "tag|labels|label|groups|group|categories|category|keywords|schlagworte|schlagworter|etiquettes|gruppen|kategorien|"
     "groupmembership|kategorie|segments"},
    {"notes", CellKind::Text, kLines,
     "note|comment|comments|memo|remarks|notizen|notiz|bemerkung|bemerkungen|kommentar|commentaire|commentaires|"
     "remarques|description|beschreibung|anmerkung|anmerkungen"},
    {"rhythm_days", CellKind::Number, kFirst, "keepintouch|rhythm|rhythmus|contactfrequency|contacteverydays"},
    {"rhythm_max_days", CellKind::Number, kFirst, ""},
    {"birthday", CellKind::Day, kFirst,
     "birthdate|dateofbirth|dob|geburtstag|geburtsdatum|anniversaire|datedenaissance|bday"},
    {"dates", CellKind::List, kCollect, ""},
    {"stage", CellKind::Choice, kFirst, "lifecyclestage|phase|journeystage|etape|stufe"},
    {"stage_since", CellKind::Day, kFirst, ""},
    {"opt_outs", CellKind::List, kCollect, "optout|optouts|unsubscribedfrom"},
    {"opt_out_details", CellKind::List, kCollect, ""},
    {"external_id", CellKind::Id, kFirst, kCustomerExternalAliases},
    {"created", CellKind::Instant, kFirst,
     "createdat|createdate|createddate|datecreated|createdutc|createdon|customersince|kundeseit|clientdepuis|signup|"
     "connectedon|firstvisit|erstellt|datedecreation"},
};

constexpr Row kTouchpoints[] = {
    {"id", CellKind::Id, kFirst, ""},
    {"uid", CellKind::Id, kFirst, ""},
    {"customer_uid", CellKind::Id, kFirst, kCustomerIdAliases},
    {"customer", CellKind::Text, kWords, kCustomerAliases},
    {"email", CellKind::Email, kCollect, kEmailAliases},
    {"phone", CellKind::Phone, kCollect, kPhoneAliases},
    {"day", CellKind::Day, kFirst, kDayAliases},
    {"at", CellKind::Instant, kFirst, kAtAliases},
    {"channel", CellKind::Choice, kFirst, "kanal|canal|medium|activitytype|type|typ|interactiontype|kontaktart|via"},
    {"direction", CellKind::Choice, kFirst, "richtung|sens|inoutbound|calldirection"},
    {"department", CellKind::Text, kFirst, "abteilung|service|team"},
    {"staff", CellKind::Text, kFirst,
     "agent|owner|assignee|assignedto|mitarbeiter|bearbeiter|collaborateur|employee|user|handledby|loggedby|by"},
    {"subject", CellKind::Text, kFirst, "title|topic|betreff|thema|objet|sujet|titel"},
    {"text", CellKind::Text, kLines,
     "notes|note|body|message|description|details|content|summary|nachricht|notiz|notizen|inhalt|commentaire|comment|"
     "comments|remarques|bemerkung|contenu"},
    {"sentiment", CellKind::Choice, kFirst, "mood|stimmung|humeur|tonality|tone"},
    {"outcome", CellKind::Text, kFirst, "result|ergebnis|resultat|calloutcome|resolution|status"},
    {"minutes", CellKind::Number, kFirst, "duration|durationminutes|dauer|duree|mins|min|callduration|dauermin"},
    {"follow_up", CellKind::Day, kFirst,
     "followup|followupdate|nextcontact|wiedervorlage|relance|nextstepdate|duedate|reminder|nachfassen"},
    {"follow_up_done", CellKind::Choice, kFirst, ""},
    {"is_ask", CellKind::Choice, kFirst, ""},
    {"is_gift", CellKind::Choice, kFirst, ""},
    {"gift_minor", CellKind::Number, kFirst, ""},
    {"gift_currency", CellKind::Text, kFirst, ""},
    {"external_id", CellKind::Id, kFirst, kExternalAliases},
};

constexpr Row kAnswers[] = {
    {"id", CellKind::Id, kFirst, ""},
    {"uid", CellKind::Id, kFirst, ""},
    {"customer_uid", CellKind::Id, kFirst, kCustomerIdAliases},
    {"customer", CellKind::Text, kWords, kCustomerAliases},
    {"email", CellKind::Email, kCollect, kEmailAliases},
    {"phone", CellKind::Phone, kCollect, kPhoneAliases},
    {"day", CellKind::Day, kFirst, kDayAliases},
    {"at", CellKind::Instant, kFirst, kAtAliases},
    {"survey", CellKind::Text, kFirst, "surveyname|umfrage|enquete|campaign|campaignname|questionnaire|surveytitle"},
    {"kind", CellKind::Choice, kFirst, "surveytype|metric|scoretype|umfragetyp|surveykind"},
    {"mode", CellKind::Choice, kFirst, "surveymode|modus"},
    {"channel", CellKind::Choice, kFirst, "kanal|canal|medium|delightedsource|distributionchannel"},
    {"score", CellKind::Number, kFirst,
     "nps|npsscore|rating|csat|ces|grade|wertung|bewertung|punkte|note010|answer|antwort|reponse|punktzahl|npswert|"
     "scorenps|stars|satisfaction|zufriedenheit|effort|npsrating|recommend|howlikely"},
    {"comment", CellKind::Text, kLines,
     "comments|feedback|reason|openendedresponse|kommentar|begrundung|commentaire|commentaires|verbatim|text|grund|"
     "remarks|npscomment|additionalfeedback|openfeedback|why|anmerkung|review|reviewcontent|followupanswer"},
    {"ignored", CellKind::Choice, kFirst, "ignore|excluded|spam"},
    {"closed_day", CellKind::Day, kFirst, ""},
    {"external_id", CellKind::Id, kFirst, kExternalAliases},
};

constexpr Row kTestimonials[] = {
    {"id", CellKind::Id, kFirst, ""},
    {"uid", CellKind::Id, kFirst, ""},
    {"customer_uid", CellKind::Id, kFirst, kCustomerIdAliases},
    {"customer", CellKind::Text, kWords, kCustomerAliases},
    {"email", CellKind::Email, kCollect, kEmailAliases},
    {"quote", CellKind::Text, kLines,
     "testimonial|testimonials|review|reviewtext|reviewcontent|reviewbody|body|text|statement|zitat|referenz|"
     "kundenstimme|temoignage|citation|avis|comment|content|kommentar|feedback|message"},
    {"edited", CellKind::Text, kFirst, "editedquote|shortquote|excerpt|kurzfassung|extrait"},
    {"attribution", CellKind::Text, kFirst, "byline|signature|credit|creditline|nameshown|signedas"},
    {"attribution_role", CellKind::Text, kFirst, "jobtitle|tagline|customertagline"},
    {"attribution_company", CellKind::Text, kFirst, "company|companyname|customercompany|firma|societe"},
    {"rating", CellKind::Number, kFirst, "stars|score|starrating|reviewstars|bewertung|sterne|etoiles|reviewrating"},
    {"state", CellKind::Choice, kFirst, "status|zustand|etat|stand"},
    {"consent_channels", CellKind::List, kCollect, "consent|consentedchannels|permittedchannels|channels"},
    {"consent_date", CellKind::Day, kFirst, "consentedon|dateofconsent|consentgiven|permissiondate"},
    {"consent_until", CellKind::Day, kFirst, "consentexpires|consentexpiry|permissionuntil"},
    {"consent_text", CellKind::Text, kFirst, "consentwording|permissiontext"},
    {"consent_proof", CellKind::Text, kFirst, "consentevidence|proof"},
    {"relationship", CellKind::Text, kFirst, ""},
    {"disclosure", CellKind::Text, kFirst, ""},
    {"language", CellKind::Text, kFirst, "sprache|langue|reviewlanguage|locale|lang"},
    {"consents", CellKind::Text, kFirst, ""},
    {"events", CellKind::Text, kFirst, ""},
    {"tags", CellKind::List, kCollect, "tag|labels|label|categories|category|schlagworte|etiquettes|keywords"},
    {"day", CellKind::Day, kFirst,
     "date|datum|reviewdate|reviewcreated|reviewcreatedutc|createdat|created|submittedat|timestamp|zeitstempel"},
    {"source", CellKind::Text, kFirst, "sourceofreview|platform|quelle|plateforme|site"},
    {"external_id", CellKind::Id, kFirst, kExternalAliases},
};

/// "email" for "email_2".
QString listOf(const QString &name)
{
    const qsizetype mark = name.lastIndexOf(u'_');
    return mark > 0 && mark == name.size() - 2 && name.back().isDigit() ? name.left(mark) : name;
}

template <size_t N>
std::vector<ImportField> built(const Row (&rows)[N])
{
    std::vector<ImportField> fields;
    for (const Row &row : rows) {
        const QString name = QString::fromLatin1(row.name);
        fields.push_back({name, row.cell, row.several, listOf(name),
                          QString::fromLatin1(row.aliases).split(u'|', Qt::SkipEmptyParts)});
        fields.back().aliases.prepend(normalisedHeader(name));
    }
    return fields;
}

QString strippedQuotes(QString value)
{
    value = value.trimmed();
    if (value.size() >= 2 && value.startsWith(u'"') && value.endsWith(u'"')) {
        value = value.mid(1, value.size() - 2);
        value.replace(QLatin1String("\"\""), QLatin1String("\""));
    }
    return value;
}

QStringList splitList(const QString &cell, QStringView separators)
{
    QStringList values;
    QString value;
    bool quoted = false;
    const auto take = [&] {
        value = strippedQuotes(value);
        if (!value.isEmpty() && !values.contains(value))
            values += value;
        value.clear();
    };
    for (const QChar c : cell) {
        if (c == u'"' && (quoted || value.trimmed().isEmpty() || value.trimmed().startsWith(u'"')))
            quoted = !quoted;
        if (!quoted && separators.contains(c))
            take();
        else
            value += c;
    }
    take();
    return values;
}

} // namespace

static constexpr EnumCodes kKindCodes(kImportKinds, {
    {ImportKind::Customers, "customers"},
    {ImportKind::Touchpoints, "touchpoints"},
    {ImportKind::Answers, "answers"},
    {ImportKind::Testimonials, "testimonials"},
});

QString importKindName(ImportKind kind) { return kKindCodes.code(kind); }
std::optional<ImportKind> importKindNamed(const QString &name) { return kKindCodes.fromCode(name); }

const std::vector<ImportField> &importFields(ImportKind kind)
{
    static const std::array fields = {built(kCustomers), built(kTouchpoints), built(kAnswers), built(kTestimonials)};
    return fields[size_t(kind)];
}

std::optional<ImportField> importField(ImportKind kind, const QString &name)
{
    const QString wanted = name.trimmed();
    if (kind == ImportKind::Customers && wanted.startsWith(kCustomPrefix, Qt::CaseInsensitive)) {
        const QString own = wanted.mid(kCustomPrefix.size()).trimmed();
        if (own.isEmpty())
            return std::nullopt;
        return ImportField{kCustomPrefix + own, CellKind::Text, Several::FirstFilled, kCustomPrefix + own, {}};
    }
    for (const ImportField &field : importFields(kind)) {
        if (field.name.compare(wanted, Qt::CaseInsensitive) == 0)
            return field;
    }
    return std::nullopt;
}

QStringList exportHeaders(ImportKind kind, const QStringList &customFields)
{
    QStringList headers;
    for (const ImportField &field : importFields(kind)) {
        if (field.name == QLatin1String("external_id")) {
            for (const QString &custom : customFields)
                headers += kCustomPrefix + custom;
        }
        headers += field.name;
    }
    return headers;
}

QString normalisedHeader(const QString &header)
{
    QString plain;
    for (const QChar c : fold(header)) {
        if (c.isLetterOrNumber() || c.isSurrogate())
            plain += c;
    }
    return plain;
}

bool isKnownHeader(const QString &header)
{
    static const QSet<QString> known = [] {
        QSet<QString> names;
        for (const ImportKind kind : kImportKinds) {
            for (const ImportField &field : importFields(kind))
                names.unite(QSet<QString>(field.aliases.begin(), field.aliases.end()));
        }
        return names;
    }();
    return known.contains(normalisedHeader(header));
}

QString encodeList(const QStringList &values)
{
    QStringList cells;
    for (QString value : values) {
        if (value.contains(u';') || value.contains(u'"') || value.trimmed() != value)
            value = u'"' + value.replace(QLatin1String("\""), QLatin1String("\"\"")) + u'"';
        cells += value;
    }
    return cells.join(QLatin1String("; "));
}

QStringList decodeList(const QString &cell)
{
    return splitList(cell, u";");
}

QStringList decodeAnyList(const QString &cell)
{
    return splitList(cell, u",;|\n\r");
}

} // namespace goodword
