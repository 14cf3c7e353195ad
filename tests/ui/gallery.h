#pragma once
// Every reusable widget in one window, as a page would set them: what the pictures show and the names are checked on.

#include "ui/widgets/banner.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chipbar.h"
#include "ui/widgets/commandpalette.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/inlineedit.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/pilllabel.h"
#include "ui/widgets/progresspanel.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/sidebar.h"
#include "ui/widgets/stagestepper.h"
#include "ui/widgets/toast.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QGridLayout>
#include <QHBoxLayout>

namespace goodword::test
{

using namespace Qt::StringLiterals;

inline QStringList eightStages()
{
    return {u"Aware"_s,  u"Engage"_s, u"Subscribe"_s, u"Convert"_s,
            u"Excite"_s, u"Ascend"_s, u"Advocate"_s,  u"Promote"_s};
}

inline QList<SidebarEntry> sections()
{
    return {{u"customers"_s, u"Customers"_s, u"people"_s, u"248"_s, u"Ctrl+1"_s},
            {u"board"_s, u"Journey board"_s, u"kanban"_s, {}, u"Ctrl+2"_s},
            {u"touchpoints"_s, u"Touchpoints"_s, u"chat-left-text"_s, {}, u"Ctrl+3"_s},
            {{}, u"Feedback"_s, {}, {}, {}},
            {u"nps"_s, u"NPS"_s, u"speedometer2"_s, u"58"_s, u"Ctrl+4"_s},
            {u"testimonials"_s, u"Kundenstimmen und Empfehlungsschreiben"_s, u"quote"_s, u"12"_s, u"Ctrl+5"_s}};
}

inline QList<PaletteItem> paletteItems()
{
    return {{u"ask"_s, u"quote"_s, u"Ask for a testimonial…"_s, u"Action"_s, {}, {}},
            {u"answer"_s, u"speedometer2"_s, u"Record an answer"_s, u"Action"_s, u"Ctrl+Shift+N"_s,
             u"nps csat score ask"_s},
            {u"log"_s, u"chat-left-text"_s, u"Log touchpoint"_s, u"Action"_s, u"Ctrl+L"_s, u"call mail note"_s},
            {u"task"_s, u"gift"_s, u"Task: send reward to Ben Söderström"_s, u"Task"_s, {}, {}},
            {u"park"_s, u"person"_s, u"Francesca Park, Park Interiors"_s, u"Customer"_s, {}, {}},
            {u"zu"_s, u"person"_s, u"Łukasz Żółć <b>&amp; Söhne</b>"_s, u"Customer"_s, {}, {}}};
}

/// Every widget in one window, as a page would set them.
class Gallery : public QWidget
{
public:
    Gallery()
    {
        setProperty("ground", u"bg"_s);
        setAttribute(Qt::WA_StyledBackground);
        auto *row = new QHBoxLayout(this);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(0);
        sidebar = new Sidebar;
        sidebar->setEntries(sections());
        sidebar->setCurrent(u"customers"_s);
        sidebar->setState(u"All changes saved"_s);
        sidebar->setSearchKeys(u"Ctrl K"_s);
        row->addWidget(sidebar);
        row->addWidget(makePane());
        row->addWidget(makeDetail(), 1);
        toasts = new ToastHost(this);
        resize(1440, 1000);
    }

    Sidebar *sidebar;
    ToastHost *toasts;
    StageStepper *six, *eight;
    InlineEdit *mail;
    QLayout *grid = nullptr;

private:
    QWidget *makePane()
    {
        auto *pane = new QFrame;
        pane->setProperty("pane", true);
        pane->setFixedWidth(370);
        auto *column = new QVBoxLayout(pane);
        column->setContentsMargins(18, 16, 14, 16);
        column->setSpacing(12);
        auto *header = new SectionHeader(u"Customers"_s, u"h1"_s);
        header->setNote(u"248"_s);
        header->addAction(makeButton(u"New"_s, u"plus-lg"_s, ButtonKind::Primary));
        column->addWidget(header);
        column->addWidget(new SearchField(u"Filter: stage:advocate nps>8"_s, u"funnel"_s));
        auto *chips = new ChipBar(true);
        for (const QString &text :
             {u"All"_s, u"Promoters"_s, u"At risk"_s, u"Quiet 30 d"_s, u"Ohne nächsten Schritt"_s})
            chips->addChip(text, text);
        column->addWidget(chips);
        auto *empty = new EmptyState(u"people"_s, u"No customers yet"_s,
                                     u"Add the first one, or bring in the spreadsheet you already have."_s);
        empty->setPrimary(u"New customer"_s, u"person-plus"_s);
        empty->setSecondary(u"Import CSV…"_s, u"upload"_s);
        column->addWidget(empty, 1);
        auto *fields = new Card;
        fields->body()->addWidget(heading(u"Fields"_s));
        auto *combo = new QComboBox;
        combo->addItems({u"Advocacy"_s, u"Experience"_s});
        fields->body()->addWidget(combo);
        fields->body()->addWidget(new QDateEdit(QDate(2026, 11, 22)));
        fields->body()->addWidget(new QCheckBox(u"Keep in touch"_s));
        column->addWidget(fields);
        return pane;
    }

