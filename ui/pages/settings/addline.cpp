#include "ui/pages/settings/addline.h"

#include "ui/widgets/buttons.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace goodword {

AddLine::AddLine(const QString &placeholder, const QString &button, const QString &name, QWidget *parent) : QWidget(parent)
{
    m_row = new QHBoxLayout(this);
    m_row->setContentsMargins(0, 4, 0, 0);
    m_text = new QLineEdit;
    m_text->setObjectName(name);
    m_text->setPlaceholderText(placeholder);
    m_text->setAccessibleName(placeholder);
    m_row->addWidget(m_text, 1);
    auto *add = makeButton(button, QStringLiteral("plus-lg"));
    m_row->addWidget(add);
    const auto take = [this] {
        const QString text = m_text->text().trimmed();
        m_text->clear();
        if (!text.isEmpty())
            Q_EMIT added(text);
    };
    connect(add, &QPushButton::clicked, this, take);
    connect(m_text, &QLineEdit::returnPressed, this, take);
}

void AddLine::insert(QWidget *widget)
{
    m_row->insertWidget(1, widget);
}

} // namespace goodword
