#include "ui/pages/care/backupspage.h"

#include "core/book/book.h"
#include "ui/shell/session.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/labels.h"

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QListView>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QStandardItemModel>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace goodword {

using namespace Qt::StringLiterals;

BackupsPage::BackupsPage(Session &session, QWidget *parent) : Page(session, parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(28, 20, 28, 16);
    column->setSpacing(14);
    auto *header = new SectionHeader(tr("Backups"), u"h1"_s);
    auto *now = makeButton(tr("Back up now"), u"shield-check"_s, ButtonKind::Primary);
    now->setObjectName(u"backUpNow"_s);
    header->addAction(now);
    column->addWidget(header);
    auto *note = new PlainLabel(tr("Made by themselves while you work, checked, and kept in your own folder: the newest ten, one "
                                   "for each of 14 days, 8 weeks and 12 months. Beyond %1 GB altogether the oldest go.")
                                    .arg(BackupStore::kMaxBytes >> 30), u"muted"_s);
    note->setWordWrap(true);
    column->addWidget(note);

    auto *row = new QHBoxLayout;
    row->setSpacing(16);
    column->addLayout(row, 1);
    m_model = new QStandardItemModel(this);
    m_list = new QListView;
    m_list->setObjectName(u"backupList"_s);
    m_list->setAccessibleName(tr("Backups"));
    m_list->setModel(m_model);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setUniformItemSizes(true);
    m_list->setMinimumWidth(260);
    row->addWidget(m_list, 2);
    row->addWidget(makeDetail(), 3);

    connect(now, &QPushButton::clicked, this, &BackupsPage::backUpNow);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &BackupsPage::showChosen);
}

QWidget *BackupsPage::makeDetail()
{
    auto *card = new Card;
    m_detail = card;
    m_title = heading(QString(), u"h2"_s);
    m_reason = new PlainLabel({}, u"muted"_s);
    m_lastStep = new PlainLabel({}, u"muted"_s);
    m_lastStep->setWordWrap(true);
    card->body()->addWidget(m_title);
    card->body()->addWidget(m_reason);
    auto *figures = new QHBoxLayout;
    for (const QString &caption : {tr("Customers"), tr("Touchpoints"), tr("Answers"), tr("Testimonials")}) {
        auto *figure = new KpiCard(caption);
        m_figures.append(figure);
        figures->addWidget(figure);
    }
    card->body()->addLayout(figures);
    card->body()->addWidget(m_lastStep);
    card->body()->addStretch();
    auto *buttons = new QHBoxLayout;
    m_copy = makeButton(tr("Save a copy as…"), u"download"_s);
    m_copy->setObjectName(u"copyBackup"_s);
    m_restore = makeButton(tr("Restore this backup…"), u"arrow-counterclockwise"_s);
    m_restore->setObjectName(u"restoreBackup"_s);
    buttons->addStretch();
    buttons->addWidget(m_copy);
    buttons->addWidget(m_restore);
    card->body()->addLayout(buttons);
    connect(m_restore, &QPushButton::clicked, this, &BackupsPage::restore);
    connect(m_copy, &QPushButton::clicked, this, &BackupsPage::saveCopy);
    return card;
}

void BackupsPage::arrive(const QString &)
{
    refresh();
}

std::optional<Backup> BackupsPage::chosen() const
{
    const int row = m_list->currentIndex().row();
    return row >= 0 && row < m_backups.size() ? std::optional(m_backups.at(row)) : std::nullopt;
}

void BackupsPage::refresh()
{
    m_backups = BackupStore::of(session().book()).list();
    m_model->clear();
    for (const Backup &backup : std::as_const(m_backups)) {
        const QString when = QLocale().toString(backup.at.toTimeZone(session().book().zone()), QLocale::ShortFormat);
        auto *item = new QStandardItem(tr("%1   %2").arg(when, BackupStore::reasonText(backup.reason)));
        item->setSizeHint({200, 38});
        m_model->appendRow(item);
    }
    m_list->setCurrentIndex(m_model->index(0, 0));
    showChosen();
}

