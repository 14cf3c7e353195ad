#include "core/consents/consentstore.h"
#include "core/exchange/exportsheet.h"
#include "core/exchange/ownlists.h"
#include "core/exchange/testimonialcells.h"
#include "core/testimonials/testimonialstore.h"

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

QString ratingText(const std::optional<double> &rating)
{
    return rating ? QString::number(*rating, 'g', QLocale::FloatingPointShortest) : QString();
}

void writeCustomerOf(Database &db, CustomerId id, ExportSheet &sheet)
{
    Statement s(db, R"(SELECT c.uid, c.name,
                         (SELECT e.address FROM customer_email e WHERE e.customer_id = c.id ORDER BY e.position, e.id LIMIT 1)
                       FROM customer c WHERE c.id = ?)", id);
    if (!s.next())
        return;
    sheet.set("customer_uid"_L1, s.text(0));
    sheet.set("customer"_L1, s.text(1));
    sheet.set("email"_L1, s.text(2));
}

/// The plain columns tell of the first permission to quote that was not withdrawn; the whole truth is in "consents".
void writeConsents(const std::vector<Consent> &consents, ExportSheet &sheet)
{
    sheet.set("consents"_L1, testimonialCells::consentsText(consents));
    const auto quote = std::find_if(consents.begin(), consents.end(), [](const Consent &one) {
        return one.scope == ConsentScope::Quote && !one.withdrawnDay.isValid();
    });
    if (quote == consents.end())
        return;
    QStringList channels;
    for (const ConsentChannel channel : kConsentChannels) {
        if (quote->channels.contains(channel))
            channels += consentChannelCode(channel);
    }
    sheet.setList("consent_channels"_L1, channels);
    sheet.set("consent_date"_L1, dayText(quote->givenDay));
    sheet.set("consent_until"_L1, dayText(quote->untilDay));
    sheet.set("consent_text"_L1, quote->wording);
    sheet.set("consent_proof"_L1, quote->proof);
}

void writeTestimonial(Database &db, const Testimonial &t, ExportSheet &sheet)
{
    const auto events = testimonialStore::events(db, t.id);
    sheet.set("id"_L1, QString::number(t.id.value));
    sheet.set("uid"_L1, t.uid);
    writeCustomerOf(db, t.customer, sheet);
    sheet.set("quote"_L1, t.original);
    sheet.set("edited"_L1, t.edited);
    sheet.set("attribution"_L1, t.attribution);
    sheet.set("attribution_role"_L1, t.role);
    sheet.set("attribution_company"_L1, t.company);
    sheet.set("rating"_L1, ratingText(t.rating));
    sheet.set("state"_L1, testimonialStateCode(standingOf(events).state));
    writeConsents(consentStore::of(db, ConsentSubject::Testimonial, t.id.value), sheet);
    sheet.set("relationship"_L1, t.relationship);
    sheet.set("disclosure"_L1, t.disclosure);
    sheet.set("language"_L1, t.language);
    sheet.set("events"_L1, testimonialCells::eventsText(events));
    sheet.setList("tags"_L1, testimonialStore::tags(db, t.id));
    sheet.set("day"_L1, dayText(t.day));
    sheet.set("source"_L1, testimonialSourceCode(t.source));
    sheet.set("external_id"_L1, ownLists::refsText(externalRefs(db, u"testimonial"_s, t.id.value)));
}

std::vector<qint64> allTestimonials(Database &db)
{
    std::vector<qint64> ids;
    Statement s(db, R"(SELECT t.id FROM testimonial t LEFT JOIN customer c ON c.id = t.customer_id
                       WHERE t.deleted_at IS NULL AND c.deleted_at IS NULL ORDER BY t.id)");
    while (s.next())
        ids.push_back(s.integer(0));
    return ids;
}

} // namespace

Done writeTestimonials(Database &db, const OnlyRows &only, ExportSheet &sheet)
{
    const IdList ids = only ? *only : IdList(allTestimonials(db));
    for (const qint64 id : ids) {
        const auto testimonial = testimonialStore::find(db, TestimonialId(id));
        if (!testimonial)
            continue;
        writeTestimonial(db, *testimonial, sheet);
        if (!sheet.endRow(qint64(ids.size())))
            return exportStopped();
    }
    return {};
}

/// What is published names nobody beyond what the permission covers: no ids, no customer, no address.
Done writePublication(const Exportable &exportable, ExportSheet &sheet)
{
    for (const ExportRow &row : exportable.rows) {
        sheet.set("quote"_L1, row.wording);
        sheet.set("attribution"_L1, row.name);
        sheet.set("attribution_role"_L1, row.role);
        sheet.set("attribution_company"_L1, row.company);
        sheet.set("rating"_L1, ratingText(row.rating));
        sheet.set("consent_channels"_L1, consentChannelCode(exportable.channel));
        sheet.set("consent_until"_L1, dayText(row.consentUntil));
        sheet.set("disclosure"_L1, row.disclosure);
        sheet.set("language"_L1, row.language);
        sheet.setList("tags"_L1, row.tags);
        sheet.set("day"_L1, dayText(row.day));
        if (!sheet.endRow(qint64(exportable.rows.size())))
            return exportStopped();
    }
    return {};
}

} // namespace goodword
