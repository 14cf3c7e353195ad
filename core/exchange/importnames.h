#pragma once
// Names that rows mention (companies, team, departments, stages, surveys), each looked up once for a file and made where
// the book may lack it.

#include "core/book/unitofwork.h"
#include "core/exchange/importreport.h"
#include "core/journey/journey.h"

#include <QHash>

namespace goodword {

class ImportNames
{
public:
    explicit ImportNames(UnitOfWork &u);

    /// Invalid where there is none of that name.
    CustomerId company(const QString &name);
    CustomerId companyOrNew(const QString &name);
    qint64 companiesAdded() const { return m_companiesAdded; }
    void noteCompany(const QString &name, CustomerId id);

    /// By name or e-mail; somebody new joins the team.
    StaffId staff(const QString &name);
    DepartmentId department(const QString &name);
    DepartmentId departmentOrNew(const QString &name);

    JourneyModelId model() const { return m_model; }
    StageId stage(const QString &name);

    /// The survey of that kind and name, made in `mode` where there is none; without a name the oldest of its kind.
    SurveyId survey(SurveyKind kind, const QString &name, std::optional<SurveyMode> mode);

private:
    UnitOfWork &m_u;
    JourneyModelId m_model;
    QHash<QString, CustomerId> m_companies;
    QHash<QString, StaffId> m_staff;
    QHash<QString, DepartmentId> m_departments;
    QHash<QString, StageId> m_stages;
    QHash<QString, SurveyId> m_surveys;
    qint64 m_companiesAdded = 0;
};

} // namespace goodword
