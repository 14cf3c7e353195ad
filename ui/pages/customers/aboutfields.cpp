#include "ui/pages/customers/aboutfields.h"

#include "core/staff/staffstore.h"

#include <QCoreApplication>
#include <QLocale>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(goodword::AboutPanel)
};

using Kind = InlineEdit::Kind;

AboutField textField(const QString &key, const QString &caption, QString CustomerFields::*member, Kind kind = Kind::Text)
{
    AboutField field;
    field.key = key;
    field.caption = caption;
    field.placeholder = caption;
    field.kind = kind;
    field.get = [member](const CustomerFields &fields) { return QVariant(fields.*member); };
    field.set = [member](CustomerFields &fields, const QVariant &value) { fields.*member = value.toString(); };
    return field;
}

AboutField addressField(const QString &key, const QString &caption, QString PostalAddress::*member, Kind kind = Kind::Text)
{
    AboutField field = textField(key, caption, &CustomerFields::name, kind);
    field.get = [member](const CustomerFields &fields) { return QVariant(fields.address.*member); };
    field.set = [member](CustomerFields &fields, const QVariant &value) { fields.address.*member = value.toString(); };
    return field;
}

QVariant idValue(qint64 id)
{
    return id > 0 ? QVariant(id) : QVariant();
}

AboutField ownerField()
{
    AboutField field = textField(u"owner"_s, Words::tr("Owner"), &CustomerFields::name, Kind::Choice);
    field.get = [](const CustomerFields &fields) { return idValue(fields.ownerId.value); };
    field.set = [](CustomerFields &fields, const QVariant &value) { fields.ownerId = StaffId(value.toLongLong()); };
    field.choices = [](Database &db) {
        QList<InlineEdit::Choice> choices;
        for (const Staff &staff : staffStore::team(db))
            choices.append({staff.id.value, staff.name});
        return choices;
    };
    return field;
}

AboutField departmentField()
{
    AboutField field = textField(u"department"_s, Words::tr("Department"), &CustomerFields::name, Kind::Choice);
    field.get = [](const CustomerFields &fields) { return idValue(fields.departmentId.value); };
    field.set = [](CustomerFields &fields, const QVariant &value) { fields.departmentId = DepartmentId(value.toLongLong()); };
    field.choices = [](Database &db) {
        QList<InlineEdit::Choice> choices;
        for (const Department &department : staffStore::departments(db))
            choices.append({department.id.value, department.name});
        return choices;
    };
    return field;
}

AboutField kindField()
{
    AboutField field = textField(u"kind"_s, Words::tr("Kind"), &CustomerFields::name, Kind::Choice);
    field.get = [](const CustomerFields &fields) {
        return fields.kind == CustomerKind::Company ? QVariant(customerKindCode(fields.kind)) : QVariant();
    };
    field.set = [](CustomerFields &fields, const QVariant &value) {
        fields.kind = customerKindFromCode(value.toString()).value_or(CustomerKind::Person);
    };
    field.choices = [](Database &) {
        return QList<InlineEdit::Choice>{{customerKindCode(CustomerKind::Person), customerKindName(CustomerKind::Person)},
                                         {customerKindCode(CustomerKind::Company), customerKindName(CustomerKind::Company)}};
    };
    return field;
}

AboutField daysField(const QString &key, const QString &caption, std::optional<int> CustomerFields::*member)
{
    AboutField field = textField(key, caption, &CustomerFields::name);
    field.placeholder = Words::tr("Number of days");
    field.get = [member](const CustomerFields &fields) {
        return fields.*member ? QVariant(QString::number(*(fields.*member))) : QVariant();
    };
    field.set = [member](CustomerFields &fields, const QVariant &value) {
        const int days = value.toString().trimmed().toInt();
        fields.*member = days > 0 ? std::optional(days) : std::nullopt;
    };
    field.check = [](const QVariant &value) {
        static constexpr int kMost = 3660;
        const QString text = value.toString().trimmed();
        bool isNumber = false;
        const int days = text.toInt(&isNumber);
        return text.isEmpty() || (isNumber && days > 0 && days <= kMost) ? QString()
                                                                         : Words::tr("A number of days, such as 30.");
    };
    field.display = [](const QVariant &value) {
        const int days = value.toString().toInt();
        return days == 1 ? Words::tr("every day") : Words::tr("every %n days", nullptr, days);
    };
    return field;
}

