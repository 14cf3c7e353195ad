#pragma once
// The backups of this book: when and why each was made, what is in it, back up now, restore. Restoring makes a backup of
// what is there first.

#include "core/book/backup.h"
#include "ui/shell/page.h"

class QListView;
class QPushButton;
class QStandardItemModel;

namespace goodword {

class KpiCard;
class PlainLabel;

class BackupsPage final : public Page
{
    Q_OBJECT
public:
    explicit BackupsPage(Session &session, QWidget *parent = nullptr);
    void arrive(const QString &argument) override;

private:
    QWidget *makeDetail();
    void refresh();
    void showChosen();
    void backUpNow();
    void restore();
    void saveCopy();
    std::optional<Backup> chosen() const;

    QList<Backup> m_backups;
    QStandardItemModel *m_model;
    QListView *m_list;
    QWidget *m_detail;
    PlainLabel *m_title, *m_reason, *m_lastStep;
    QList<KpiCard *> m_figures;
    QPushButton *m_restore, *m_copy;
};

} // namespace goodword
