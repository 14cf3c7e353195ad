#include "core/insight/npsjson.h"

#include <QJsonArray>

namespace goodword {

using namespace Qt::StringLiterals;

QJsonObject npsJson(const NpsFigure &figure)
{
    const QJsonValue null(QJsonValue::Null);
    return {{u"responses"_s, qint64(figure.n)},
            {u"promoters"_s, qint64(figure.counts.promoters)},
            {u"passives"_s, qint64(figure.counts.passives)},
            {u"detractors"_s, qint64(figure.counts.detractors)},
            {u"score"_s, figure.score ? QJsonValue(*figure.score) : null},
            {u"interval"_s, figure.interval ? QJsonValue(QJsonArray{figure.interval->low, figure.interval->high}) : null}};
}

} // namespace goodword
