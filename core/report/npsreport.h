#pragma once
// NPS on one page: the score with its interval, the mix, the months with the score line in a strip of its own, and the
// answers 0-10. Painted from the same figures as the screen and the command line. To PDF, SVG and PNG. Knows no SQL.

#include "core/insight/npsfigures.h"
#include "core/report/pdf.h"
#include "core/report/sheet.h"

#include <QLocale>

namespace goodword {

struct NpsReportStyle {
    QString businessName;
    QString title; ///< empty: "Net Promoter Score"
    QDate date;    ///< when it was made
    bool letter = false;
    QLocale locale;
};

class NpsReport
{
public:
    NpsReport(NpsPage page, NpsReportStyle style);

    QSizeF pageSize() const { return m_size; } ///< points
    void paint(QPainter &painter) const { m_sheet.paint(painter); }
    QString title() const;
    const NpsReportStyle &style() const { return m_style; }
    /// What the picture says, in sentences: for screen readers and beside the figures.
    QString summary() const;

private:
    NpsPage m_page;
    NpsReportStyle m_style;
    QSizeF m_size;
    Sheet m_sheet;
};

Done writeNpsPdf(QIODevice &device, const NpsReport &report, Progress &progress = Progress::none());
Done writeNpsSvg(QIODevice &device, const NpsReport &report);
/// `scale` pixels a point; 2 is 144 dpi.
Done writeNpsPng(QIODevice &device, const NpsReport &report, double scale = 2);

/// By the ending of the name: .pdf, .svg or .png; whole or not at all.
Done writeNpsReport(const QString &path, const NpsReport &report, Progress &progress = Progress::none());

} // namespace goodword
