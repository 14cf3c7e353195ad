#include "core/staff/staffcommands.h"

#include "core/base/text.h"
#include "core/book/book.h"
#include "core/staff/staffstore.h"

namespace goodword {

static QString shown(const QString &name)
{
    return isolated(oneLine(name));
}

static Error gone()
{
    return {ErrorCode::NotFound, Core::tr("This member of the team or department is no longer there. Nothing was changed."),
            {}};
}

static Staff cleaned(Staff staff)
{
    staff.name = cleanText(staff.name).text.simplified();
    staff.email = cleanText(staff.email).text.trimmed();
    return staff;
}

Result<StaffId> addStaff(Book &book, const Staff &draft)
{
    const Staff staff = cleaned(draft);
    if (auto valid = staff.validate(); !valid)
        return valid.error();
    return book.change(Core::tr("Add %1 to the team").arg(shown(staff.name)),
                       [&](UnitOfWork &u) { return staffStore::insert(u, staff); });
}

Done editStaff(Book &book, const Staff &wanted)
{
    const Staff staff = cleaned(wanted);
    if (auto valid = staff.validate(); !valid)
        return valid;
    const auto before = staffStore::findStaff(book.db(), staff.id);
    if (!before)
        return book.db().troubleOr(gone());
    const QString label = before->name == staff.name
        ? Core::tr("Edit %1").arg(shown(staff.name))
        : Core::tr("Rename %1 to %2").arg(shown(before->name), shown(staff.name));
    return book.change(label, [&](UnitOfWork &u) { staffStore::update(u, staff); });
}

Done archiveStaff(Book &book, StaffId id, bool archived)
{
    auto staff = staffStore::findStaff(book.db(), id);
    if (!staff)
        return book.db().troubleOr(gone());
    staff->archived = archived;
    const QString label = archived ? Core::tr("Archive %1") : Core::tr("Bring back %1");
    return book.change(label.arg(shown(staff->name)), [&](UnitOfWork &u) { staffStore::update(u, *staff); });
}

Result<DepartmentId> addDepartment(Book &book, const QString &name)
{
    Department department;
    department.name = cleanText(name).text.simplified();
    if (auto valid = department.validate(); !valid)
        return valid.error();
    const DepartmentId there = staffStore::departmentNamed(book.db(), department.name);
    if (there.isValid())
        return Error{ErrorCode::Conflict,
                     Core::tr("There is a department “%1” already. Nothing was changed.").arg(department.name), {}};
    return book.change(Core::tr("Add department %1").arg(shown(department.name)),
                       [&](UnitOfWork &u) { return staffStore::insert(u, department); });
}

Done renameDepartment(Book &book, DepartmentId id, const QString &name)
{
    auto department = staffStore::findDepartment(book.db(), id);
    if (!department)
        return book.db().troubleOr(gone());
    const QString before = std::exchange(department->name, cleanText(name).text.simplified());
    if (auto valid = department->validate(); !valid)
        return valid;
    return book.change(Core::tr("Rename %1 to %2").arg(shown(before), shown(department->name)),
                       [&](UnitOfWork &u) { staffStore::update(u, *department); });
}

Done archiveDepartment(Book &book, DepartmentId id, bool archived)
{
    auto department = staffStore::findDepartment(book.db(), id);
    if (!department)
        return book.db().troubleOr(gone());
    department->archived = archived;
    const QString label = archived ? Core::tr("Archive department %1") : Core::tr("Bring back department %1");
    return book.change(label.arg(shown(department->name)), [&](UnitOfWork &u) { staffStore::update(u, *department); });
}

Done reorderDepartments(Book &book, const std::vector<DepartmentId> &order)
{
    return book.change(Core::tr("Reorder the departments"), [&](UnitOfWork &u) { staffStore::reorder(u, order); });
}

} // namespace goodword
