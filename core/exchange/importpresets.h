#pragma once
// Which column of a file means which field: exports of well-known programs by their exact headers, any other file by the
// aliases of importfields.h. Looks at headers and samples only; rowmapper.h takes the rows apart.

#include "core/exchange/csvsniffer.h"
#include "core/exchange/importfields.h"

#include <QHash>

namespace goodword {

enum class CellDecoder {
    Plain,
    OwnList,       ///< encodeList() of ours
    AnyList,       ///< Mailchimp's "VIP","Blog", Shopify's a, b
    GoogleLabels,  ///< "* myContacts ::: Navy"
    GoogleSeveral, ///< "a@example.com ::: b@example.com"
    NoMeansOptOut, ///< "no" under "Accepts Email Marketing" is an opt-out of marketing
    StripQuote     ///< an apostrophe that kept a number from losing its zeros
};

struct MappedColumn {
    int column = 0; ///< index in CsvFormat::columns
    QString field;  ///< a name of importFields()
    CellDecoder decoder = CellDecoder::Plain;
    int labelColumn = -1; ///< whose cell says what the value is: it stands before the value, on a line of its own
};

struct ImportPlan {
    ImportKind kind = ImportKind::Customers;
    QString source;      ///< stable: "goodword", "google", "shopify", "mailchimp-unsubscribed", …; empty for strangers
    QString sourceTitle; ///< "Google Contacts"
    std::vector<MappedColumn> columns;
    QHash<QString, QString> constants; ///< fields that every row has, such as an opt-out

    /// What --map and the window ask for: the column takes the field, alone where one column is all it can have, beside
    /// the others in a list. An unknown field changes nothing.
    void map(const QString &field, int column);
    void unmap(int column);
};

ImportKind guessKind(const CsvFormat &format);
ImportPlan planImport(ImportKind kind, const CsvFormat &format);

} // namespace goodword
