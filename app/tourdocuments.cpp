#include "app/tourdocuments.h"

#include "core/book/atomicfile.h"
#include "core/book/bookprofile.h"
#include "core/insight/npsmath.h"
#include "core/insight/npsreader.h"
#include "core/report/npsreport.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace goodword {

using namespace Qt::StringLiterals;

static Done writeFigures(const QString &path, const NpsFigure &figure)
{
    QJsonObject object{{u"responses"_s, qint64(figure.n)}, {u"promoters"_s, qint64(figure.counts.promoters)},
                       {u"passives"_s, qint64(figure.counts.passives)}, {u"detractors"_s, qint64(figure.counts.detractors)}};
    object[u"score"_s] = figure.score ? QJsonValue(*figure.score) : QJsonValue();
    object[u"interval"_s] = figure.interval ? QJsonValue(QJsonArray{figure.interval->low, figure.interval->high}) : QJsonValue();
    AtomicFile file(path);
    if (auto begun = file.begin(); !begun)
        return begun;
    file.write(QJsonDocument(object).toJson());
    return file.commit();
}

Done writeTourDocuments(const QDir &folder, Book &book)
{
    const NpsPage page = npsPage(book.db(), NpsQuery(), book.today());
    if (auto done = writeFigures(folder.filePath(u"nps.json"_s), page.figure); !done)
        return done;
    NpsReportStyle style;
    style.businessName = bookProfile(book.db()).name;
    style.date = book.today();
    return writeNpsReport(folder.filePath(u"nps.pdf"_s), NpsReport(page, style));
}

} // namespace goodword
