#pragma once
// A customer's own fields in the cells of a row: columns that are one field, and columns where each row names the field
// beside the value (Google's "Custom Field 1 - Label"). A stranger's column becomes a field when a value asks for it.

#include "core/customers/customfield.h"
#include "core/exchange/rowimport.h"

namespace goodword {

class OwnFieldCells
{
public:
    explicit OwnFieldCells(ImportContext &context);
    /// The values of the row the context stands on; what cannot be read is left out with a warning.
    QList<CustomValue> read();

private:
    struct Entry {
        int slot = -1;
        CustomField field; ///< without an id until it is needed
        bool labelled = false;
    };
    Entry entryFor(const QString &name) const;
    void readCell(size_t at, QList<CustomValue> &into);
    void readLabelled(size_t at, QList<CustomValue> &into);
    void take(size_t at, int slot, const QString &cell, QList<CustomValue> &into);

    ImportContext &m;
    std::vector<Entry> m_entries;
};

} // namespace goodword
