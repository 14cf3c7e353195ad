#include "core/staff/staffstore.h"

#include "core/base/text.h"
#include "core/base/uid.h"
#include "core/book/statement.h"
#include "core/book/unitofwork.h"

#include <algorithm>

namespace goodword {

Done Department::validate() const
{
    if (name.trimmed().isEmpty())
        return Error{ErrorCode::Invalid, Core::tr("A department needs a name. Nothing was changed."), {}};
    return {};
}

Done Staff::validate() const
{
    if (name.trimmed().isEmpty())
        return Error{ErrorCode::Invalid, Core::tr("A member of the team needs a name. Nothing was changed."), {}};
    return {};
}

namespace staffStore {

using namespace Qt::StringLiterals;

static Department readDepartment(const Statement &s)
{
    return {s.id<DepartmentId>(0), s.text(1), s.text(2), s.number(3), s.flag(4)};
}

static Staff readStaff(const Statement &s)
{
    return {s.id<StaffId>(0), s.text(1), s.text(2), s.text(3), s.id<DepartmentId>(4), s.flag(5)};
}

QList<Department> departments(Database &db, bool withArchived)
{
    QList<Department> list;
    Statement s(db, R"(SELECT id, code, name, position, archived FROM department
                       WHERE archived = 0 OR ? ORDER BY archived, position, id)", withArchived);
    while (s.next())
        list.append(readDepartment(s));
    return list;
}

std::optional<Department> findDepartment(Database &db, DepartmentId id)
{
    Statement s(db, "SELECT id, code, name, position, archived FROM department WHERE id = ?", id);
    return s.next() ? std::optional(readDepartment(s)) : std::nullopt;
}

DepartmentId departmentNamed(Database &db, const QString &nameOrCode)
{
    const QString wanted = fold(nameOrCode.simplified());
    if (wanted.isEmpty())
        return {};
    const auto all = departments(db, true);
    for (const Department &department : all) {
        if (department.code == wanted)
            return department.id;
    }
    for (const Department &department : all) {
        if (fold(department.name.simplified()) == wanted)
            return department.id;
    }
    return {};
}

QList<Staff> team(Database &db, bool withArchived)
{
    QList<Staff> list;
    Statement s(db, R"(SELECT id, uid, name, email, department_id, archived FROM staff
                       WHERE archived = 0 OR ? ORDER BY archived, id)", withArchived);
    while (s.next())
        list.append(readStaff(s));
    std::stable_sort(list.begin(), list.end(), [](const Staff &a, const Staff &b) {
        return a.archived != b.archived ? b.archived : fold(a.name) < fold(b.name);
    });
    return list;
}

std::vector<StaffId> named(Database &db, const QStringList &values)
{
    std::vector<StaffId> found;
    for (const Staff &staff : team(db, true)) {
        const QString name = fold(staff.name.simplified());
        const bool fits = std::any_of(values.begin(), values.end(), [&](const QString &value) {
            const QString wanted = fold(value.simplified());
            return name == wanted || name.split(u' ').contains(wanted) || (!wanted.isEmpty() && fold(staff.email) == wanted);
        });
        if (fits)
            found.push_back(staff.id);
    }
    return found;
}

std::optional<Staff> findStaff(Database &db, StaffId id)
{
    Statement s(db, "SELECT id, uid, name, email, department_id, archived FROM staff WHERE id = ?", id);
    return s.next() ? std::optional(readStaff(s)) : std::nullopt;
}

StaffId staffNamed(Database &db, const QString &nameOrEmail)
{
    const QString wanted = fold(nameOrEmail.simplified());
    if (wanted.isEmpty())
        return {};
    for (const Staff &staff : team(db, true)) {
        if (fold(staff.name.simplified()) == wanted || fold(staff.email) == wanted)
            return staff.id;
    }
    return {};
}

DepartmentId insert(UnitOfWork &u, const Department &department)
{
    const int position = u.db().value<int>("SELECT max(position) FROM department").value_or(-1) + 1;
    return u.insert<DepartmentId>("INSERT INTO department (code, name, position) VALUES (?, ?, ?)", department.code,
                                  department.name, position);
}

void update(UnitOfWork &u, const Department &department)
{
    u.run("UPDATE department SET name = ?, archived = ? WHERE id = ?", department.name, department.archived,
          department.id);
}

void reorder(UnitOfWork &u, const std::vector<DepartmentId> &order)
{
    int position = 0;
    for (const DepartmentId id : order)
        u.run("UPDATE department SET position = ? WHERE id = ?", position++, id);
}

StaffId insert(UnitOfWork &u, const Staff &staff)
{
    return u.insert<StaffId>("INSERT INTO staff (uid, name, email, department_id) VALUES (?, ?, ?, ?)",
                             staff.uid.isEmpty() ? newUid(u.clock()) : staff.uid, staff.name, staff.email,
                             staff.departmentId);
}

void update(UnitOfWork &u, const Staff &staff)
{
    u.run("UPDATE staff SET name = ?, email = ?, department_id = ?, archived = ? WHERE id = ?", staff.name, staff.email,
          staff.departmentId, staff.archived, staff.id);
}

void seed(UnitOfWork &u)
{
    const Department account{{}, u"account"_s, Core::tr("Account management"), 0, false};
    const Department support{{}, u"support"_s, Core::tr("Support"), 0, false};
    const Department marketing{{}, u"marketing"_s, Core::tr("Marketing"), 0, false};
    const Department sales{{}, u"sales"_s, Core::tr("Sales"), 0, false};
    for (const Department &department : {account, support, marketing, sales})
        insert(u, department);
    Staff author;
    author.name = u.author().trimmed().isEmpty() ? Core::tr("Me") : u.author();
    insert(u, author);
}

} // namespace staffStore
} // namespace goodword
