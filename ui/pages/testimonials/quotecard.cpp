#include "ui/pages/testimonials/quotecard.h"

#include "core/base/text.h"
#include "ui/models/celldelegates.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/paint.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>
#include <QStyle>
#include <QTextLayout>

#include <cmath>

namespace goodword {

using namespace Qt::StringLiterals;

static constexpr int kMostLines = 9;
static constexpr int kMargin = 16;
static constexpr int kGap = 4;

static QString translated(const char *text)
{
    return QCoreApplication::translate("goodword::QuoteCard", text);
}

Pill statePill(TestimonialState state)
{
    PillTone tone = PillTone::Neutral;
    switch (state) {
    case TestimonialState::Draft: break;
    case TestimonialState::Asked: tone = PillTone::Warn; break;
    case TestimonialState::Approved: tone = PillTone::Accent; break;
    case TestimonialState::Published: tone = PillTone::Good; break;
    case TestimonialState::Withdrawn: tone = PillTone::Bad; break;
    }
    return {testimonialStateName(state), tone, {}};
}

static bool endsSoon(const ConsentVerdict &verdict, QDate today)
{
    return verdict.covered() && verdict.day.isValid() && today.daysTo(verdict.day) <= kExpiringDays;
}

QList<Pill> consentPills(const TestimonialRow &row, QDate today)
{
    QList<Pill> pills;
    bool ended = false;
    for (const ConsentChannel channel : kConsentChannels) {
        const ConsentVerdict &verdict = row.consentFor(channel);
        ended |= verdict.reason == ConsentReason::Expired || verdict.reason == ConsentReason::Withdrawn;
        if (!verdict.covered())
            continue;
        const QString name = consentChannelName(channel);
        if (endsSoon(verdict, today))
            pills.append({translated(QT_TRANSLATE_NOOP("goodword::QuoteCard", "%1 until %2")).arg(name, QLocale().toString(verdict.day, QLocale::ShortFormat)), PillTone::Warn, {}});
        else
            pills.append({u"✓ "_s + name, PillTone::Neutral, {}});
    }
    if (pills.isEmpty())
        pills.append({ended ? translated(QT_TRANSLATE_NOOP("goodword::QuoteCard", "Permission ended")) : translated(QT_TRANSLATE_NOOP("goodword::QuoteCard", "No permission yet")),
                      ended ? PillTone::Bad : PillTone::Neutral, {}});
    return pills;
}

bool expiresSoon(const TestimonialRow &row, QDate today)
{
    const auto soon = [today](const ConsentVerdict &verdict) { return endsSoon(verdict, today); };
    return std::any_of(row.consent.begin(), row.consent.end(), soon);
}

namespace {

/// Positions inside a card, as for left-to-right; top left is 0, 0.
class Card
{
public:
    Card(const TestimonialRow &row, int width, QDate today)
        : m_row(row), m_width(width), m_today(today), m_words(oneLine(row.wording), uiFont(TextSize::Lead))
    {
        int y = kMargin + scaled(20) + 6;
        m_wordsTop = y;
        layWords();
        y += m_wordsHeight + 10;
        m_starsTop = y;
        if (row.testimonial.rating)
            y += scaled(14) + 10;
        m_whoTop = y;
        y += scaled(34) + 12;
        y = layPills(y) + kMargin - 2;
        m_height = y;
    }
    int height() const { return m_height; }

    void paint(QPainter *painter, const QRect &rect, const CardLook &look)
    {
        const Tokens &t = tokens();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const bool marked = look.selected;
        painter->setPen(QPen(marked ? t.accent : look.hovered ? t.strongBorder : t.border, marked ? 2 : 1));
        painter->setBrush(t.surface);
        painter->drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), 12, 12);
        if (look.focused && !marked)
            drawFocusRing(painter, rect, 12);
        const auto at = [&](const QRect &inner) { return QStyle::visualRect(look.direction, rect, inner.translated(rect.topLeft())); };
        drawIcon(painter, u"quote"_s, at({kMargin - 2, kMargin - 2, scaled(22), scaled(22)}), t.accent);
        const Pill state = statePill(m_row.standing.state);
        const int stateWidth = std::min(pillWidth(state.text), m_width - 2 * kMargin - scaled(28));
        drawPill(painter, at({m_width - kMargin - stateWidth, kMargin, stateWidth, pillHeight()}), state.text, pillTint(state));
        paintWords(painter, rect);
        if (m_row.testimonial.rating)
            paintStars(painter, at);
        paintPerson(painter, at);
        for (const auto &[pill, place] : m_pills)
            drawPill(painter, at(place), pill.text, pillTint(pill));
        painter->restore();
    }

private:
    int inner() const { return m_width - 2 * kMargin; }