void BackupsPage::showChosen()
{
    const auto backup = chosen();
    for (KpiCard *figure : std::as_const(m_figures))
        figure->setVisible(backup.has_value());
    m_restore->setEnabled(backup && !session().book().isReadOnly());
    m_copy->setEnabled(backup.has_value());
    m_lastStep->setText({});
    if (!backup) {
        m_title->setText(tr("No backup yet"));
        m_reason->setText(tr("The first is made with the first change of the day, or now with the button above."));
        return;
    }
    m_title->setText(QLocale().toString(backup->at.toTimeZone(session().book().zone()), QLocale::LongFormat));
    m_reason->setText(tr("%1, %2").arg(BackupStore::reasonText(backup->reason), QLocale().formattedDataSize(backup->size)));
    using Looked = Result<BackupContents>;
    session().read<std::shared_ptr<Looked>>(
        this, [path = backup->path](Database &) { return std::make_shared<Looked>(lookInto(path)); },
        [this, path = backup->path](const std::shared_ptr<Looked> &looked) {
            if (!looked || !chosen() || chosen()->path != path)
                return;
            if (!*looked) {
                m_lastStep->setText(looked->error().text);
                m_restore->setEnabled(false);
                return;
            }
            const BackupContents &in = **looked;
            const QList<qint64> counts{in.customers, in.touchpoints, in.answers, in.testimonials};
            for (int i = 0; i < counts.size(); ++i)
                m_figures.at(i)->setFigure(QLocale().toString(counts.at(i)));
            m_lastStep->setText(in.lastStep.isEmpty() ? QString() : tr("Last change in it: %1").arg(in.lastStep));
        });
}

void BackupsPage::backUpNow()
{
    const auto removed = std::make_shared<int>(0);
    session().runJob(tr("Making a backup"), [removed](Book &book, Progress &progress) -> Done {
        const auto made = BackupStore::of(book).make(book.path(), QStringLiteral("manual"), progress);
        *removed = made ? made->removedForRoom : 0;
        return made ? Done() : Done(made.error());
    }, [this, removed] {
        const QString done = tr("The backup is made and checked.");
        session().tell(*removed > 0 ? done + u' ' + BackupStore::roomText(*removed) : done);
        refresh();
    });
}

void BackupsPage::restore()
{
    const auto backup = chosen();
    if (!backup)
        return;
    const QString when = QLocale().toString(backup->at.toTimeZone(session().book().zone()), QLocale::ShortFormat);
    const auto answer = QMessageBox::question(
        this, tr("Restore this backup?"),
        tr("The book becomes again what it was on %1. What is in it now is backed up first, so you can come back to it from "
           "this page. This is outside Undo.").arg(when),
        QMessageBox::Ok | QMessageBox::Cancel, QMessageBox::Cancel);
    if (answer != QMessageBox::Ok)
        return;
    session().runJob(tr("Restoring a backup"), [path = backup->path](Book &book, Progress &progress) -> Done {
        const auto made = BackupStore::of(book).make(book.path(), QStringLiteral("restore"), progress);
        return made ? book.replaceWith(path) : Done(made.error());
    }, [this] {
        session().tell(tr("The backup is restored."));
        refresh();
    });
}

void BackupsPage::saveCopy()
{
    const auto backup = chosen();
    if (!backup)
        return;
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString target = QFileDialog::getSaveFileName(this, tr("Save a copy as"), QDir(documents).filePath(QFileInfo(backup->path).fileName()),
                                                        tr("Goodword book (*.goodword)"));
    if (target.isEmpty())
        return;
    session().runJob(tr("Copying the backup"), [from = backup->path, target](Book &, Progress &progress) {
        return copyBackup(from, target, progress);
    }, [this] { session().tell(tr("The copy is saved.")); });
}

} // namespace goodword
