#include "ui/pages/settings/teamcard.h"

#include "core/staff/staffcommands.h"
#include "core/staff/staffstore.h"
#include "ui/pages/settings/addline.h"
#include "ui/pages/settings/rowlist.h"
#include "ui/shell/session.h"
#include "ui/widgets/labels.h"

#include <QVBoxLayout>

namespace goodword {

using namespace Qt::StringLiterals;

TeamCard::TeamCard(Session &session, QWidget *parent) : Card(parent), m_session(session)
{
    body()->addWidget(heading(tr("Team")));
    m_staff = new RowList(tr("Name of the person"), RowList::Archivable);
    m_staff->setObjectName(u"settingsStaff"_s);
    body()->addWidget(m_staff);
    auto *addPerson = new AddLine(tr("Name of a colleague"), tr("Add"), u"addStaff"_s);
    body()->addWidget(addPerson);
    body()->addWidget(heading(tr("Departments")));
    m_departments = new RowList(tr("Name of the department"), RowList::Movable | RowList::Archivable);
    m_departments->setObjectName(u"settingsDepartments"_s);
    body()->addWidget(m_departments);
    auto *addOwn = new AddLine(tr("Name of a department of your own"), tr("Add"), u"addDepartment"_s);
    body()->addWidget(addOwn);

    const auto person = [this](qint64 id) { return staffStore::findStaff(m_session.db(), StaffId(id)).value_or(Staff()); };
    connect(m_staff, &RowList::renamed, this, [this, person](qint64 id, const QString &name) {
        Staff staff = person(id);
        staff.name = name;
        m_session.accept(editStaff(m_session.book(), staff), tr("Renamed"));
    });
    connect(m_staff, &RowList::archived, this, [this](qint64 id, bool archived) {
        m_session.accept(archiveStaff(m_session.book(), StaffId(id), archived), archived ? tr("Put aside") : tr("Taken back"));
    });
    connect(addPerson, &AddLine::added, this, [this](const QString &name) {
        Staff staff;
        staff.name = name;
        m_session.accept(addStaff(m_session.book(), staff), tr("Added %1").arg(name));
    });
    connect(m_departments, &RowList::renamed, this, [this](qint64 id, const QString &name) {
        m_session.accept(renameDepartment(m_session.book(), DepartmentId(id), name), tr("Renamed"));
    });
    connect(m_departments, &RowList::archived, this, [this](qint64 id, bool archived) {
        m_session.accept(archiveDepartment(m_session.book(), DepartmentId(id), archived),
                         archived ? tr("Put aside") : tr("Taken back"));
    });
    connect(m_departments, &RowList::moved, this, [this](const QList<qint64> &order) {
        std::vector<DepartmentId> ids(order.begin(), order.end());
        m_session.accept(reorderDepartments(m_session.book(), ids), tr("Moved"));
    });
    connect(addOwn, &AddLine::added, this, [this](const QString &name) {
        m_session.accept(addDepartment(m_session.book(), name), tr("Added %1").arg(name));
    });
    connect(&session.book().hub(), &ChangeHub::changed, this, [this](const ChangeSet &changes) {
        if (changes.touches("staff") || changes.touches("department"))
            refresh();
    });
    refresh();
}

void TeamCard::refresh()
{
    QList<RowList::Row> people, departments;
    for (const Staff &staff : staffStore::team(m_session.db(), true))
        people.append({staff.id.value, staff.name, staff.email, staff.archived});
    for (const Department &department : staffStore::departments(m_session.db(), true))
        departments.append({department.id.value, department.name, {}, department.archived});
    m_staff->setRows(people);
    m_departments->setRows(departments);
}

} // namespace goodword
