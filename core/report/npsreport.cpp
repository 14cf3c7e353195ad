#include "core/report/npsreport.h"

#include "core/report/npscharts.h"
#include "core/report/palette.h"

#include <QBuffer>
#include <QPageSize>
#include <QPainter>
#include <QSvgGenerator>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

constexpr qreal kMargin = 48;

QString periodText(const NpsPage &page, const QLocale &locale)
{
    const auto day = [&locale](QDate date) { return locale.toString(date, QLocale::ShortFormat); };
    if (page.from.isValid() && page.to.isValid())
        return day(page.from) + QStringLiteral(" – ") + day(page.to);
    if (page.from.isValid())
        return Core::tr("since %1").arg(day(page.from));
    return page.to.isValid() ? Core::tr("up to %1").arg(day(page.to)) : Core::tr("all answers");
}

QString changeText(const NpsPage &page)
{
    if (!page.change)
        return Core::tr("There is no earlier period to compare with.");
    const QString delta = npsPointsText(page.change->delta);
    return page.change->significant ? Core::tr("%1 points against the period before: more than noise.").arg(delta)
                                    : Core::tr("%1 points against the period before: within the noise.").arg(delta);
}

QString answersText(const NpsPage &page, const QLocale &locale)
{
    if (page.figure.n == 0)
        return Core::tr("No answers in this period.");
    const QString n = locale.toString(page.figure.n);
    if (page.invited && *page.invited > 0)
        return Core::tr("%1 answers of %2 asked (%3)")
            .arg(n, locale.toString(*page.invited), percentText(page.figure.n, *page.invited, locale));
    return page.figure.n == 1 ? Core::tr("1 answer") : Core::tr("%1 answers").arg(n);
}

QString intervalSentence(const NpsPage &page, const QLocale &locale)
{
    return Core::tr("95 % interval %1").arg(intervalText(page.figure.interval, locale));
}

class Composer
{
public:
    Composer(const NpsPage &page, const NpsReportStyle &style, const QString &title, QSizeF size)
        : m_page(page), m_style(style), m_box(QRectF({}, size).adjusted(kMargin, kMargin, -kMargin, -kMargin))
    {
        m_sheet.fill(QRectF({}, size), palette::kPaper);
        addHead(title);
        addScore(m_box.top() + 66);
        addCharts(m_box.top() + 214);
        addFoot();
    }
    Sheet take() { return std::move(m_sheet); }

private:
    void addHead(const QString &title)
    {
        const QRectF line(m_box.left(), m_box.top(), m_box.width() * 0.66, 26);
        addLabel(m_sheet, title, line, 20, palette::kInk, TextAlign::Left, QFont::Bold);
        QStringList about{periodText(m_page, m_style.locale)};
        if (!m_page.survey.isEmpty())
            about.prepend(m_page.survey);
        addLabel(m_sheet, about.join(QStringLiteral("  ·  ")), line.translated(0, 29), 9.5, palette::kSoftInk);
        const QRectF right(m_box.left() + m_box.width() * 0.68, m_box.top() + 7, m_box.width() * 0.32, 14);
        addLabel(m_sheet, m_style.businessName, right, 9.5, palette::kSoftInk, TextAlign::Right, QFont::Medium);
        m_sheet.line({m_box.left(), m_box.top() + 52}, {m_box.right(), m_box.top() + 52}, palette::kHairline, 0.75);
    }

    /// With few answers the interval is the message and the score only a hint.
    void addScore(qreal top)
    {
        const qreal column = m_box.width() * 0.42;
        const QLocale &locale = m_style.locale;
        const bool few = m_page.figure.smallSample() && m_page.figure.n > 0;
        const QString score = npsText(m_page.figure), interval = intervalText(m_page.figure.interval, locale);
        addLabel(m_sheet, few ? interval : score, QRectF(m_box.left(), top, column, 60), few ? 30 : 54, palette::kInk, TextAlign::Left, QFont::Bold);
        const QString second = few ? Core::tr("95 % interval; the score is %1").arg(score) : intervalSentence(m_page, locale);
        addLabel(m_sheet, second, QRectF(m_box.left(), top + (few ? 44 : 72), column, 14), 10, palette::kSoftInk);
        qreal y = top + (few ? 60 : 88);
        addLabel(m_sheet, answersText(m_page, locale), QRectF(m_box.left(), y, column, 14), 10, palette::kInk, TextAlign::Left, QFont::Medium);
        if (few)
            addLabel(m_sheet, Core::tr("Fewer than 30 answers: read the interval, not the score."), QRectF(m_box.left(), y += 15, column, 14), 9, palette::kSoftInk);

        const qreal left = m_box.left() + m_box.width() * 0.47;
        const qreal width = m_box.right() - left;
        addMixBar(m_sheet, QRectF(left, top + 10, width, 70), m_page.figure.counts, locale);
        addLabel(m_sheet, changeText(m_page), QRectF(left, top + 88, width, 14), 9, palette::kInk);
        if (m_page.unansweredDetractors > 0) {
            const QString waiting = m_page.unansweredDetractors == 1
                ? Core::tr("1 detractor is waiting for an answer.")
                : Core::tr("%1 detractors are waiting for an answer.").arg(locale.toString(m_page.unansweredDetractors));
            addLabel(m_sheet, waiting, QRectF(left, top + 102, width, 14), 9, palette::kInk);
        }
    }

