#pragma once
// The list of testimonials: what is asked for, as ids in order, and ids as rows to show. State comes from the events and
// consent from the consents of the day asked about, so neither is ever out of date. Those of customers in the trash are not listed.

#include "core/book/database.h"
#include "core/consents/consent.h"
#include "core/testimonials/testimonial.h"

namespace goodword {

enum class TestimonialOrder { NewestFirst, OldestFirst, HighestRating };

/// Testimonials whose quote is covered (or is not) on a channel.
struct ConsentFilter {
    ConsentChannel channel = ConsentChannel::Site;
    bool covered = true;
};

struct TestimonialFilter {
    std::optional<TestimonialState> state;
    QString tag;  ///< a name; empty: any
    QString text; ///< in the words, the attribution, the company or the customer's name
    std::optional<ConsentFilter> consent;
    std::optional<double> minRating;
    std::optional<CustomerId> customer;
    QDate from; ///< inclusive; invalid: no limit
    QDate to;
    bool trash = false; ///< what is in the trash, instead of what is not
    TestimonialOrder order = TestimonialOrder::NewestFirst;
};

struct TestimonialRow {
    Testimonial testimonial;
    QString customerName; ///< empty: of nobody in the book
    Standing standing;
    QString wording; ///< approved where there is an approval, else the words in use
    QString byline;  ///< as kept, whatever consent covers
    QStringList tags;
    std::array<ConsentVerdict, kConsentChannels.size()> consent; ///< of the quote, in the order of kConsentChannels

    const ConsentVerdict &consentFor(ConsentChannel channel) const { return consent[size_t(channel)]; }
};

/// `day` is the day consent is asked about: today for a window.
std::vector<qint64> testimonialIds(Database &db, const TestimonialFilter &filter, QDate day);
/// In the order of `ids`; ids that are not there are left out.
std::vector<TestimonialRow> testimonialRows(Database &db, const std::vector<qint64> &ids, QDate day);

} // namespace goodword
