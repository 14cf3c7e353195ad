#pragma once
// Fields a business adds to its customers, and their typed values. Knows nothing of how they are stored.

#include "core/base/id.h"
#include "core/base/result.h"

#include <QDate>
#include <QString>
#include <QStringList>

#include <array>
#include <variant>

namespace goodword {

enum class FieldKind { Text, Number, Date, Choice, YesNo };
inline constexpr std::array kFieldKinds{FieldKind::Text, FieldKind::Number, FieldKind::Date, FieldKind::Choice,
                                        FieldKind::YesNo};

QString fieldKindCode(FieldKind kind); ///< text, number, date, choice, yesno
QString fieldKindName(FieldKind kind); ///< translated
std::optional<FieldKind> fieldKindFromCode(const QString &code);

struct CustomField {
    CustomFieldId id;
    QString name;
    FieldKind kind = FieldKind::Text;
    QStringList choices; ///< of a Choice field
    int position = 0;
    bool archived = false;

    Done validate() const;
    bool operator==(const CustomField &) const = default;
};

/// A text or choice, a number, a day, or yes/no: in the order of FieldKind (Choice shares Text's).
using FieldValue = std::variant<QString, double, QDate, bool>;

struct CustomValue {
    CustomFieldId field;
    FieldValue value;

    bool operator==(const CustomValue &) const = default;
};

/// For files: ISO days, numbers of the C locale, yes and no. fieldValueFromText() reads them back.
QString fieldValueText(const FieldValue &value);
Result<FieldValue> fieldValueFromText(const CustomField &field, const QString &text);

} // namespace goodword
