#pragma once
// Every change the program can make to the team and its departments. Each is one undo step.

#include "core/staff/staff.h"

#include <vector>

namespace goodword {

class Book;

Result<StaffId> addStaff(Book &book, const Staff &staff);
/// Name, e-mail, department and whether archived.
Done editStaff(Book &book, const Staff &staff);
Done archiveStaff(Book &book, StaffId id, bool archived = true);

Result<DepartmentId> addDepartment(Book &book, const QString &name);
Done renameDepartment(Book &book, DepartmentId id, const QString &name);
Done archiveDepartment(Book &book, DepartmentId id, bool archived = true);
/// All departments that are not archived, in their new order.
Done reorderDepartments(Book &book, const std::vector<DepartmentId> &order);

} // namespace goodword
