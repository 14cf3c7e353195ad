#pragma once
// Owns the look while the program runs: which tokens hold now, and sets palette, style sheet and font of the
// application, once per switch. System mode follows the desktop. Made once by the application before its first window;
// knows nothing of settings files.

#include "ui/theme/tokens.h"

#include <QObject>

namespace goodword {

class SystemScheme;

class Theme final : public QObject
{
    Q_OBJECT
public:
    enum class Mode { System, Light, Dark, HighContrast };
    Q_ENUM(Mode)

    explicit Theme(QObject *parent = nullptr);
    ~Theme() override;

    Mode mode() const { return m_mode; }
    void setMode(Mode mode);
    /// Percent of the normal size, 80 to 200.
    int textSize() const { return m_textSize; }
    void setTextSize(int percent);

    const Tokens &tokens() const { return m_tokens; }
    /// The application's theme, or none yet.
    static Theme *current();

signals:
    /// After palette and style sheet are set. Painted widgets repaint by themselves; charts and pictures listen.
    void themeChanged();

private:
    void apply();

    Mode m_mode = Mode::Light;
    int m_textSize = 100;
    Tokens m_tokens;
    SystemScheme *m_system;
};

} // namespace goodword
