#pragma once
// All SQL of testimonials, their events and tags that is not a list. What is written has been validated by the caller
// (commands, importers); text is cleaned here, except the wording of events, which is kept to the letter.

#include "core/book/unitofwork.h"
#include "core/testimonials/testimonial.h"

#include <QHash>
#include <QSet>

namespace goodword::testimonialStore {

std::optional<Testimonial> find(Database &db, TestimonialId id);
std::vector<TestimonialEvent> events(Database &db, TestimonialId id); ///< in the order they were written
Standing standing(Database &db, TestimonialId id);
QStringList tags(Database &db, TestimonialId id);
/// Testimonials of a customer that are not in the trash, newest first.
std::vector<TestimonialId> ofCustomer(Database &db, CustomerId customer);
/// The one made from that answer or touchpoint that is not in the trash; invalid where there is none.
TestimonialId madeFrom(Database &db, AnswerId answer);
TestimonialId madeFrom(Database &db, TouchpointId touchpoint);

/// For lists and exports: of every testimonial at once.
QHash<qint64, std::vector<TestimonialEvent>> allEvents(Database &db);
QHash<qint64, QStringList> allTags(Database &db);
QSet<qint64> taggedWith(Database &db, const QString &tag); ///< ids of testimonials

/// Attribution, role, company and language as the customer is known now; a company's own name is its company.
void attributeTo(Database &db, Testimonial &testimonial, CustomerId customer);

/// With the events that lead to `state`, dated with the testimonial's day.
TestimonialId insert(UnitOfWork &u, const Testimonial &testimonial, TestimonialState state = TestimonialState::Draft,
                     const QString &place = {});
/// With these events in this order, as another book had them.
TestimonialId insertWith(UnitOfWork &u, const Testimonial &testimonial, const std::vector<TestimonialEvent> &events);
void update(UnitOfWork &u, const Testimonial &testimonial);
void insertEvent(UnitOfWork &u, const TestimonialEvent &event);
void setDeleted(UnitOfWork &u, TestimonialId id, bool deleted);
void addTag(UnitOfWork &u, TestimonialId id, const QString &name);
/// Writes the difference only.
void setTags(UnitOfWork &u, TestimonialId id, const QStringList &names);

} // namespace goodword::testimonialStore
