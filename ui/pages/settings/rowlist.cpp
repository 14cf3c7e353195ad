#include "ui/pages/settings/rowlist.h"

#include "ui/widgets/buttons.h"
#include "ui/widgets/inlineedit.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace goodword {

using namespace Qt::StringLiterals;

RowList::RowList(const QString &caption, int features, QWidget *parent)
    : QWidget(parent), m_caption(caption), m_features(features)
{
    m_column = new QVBoxLayout(this);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(2);
}

void RowList::setRows(const QList<Row> &rows)
{
    m_rows = rows;
    while (QLayoutItem *item = m_column->takeAt(0)) {
        item->widget()->deleteLater(); // it may be the one whose signal brought us here
        delete item;
    }
    for (int index = 0; index < m_rows.size(); ++index)
        m_column->addWidget(makeRow(index));
}

QWidget *RowList::makeRow(int index)
{
    const Row row = m_rows.at(index);
    auto *line = new QWidget;
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *name = new InlineEdit(InlineEdit::Kind::Text, m_caption, tr("Name"));
    name->setValue(row.name);
    connect(name, &InlineEdit::committed, this, [this, id = row.id](const QVariant &value) { Q_EMIT renamed(id, value.toString()); });
    layout->addWidget(name, 1);
    layout->addWidget(new PlainLabel(row.archived ? tr("put aside") : row.note, u"cap"_s));
    const auto add = [&](const QString &icon, const QString &text, bool enabled, auto &&clicked) {
        auto *button = makeIconButton(icon, text.arg(row.name));
        button->setEnabled(enabled);
        connect(button, &QToolButton::clicked, this, clicked);
        layout->addWidget(button);
    };
    if (m_features & Movable) {
        add(u"chevron-up"_s, tr("Move %1 up"), index > 0, [this, index] { move(index, index - 1); });
        add(u"chevron-down"_s, tr("Move %1 down"), index + 1 < m_rows.size(), [this, index] { move(index, index + 1); });
    }
    if (m_features & Archivable) {
        const bool archive = !row.archived;
        add(archive ? u"archive"_s : u"arrow-counterclockwise"_s, archive ? tr("Put %1 aside") : tr("Take %1 back"), true,
            [this, id = row.id, archive] { Q_EMIT archived(id, archive); });
    }
    if (m_features & Removable)
        add(u"trash"_s, tr("Remove %1"), true, [this, id = row.id] { Q_EMIT removed(id); });
    return line;
}

void RowList::move(int from, int to)
{
    m_rows.move(from, to);
    QList<qint64> order;
    for (const Row &row : std::as_const(m_rows)) {
        if (!row.archived)
            order.append(row.id);
    }
    Q_EMIT moved(order);
}

} // namespace goodword
