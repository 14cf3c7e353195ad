#pragma once
// The one place that wires the program together: names, theme, settings, the window, and what the command line asks for.

#include "ui/shell/appsettings.h"
#include "ui/theme/theme.h"

class QApplication;

namespace goodword {

class AppContext
{
public:
    explicit AppContext(QApplication &app);
    int run();

private:
    QApplication &m_app;
    AppSettings m_settings;
    Theme m_theme;
};

} // namespace goodword
