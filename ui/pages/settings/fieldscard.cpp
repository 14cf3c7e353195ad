#include "ui/pages/settings/fieldscard.h"

#include "core/customers/customercommands.h"
#include "core/customers/customfieldstore.h"
#include "ui/pages/settings/addline.h"
#include "ui/pages/settings/rowlist.h"
#include "ui/shell/session.h"
#include "ui/widgets/labels.h"

#include <QComboBox>
#include <QLineEdit>
#include <QVBoxLayout>

namespace goodword {

using namespace Qt::StringLiterals;

FieldsCard::FieldsCard(Session &session, QWidget *parent) : Card(parent), m_session(session)
{
    body()->addWidget(heading(tr("Own fields of customers")));
    m_fields = new RowList(tr("Name of the field"), RowList::Movable | RowList::Archivable);
    m_fields->setObjectName(u"settingsFields"_s);
    body()->addWidget(m_fields);
    auto *line = new AddLine(tr("Name of a new field"), tr("Add"), u"addField"_s);
    m_kind = new QComboBox;
    m_kind->setObjectName(u"addFieldKind"_s);
    m_kind->setAccessibleName(tr("Kind of field"));
    for (const FieldKind kind : kFieldKinds)
        m_kind->addItem(fieldKindName(kind), fieldKindCode(kind));
    line->insert(m_kind);
    body()->addWidget(line);
    m_choices = new QLineEdit;
    m_choices->setObjectName(u"addFieldChoices"_s);
    m_choices->setPlaceholderText(tr("The choices, separated by commas"));
    m_choices->hide();
    body()->addWidget(m_choices);

    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        m_choices->setVisible(m_kind->currentData().toString() == fieldKindCode(FieldKind::Choice));
    });
    connect(line, &AddLine::added, this, &FieldsCard::add);
    connect(m_fields, &RowList::renamed, this, [this](qint64 id, const QString &name) {
        if (auto field = customFieldStore::find(m_session.db(), CustomFieldId(id))) {
            field->name = name;
            m_session.accept(editCustomField(m_session.book(), *field), tr("Renamed"));
        }
    });
    connect(m_fields, &RowList::archived, this, [this](qint64 id, bool archived) {
        m_session.accept(archiveCustomField(m_session.book(), CustomFieldId(id), archived),
                         archived ? tr("Put aside") : tr("Taken back"));
    });
    connect(m_fields, &RowList::moved, this, [this](const QList<qint64> &order) {
        m_session.accept(reorderCustomFields(m_session.book(), std::vector<CustomFieldId>(order.begin(), order.end())), tr("Moved"));
    });
    connect(&session.book().hub(), &ChangeHub::changed, this, [this](const ChangeSet &changes) {
        if (changes.touches("custom_field"))
            refresh();
    });
    refresh();
}

void FieldsCard::add(const QString &name)
{
    CustomField field;
    field.name = name;
    field.kind = fieldKindFromCode(m_kind->currentData().toString()).value_or(FieldKind::Text);
    if (field.kind == FieldKind::Choice) {
        for (const QString &choice : m_choices->text().split(u',')) {
            if (!choice.trimmed().isEmpty())
                field.choices.append(choice.trimmed());
        }
    }
    if (m_session.accept(addCustomField(m_session.book(), field), tr("Added %1").arg(name)))
        m_choices->clear();
}

void FieldsCard::refresh()
{
    QList<RowList::Row> rows;
    for (const CustomField &field : customFieldStore::all(m_session.db(), true)) {
        const QString choices = field.choices.isEmpty() ? QString() : u": "_s + field.choices.join(u", "_s);
        rows.append({field.id.value, field.name, fieldKindName(field.kind) + choices, field.archived});
    }
    m_fields->setRows(rows);
}

} // namespace goodword
