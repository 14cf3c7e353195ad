#include "ui/pages/customers/detaillist.h"

#include "core/base/text.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/inlineedit.h"
#include "ui/widgets/labels.h"

#include <QGuiApplication>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace goodword {

using namespace Qt::StringLiterals;

static constexpr int kCaptionWidth = 92;

ElideLabel *detailCaption(const QString &text)
{
    auto *caption = new ElideLabel(text, u"cap"_s);
    caption->setFixedWidth(scaled(kCaptionWidth));
    // As far in as the captions that have room for a focus ring.
    caption->setContentsMargins(2, 6, 2, 0);
    return caption;
}

/// Addresses and numbers are read from the left whatever the window's direction.
static QString leftToRight(const QString &text)
{
    static constexpr QChar kIsolate(0x2066), kPop(0x2069);
    return QGuiApplication::isRightToLeft() && !text.isRightToLeft() && !hasBidiControls(text) ? kIsolate + text + kPop : text;
}

DetailList::DetailList(const QString &name, const QString &placeholder, Judge judge, QWidget *parent)
    : QWidget(parent), m_name(name), m_placeholder(placeholder), m_judge(std::move(judge)), m_column(new QVBoxLayout(this))
{
    setObjectName(name);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    hide();
}

InlineEdit *DetailList::makeLabel(int index)
{
    auto *label = new InlineEdit(InlineEdit::Kind::Text, tr("Label"), {});
    label->setObjectName(u"%1-label-%2"_s.arg(m_name).arg(index));
    label->setRole(u"cap"_s);
    label->setFixedWidth(scaled(kCaptionWidth));
    label->setOffers(m_offers);
    connect(label, &InlineEdit::committed, this, [this, index](const QVariant &value) { takeLabel(index, value.toString().trimmed()); });
    return label;
}

DetailList::Row DetailList::makeRow(int index)
{
    Row row;
    row.whole = new QWidget;
    auto *line = new QHBoxLayout(row.whole);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(2);
    row.label = makeLabel(index);
    line->addWidget(row.label, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    row.edit = new InlineEdit(InlineEdit::Kind::Text, m_placeholder, m_placeholder);
    row.edit->setObjectName(u"%1-%2"_s.arg(m_name).arg(index));
    row.edit->setCheck([this](const QVariant &value) {
        const QString text = value.toString().trimmed();
        return text.isEmpty() ? QString() : m_judge(text).refusal;
    });
    row.hint = new PlainLabel({}, u"cap"_s);
    row.hint->setTone(u"amber"_s);
    row.hint->setWordWrap(true);
    row.hint->setContentsMargins(8, 0, 0, 4);
    column->addWidget(row.edit);
    column->addWidget(row.hint);
    line->addLayout(column, 1);
    auto *remove = makeIconButton(u"x-lg"_s, tr("Remove"));
    remove->setObjectName(u"%1-remove-%2"_s.arg(m_name).arg(index));
    remove->setIconSize(QSize(scaled(10), scaled(10)));
    row.remove = remove;
    line->addWidget(remove, 0, Qt::AlignTop);
    connect(row.edit, &InlineEdit::committed, this, [this, index](const QVariant &value) {
        Q_EMIT edited(index, value.toString().trimmed(), index < m_lines.size() ? m_lines[index].label : m_newLabel);
    });
    connect(remove, &QToolButton::clicked, this, [this, index] { Q_EMIT edited(index, {}, {}); });
    m_column->addWidget(row.whole);
    return row;
}

void DetailList::refill(Row &row, const Line &line)
{
    row.label->setPlaceholder(line.kind);
    row.label->setValue(line.label);
    const QString shown = line.shown.isEmpty() ? leftToRight(line.text) : line.shown;
    row.edit->setDisplay([shown](const QVariant &) { return shown; });
    row.edit->setValue(line.text);
    const QString hint = line.text.isEmpty() ? QString() : m_judge(line.text).hint;
    row.hint->setText(hint);
    row.hint->setVisible(!hint.isEmpty());
    row.remove->setVisible(!line.text.isEmpty());
    row.remove->setAccessibleName(tr("Remove %1").arg(line.text));
    row.whole->show();
}

void DetailList::setLines(const QList<Line> &lines)
{
    m_lines = lines;
    while (m_rows.size() < lines.size())
        m_rows += makeRow(int(m_rows.size()));
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        if (i < lines.size())
            refill(m_rows[i], lines[i]);
        else
            m_rows[i].whole->hide();
    }
    setVisible(!lines.isEmpty());
}

/// What is new is named before it is there: then the value is asked for.
void DetailList::takeLabel(int index, const QString &label)
{
    if (index < m_lines.size()) {
        Q_EMIT edited(index, m_lines[index].text, label);
        return;
    }
    m_newLabel = label;
    m_rows[index].edit->startEdit();
}

void DetailList::addEmpty(const QString &kind, Begin begin)
{
    m_newLabel.clear();
    const qsizetype at = m_lines.size();
    if (m_rows.size() <= at)
        m_rows += makeRow(int(at));
    refill(m_rows[at], {{}, kind, {}, {}});
    show();
    (begin == Begin::Label ? m_rows[at].label : m_rows[at].edit)->startEdit();
}

} // namespace goodword
