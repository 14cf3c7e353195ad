#include "core/customers/customfield.h"

#include "core/base/enumcodes.h"
#include "core/base/instant.h"
#include "core/base/text.h"

#include <cmath>

namespace goodword {

using namespace Qt::StringLiterals;

static constexpr EnumCodes kKindCodes(kFieldKinds, {
    {FieldKind::Text, "text", QT_TRANSLATE_NOOP("Goodword", "Text")},
    {FieldKind::Number, "number", QT_TRANSLATE_NOOP("Goodword", "Number")},
    {FieldKind::Date, "date", QT_TRANSLATE_NOOP("Goodword", "Date")},
    {FieldKind::Choice, "choice", QT_TRANSLATE_NOOP("Goodword", "Choice")},
    {FieldKind::YesNo, "yesno", QT_TRANSLATE_NOOP("Goodword", "Yes or no")},
});

QString fieldKindCode(FieldKind kind) { return kKindCodes.code(kind); }
std::optional<FieldKind> fieldKindFromCode(const QString &code) { return kKindCodes.fromCode(code); }
QString fieldKindName(FieldKind kind) { return kKindCodes.name(kind); }

Done CustomField::validate() const
{
    if (name.trimmed().isEmpty())
        return Error{ErrorCode::Invalid, Core::tr("A field needs a name. Nothing was changed."), {}};
    if (kind == FieldKind::Choice && choices.isEmpty())
        return Error{ErrorCode::Invalid,
                     Core::tr("“%1” needs at least one choice. Nothing was changed.").arg(name), {}};
    return {};
}

QString fieldValueText(const FieldValue &value)
{
    if (const auto *number = std::get_if<double>(&value))
        return QString::number(*number, 'g', QLocale::FloatingPointShortest);
    if (const auto *day = std::get_if<QDate>(&value))
        return dayText(*day);
    if (const auto *flag = std::get_if<bool>(&value))
        return *flag ? u"yes"_s : u"no"_s;
    return std::get<QString>(value);
}

static Result<FieldValue> yesOrNo(const CustomField &field, const QString &text)
{
    static const QStringList kYes = {u"yes"_s, u"y"_s, u"true"_s, u"1"_s, u"x"_s};
    static const QStringList kNo = {u"no"_s, u"n"_s, u"false"_s, u"0"_s};
    const QString word = fold(text);
    if (kYes.contains(word) || word == fold(Core::tr("yes")))
        return FieldValue(true);
    if (kNo.contains(word) || word == fold(Core::tr("no")))
        return FieldValue(false);
    return Error{ErrorCode::Invalid, Core::tr("“%1” wants yes or no, not “%2”.").arg(field.name, text), {}};
}

Result<FieldValue> fieldValueFromText(const CustomField &field, const QString &text)
{
    switch (field.kind) {
    case FieldKind::Text: return FieldValue(text);
    case FieldKind::YesNo: return yesOrNo(field, text.trimmed());
    case FieldKind::Number: {
        bool ok = false;
        const double number = text.trimmed().toDouble(&ok);
        if (ok && std::isfinite(number))
            return FieldValue(number);
        return Error{ErrorCode::Invalid, Core::tr("“%1” wants a number, not “%2”.").arg(field.name, text), {}};
    }
    case FieldKind::Date: {
        const QDate day = dayFromText(text.trimmed());
        if (day.isValid())
            return FieldValue(day);
        return Error{ErrorCode::Invalid,
                     Core::tr("“%1” wants a day such as 2026-11-22, not “%2”.").arg(field.name, text), {}};
    }
    case FieldKind::Choice: break;
    }
    for (const QString &choice : field.choices) {
        if (fold(choice) == fold(text.trimmed()))
            return FieldValue(choice);
    }
    return Error{ErrorCode::Invalid, Core::tr("“%2” is not one of the choices of “%1”.").arg(field.name, text), {}};
}

} // namespace goodword
