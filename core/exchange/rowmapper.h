#pragma once
// Takes rows apart as an ImportPlan says: several columns become one field, lists are split, a program's quirks undone.
// Cells are handed on as texts; what a text means (a day, a phone number) is the importer's to say.

#include "core/exchange/importpresets.h"

namespace goodword {

/// The values of one cell, none where it is empty.
QStringList decodeCell(const QString &cell, CellDecoder decoder);

/// Takes rows apart as planned. Plan and format are copied where needed; fields are looked up once, not for each row.
class RowMapper
{
public:
    RowMapper(const ImportPlan &plan, const CsvFormat &format);

    /// For text() and values(); -1 where no column and no constant is that field. "email_2" is a part of "email".
    int slot(const QString &field) const { return m_slots.value(field, -1); }
    QString text(const CsvRecord &record, int slot) const;
    QStringList values(const CsvRecord &record, int slot) const;
    /// Cells of the row that stand beyond the last column, as in a row with too many.
    QStringList extraCells(const CsvRecord &record) const;

private:
    struct Slot {
        Several several = Several::FirstFilled;
        std::vector<MappedColumn> columns;
        QString constant;
        bool isOneCell = false; ///< nothing but one column, taken as it stands
        bool isSpaced = false;  ///< phone numbers, which have a space in a sheet
    };
    QString cell(const CsvRecord &record, const Slot &entry, const MappedColumn &mapped) const;
    std::vector<Slot> m_table;
    QHash<QString, int> m_slots;
    size_t m_width = 0;
    bool m_neutralised = false;
};

} // namespace goodword
