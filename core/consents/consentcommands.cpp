#include "core/consents/consentcommands.h"

#include "core/attachments/attachmentstore.h"
#include "core/consents/consentstore.h"

namespace goodword {

namespace {

Error noSuchConsent()
{
    return {ErrorCode::NotFound, Core::tr("This permission is no longer in the book. Nothing was changed; refresh the page."), {}};
}

QString nameOf(Database &db, CustomerId customer)
{
    return db.value<QString>("SELECT name FROM customer WHERE id = ?", customer).value_or(Core::tr("somebody unknown"));
}

QString nameOf(Database &db, const std::vector<ConsentId> &consents)
{
    const auto first = consents.empty() ? std::nullopt : consentStore::find(db, consents.front());
    return nameOf(db, first ? first->customer : CustomerId());
}

Done changeEach(Book &book, const QString &label, const std::vector<ConsentId> &consents,
                const std::function<Done(UnitOfWork &, Consent &)> &work)
{
    if (consents.empty())
        return {ErrorCode::NothingToDo, Core::tr("No permission is chosen, so nothing was changed. Choose one first.")};
    return book.change(label, [&](UnitOfWork &u) -> Done {
        for (const ConsentId id : consents) {
            auto one = consentStore::find(u.db(), id);
            if (!one)
                return noSuchConsent();
            if (auto done = work(u, *one); !done)
                return done;
            if (auto done = validate(*one); !done)
                return done;
            consentStore::update(u, *one);
        }
        return {};
    });
}

void keepProof(UnitOfWork &u, Consent &consent, const std::optional<AttachmentFile> &proof)
{
    if (!proof)
        return;
    attachmentStore::keep(u, *proof);
    consent.proofSha256 = proof->sha256;
    if (consent.proof.trimmed().isEmpty())
        consent.proof = proof->name;
}

} // namespace

Result<std::vector<ConsentId>> giveConsent(Book &book, const Consent &given, const std::vector<ConsentScope> &scopes,
                                           const std::optional<AttachmentFile> &proof)
{
    if (auto done = validate(given); !done)
        return done.error();
    if (scopes.empty())
        return {ErrorCode::Invalid, Core::tr("Say what the permission is for: the quote, the name, the company. Nothing was changed.")};
    const QString label = Core::tr("Record the permission of %1").arg(nameOf(book.db(), given.customer));
    return book.change(label, [&](UnitOfWork &u) {
        std::vector<ConsentId> ids;
        for (const ConsentScope scope : scopes) {
            Consent one = given;
            one.scope = scope;
            if (scopes.size() > 1)
                one.uid.clear();
            keepProof(u, one, proof);
            ids.push_back(consentStore::insert(u, one));
        }
        return ids;
    });
}

Done editConsent(Book &book, const Consent &wanted, const std::optional<AttachmentFile> &proof)
{
    return changeEach(book, Core::tr("Edit the permission of %1").arg(nameOf(book.db(), wanted.customer)), {wanted.id},
                      [&](UnitOfWork &u, Consent &one) -> Done {
                          // One that began on the day it was given goes on to do so when that day is corrected.
                          const bool beganWhenGiven = one.fromDay == one.givenDay && wanted.fromDay == one.fromDay;
                          one = wanted;
                          if (beganWhenGiven)
                              one.fromDay = one.givenDay;
                          keepProof(u, one, proof);
                          return {};
                      });
}

Result<QByteArray> proofFile(Database &db, const Consent &consent)
{
    if (consent.proofSha256.isEmpty())
        return {ErrorCode::NotFound, Core::tr("No file is kept with this permission.")};
    return attachmentStore::kept(db, consent.proofSha256, Core::tr("The proof"));
}

Done withdrawConsents(Book &book, const std::vector<ConsentId> &consents, QDate day)
{
    return changeEach(book, Core::tr("Withdraw the permission of %1").arg(nameOf(book.db(), consents)), consents,
                      [&](UnitOfWork &u, Consent &one) -> Done {
                          const QDate from = day.isValid() ? day : u.today();
                          // The earlier withdrawal stands.
                          if (!one.withdrawnDay.isValid() || from < one.withdrawnDay)
                              one.withdrawnDay = from;
                          return {};
                      });
}

Done markRemoved(Book &book, const std::vector<ConsentId> &consents, QDate day)
{
    return changeEach(book, Core::tr("Note as removed what %1 permitted").arg(nameOf(book.db(), consents)), consents,
                      [&](UnitOfWork &u, Consent &one) -> Done {
                          const bool ended = one.untilDay.isValid() && one.untilDay < u.today();
                          if (!one.withdrawnDay.isValid() && !ended) {
                              return {ErrorCode::Invalid, Core::tr("This permission still holds, so there is nothing to remove. "
                                                                   "Nothing was changed; withdraw it first.")};
                          }
                          one.removedDay = day.isValid() ? day : u.today();
                          return {};
                      });
}

} // namespace goodword
