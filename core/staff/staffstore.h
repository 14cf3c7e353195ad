#pragma once
// The rows of the team and of the departments.

#include "core/staff/staff.h"

#include <vector>

namespace goodword {

class Database;
class UnitOfWork;

namespace staffStore {

/// In their order; archived ones only on request, last.
QList<Department> departments(Database &db, bool withArchived = false);
std::optional<Department> findDepartment(Database &db, DepartmentId id);
/// By code, else by name, folded. Invalid where there is none.
DepartmentId departmentNamed(Database &db, const QString &nameOrCode);

QList<Staff> team(Database &db, bool withArchived = false); ///< by name
std::optional<Staff> findStaff(Database &db, StaffId id);
/// By e-mail or name, folded; those still in the team first. Invalid where there is none.
StaffId staffNamed(Database &db, const QString &nameOrEmail);
/// All, archived ones too, of whom one of `values` is the name, a word of it, or the e-mail, folded.
std::vector<StaffId> named(Database &db, const QStringList &values);

DepartmentId insert(UnitOfWork &u, const Department &department); ///< placed last
void update(UnitOfWork &u, const Department &department);
void reorder(UnitOfWork &u, const std::vector<DepartmentId> &order);
StaffId insert(UnitOfWork &u, const Staff &staff);
void update(UnitOfWork &u, const Staff &staff);

/// What a new book starts with: four departments, and its author as the first of the team.
void seed(UnitOfWork &u);

} // namespace staffStore
} // namespace goodword
