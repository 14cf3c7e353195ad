#include "bench/bench.h"
#include "bench/program.h"
#include "bench/viewstage.h"

#include <QApplication>
#include <QScrollBar>
#include <QSqlQueryModel>
#include <QStyledItemDelegate>

#include <cstdio>

namespace goodword::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int kRounds = 5;

/// One child's answer: milliseconds, megabytes of the list, and of the columns that answer its searches.
struct Jump {
    double ms = 0, mb = 0, columnsMb = 0;
};

Jump jumpOfChild(const QString &kind, const QString &book)
{
    const Cost cost = runChild({kind, book});
    const QList<QByteArray> parts = cost.output.simplified().split(' ');
    return {parts.value(0).toDouble(), parts.value(1).toDouble(), parts.value(2).toDouble()};
}

/// How the customers' list looks in SQL, as a QSqlQueryModel would be given it.
constexpr const char *kRows = R"(SELECT c.name, o.name, st.name, d.nps, d.last_touch_day, d.next_follow_up, w.name, c.city
    FROM d_customer_key k JOIN customer c ON c.id = k.customer_id LEFT JOIN customer o ON o.id = c.company_id
    LEFT JOIN d_customer d ON d.customer_id = c.id LEFT JOIN journey_stage st ON st.id = d.stage_id
    LEFT JOIN staff w ON w.id = c.owner_id WHERE c.deleted_at IS NULL ORDER BY k.sort_key, k.customer_id)";

Jump jumpOfQt(const QString &book)
{
    ViewStage stage(book);
    stage.waitForIndex();
    const double before = memoryNow();
    QSqlQueryModel model;
    model.setQuery(QString::fromLatin1(kRows), QSqlDatabase::database(stage.session().db().connectionName()));
    QTableView view;
    stage.prepare(view, model);
    const double ms = timed([&] {
        while (model.canFetchMore())
            model.fetchMore();
        view.scrollToBottom();
        view.viewport()->repaint();
    });
    return {ms, memoryNow() - before, 0};
}

Jump jumpOfOurs(const QString &book)
{
    const double atFirst = memoryNow();
    ViewStage stage(book);
    stage.waitForIndex();
    const double before = memoryNow();
    RecordTableModel model(stage.source());
    RecordTableView view(&model);
    stage.prepare(view, model);
    stage.wait(model);
    const double ms = timed([&] {
        view.scrollToBottom();
        view.viewport()->repaint();
    });
    return {ms, memoryNow() - before, before - atFirst};
}

std::vector<Line> jumpLines(const QString &book)
{
    std::vector<double> ours, oursMb, columnsMb, qt, qtMb;
    for (int round = 0; round < kRounds; ++round) {
        const Jump own = jumpOfChild(u"ours"_s, book), theirs = jumpOfChild(u"qt"_s, book);
        ours.push_back(own.ms);
        oursMb.push_back(own.mb);
        columnsMb.push_back(own.columnsMb);
        qt.push_back(theirs.ms);
        qtMb.push_back(theirs.mb);
    }
    const auto mb = [](double value) { return QString::number(value, 'f', 1) + u" MB"_s; };
    return {{u"jump to the last row | QSqlQueryModel"_s, ms(median(ours)), ms(median(qt)), times(median(qt) / median(ours)), u"≥ 100× faster"_s},
            {u"memory of the list at its last row (the book and its columns for searching: %1 more) | QSqlQueryModel"_s.arg(mb(median(columnsMb))),
             mb(median(oursMb)), mb(median(qtMb)), times(median(oursMb) / median(qtMb)), u"≤ 1/6"_s}};
}

/// Frames of a view that scrolls: `step` rows on, or anywhere among the pages that were read before.
class Frames
{
public:
    explicit Frames(QTableView &view) : m_view(view), m_bar(*view.verticalScrollBar()), m_row(view.rowHeight(0)) {}

    double onward(int step) { return frame(m_bar.value() + step * m_row > kRows * m_row ? 0 : m_bar.value() + step * m_row); }
    double anywhere() { return frame(int(m_random.bounded(kRows)) * m_row); }
    void readAll() // so that no frame reads from the book
    {
        for (int row = 0; row < kRows; row += 10)
            frame(row * m_row);
    }

private:
    static constexpr int kRows = 2'000;

    double frame(int place)
    {
        return timed([&] {
            m_bar.setValue(std::min(place, m_bar.maximum()));
            m_view.viewport()->repaint();
        });
    }

    QTableView &m_view;
    QScrollBar &m_bar;
    const int m_row;
    QRandomGenerator m_random{7};
};

std::vector<Line> frameLines(const QString &book)
{
    static constexpr int kFrames = 60;
    ViewStage stage(book);
    stage.waitForIndex();
    RecordTableModel model(stage.source());
    RecordTableView ours(&model);
    QTableView stock;
    stage.prepare(ours, model);
    stage.wait(model);
    stage.prepare(stock, model);
    for (int column = 0; column < model.columnCount(); ++column) {
        stock.setColumnHidden(column, ours.isColumnHidden(column));
        stock.setColumnWidth(column, ours.columnWidth(column));
    }
    stock.setItemDelegate(new QStyledItemDelegate(&stock));
    const QString sheet = qApp->styleSheet();
    std::array<std::vector<double>, 2> onward, anywhere;
    const auto measure = [&](QTableView &view, size_t which) {
        qApp->setStyleSheet(which == 0 ? sheet : QString()); // the stock delegate is slower still under one
        view.raise();
        Frames frames(view);
        frames.readAll();
        for (int i = 0; i < kFrames; ++i) {
            onward[which].push_back(frames.onward(3));
            anywhere[which].push_back(frames.anywhere());
        }
    };
    for (int round = 0; round < kRounds; ++round) {
        measure(ours, 0);
        measure(stock, 1);
    }
    const auto line = [](const QString &work, const std::array<std::vector<double>, 2> &frames) {
        return Line{work, ms(median(frames[0])), ms(median(frames[1])), times(median(frames[0]) / median(frames[1])), u"≤ 0.5×"_s};
    };
    return {line(u"scroll one frame of the table, three rows on | stock delegate"_s, onward),
            line(u"scroll one frame of the table, anywhere | stock delegate"_s, anywhere)};
}

int child(const QString &kind, const QString &book)
{
    const Jump jump = kind == u"qt"_s ? jumpOfQt(book) : jumpOfOurs(book);
    std::printf("%f %f %f\n", jump.ms, jump.mb, jump.columnsMb);
    return 0;
}

} // namespace
} // namespace goodword::bench

/// "viewbench BOOK" prints lines of cells with tabs between them, for bench.
int main(int argc, char **argv)
{
    using namespace goodword::bench;
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    if (arguments.value(0) == QLatin1String("--child"))
        return child(arguments.value(1), arguments.value(2));
    std::vector<Line> lines = jumpLines(arguments.value(0));
    const std::vector<Line> frames = frameLines(arguments.value(0));
    lines.insert(lines.end(), frames.begin(), frames.end());
    for (const Line &line : lines)
        std::printf("%s\n", qUtf8Printable(QStringList({line.work, line.ours, line.baseline, line.ratio, line.bound}).join(u'\t')));
    return 0;
}
