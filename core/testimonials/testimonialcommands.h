#pragma once
// Every change the program can make to testimonials. A move that the state does not allow is refused with a sentence that
// says why; nothing is published but the approved wording, and only where consent covers the channel on that day.

#include "core/book/book.h"
#include "core/consents/consent.h"
#include "core/testimonials/testimonial.h"

namespace goodword {

Result<TestimonialId> addTestimonial(Book &book, const Testimonial &testimonial);
/// A draft from the comment, attributed as the customer is known. Refused without a comment, or where there is one already.
Result<TestimonialId> addFromAnswer(Book &book, AnswerId answer);
/// The same from what was said in a touchpoint (its text, or its subject where there is none).
Result<TestimonialId> addFromTouchpoint(Book &book, TouchpointId touchpoint);

/// A change of the words of an approved testimonial makes it a draft, which needs approval anew; other fields do not.
Done editTestimonial(Book &book, const Testimonial &testimonial);
/// These tags and no others; two that fold alike are one.
Done setTestimonialTags(Book &book, TestimonialId id, const QStringList &tags);
Done markAsked(Book &book, TestimonialId id, const QString &note = {});
Done markReceived(Book &book, TestimonialId id, const QString &note = {});
/// Keeps the exact words in use now as the approved ones.
Done approveTestimonial(Book &book, TestimonialId id, const QString &note = {});
Done sendBack(Book &book, TestimonialId id, const QString &note);
/// Notes that the approved wording was used at `place` on a channel today; an empty place is named after the channel.
Done publishTestimonial(Book &book, TestimonialId id, ConsentChannel channel, const QString &place = {});
Done withdrawTestimonial(Book &book, TestimonialId id, const QString &note = {});

Done trashTestimonials(Book &book, const std::vector<TestimonialId> &ids);
Done restoreTestimonials(Book &book, const std::vector<TestimonialId> &ids);

} // namespace goodword
