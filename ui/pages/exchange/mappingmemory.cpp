#include "ui/pages/exchange/mappingmemory.h"

#include "ui/shell/appsettings.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>

namespace goodword::mappingMemory {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostKept = 100;

QString signatureOf(const CsvFormat &format, ImportKind kind)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(importKindName(kind).toUtf8());
    for (const CsvColumn &column : format.columns) {
        hash.addData("\n");
        hash.addData(column.name.toUtf8());
    }
    return QString::fromLatin1(hash.result().toHex().left(32));
}

/// The field of a column; empty where it is left out.
QString fieldAt(const ImportPlan &plan, int column)
{
    for (const MappedColumn &mapped : plan.columns) {
        if (mapped.column == column)
            return mapped.field;
    }
    return {};
}

QJsonObject allKept()
{
    return QJsonDocument::fromJson(AppSettings().state(u"import-mappings"_s)).object();
}

} // namespace

void keep(const CsvFormat &format, const ImportPlan &plan)
{
    QJsonObject columns;
    for (int i = 0; i < int(format.columns.size()); ++i)
        columns.insert(QString::number(i), fieldAt(plan, i));
    QJsonObject all = allKept();
    const int turn = all.value(u"turn"_s).toInt() + 1;
    all.insert(u"turn"_s, turn);
    all.insert(signatureOf(format, plan.kind), QJsonObject{{u"turn"_s, turn}, {u"columns"_s, columns}});
    for (const QString &key : all.keys()) {
        const QJsonValue value = all.value(key);
        if (value.isObject() && value.toObject().value(u"turn"_s).toInt() <= turn - kMostKept)
            all.remove(key);
    }
    AppSettings().setState(u"import-mappings"_s, QJsonDocument(all).toJson(QJsonDocument::Compact));
}

bool apply(const CsvFormat &format, ImportPlan &plan)
{
    const QJsonObject kept = allKept().value(signatureOf(format, plan.kind)).toObject().value(u"columns"_s).toObject();
    if (kept.isEmpty())
        return false;
    bool differs = false;
    for (int i = 0; i < int(format.columns.size()); ++i) {
        const QString field = kept.value(QString::number(i)).toString();
        if (field == fieldAt(plan, i))
            continue;
        differs = true;
        if (field.isEmpty())
            plan.unmap(i);
        else
            plan.map(field, i);
    }
    return differs;
}

} // namespace goodword::mappingMemory
