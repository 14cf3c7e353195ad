#pragma once
// The columns of our own exports, which are also the fields that columns of other files are mapped to: one table for
// exporters, importers, the command line, the window and the README. Knows nothing of files or of the book.

#include <QString>
#include <QStringList>

#include <array>
#include <optional>
#include <vector>

namespace goodword {

enum class ImportKind { Customers, Touchpoints, Answers, Testimonials };
inline constexpr std::array kImportKinds{ImportKind::Customers, ImportKind::Touchpoints, ImportKind::Answers,
                                         ImportKind::Testimonials};

/// The stable word of scripts ("customers") and back.
QString importKindName(ImportKind kind);
std::optional<ImportKind> importKindNamed(const QString &name);

enum class CellKind { Id, Text, Day, Instant, Number, List, Email, Phone, Choice };

/// What it means that several columns are mapped to one field.
enum class Several {
    FirstFilled, ///< the first that is not empty counts
    Collect,     ///< all of them, in order, as a list
    JoinWords,   ///< one text with spaces between (given and family name)
    JoinLines    ///< one text with line breaks between (parts of an address, notes)
};

struct ImportField {
    QString name;        ///< the header in our own export
    CellKind cell = CellKind::Text;
    Several several = Several::FirstFilled;
    QString list;        ///< the field it is one more of ("email" for "email_2"), else its own name
    QStringList aliases; ///< normalised headers of strangers that mean it; English, German, French
};

/// In the order of our export; the first is "id", whose header cell carries the marker.
const std::vector<ImportField> &importFields(ImportKind kind);
/// By name, case and outer spaces not counting; also "custom:NAME" for customers. Empty where there is none.
std::optional<ImportField> importField(ImportKind kind, const QString &name);
/// With the custom fields, which stand before "external_id".
QStringList exportHeaders(ImportKind kind, const QStringList &customFields = {});

inline constexpr QLatin1String kCustomPrefix("custom:");

/// Case, accents, spaces and punctuation taken away: "E-Mail 1 - Value" is "email1value", "Prénom" is "prenom".
QString normalisedHeader(const QString &header);
/// True where any kind knows it under this or another name: what makes a row of cells look like a header.
bool isKnownHeader(const QString &header);

/// One cell for several values and back: "; " between, quoted as in CSV where a value holds that or a quote.
QString encodeList(const QStringList &values);
QStringList decodeList(const QString &cell);
/// A stranger's list: commas, semicolons, bars or line breaks between, each value perhaps in quotes.
QStringList decodeAnyList(const QString &cell);

} // namespace goodword
