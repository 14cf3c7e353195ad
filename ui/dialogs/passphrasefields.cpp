#include "ui/dialogs/passphrasefields.h"

#include "ui/widgets/labels.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLineEdit>

namespace goodword {

using namespace Qt::StringLiterals;

QString typedIn(const QLineEdit *field)
{
    const QString text = field->text();
    return QString(text.constData(), text.size());
}

void clearTyped(QLineEdit *field)
{
    QString typed = field->text();
    field->clear();
    wipe(typed);
}

PassphraseFields::PassphraseFields(const QString &label, QWidget *parent)
    : QWidget(parent), m_first(new QLineEdit), m_second(new QLineEdit), m_show(new QCheckBox(tr("&Show what is typed"))),
      m_advice(new PlainLabel({}, u"cap"_s))
{
    m_first->setObjectName(u"passphrase"_s);
    m_second->setObjectName(u"passphraseAgain"_s);
    m_show->setObjectName(u"passphraseShow"_s);
    m_advice->setObjectName(u"passphraseAdvice"_s);
    m_advice->setWordWrap(true);
    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(10);
    form->setHorizontalSpacing(16);
    form->setLabelAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(label.isEmpty() ? tr("&Passphrase") : label, m_first);
    form->addRow(tr("Once &more"), m_second);
    form->addRow(QString(), m_show);
    form->addRow(m_advice);
    for (QLineEdit *field : {m_first, m_second}) {
        field->setEchoMode(QLineEdit::Password);
        connect(field, &QLineEdit::textChanged, this, &PassphraseFields::refresh);
    }
    connect(m_show, &QCheckBox::toggled, this, [this](bool shown) {
        for (QLineEdit *field : {m_first, m_second})
            field->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
    });
    setFocusProxy(m_first);
    refresh();
}

bool PassphraseFields::agrees() const
{
    return !m_first->text().isEmpty() && m_first->text() == m_second->text();
}

Secret PassphraseFields::passphrase() const
{
    return Secret::ofText(m_first->text());
}

void PassphraseFields::clear()
{
    for (QLineEdit *field : {m_first, m_second})
        clearTyped(field);
}

void PassphraseFields::refresh()
{
    const bool differs = !m_second->text().isEmpty() && !agrees();
    m_advice->setTone(differs ? u"red"_s : u"amber"_s);
    m_advice->setText(differs ? tr("The two are not alike.") : passphraseAdvice(m_first->text()));
    // The room stays, so that nothing jumps while one types.
    m_advice->setMinimumHeight(m_advice->fontMetrics().lineSpacing());
    Q_EMIT changed();
}

} // namespace goodword
