#include "ui/shell/bookcheck.h"

#include "core/book/restore.h"
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
        session.read<QStringList>(context, [](Database &db) { return quickFaults(db); },
                                  [found](const QStringList &faults) {
                                      if (!faults.isEmpty())
                                          found(faults);
                                  });
    });
}

static void showResult(QWidget *window, const QStringList &faults, const std::function<void()> &restore)
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, Words::tr("Check this book"), {}, QMessageBox::NoButton, window->window());
    box->setObjectName(u"checkResult"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    QPushButton *close = makeButton(Words::tr("Close"));
    box->addButton(close, QMessageBox::RejectRole);
    box->setEscapeButton(close);
    if (faults.isEmpty()) {
        box->setText(Words::tr("The book is sound."));
        box->setInformativeText(Words::tr("Every page of the file was read, and everything in it fits together."));
    } else {
        box->setText(Words::tr("The book is damaged."));
        box->setInformativeText(Words::tr("Faults found: %1. Looking changed nothing. Restore a backup, and keep this file: the damaged "
                                          "book is set aside, not lost.").arg(QLocale().toString(faults.size())));
        box->setDetailedText(faults.join(u'\n'));
        QPushButton *back = makeButton(Words::tr("Restore a backup…"), u"arrow-counterclockwise"_s, ButtonKind::Primary);
        back->setObjectName(u"checkRestore"_s);
        box->addButton(back, QMessageBox::AcceptRole);
        QObject::connect(back, &QPushButton::clicked, window, restore);
    }
    box->open();
}

void checkBook(Session &session, QWidget *window, const std::function<void()> &restore)
{
    auto faults = std::make_shared<QStringList>();
    session.runJob(Words::tr("Checking the book"),
                   [faults](Book &book, Progress &) -> Done {
                       *faults = book.check();
                       return {};
                   },
                   [window = QPointer<QWidget>(window), faults, restore] {
                       if (window)
                           showResult(window, *faults, restore);
                   });
}

} // namespace goodword
