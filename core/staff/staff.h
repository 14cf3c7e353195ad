#pragma once
// The team: who works with customers, and in which department. Everybody is somebody of the team; nobody is ever deleted,
// because what they did stays theirs: who left is archived.

#include "core/base/id.h"
#include "core/base/result.h"

#include <QString>

namespace goodword {

struct Department {
    DepartmentId id;
    QString code; ///< account, support, marketing, sales; empty for a department of one's own
    QString name;
    int position = 0;
    bool archived = false;

    Done validate() const;
    bool operator==(const Department &) const = default;
};

struct Staff {
    StaffId id;
    QString uid;
    QString name;
    QString email;
    DepartmentId departmentId;
    bool archived = false;

    Done validate() const;
    bool operator==(const Staff &) const = default;
};

} // namespace goodword
