#pragma once
// The page of testimonials over a real book, and testimonials to put into it.

#include "core/consents/consentcommands.h"
#include "core/customers/customercommands.h"
#include "core/testimonials/testimonialcommands.h"
#include "core/testimonials/testimonialstore.h"
#include "tests/ui/bookwindow.h"
#include "ui/pages/testimonials/testimonialspage.h"
#include "ui/pages/testimonials/wallview.h"

namespace goodword::test {

using namespace Qt::StringLiterals;

struct TestimonialsWindow : BookWindow {
    explicit TestimonialsWindow(TestBook &made) : BookWindow(made, u"testimonials"_s) {}

    TestimonialsPage &page() { return *static_cast<TestimonialsPage *>(view.page(u"testimonials"_s)); }
    WallView &wall() { return *find<WallView>(u"testimonialWall"_s); }
    bool settled(int n)
    {
        return waitFor([&] { return page().shownCount() == n; });
    }
    TestimonialState state(TestimonialId id) { return testimonialStore::standing(session.db(), id).state; }
};

inline CustomerId addNamed(Book &book, const QString &name)
{
    CustomerDraft draft;
    draft.name = name;
    return *addCustomer(book, draft);
}

inline TestimonialId addQuote(Book &book, const QString &name, const QString &words, std::optional<double> rating = 5)
{
    Testimonial made;
    made.customer = addNamed(book, name);
    made.attribution = name;
    made.role = u"Owner"_s;
    made.company = u"Byrne & Sons"_s;
    made.original = words;
    made.rating = rating;
    made.day = QDate(2026, 9, 1);
    return *addTestimonial(book, made);
}

inline void permit(Book &book, TestimonialId id, QSet<ConsentChannel> channels, QDate until = {})
{
    Consent consent;
    consent.subject = ConsentSubject::Testimonial;
    consent.subjectId = id.value;
    consent.customer = testimonialStore::find(book.db(), id)->customer;
    consent.channels = channels;
    consent.givenDay = QDate(2026, 9, 2);
    consent.untilDay = until;
    consent.wording = u"You may print what I said."_s;
    consent.how = u"E-mail"_s;
    QVERIFY(giveConsent(book, consent, namedQuoteScopes()));
}

} // namespace goodword::test
