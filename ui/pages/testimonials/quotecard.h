#pragma once
// How a testimonial looks as a card of the wall: quotation mark, words (as many lines as a card has), stars, who, state and
// where it may go. One layout function answers the height and paints, so that the two cannot disagree.

#include "core/testimonials/testimoniallist.h"
#include "ui/models/recordcell.h"

#include <QRect>

class QPainter;

namespace goodword {

/// Permissions that end within this many days are called out.
inline constexpr int kExpiringDays = 30;

Pill statePill(TestimonialState state);
/// Where the quote may go, with the day where permission ends soon; or that it may go nowhere.
QList<Pill> consentPills(const TestimonialRow &row, QDate today);
bool expiresSoon(const TestimonialRow &row, QDate today);

int quoteCardHeight(const TestimonialRow &row, int width, QDate today);

struct CardLook {
    bool selected = false;
    bool hovered = false;
    bool focused = false;
    Qt::LayoutDirection direction = Qt::LeftToRight;
};
void paintQuoteCard(QPainter *painter, const QRect &rect, const TestimonialRow &row, QDate today, const CardLook &look);

/// What a screen reader says of it.
QString spokenQuote(const TestimonialRow &row, QDate today);

} // namespace goodword
