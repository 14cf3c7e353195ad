#pragma once
// A book in a window, the import window over it, and somebody who clicks.

#include "tests/support/roundtrip.h"
#include "tests/ui/pictures.h"
#include "ui/pages/exchange/importdialog.h"
#include "ui/pages/exchange/mappingmodel.h"
#include "ui/shell/session.h"
#include "ui/widgets/card.h"
#include "ui/widgets/progresspanel.h"

namespace goodword::test {

using namespace Qt::StringLiterals;

struct Bench {
    Bench()
    {
        session = std::make_unique<Session>(std::move(made.book));
        window.resize(1000, 700);
    }

    QString file(const QString &name, const QByteArray &bytes) const
    {
        const QString path = made.dir.filePath(name);
        QFile target(path);
        if (!target.open(QIODevice::WriteOnly) || target.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(path));
        return path;
    }
    void start(const QString &path)
    {
        delete dialog;
        dialog = importCsv(*session, &window, path);
        settle();
    }
    void settle() const
    {
        const auto idle = [this] { return !session->currentJob() && dialog->findChild<ProgressPanel *>()->isHidden(); };
        QTest::qWait(20);
        if (!waitFor(idle))
            qFatal("the import window does not come to rest");
        test::settle(120); // the lists ask after a moment
    }
    template <class T>
    T *find(const char *name) const
    {
        auto *found = dialog->findChild<T *>(QLatin1String(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }
    void press(const char *button) const
    {
        QTest::mouseClick(find<QAbstractButton>(button), Qt::LeftButton);
        settle();
    }
    MappingModel *mapping() const { return qobject_cast<MappingModel *>(find<QTableView>("mappingTable")->model()); }
    void map(const QString &column, const QString &field) const
    {
        const int row = mapping()->rowOf(column);
        mapping()->setData(mapping()->index(row, MappingModel::Becomes), field);
    }
    QString figure(const char *verdict) const
    {
        const auto cards = dialog->findChildren<KpiCard *>(u"count-"_s + QLatin1String(verdict));
        for (const KpiCard *card : cards) {
            if (card->isVisible())
                return card->accessibleName();
        }
        return {};
    }
    bool counts(const char *verdict, int count) const { return figure(verdict).contains(u": %1"_s.arg(count)); }
    qint64 rows(const char *sql) const { return session->db().value<qint64>(sql).value_or(-1); }
    qint64 customers() const { return rows("SELECT count(*) FROM customer"); }

    TestBook made;
    QWidget window;
    std::unique_ptr<Session> session;
    QPointer<ImportDialog> dialog;
};

inline void forgetMappings()
{
    QFile::remove(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + u"/state/window.ini"_s);
}

} // namespace goodword::test