QVariant valueOf(const CustomerFields &fields, CustomFieldId id)
{
    for (const CustomValue &value : fields.values) {
        if (value.field != id)
            continue;
        if (const auto *text = std::get_if<QString>(&value.value))
            return *text;
        if (const auto *number = std::get_if<double>(&value.value))
            return QLocale().toString(*number, 'g', 12);
        if (const auto *day = std::get_if<QDate>(&value.value))
            return *day;
        return std::get<bool>(value.value);
    }
    return {};
}

/// As typed by people: a number in their own notation, too.
Result<FieldValue> fieldValue(const CustomField &field, const QVariant &value)
{
    bool isNumber = false;
    const double number = QLocale().toDouble(value.toString().trimmed(), &isNumber);
    if (field.kind == FieldKind::Number && isNumber)
        return FieldValue(number);
    if (field.kind == FieldKind::Date)
        return FieldValue(value.toDate());
    if (field.kind == FieldKind::YesNo)
        return FieldValue(value.toBool());
    return fieldValueFromText(field, value.toString());
}

} // namespace

std::vector<AboutField> aboutFields()
{
    return {
        textField(u"company"_s, Words::tr("Company"), &CustomerFields::name),
        textField(u"job"_s, Words::tr("Job title"), &CustomerFields::jobTitle),
        textField(u"given"_s, Words::tr("First name"), &CustomerFields::givenName),
        textField(u"family"_s, Words::tr("Last name"), &CustomerFields::familyName),
        kindField(),
        addressField(u"street"_s, Words::tr("Street"), &PostalAddress::street, Kind::Multiline),
        addressField(u"postal"_s, Words::tr("Postal code"), &PostalAddress::postalCode),
        addressField(u"city"_s, Words::tr("City"), &PostalAddress::city),
        addressField(u"region"_s, Words::tr("Region"), &PostalAddress::region),
        addressField(u"country"_s, Words::tr("Country"), &PostalAddress::country),
        ownerField(),
        departmentField(),
        textField(u"source"_s, Words::tr("Source"), &CustomerFields::source),
        textField(u"language"_s, Words::tr("Language"), &CustomerFields::language),
        daysField(u"rhythm"_s, Words::tr("Keep in touch"), &CustomerFields::rhythmDays),
        daysField(u"rhythmMax"_s, Words::tr("At the latest"), &CustomerFields::rhythmMaxDays),
    };
}

AboutField aboutField(const CustomField &field)
{
    AboutField about = textField(u"own-%1"_s.arg(field.id.value), field.name, &CustomerFields::name);
    about.kind = field.kind == FieldKind::Date     ? Kind::Date
                 : field.kind == FieldKind::Choice ? Kind::Choice
                 : field.kind == FieldKind::YesNo  ? Kind::YesNo
                                                   : Kind::Text;
    about.get = [id = field.id](const CustomerFields &fields) { return valueOf(fields, id); };
    about.set = [field](CustomerFields &fields, const QVariant &value) {
        fields.values.removeIf([&](const CustomValue &old) { return old.field == field.id; });
        if (!value.isValid() || value.toString().isEmpty())
            return;
        if (const auto typed = fieldValue(field, value))
            fields.values.append({field.id, *typed});
    };
    about.check = [field](const QVariant &value) {
        if (!value.isValid() || value.toString().isEmpty())
            return QString();
        const auto typed = fieldValue(field, value);
        return typed ? QString() : typed.error().text;
    };
    about.choices = [field](Database &) {
        QList<InlineEdit::Choice> choices;
        for (const QString &choice : field.choices)
            choices.append({choice, choice});
        return field.kind == FieldKind::Choice ? choices : QList<InlineEdit::Choice>{{true, Words::tr("Yes")}, {false, Words::tr("No")}};
    };
    return about;
}

} // namespace goodword
