#include "ui/pages/exchange/fieldtitles.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

struct Title {
    const char *field;
    const char *text;
};

#define GW_TITLE(text) QT_TRANSLATE_NOOP("goodword::FieldTitles", text)

constexpr Title kTitles[] = {
    {"uid", GW_TITLE("Goodword id")},
    {"kind", GW_TITLE("Person or company")},
    {"name", GW_TITLE("Name")},
    {"given_name", GW_TITLE("Given name")},
    {"family_name", GW_TITLE("Family name")},
    {"company", GW_TITLE("Company")},
    {"job_title", GW_TITLE("Job title")},
    {"email", GW_TITLE("E-mail")},
    {"email_2", GW_TITLE("E-mail (2)")},
    {"email_3", GW_TITLE("E-mail (3)")},
    {"phone", GW_TITLE("Phone")},
    {"phone_2", GW_TITLE("Phone (2)")},
    {"phone_3", GW_TITLE("Phone (3)")},
    {"more_emails", GW_TITLE("More e-mails")},
    {"more_phones", GW_TITLE("More phones")},
    {"email_labels", GW_TITLE("Labels of e-mails")},
    {"phone_labels", GW_TITLE("Labels of phones")},
    {"street", GW_TITLE("Street")},
    {"city", GW_TITLE("City")},
    {"region", GW_TITLE("Region or county")},
    {"postal_code", GW_TITLE("Postal code")},
    {"country", GW_TITLE("Country")},
    {"language", GW_TITLE("Language")},
    {"source", GW_TITLE("Source")},
    {"owner", GW_TITLE("Owner")},
    {"department", GW_TITLE("Department")},
    {"tags", GW_TITLE("Tags")},
    {"notes", GW_TITLE("Notes")},
    {"rhythm_days", GW_TITLE("Keep in touch every (days)")},
    {"rhythm_max_days", GW_TITLE("Keep in touch at most (days)")},
    {"birthday", GW_TITLE("Birthday")},
    {"dates", GW_TITLE("Important dates")},
    {"stage", GW_TITLE("Stage")},
    {"stage_since", GW_TITLE("On the stage since")},
    {"opt_outs", GW_TITLE("Opted out of")},
    {"opt_out_details", GW_TITLE("Details of opt-outs")},
    {"external_id", GW_TITLE("Id in another program")},
    {"created", GW_TITLE("Customer since")},
    {"customer_uid", GW_TITLE("Customer’s id")},
    {"customer", GW_TITLE("Customer’s name")},
    {"day", GW_TITLE("Day")},
    {"at", GW_TITLE("Date and time")},
    {"channel", GW_TITLE("Channel")},
    {"direction", GW_TITLE("Direction")},
    {"staff", GW_TITLE("Team member")},
    {"subject", GW_TITLE("Subject")},
    {"text", GW_TITLE("Text")},
    {"sentiment", GW_TITLE("Mood")},
    {"outcome", GW_TITLE("Outcome")},
    {"minutes", GW_TITLE("Minutes")},
    {"follow_up", GW_TITLE("Follow up on")},
    {"follow_up_done", GW_TITLE("Follow-up done")},
    {"is_ask", GW_TITLE("Was it an ask")},
    {"is_gift", GW_TITLE("Was it a gift")},
    {"gift_minor", GW_TITLE("Gift, in cents")},
    {"gift_currency", GW_TITLE("Gift’s currency")},
    {"survey", GW_TITLE("Survey")},
    {"mode", GW_TITLE("Survey’s mode")},
    {"score", GW_TITLE("Score")},
    {"comment", GW_TITLE("Comment")},
    {"ignored", GW_TITLE("Not counted")},
    {"closed_day", GW_TITLE("Answered on")},
    {"quote", GW_TITLE("Quote")},
    {"edited", GW_TITLE("Edited wording")},
    {"attribution", GW_TITLE("Shown as")},
    {"attribution_role", GW_TITLE("Shown role")},
    {"attribution_company", GW_TITLE("Shown company")},
    {"rating", GW_TITLE("Rating")},
    {"state", GW_TITLE("State")},
    {"consent_channels", GW_TITLE("Consent for")},
    {"consent_date", GW_TITLE("Consent given on")},
    {"consent_until", GW_TITLE("Consent until")},
    {"consent_text", GW_TITLE("Wording of the consent")},
    {"consent_proof", GW_TITLE("Proof of the consent")},
    {"relationship", GW_TITLE("Relationship")},
    {"disclosure", GW_TITLE("Disclosure")},
    {"consents", GW_TITLE("All consents")},
    {"events", GW_TITLE("Events")},
};

QString translated(const char *text)
{
    return QCoreApplication::translate("goodword::FieldTitles", text);
}

} // namespace

QString fieldTitle(ImportKind kind, const QString &field)
{
    if (field.startsWith(kCustomPrefix))
        return translated(GW_TITLE("Own field: %1")).arg(field.mid(kCustomPrefix.size()));
    if (kind == ImportKind::Answers && field == u"kind"_s)
        return translated(GW_TITLE("NPS, CSAT or CES"));
    static const QHash<QString, const char *> titles = [] {
        QHash<QString, const char *> all;
        for (const Title &title : kTitles)
            all.insert(QLatin1String(title.field), title.text);
        return all;
    }();
    const char *title = titles.value(field);
    return title ? translated(title) : field;
}

QString importKindTitle(ImportKind kind)
{
    switch (kind) {
    case ImportKind::Customers: return translated(GW_TITLE("Customers"));
    case ImportKind::Touchpoints: return translated(GW_TITLE("Touchpoints"));
    case ImportKind::Answers: return translated(GW_TITLE("Survey answers"));
    case ImportKind::Testimonials: break;
    }
    return translated(GW_TITLE("Testimonials"));
}

QString importKindPage(ImportKind kind)
{
    switch (kind) {
    case ImportKind::Customers: return u"customers"_s;
    case ImportKind::Touchpoints: return u"touchpoints"_s;
    case ImportKind::Answers: return u"nps"_s;
    case ImportKind::Testimonials: break;
    }
    return u"testimonials"_s;
}

bool isOwnFilesOnly(const QString &field)
{
    static const QSet<QString> hidden{u"id"_s, u"uid"_s, u"email_2"_s, u"email_3"_s, u"phone_2"_s, u"phone_3"_s, u"more_emails"_s,
                                      u"more_phones"_s, u"email_labels"_s, u"phone_labels"_s, u"rhythm_max_days"_s, u"dates"_s,
                                      u"stage_since"_s, u"opt_out_details"_s, u"follow_up_done"_s, u"is_ask"_s, u"is_gift"_s,
                                      u"gift_minor"_s, u"gift_currency"_s, u"ignored"_s, u"closed_day"_s, u"mode"_s,
                                      u"consents"_s, u"events"_s};
    return hidden.contains(field);
}

} // namespace goodword
