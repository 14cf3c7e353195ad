#include "ui/pages/customers/stagemovedialog.h"

#include "core/customers/customerstore.h"
#include "core/journey/journeystore.h"
#include "ui/shell/session.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"

#include <QFormLayout>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace goodword {

using namespace Qt::StringLiterals;

static constexpr int kWidth = 480, kMostHeight = 440, kSide = 24;

static void addFact(QFormLayout *form, const QString &caption, const QString &name, const QString &text)
{
    if (text.isEmpty())
        return;
    auto *label = new PlainLabel(text);
    label->setObjectName(name);
    label->setWordWrap(true);
    label->setSelectable(true);
    auto *title = new PlainLabel(caption, u"cap"_s);
    title->setAlignment((title->alignment() & Qt::AlignHorizontal_Mask) | Qt::AlignTop);
    title->setContentsMargins(0, 2, 0, 0);
    form->addRow(title, label);
}

StageMoveDialog::StageMoveDialog(Session &session, CustomerId customer, const TimelineEntry &entry, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(u"stageMove"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Move on the journey"));
    setMinimumWidth(scaled(kWidth));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kSide, 20, kSide, 18);
    column->setSpacing(14);
    auto *title = new ElideLabel(entry.title, u"h2"_s);
    title->setObjectName(u"moveTitle"_s);
    column->addWidget(title);
    auto *facts = makeFacts(session, customer, entry);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(facts);
    // As high as the words need, up to where scrolling begins.
    facts->ensurePolished();
    const int height = facts->layout()->totalHeightForWidth(scaled(kWidth) - 2 * kSide);
    scroll->setMinimumHeight(qMin(height + 4, scaled(kMostHeight)));
    column->addWidget(scroll, 1);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    auto *close = makeButton(tr("Close"));
    close->setObjectName(u"moveClose"_s);
    close->setDefault(true);
    buttons->addWidget(close);
    column->addLayout(buttons);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    close->setFocus();
}

QWidget *StageMoveDialog::makeFacts(Session &session, CustomerId customer, const TimelineEntry &entry)
{
    auto *facts = new QWidget;
    facts->setProperty("clear", true);
    auto *form = new QFormLayout(facts);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(10);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    const auto history = journeyStore::historyOf(session.db(), customer);
    const auto event = std::find_if(history.begin(), history.end(), [&](const JourneyEvent &e) { return e.id.value == entry.key.id; });
    const bool found = event != history.end();
    const QString why = found ? event->reason : entry.body, evidence = found ? event->evidence : entry.note;
    addFact(form, tr("Customer"), u"moveWhom"_s, customerStore::nameOf(session.db(), customer));
    addFact(form, tr("Day"), u"moveWhen"_s, QLocale().toString(entry.key.day, QLocale::LongFormat));
    addFact(form, tr("Moved by"), u"moveWho"_s, entry.staffName);
    addFact(form, tr("Reason"), u"moveWhy"_s, why.isEmpty() && evidence.isEmpty() ? tr("No reason was noted.") : why);
    addFact(form, tr("Evidence"), u"moveProof"_s, evidence);
    return facts;
}

void StageMoveDialog::showMove(Session &session, QWidget *window, CustomerId customer, const TimelineEntry &entry)
{
    (new StageMoveDialog(session, customer, entry, window))->open();
}

} // namespace goodword
