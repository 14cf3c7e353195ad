#pragma once
// The NPS figures as scripts read them: one form for the command line and for every file that holds them. Not rounded;
// null where there is no answer.

#include "core/insight/npsmath.h"

#include <QJsonObject>

namespace goodword {

QJsonObject npsJson(const NpsFigure &figure);

} // namespace goodword
