#pragma once
// The columns of a file with samples and what each becomes. Two columns of one name stand apart: "Email", "Email (2)".
// Knows the plan of an import, no file and no book.

#include "core/exchange/importpresets.h"

#include <QAbstractTableModel>

namespace goodword {

struct FieldChoice {
    QString field; ///< empty: left out
    QString title;
};

class MappingModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { InFile, Samples, Becomes, kColumnCount };

    using QAbstractTableModel::QAbstractTableModel;
    /// `ownFields` are the names of the book's own fields.
    void show(const CsvFormat &format, const ImportPlan &plan, const QStringList &ownFields);
    const ImportPlan &plan() const { return m_plan; }

    QString fieldOf(int row) const;
    QList<FieldChoice> choices(int row) const;
    int rowOf(const QString &columnTitle) const;
    /// A sentence where a row could not be taken at all with this mapping; else empty.
    QString missing() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    /// The name of a field, or empty to leave the column out.
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void planChanged();

private:
    QString newOwnField(int row) const;
    QString becomes(int row) const;

    CsvFormat m_format;
    ImportPlan m_plan;
    QStringList m_ownFields;
};

} // namespace goodword