    void heading(const QString &text, const QString &note, qreal top)
    {
        addLabel(m_sheet, text, QRectF(m_box.left(), top, m_box.width() * 0.34, 16), 11.5, palette::kInk, TextAlign::Left, QFont::DemiBold);
        addLabel(m_sheet, note, QRectF(m_box.left() + m_box.width() * 0.34, top + 3, m_box.width() * 0.66, 12), 8, palette::kSoftInk, TextAlign::Right);
    }

    void addCharts(qreal top)
    {
        constexpr qreal kHeading = 30, kGap = 22, kFoot = 30;
        const qreal room = m_box.bottom() - kFoot - top - 3 * kHeading - 2 * kGap;
        const QLocale &locale = m_style.locale;
        heading(Core::tr("Score by month"), Core::tr("−100 to +100; the bar is the 95 % interval, a hollow point fewer than 30 answers"), top);
        top += kHeading;
        addScoreStrip(m_sheet, QRectF(m_box.left(), top, m_box.width(), room * 0.34), m_page.months);
        top += room * 0.34 + kGap;
        heading(Core::tr("Mix by month"), Core::tr("each person's latest answer of the month; number of answers beneath"), top);
        top += kHeading;
        addMonthBars(m_sheet, QRectF(m_box.left(), top, m_box.width(), room * 0.38), m_page.months, locale);
        top += room * 0.38 + kGap;
        heading(Core::tr("Answers from 0 to 10"), QString(), top);
        addDistribution(m_sheet, QRectF(m_box.left(), top + kHeading - 10, m_box.width(), room * 0.28 + 10), m_page.distribution, locale);
    }

    void addFoot()
    {
        const qreal top = m_box.bottom() - 12;
        addLabel(m_sheet, Core::tr("NPS = share of promoters (9–10) less share of detractors (below 7), times 100. Interval: adjusted Wald."),
                 QRectF(m_box.left(), top, m_box.width() * 0.8, 12), 7.5, palette::kSoftInk);
        if (m_style.date.isValid())
            addLabel(m_sheet, m_style.locale.toString(m_style.date, QLocale::ShortFormat), QRectF(m_box.left() + m_box.width() * 0.8, top, m_box.width() * 0.2, 12),
                     7.5, palette::kSoftInk, TextAlign::Right);
    }

    const NpsPage &m_page;
    const NpsReportStyle &m_style;
    QRectF m_box;
    Sheet m_sheet;
};

Done written(QIODevice &device, const QByteArray &bytes)
{
    if (device.write(bytes) == bytes.size())
        return {};
    return Error{ErrorCode::Io, Core::tr("The picture could not be written (%1). Nothing was changed; choose another folder.").arg(device.errorString()), {}};
}

} // namespace

NpsReport::NpsReport(NpsPage page, NpsReportStyle style)
    : m_page(std::move(page)), m_style(std::move(style)),
      m_size(QPageSize(m_style.letter ? QPageSize::Letter : QPageSize::A4).size(QPageSize::Point)),
      m_sheet(Composer(m_page, m_style, title(), m_size).take())
{
}

QString NpsReport::title() const
{
    return m_style.title.trimmed().isEmpty() ? Core::tr("Net Promoter Score") : m_style.title;
}

QString NpsReport::summary() const
{
    return Core::tr("%1: %2, %3, %4. %5")
        .arg(title(), npsText(m_page.figure), intervalSentence(m_page, m_style.locale), answersText(m_page, m_style.locale), changeText(m_page));
}

Done writeNpsPdf(QIODevice &device, const NpsReport &report, Progress &progress)
{
    PdfPages pdf(device, {report.title(), report.style().businessName, report.pageSize()});
    if (Done begun = pdf.begin(); !begun)
        return begun;
    pdf.add([&](QPainter &painter) { report.paint(painter); });
    progress.report(1, 1);
    return progress.cancelled() ? pdfStopped() : pdf.finish();
}

Done writeNpsSvg(QIODevice &device, const NpsReport &report)
{
    QBuffer bytes;
    bytes.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&bytes);
    generator.setResolution(72);
    generator.setSize(report.pageSize().toSize());
    generator.setViewBox(QRectF({}, report.pageSize()));
    generator.setTitle(report.title());
    generator.setDescription(report.summary());
    QPainter painter(&generator);
    report.paint(painter);
    painter.end();
    return written(device, bytes.data());
}

Done writeNpsPng(QIODevice &device, const NpsReport &report, double scale)
{
    QImage image((report.pageSize() * scale).toSize(), QImage::Format_RGB32);
    image.fill(palette::kPaper);
    QPainter painter(&image);
    painter.scale(scale, scale);
    report.paint(painter);
    painter.end();
    QBuffer bytes;
    bytes.open(QIODevice::WriteOnly);
    if (!image.save(&bytes, "PNG"))
        return Error{ErrorCode::Internal, Core::tr("The picture could not be made. Nothing was changed; try a smaller size."), {}};
    return written(device, bytes.data());
}

Done writeNpsReport(const QString &path, const NpsReport &report, Progress &progress)
{
    return writeWhole(path, [&](QIODevice &device) -> Done {
        if (path.endsWith(u".svg"_s, Qt::CaseInsensitive))
            return writeNpsSvg(device, report);
        if (path.endsWith(u".png"_s, Qt::CaseInsensitive))
            return writeNpsPng(device, report);
        return writeNpsPdf(device, report, progress);
    });
}

} // namespace goodword
