#pragma once
// What the tests of the import and the export windows begin with: a theme, and no mapping remembered from another test.

#include "tests/support/testmain.h"
#include "tests/ui/importbench.h"
#include "ui/pages/exchange/exportdialog.h"
#include "ui/widgets/labels.h"

namespace goodword::test {

class ExchangeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_theme = std::make_unique<Theme>();
        forgetMappings();
    }
    void cleanup() { m_theme.reset(); }

protected:
    std::unique_ptr<Theme> m_theme;
};

} // namespace goodword::test
