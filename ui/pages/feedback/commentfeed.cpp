#include "ui/pages/feedback/commentfeed.h"

#include "core/base/text.h"
#include "ui/models/celldelegates.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/pilllabel.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace goodword {

using namespace Qt::StringLiterals;

static void clear(QLayout *layout)
{
    while (QLayoutItem *item = layout->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
}

static QString bandWord(NpsBand band)
{
    switch (band) {
    case NpsBand::Promoter: return QCoreApplication::translate("goodword::CommentFeed", "Promoter");
    case NpsBand::Passive: return QCoreApplication::translate("goodword::CommentFeed", "Passive");
    case NpsBand::Detractor: break;
    }
    return QCoreApplication::translate("goodword::CommentFeed", "Detractor");
}

static PillLabel *scorePill(const AnswerRow &row)
{
    const QString score = npsScoreText(row.answer.score);
    auto tint = PillLabel::neutral();
    if (row.band)
        tint = *row.band == NpsBand::Promoter ? PillLabel::green() : *row.band == NpsBand::Passive ? PillLabel::amber() : PillLabel::red();
    else if (row.kind == SurveyKind::Csat && row.answer.score >= 4)
        tint = PillLabel::green();
    return new PillLabel(row.band ? u"%1 · %2"_s.arg(score, bandWord(*row.band)) : score, tint);
}

QWidget *customerLink(const AnswerRow &row, const std::function<void(CustomerId)> &open)
{
    if (!row.answer.customer.isValid() || row.customerName.isEmpty())
        return new PlainLabel(QCoreApplication::translate("goodword::CommentFeed", "Anonymous"), u"muted"_s);
    // A long name gives way; the whole of it is the tooltip.
    const QString name = oneLine(row.customerName);
    const QString shown = name.size() > 60 ? name.left(59) + u'…' : name;
    auto *link = makeButton(withoutMnemonic(isolated(shown)), {}, ButtonKind::Quiet);
    link->setObjectName(u"customer-%1"_s.arg(row.answer.customer.value));
    link->setAccessibleName(row.customerName);
    link->setToolTip(plainToolTip(row.customerName));
    link->setCursor(Qt::PointingHandCursor);
    QObject::connect(link, &QPushButton::clicked, link, [open, id = row.answer.customer] { open(id); });
    return link;
}

// ---- the feed

CommentFeed::CommentFeed(QWidget *parent) : QWidget(parent), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
}

void CommentFeed::setComments(const std::vector<FeedbackComment> &comments, qint64 total, bool readOnly)
{
    clear(m_column);
    if (comments.empty()) {
        auto *none = new PlainLabel(tr("Nobody left a comment in this period."), u"muted"_s);
        none->setContentsMargins(0, 8, 0, 8);
        m_column->addWidget(none);
    }
    for (const FeedbackComment &comment : comments) {
        if (m_column->count() > 0)
            m_column->addWidget(makeRule());
        m_column->addWidget(makeEntry(comment, readOnly));
    }
    if (total > qint64(comments.size())) {
        auto *more = makeButton(tr("Show more (%1 of %2 shown)")
                                    .arg(QLocale().toString(qint64(comments.size())), QLocale().toString(total)), {}, ButtonKind::Quiet);
        more->setObjectName(u"moreComments"_s);
        connect(more, &QPushButton::clicked, this, &CommentFeed::moreWanted);
        m_column->addWidget(more, 0, Qt::AlignHCenter);
    }
}

QWidget *CommentFeed::makeEntry(const FeedbackComment &comment, bool readOnly)
{
    const AnswerRow &row = comment.row;
    auto *entry = new QWidget;
    auto *column = new QVBoxLayout(entry);
    column->setContentsMargins(0, 10, 0, 8);
    column->setSpacing(4);
    auto *top = new QHBoxLayout;
    top->setSpacing(6);
    top->addWidget(scorePill(row));
    top->addWidget(customerLink(row, [this](CustomerId id) { emit customerWanted(id); }));
    top->addStretch(1);
    auto *when = new PlainLabel(QLocale().toString(row.answer.day, QLocale::ShortFormat), u"cap"_s);
    when->setToolTip(plainToolTip(row.surveyName));
    top->addWidget(when);
    column->addLayout(top);
    auto *words = new PlainLabel(row.answer.comment);
    words->setWordWrap(true);
    words->setSelectable(true);
    words->setContentsMargins(2, 0, 0, 0);
    column->addWidget(words);
    column->addWidget(makeActions(comment, readOnly));
    return entry;
}

