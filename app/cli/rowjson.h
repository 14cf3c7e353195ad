#pragma once
// A row of a list as JSON and as cells of a text line: one place, so that `list` and `show` name everything alike. Keys are
// English and stable; what is not known is null where it is a number, a day or an instant, and empty where it is a text.

#include "core/customers/customerlist.h"
#include "core/feedback/answerlist.h"
#include "core/testimonials/testimoniallist.h"
#include "core/touchpoints/touchpointlist.h"

#include <QJsonObject>

namespace goodword::cli {

QJsonValue jsonDay(QDate day);
QJsonValue jsonInstant(const QDateTime &instant);
template <class T>
QJsonValue jsonNumber(const std::optional<T> &number)
{
    return number ? QJsonValue(*number) : QJsonValue(QJsonValue::Null);
}

QJsonObject jsonOf(const CustomerRow &row);
QJsonObject jsonOf(const TouchpointRow &row);
QJsonObject jsonOf(const AnswerRow &row);
QJsonObject jsonOf(const TestimonialRow &row);

QStringList cellsOf(const CustomerRow &row);
QStringList cellsOf(const TouchpointRow &row);
QStringList cellsOf(const AnswerRow &row);
QStringList cellsOf(const TestimonialRow &row);

} // namespace goodword::cli
