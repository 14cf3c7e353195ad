#include "ui/pages/exchange/mappingmodel.h"

#include "core/base/text.h"
#include "ui/models/recordcell.h"
#include "ui/pages/exchange/fieldtitles.h"
#include "ui/widgets/labels.h"

#include <algorithm>

namespace goodword {

using namespace Qt::StringLiterals;

void MappingModel::show(const CsvFormat &format, const ImportPlan &plan, const QStringList &ownFields)
{
    beginResetModel();
    m_format = format;
    m_plan = plan;
    m_ownFields = ownFields;
    endResetModel();
    Q_EMIT planChanged();
}

QString MappingModel::fieldOf(int row) const
{
    for (const MappedColumn &mapped : m_plan.columns) {
        if (mapped.column == row)
            return mapped.field;
    }
    return {};
}

QString MappingModel::newOwnField(int row) const
{
    return kCustomPrefix + m_format.columns[size_t(row)].title.trimmed();
}

QList<FieldChoice> MappingModel::choices(int row) const
{
    QList<FieldChoice> choices{{QString(), tr("Leave out")}};
    const QString current = fieldOf(row);
    const bool own = m_plan.source == u"goodword"_s;
    bool listed = current.isEmpty();
    const auto add = [&](const QString &field, const QString &title) {
        choices.append({field, title});
        listed = listed || field == current;
    };
    for (const ImportField &field : importFields(m_plan.kind)) {
        if (field.name != u"id"_s && (own || field.name == current || !isOwnFilesOnly(field.name)))
            add(field.name, fieldTitle(m_plan.kind, field.name));
    }
    if (m_plan.kind != ImportKind::Customers)
        return choices;
    for (const QString &name : m_ownFields)
        add(kCustomPrefix + name, fieldTitle(m_plan.kind, kCustomPrefix + name));
    const QString fresh = newOwnField(row);
    if (!m_ownFields.contains(fresh.mid(kCustomPrefix.size()), Qt::CaseInsensitive))
        add(fresh, tr("New own field “%1”").arg(fresh.mid(kCustomPrefix.size())));
    if (!listed)
        choices.append({current, fieldTitle(m_plan.kind, current)});
    return choices;
}

int MappingModel::rowOf(const QString &columnTitle) const
{
    return m_format.columnNamed(columnTitle);
}

QString MappingModel::missing() const
{
    const auto hasAny = [this](std::initializer_list<QStringView> fields) {
        return std::any_of(m_plan.columns.begin(), m_plan.columns.end(), [&](const MappedColumn &mapped) {
            return std::any_of(fields.begin(), fields.end(), [&](QStringView field) { return mapped.field == field; });
        });
    };
    switch (m_plan.kind) {
    case ImportKind::Customers:
        return hasAny({u"name", u"given_name", u"family_name", u"company", u"email", u"phone", u"uid"})
            ? QString()
            : tr("No column becomes a name, an e-mail or a phone number yet, and without one of them a row is nobody.");
    case ImportKind::Touchpoints:
        return hasAny({u"customer", u"email", u"phone", u"customer_uid", u"uid"})
            ? QString()
            : tr("No column says whom a touchpoint was with. Map one to the customer’s name or e-mail.");
    case ImportKind::Answers:
        return hasAny({u"score"}) ? QString() : tr("No column becomes the score yet, and an answer without a score counts for nothing.");
    case ImportKind::Testimonials: break;
    }
    return hasAny({u"quote"}) ? QString() : tr("No column becomes the quote yet.");
}

int MappingModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_format.columns.size());
}

int MappingModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kColumnCount;
}

QString MappingModel::becomes(int row) const
{
    QStringList titles;
    for (const MappedColumn &mapped : m_plan.columns) {
        if (mapped.column == row)
            titles += fieldTitle(m_plan.kind, mapped.field);
    }
    return titles.isEmpty() ? tr("Leave out") : titles.join(u" + ");
}

QVariant MappingModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const CsvColumn &column = m_format.columns[size_t(index.row())];
    const bool leftOut = fieldOf(index.row()).isEmpty();
    switch (role) {
    case LookRole:
        return int(index.column() == Samples || leftOut ? ColumnInfo::Look::Muted : ColumnInfo::Look::Text);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(Qt::AlignLeading | Qt::AlignVCenter));
    case Qt::ToolTipRole:
        return index.column() == Becomes ? QString() : plainToolTip(index.column() == InFile ? column.title : column.samples.join(u'\n'));
    case Qt::EditRole:
        return fieldOf(index.row());
    case Qt::AccessibleTextRole:
        if (index.column() == Becomes)
            return tr("%1 becomes %2").arg(column.title, becomes(index.row()));
        [[fallthrough]];
    case Qt::DisplayRole:
        if (index.column() == InFile)
            return column.title;
        return index.column() == Samples ? oneLine(column.samples.mid(0, 3).join(u" · ")) : becomes(index.row());
    default:
        return {};
    }
}

bool MappingModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const QString field = value.toString();
    if (!index.isValid() || role != Qt::EditRole || field == fieldOf(index.row()))
        return false;
    if (field.isEmpty())
        m_plan.unmap(index.row());
    else
        m_plan.map(field, index.row());
    // Another column may have had to give the field up.
    Q_EMIT dataChanged(this->index(0, 0), this->index(rowCount() - 1, kColumnCount - 1));
    Q_EMIT planChanged();
    return true;
}

QVariant MappingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignLeading | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case InFile: return tr("Column in the file");
    case Samples: return tr("For example");
    default: return tr("Becomes");
    }
}

Qt::ItemFlags MappingModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    return index.column() == Becomes ? flags | Qt::ItemIsEditable : flags;
}

} // namespace goodword
