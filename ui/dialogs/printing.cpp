#include "ui/dialogs/printing.h"

#include "core/book/atomicfile.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QPageLayout>
#include <QPainter>
#include <QPrintPreviewDialog>
#include <QPrinter>
#include <QRegularExpression>
#include <QStandardPaths>

namespace goodword {

using namespace Qt::StringLiterals;

void printPages(QPrinter &printer, const PrintJob &job)
{
    printer.setDocName(job.title);
    QPainter painter;
    if (job.pageCount <= 0 || !painter.begin(&printer))
        return;
    const int first = printer.fromPage() > 0 ? printer.fromPage() - 1 : 0;
    const int last = printer.toPage() > 0 ? std::min(printer.toPage(), job.pageCount) : job.pageCount;
    for (int page = first; page < last; ++page) {
        if (page > first)
            printer.newPage();
        const QRectF paper = printer.pageLayout().fullRectPixels(printer.resolution());
        const double scale = std::min(paper.width() / job.pageSize.width(), paper.height() / job.pageSize.height());
        painter.save();
        painter.translate((paper.width() - job.pageSize.width() * scale) / 2, (paper.height() - job.pageSize.height() * scale) / 2);
        painter.scale(scale, scale);
        job.paintPage(painter, page);
        painter.restore();
    }
}

void previewPages(QWidget *window, const PrintJob &job)
{
    auto *printer = new QPrinter(QPrinter::HighResolution);
    printer->setPageSize(QPageSize(job.pageSize, QPageSize::Point));
    printer->setFullPage(true);
    auto *preview = new QPrintPreviewDialog(printer, window);
    preview->setObjectName(u"printPreview"_s);
    preview->setAttribute(Qt::WA_DeleteOnClose);
    preview->setWindowTitle(job.title);
    QObject::connect(preview, &QPrintPreviewDialog::paintRequested, preview, [job](QPrinter *to) { printPages(*to, job); });
    QObject::connect(preview, &QObject::destroyed, [printer] { delete printer; });
    preview->open();
}

void askWhereToSave(QWidget *window, const QString &title, const QString &suggested, const QStringList &filters,
                    const std::function<void(const QString &)> &chosen)
{
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    auto *dialog = new QFileDialog(window, title, documents);
    dialog->setObjectName(u"saveFileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setNameFilters(filters);
    dialog->selectFile(suggested);
    const auto suffixOf = [](const QString &filter) {
        static const QRegularExpression suffix(u"\\*(\\.[a-z]+)"_s);
        return suffix.match(filter).captured(1);
    };
    // Another kind of file takes another ending, so that what is written is what was chosen.
    QObject::connect(dialog, &QFileDialog::filterSelected, dialog, [dialog, suffixOf](const QString &filter) {
        dialog->selectFile(QFileInfo(dialog->selectedFiles().value(0)).completeBaseName() + suffixOf(filter));
    });
    QObject::connect(dialog, &QFileDialog::fileSelected, dialog, [dialog, chosen, suffixOf](const QString &path) {
        chosen(QFileInfo(path).suffix().isEmpty() ? path + suffixOf(dialog->selectedNameFilter()) : path);
    });
    dialog->open();
}

Done writeFileWhole(const QString &path, const std::function<Done(QIODevice &)> &fill)
{
    AtomicFile file(path);
    if (auto begun = file.begin(); !begun)
        return begun;
    if (auto filled = fill(file); !filled)
        return file.trouble().value_or(filled.error()); // a full disk says more than what it kept from being written
    return file.commit();
}

} // namespace goodword