QWidget *CommentFeed::makeActions(const FeedbackComment &comment, bool readOnly)
{
    const Answer &answer = comment.row.answer;
    auto *holder = new QWidget;
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    holder->setSizePolicy(policy);
    auto *flow = new FlowLayout(holder, 4);
    const auto add = [&](const QString &name, const QString &text, const QString &icon) {
        QPushButton *button = makeButton(text, icon, ButtonKind::Quiet);
        button->setObjectName(u"%1-%2"_s.arg(name).arg(answer.id.value));
        flow->addWidget(button);
        return button;
    };
    if (comment.testimonial.isValid()) {
        connect(add(u"openTestimonial"_s, tr("Open its testimonial"), u"quote"_s), &QPushButton::clicked, this,
                [this, id = comment.testimonial] { emit openTestimonialWanted(id); });
    } else if (!readOnly) {
        connect(add(u"makeTestimonial"_s, tr("Make testimonial"), u"quote"_s), &QPushButton::clicked, this,
                [this, id = answer.id] { emit testimonialWanted(id); });
    }
    if (comment.row.unanswered && !readOnly) {
        connect(add(u"closeLoop"_s, tr("Close the loop"), u"check-circle"_s), &QPushButton::clicked, this,
                [this, id = answer.id] { emit closeLoopWanted(id); });
    } else if (answer.closedDay.isValid()) {
        auto *closed = new PillLabel(tr("Answered on %1").arg(QLocale().toString(answer.closedDay, QLocale::ShortFormat)), PillLabel::neutral());
        flow->addWidget(closed);
    }
    return holder;
}

// ---- who is waiting

WaitingList::WaitingList(QWidget *parent) : QWidget(parent), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
}

void WaitingList::setAnswers(const std::vector<AnswerRow> &answers, qint64 total, bool readOnly)
{
    clear(m_column);
    if (answers.empty()) {
        auto *none = new PlainLabel(tr("Nobody is waiting: every detractor of this period has been answered."), u"muted"_s);
        none->setWordWrap(true);
        m_column->addWidget(none);
    }
    for (const AnswerRow &row : answers) {
        if (m_column->count() > 0)
            m_column->addWidget(makeRule());
        m_column->addWidget(makeEntry(row, readOnly));
    }
    if (total > qint64(answers.size())) {
        auto *all = makeButton(tr("Show all %1").arg(QLocale().toString(total)), {}, ButtonKind::Quiet);
        all->setObjectName(u"allWaiting"_s);
        connect(all, &QPushButton::clicked, this, &WaitingList::allWanted);
        m_column->addWidget(all, 0, Qt::AlignHCenter);
    }
    m_column->addStretch(1);
}

QWidget *WaitingList::makeEntry(const AnswerRow &row, bool readOnly)
{
    auto *entry = new QWidget;
    auto *column = new QVBoxLayout(entry);
    column->setContentsMargins(0, 6, 0, 6);
    column->setSpacing(2);
    auto *line = new QHBoxLayout;
    line->setSpacing(6);
    line->addWidget(new PillLabel(npsScoreText(row.answer.score), PillLabel::red()));
    line->addWidget(customerLink(row, [this](CustomerId id) { emit customerWanted(id); }));
    line->addStretch(1);
    line->addWidget(new PlainLabel(QLocale().toString(row.answer.day, QLocale::ShortFormat), u"cap"_s));
    if (!readOnly) {
        auto *close = makeButton(tr("Close the loop"), u"check-circle"_s, ButtonKind::Quiet);
        close->setObjectName(u"waiting-%1"_s.arg(row.answer.id.value));
        connect(close, &QPushButton::clicked, this, [this, id = row.answer.id] { emit closeLoopWanted(id); });
        line->addWidget(close);
    }
    column->addLayout(line);
    if (!row.answer.comment.trimmed().isEmpty())
        column->addWidget(new ElideLabel(oneLine(row.answer.comment), u"muted"_s));
    return entry;
}

} // namespace goodword
