#include "ui/shell/shortcutsheet.h"

#include "ui/shell/actions.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/fuzzy.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/scrim.h"
#include "ui/widgets/searchfield.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

namespace goodword
{

using namespace Qt::StringLiterals;

ShortcutSheet::ShortcutSheet(QWidget *window, const ActionCatalogue &actions)
    : m_field(new SearchField(tr("Find a shortcut")))
    , m_scroll(new QScrollArea)
{
    setObjectName(u"shortcutSheet"_s);
    setProperty("overlay", true);
    setAccessibleName(tr("Keyboard shortcuts"));
    for (const ActionCatalogue::Entry &entry : actions.entries()) {
        if (!entry.keys.isEmpty())
            m_lines << Line{entry.group, entry.text, entry.keys};
    }
    m_field->setObjectName(u"shortcutFilter"_s);
    m_field->setFixedWidth(scaled(220));
    setFocusProxy(m_field);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *top = new QHBoxLayout;
    top->addWidget(heading(tr("Keyboard shortcuts"), u"h1"_s));
    top->addStretch(1);
    top->addWidget(m_field);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 16);
    column->setSpacing(14);
    column->addLayout(top);
    column->addWidget(m_scroll, 1);
    connect(m_field, &SearchField::searchChanged, this, &ShortcutSheet::fill);
    m_scrim = new Scrim(window, this, false);
}

void ShortcutSheet::addKeys(const QString &group, const QString &keys, const QString &text)
{
    m_lines << Line{group, text, keys};
}

void ShortcutSheet::addKeysOfPages()
{
    const QString lists = tr("In lists");
    addKeys(lists, u"J / K"_s, tr("Down and up"));
    addKeys(lists, u"X"_s, tr("Select"));
    addKeys(lists, u"Enter"_s, tr("Open"));
    addKeys(lists, u"Space"_s, tr("Preview"));
    addKeys(lists, u"E"_s, tr("Log a touchpoint"));
    addKeys(lists, u"S"_s, tr("Move to a stage"));
    addKeys(lists, u"Del"_s, tr("Move to the trash"));
    addKeys(lists, u"Ctrl+Shift+C"_s, tr("Copy as a table"));
    const QString customer = tr("At a customer");
    addKeys(customer, u"L"_s, tr("Log a touchpoint"));
    addKeys(customer, u"N / P"_s, tr("Next and previous customer"));
    addKeys(customer, u"F2"_s, tr("Edit the name"));
    addKeys(customer, u"Ctrl+Enter"_s, tr("Log what was typed"));
    addKeys(tr("On the board"), u"Ctrl+← / Ctrl+→"_s, tr("Move to the stage before or after"));
    addKeys(tr("On the NPS page"), u"E"_s, tr("Export"));
    const QString wall = tr("On the wall of testimonials");
    addKeys(wall, u"C"_s, tr("Copy the quote"));
    addKeys(wall, u"P"_s, tr("Publish"));
    addKeys(tr("In the window"), u"F10"_s, tr("Go to the menu"));
}

void ShortcutSheet::open()
{
    m_field->clear();
    fill({});
    m_scrim->open();
}

QSize ShortcutSheet::sizeHint() const
{
    return {scaled(760), scaled(600)};
}

static QWidget *makeLine(const QString &text, const QString &keys)
{
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(new ElideLabel(text), 1);
    row->addWidget(new PlainLabel(keys, u"key"_s));
    line->setAccessibleName(u"%1: %2"_s.arg(text, keys));
    return line;
}

void ShortcutSheet::fill(const QString &filter)
{
    auto *body = new QWidget;
    body->setProperty("clear", true);
    auto *columns = new QHBoxLayout(body);
    columns->setContentsMargins(0, 0, 8, 0);
    columns->setSpacing(36);
    QVBoxLayout *sides[2] = {new QVBoxLayout, new QVBoxLayout};
    int heights[2] = {0, 0};
    QStringList groups;
    for (const Line &line : m_lines) {
        if (!groups.contains(line.group))
            groups << line.group;
    }
    for (const QString &group : groups) {
        const int side = heights[0] <= heights[1] ? 0 : 1;
        bool headed = false;
        for (const Line &line : m_lines) {
            const auto fits = fuzzyMatch(filter, line.text);
            if (line.group != group || !fits || (!filter.isEmpty() && fits->score < 20))
                continue;
            if (!headed)
                sides[side]->addWidget(heading(group));
            headed = true;
            sides[side]->addWidget(makeLine(line.text, line.keys));
            ++heights[side];
        }
        if (headed)
            sides[side]->addSpacing(12);
        heights[side] += headed ? 2 : 0;
    }
    for (QVBoxLayout *side : sides) {
        side->setSpacing(7);
        side->addStretch(1);
        columns->addLayout(side, 1);
    }
    m_scroll->setWidget(body);
}

} // namespace goodword
