#include "ui/shell/bookcheck.h"

#include "core/base/watchedprogress.h"
#include "core/book/bookfaults.h"
#include "ui/shell/session.h"
#include "ui/widgets/buttons.h"

#include <QLocale>
#include <QMessageBox>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(goodword::BookCheck)
};
} // namespace

void lookForDamage(Session &session, QObject *context, const std::function<void(const QStringList &)> &found)
{
    session.whenCalm(context, [&session, context, found] {
        const auto looking = std::make_shared<WatchedProgress>();
        QObject::connect(context, &QObject::destroyed, [looking] { looking->cancel(); });
        session.read<QStringList>(context, [looking](Database &db) { return quickFaults(db, *looking); },
                                  [found](const QStringList &faults) {
                                      if (!faults.isEmpty())
                                          found(faults);
                                  });
    });
}

static void showResult(QWidget *window, const QString &path, const QStringList &faults, const std::function<void(WayOn)> &go)
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, Words::tr("Check this book"), {}, QMessageBox::NoButton, window->window());
    box->setObjectName(u"checkResult"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    QPushButton *close = makeButton(Words::tr("Close"));
    close->setObjectName(u"checkClose"_s);
    box->addButton(close, QMessageBox::RejectRole);
    box->setEscapeButton(close);
    if (faults.isEmpty()) {
        box->setText(Words::tr("The book is sound."));
        box->setInformativeText(Words::tr("Every page of the file was read, and everything in it fits together."));
    } else {
        box->setText(Words::tr("The book is damaged, or another program changed it."));
        box->setInformativeText(Words::tr("Faults found: %1. Looking changed nothing. Restore a backup, or salvage what is whole into a "
                                          "new book: this file is kept either way.").arg(QLocale().toString(faults.size())));
        box->setDetailedText(faults.join(u'\n'));
        const QList<WayOn> ways = waysOn(path, {ErrorCode::Damaged, {}, {}});
        const auto offer = [&](WayOn way, const QString &text, const QString &icon, ButtonKind kind, const QString &name) {
            if (!ways.contains(way))
                return;
            QPushButton *button = makeButton(text, icon, kind);
            button->setObjectName(name);
            box->addButton(button, QMessageBox::AcceptRole);
            QObject::connect(button, &QPushButton::clicked, window, [go, way] { go(way); });
        };
        offer(WayOn::Backups, Words::tr("Restore a backup…"), u"arrow-counterclockwise"_s, ButtonKind::Primary, u"checkRestore"_s);
        offer(WayOn::Salvage, Words::tr("Salvage into a new book…"), {}, ways.contains(WayOn::Backups) ? ButtonKind::Ordinary : ButtonKind::Primary,
              u"checkSalvage"_s);
    }
    box->open();
}

void checkBook(Session &session, QWidget *window, const std::function<void(WayOn)> &go)
{
    auto faults = std::make_shared<QStringList>();
    session.runJob(Words::tr("Checking the book"),
                   [faults](Book &book, Progress &progress) -> Done {
                       *faults = allFaults(book.db(), progress);
                       if (progress.cancelled())
                           return Error{ErrorCode::Cancelled, Words::tr("The check was stopped before its end. Nothing was changed."), {}};
                       return {};
                   },
                   [window = QPointer<QWidget>(window), faults, go, path = session.book().path()] {
                       if (window)
                           showResult(window, path, *faults, go);
                   });
}

} // namespace goodword