    void layWords()
    {
        const bool rightToLeft = m_words.text().isRightToLeft();
        QTextOption option;
        option.setTextDirection(rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        m_words.setTextOption(option);
        m_words.beginLayout();
        qreal y = 0;
        while (m_lines < kMostLines) {
            QTextLine line = m_words.createLine();
            if (!line.isValid())
                break;
            line.setLineWidth(std::max(40, inner()));
            line.setPosition({0, y});
            y += std::ceil(line.height() * 1.18);
            ++m_lines;
        }
        m_words.endLayout();
        if (m_lines > 0) {
            const QTextLine last = m_words.lineAt(m_lines - 1);
            m_cut = last.textStart() + last.textLength() < m_words.text().size();
        }
        m_wordsHeight = int(y);
    }

    int layPills(int y)
    {
        int x = kMargin;
        for (const Pill &pill : consentPills(m_row, m_today)) {
            const int width = std::min(pillWidth(pill.text), inner());
            if (x > kMargin && x + width > m_width - kMargin) {
                x = kMargin;
                y += pillHeight() + kGap;
            }
            m_pills.append({pill, QRect(x, y, width, pillHeight())});
            x += width + kGap;
        }
        return y + pillHeight();
    }

    void paintWords(QPainter *painter, const QRect &rect)
    {
        painter->setPen(tokens().text);
        painter->setFont(uiFont(TextSize::Lead));
        const QPointF origin(rect.left() + kMargin, rect.top() + m_wordsTop);
        for (int i = 0; i < m_lines; ++i) {
            const QTextLine line = m_words.lineAt(i);
            const bool elided = m_cut && i == m_lines - 1;
            if (elided) {
                const QRectF place(origin.x(), origin.y() + line.y(), inner(), line.height());
                const QString rest = m_words.text().mid(line.textStart(), line.textLength() + 40);
                const QString shown = painter->fontMetrics().elidedText(rest, Qt::ElideRight, inner());
                painter->drawText(place, int(m_words.text().isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignAbsolute | Qt::TextSingleLine, QChar(0x2068) + shown + QChar(0x2069));
            } else {
                line.draw(painter, origin);
            }
        }
    }

    template <class At>
    void paintStars(QPainter *painter, const At &at)
    {
        const double rating = *m_row.testimonial.rating;
        const int size = scaled(14);
        for (int i = 0; i < 5; ++i) {
            const bool full = rating >= i + 0.75;
            drawIcon(painter, full ? u"star-fill"_s : u"star"_s, at({kMargin + i * (size + 3), m_starsTop, size, size}), tokens().amber);
        }
        painter->setFont(uiFont(TextSize::Tiny));
        painter->setPen(tokens().muted);
        drawLine(painter, at({kMargin + 5 * (size + 3) + 4, m_starsTop - 1, scaled(60), size + 2}), npsScoreText(rating));
    }

    template <class At>
    void paintPerson(QPainter *painter, const At &at)
    {
        const Testimonial &t = m_row.testimonial;
        const QString name = t.attribution.isEmpty() ? (t.company.isEmpty() ? m_row.customerName : t.company) : t.attribution;
        const int face = scaled(32);
        const QString shown = name.isEmpty() ? translated(QT_TRANSLATE_NOOP("goodword::QuoteCard", "A customer")) : name;
        drawAvatar(painter, at({kMargin, m_whoTop, face, face}), shown);
        const int left = kMargin + face + 10, width = m_width - kMargin - left;
        const QString more = byline({}, t.role, t.attribution.isEmpty() ? QString() : t.company);
        const int line = scaled(17);
        painter->setFont(uiFont(TextSize::Body, QFont::DemiBold));
        painter->setPen(tokens().text);
        drawLine(painter, at({left, m_whoTop + (more.isEmpty() ? (face - line) / 2 : -1), width, line}), shown);
        painter->setFont(uiFont(TextSize::Small));
        painter->setPen(tokens().muted);
        if (!more.isEmpty())
            drawLine(painter, at({left, m_whoTop + line, width, line}), more);
    }

    const TestimonialRow &m_row;
    int m_width;
    QDate m_today;
    QTextLayout m_words;
    int m_lines = 0, m_wordsTop = 0, m_wordsHeight = 0, m_starsTop = 0, m_whoTop = 0, m_height = 0;
    bool m_cut = false;
    QList<std::pair<Pill, QRect>> m_pills;
};

} // namespace

int quoteCardHeight(const TestimonialRow &row, int width, QDate today)
{
    return Card(row, width, today).height();
}

void paintQuoteCard(QPainter *painter, const QRect &rect, const TestimonialRow &row, QDate today, const CardLook &look)
{
    Card(row, rect.width(), today).paint(painter, rect, look);
}

QString spokenQuote(const TestimonialRow &row, QDate today)
{
    QStringList where;
    for (const Pill &pill : consentPills(row, today))
        where += pill.text;
    return translated(QT_TRANSLATE_NOOP("goodword::QuoteCard", "%1. %2. %3. %4"))
        .arg(oneLine(row.wording), row.byline.isEmpty() ? row.customerName : row.byline,
             testimonialStateName(row.standing.state), where.join(u", "_s));
}

} // namespace goodword
