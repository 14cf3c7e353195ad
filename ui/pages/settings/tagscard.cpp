#include "ui/pages/settings/tagscard.h"

#include "core/customers/customercommands.h"
#include "core/customers/tagstore.h"
#include "ui/pages/settings/rowlist.h"
#include "ui/shell/session.h"
#include "ui/widgets/labels.h"

#include <QVBoxLayout>

namespace goodword {

using namespace Qt::StringLiterals;

TagsCard::TagsCard(Session &session, QWidget *parent) : Card(parent), m_session(session)
{
    body()->addWidget(heading(tr("Tags")));
    m_tags = new RowList(tr("Name of the tag"), RowList::Removable);
    m_tags->setObjectName(u"settingsTags"_s);
    body()->addWidget(m_tags);
    body()->addWidget(new PlainLabel(tr("A new tag is made by giving it to a customer."), u"cap"_s));
    connect(m_tags, &RowList::renamed, this, [this](qint64 id, const QString &name) {
        m_session.accept(renameTag(m_session.book(), TagId(id), name), tr("Renamed"));
    });
    connect(m_tags, &RowList::removed, this, [this](qint64 id) {
        m_session.accept(deleteTag(m_session.book(), TagId(id)), tr("Tag removed"));
    });
    connect(&session.book().hub(), &ChangeHub::changed, this, [this](const ChangeSet &changes) {
        if (changes.touches("tag") || changes.touches("customer_tag"))
            refresh();
    });
    refresh();
}

void TagsCard::refresh()
{
    m_session.read<std::vector<Tag>>(this, tagStore::all, [this](const std::vector<Tag> &tags) {
        QList<RowList::Row> rows;
        for (const Tag &tag : tags)
            rows.append({tag.id.value, tag.name, tag.customers == 1 ? tr("1 customer") : tr("%L1 customers").arg(tag.customers), false});
        m_tags->setRows(rows);
    });
}

} // namespace goodword
