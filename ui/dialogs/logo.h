#pragma once
// A picture file taken as the logo of the business: as it is, after it was seen to be a picture that can be shown.

#include "core/base/result.h"

#include <QByteArray>

namespace goodword {

/// The file's bytes. Refused: what cannot be read, is too large, or is not a PNG, JPEG or SVG picture.
Result<QByteArray> readLogo(const QString &path);

} // namespace goodword
