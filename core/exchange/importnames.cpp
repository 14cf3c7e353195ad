#include "core/exchange/importnames.h"

#include "core/base/text.h"
#include "core/customers/customerstore.h"
#include "core/feedback/feedbackstore.h"
#include "core/journey/journeystore.h"
#include "core/staff/staffstore.h"

namespace goodword {

ImportNames::ImportNames(UnitOfWork &u)
    : m_u(u)
    , m_model(journeyStore::activeModel(u.db()))
{
}

CustomerId ImportNames::company(const QString &name)
{
    const QString key = fold(name.simplified());
    if (const auto known = m_companies.constFind(key); known != m_companies.constEnd())
        return *known;
    auto id = m_u.db().value<CustomerId>(R"(SELECT id FROM customer
        WHERE kind = 'company' AND name = ? AND deleted_at IS NULL ORDER BY id LIMIT 1)", name.simplified());
    if (!id) {
        const auto found = customerStore::companiesNamed(m_u.db(), name.simplified());
        id = found.empty() ? CustomerId() : found.front();
    }
    if (id->isValid())
        m_companies.insert(key, *id);
    return *id;
}

CustomerId ImportNames::companyOrNew(const QString &name)
{
    const CustomerId known = company(name);
    if (known.isValid())
        return known;
    const CustomerId made = customerStore::findOrAddCompany(m_u, name.simplified());
    ++m_companiesAdded;
    noteCompany(name, made);
    return made;
}

void ImportNames::noteCompany(const QString &name, CustomerId id)
{
    const QString key = fold(name.simplified());
    if (!m_companies.contains(key))
        m_companies.insert(key, id);
}

StaffId ImportNames::staff(const QString &name)
{
    const QString key = fold(name.simplified());
    if (key.isEmpty())
        return {};
    if (const auto known = m_staff.constFind(key); known != m_staff.constEnd())
        return *known;
    StaffId id = staffStore::staffNamed(m_u.db(), name);
    if (!id.isValid()) {
        Staff person;
        person.name = name.simplified();
        id = staffStore::insert(m_u, person);
    }
    m_staff.insert(key, id);
    return id;
}

DepartmentId ImportNames::department(const QString &name)
{
    const QString key = fold(name.simplified());
    if (!m_departments.contains(key))
        m_departments.insert(key, staffStore::departmentNamed(m_u.db(), name));
    return m_departments.value(key);
}

DepartmentId ImportNames::departmentOrNew(const QString &name)
{
    const DepartmentId known = department(name);
    if (known.isValid() || name.simplified().isEmpty())
        return known;
    Department made;
    made.name = name.simplified();
    const DepartmentId id = staffStore::insert(m_u, made);
    m_departments.insert(fold(name.simplified()), id);
    return id;
}

StageId ImportNames::stage(const QString &name)
{
    const QString key = fold(name.simplified());
    if (!m_stages.contains(key)) {
        const auto stage = journeyStore::stageByText(m_u.db(), name);
        m_stages.insert(key, stage ? stage->id : StageId());
    }
    return m_stages.value(key);
}

SurveyId ImportNames::survey(SurveyKind kind, const QString &name, std::optional<SurveyMode> mode)
{
    const QString key = surveyKindCode(kind) + u'/' + fold(name.trimmed());
    if (const auto known = m_surveys.constFind(key); known != m_surveys.constEnd())
        return *known;
    SurveyId id;
    if (name.trimmed().isEmpty()) {
        for (const Survey &survey : feedbackStore::surveys(m_u.db())) {
            if (survey.kind == kind && (!id.isValid() || survey.id < id))
                id = survey.id;
        }
    } else if (const auto found = feedbackStore::surveyNamed(m_u.db(), kind, name)) {
        id = *found;
    }
    if (!id.isValid()) {
        Survey made;
        made.name = name.trimmed().isEmpty() ? surveyKindName(kind) : name.trimmed();
        made.kind = kind;
        made.mode = mode.value_or(usualMode(kind));
        made.question = usualQuestion(kind);
        id = feedbackStore::insertSurvey(m_u, made);
    }
    m_surveys.insert(key, id);
    return id;
}

} // namespace goodword
