#pragma once
// The tour: the real window on the sample business, pictured page by page in light and dark, with the documents it makes.
// What run.sh does where there is no display, and how the README's pictures are made.

#include <QString>

namespace goodword {

class AppSettings;
class Theme;

/// Writes into `folder`; answers the program's exit code.
int takeTour(const QString &folder, Theme &theme, AppSettings &settings);

} // namespace goodword
