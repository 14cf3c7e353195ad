#pragma once
// Widgets on their own, in the look of the program.

#include "ui/theme/theme.h"

#include <QtTest>

#include <memory>

namespace goodword::test {

class ThemedTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_theme = std::make_unique<Theme>(); }
    void cleanup() { m_theme.reset(); }

protected:
    std::unique_ptr<Theme> m_theme;
};

} // namespace goodword::test
