#pragma once
// The permissions and events of a testimonial as one cell of our own lossless export, and back. JSON, because both are lists
// of records; a record that cannot be read is left out, never half taken.

#include "core/consents/consent.h"
#include "core/testimonials/testimonial.h"

namespace goodword::testimonialCells {

QString consentsText(const std::vector<Consent> &consents);
std::vector<Consent> consentsFrom(const QString &cell);

QString eventsText(const std::vector<TestimonialEvent> &events);
std::vector<TestimonialEvent> eventsFrom(const QString &cell);

} // namespace goodword::testimonialCells