    QWidget *makeDetail()
    {
        auto *detail = new QWidget;
        auto *column = new QVBoxLayout(detail);
        column->setContentsMargins(28, 20, 28, 16);
        column->setSpacing(14);
        column->addLayout(makeTitle());
        six = new StageStepper;
        six->setStages({u"Awareness"_s, u"Consideration"_s, u"Purchase"_s, u"Experience"_s, u"Advocacy"_s}, 3);
        eight = new StageStepper;
        eight->setStages(eightStages(), 3);
        column->addWidget(six);
        column->addWidget(eight);
        column->addLayout(makeFigures());
        column->addWidget(makeAbout());
        column->addWidget(makePills());
        for (const auto &[kind, text] :
             {std::pair(Banner::Kind::Warning, u"This book is open read-only. Nothing you look at is changed."_s),
              std::pair(Banner::Kind::Error, u"The last backup failed. Your book is safe; choose another folder."_s),
              std::pair(Banner::Kind::Info, u"Welcome. This is the sample business."_s)}) {
            auto *banner = new Banner;
            banner->say(kind, text);
            if (kind == Banner::Kind::Error)
                banner->addButton(u"Choose…"_s);
            column->addWidget(banner);
        }
        auto *progress = new ProgressPanel;
        progress->start(u"Importing kunden.csv"_s);
        progress->setProgress(640, 1000);
        column->addWidget(progress);
        column->addStretch(1);
        return detail;
    }

    QLayout *makeTitle()
    {
        auto *row = new QHBoxLayout;
        row->setSpacing(14);
        row->addWidget(new Avatar(u"Amara Okafor"_s));
        auto *names = new QVBoxLayout;
        names->setSpacing(2);
        names->addWidget(new ElideLabel(u"Amara Okafor"_s, u"h1"_s));
        names->addWidget(new ElideLabel(u"Owner at Northwind Bakery  ·  amara@northwind.example  ·  +44 20 7946 0958"_s,
                                        u"muted"_s));
        row->addLayout(names, 1);
        row->addWidget(makeButton(u"Log touchpoint"_s, u"chat-left-text"_s));
        row->addWidget(makeButton(u"Ask"_s, u"send"_s, ButtonKind::Primary));
        row->addWidget(makeIconButton(u"three-dots"_s, u"More actions"_s));
        return row;
    }

    QLayout *makeFigures()
    {
        auto *row = new QHBoxLayout;
        row->setSpacing(12);
        const auto add = [row](const QString &caption, const QString &value, const QString &hint, const QString &tone) {
            auto *card = new KpiCard(caption);
            card->setFigure(value, hint, tone);
            card->setClickable(true);
            row->addWidget(card, 1);
        };
        add(u"NPS, last answer"_s, u"10"_s, u"promoter"_s, u"green"_s);
        add(u"Referrals"_s, u"4"_s, u"2 won"_s, u"amber"_s);
        add(u"Open complaints"_s, u"1"_s, u"48 h"_s, u"red"_s);
        add(u"Last touch"_s, u"2 days"_s, u"call"_s, u"muted"_s);
        return row;
    }

    QWidget *makeAbout()
    {
        auto *card = new Card;
        auto *header = new SectionHeader(u"About"_s);
        header->setNote(u"click to edit"_s);
        card->body()->addWidget(header);
        auto *form = new QGridLayout;
        form->setColumnMinimumWidth(0, 110);
        form->setColumnStretch(1, 1);
        form->setVerticalSpacing(1);
        const auto add = [form](const QString &caption, InlineEdit *edit) {
            const int at = form->rowCount();
            auto *label = new PlainLabel(caption, u"muted"_s);
            form->addWidget(label, at, 0);
            form->addWidget(edit, at, 1);
        };
        mail = new InlineEdit(InlineEdit::Kind::Text, u"E-mail"_s, u"Add an e-mail address"_s);
        mail->setValue(u"amara@northwind.example"_s);
        mail->setObjectName(u"mail"_s);
        add(u"E-mail"_s, mail);
        add(u"Phone"_s, new InlineEdit(InlineEdit::Kind::Text, u"Phone"_s, u"Add a phone number"_s));
        auto *birthday = new InlineEdit(InlineEdit::Kind::Date, u"Customer since"_s, u"Add a date"_s);
        birthday->setValue(QDate(2024, 2, 29));
        add(u"Customer since"_s, birthday);
        card->body()->addLayout(form);
        return card;
    }

    QWidget *makePills()
    {
        auto *card = new Card;
        auto *holder = new QWidget;
        auto *flow = new FlowLayout(holder, 8);
        const QStringList stages = eightStages();
        for (int i = 0; i < 8; ++i)
            flow->addWidget(new PillLabel(stages.at(i), PillLabel::stage(i)));
        flow->addWidget(new PillLabel(u"NPS 10"_s, PillLabel::green()));
        flow->addWidget(new PillLabel(u"NPS 7"_s, PillLabel::amber()));
        flow->addWidget(new PillLabel(u"NPS 3"_s, PillLabel::red()));
        flow->addWidget(new PillLabel(u"Follow up today"_s, PillLabel::accent()));
        flow->addWidget(new PillLabel(u"later"_s, PillLabel::neutral()));
        for (const QString &name :
             {u"Ben Söderström"_s, u"Chiara Rossi"_s, u"Elif Yıldız"_s, u"王小明"_s, u"Ivo Novák"_s})
            flow->addWidget(new Avatar(name, 30));
        flow->addWidget(makeButton(u"Delete"_s, u"trash"_s, ButtonKind::Danger));
        flow->addWidget(makeButton(u"Show all"_s, {}, ButtonKind::Quiet));
        auto *off = makeButton(u"Disabled"_s, u"download"_s);
        off->setEnabled(false);
        flow->addWidget(off);
        card->body()->addWidget(holder);
        return card;
    }
};

} // namespace goodword::test
