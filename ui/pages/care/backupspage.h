#pragma once
// The backups of this book by age: why each was made, what is in it, what is different now; back up now, restore, copies to
// take away. Restoring makes a backup of what is there first.

#include "core/book/backup.h"
#include "ui/shell/page.h"

#include <memory>

class QListView;
class QPushButton;
class QStandardItemModel;

namespace goodword {

class CardGrid;
class CopyBrowser;
class KpiCard;
class PlainLabel;
class WatchedProgress;

class BackupsPage final : public Page
{
    Q_OBJECT
public:
    explicit BackupsPage(Session &session, QWidget *parent = nullptr);
    ~BackupsPage() override;
    void arrive(const QString &argument) override;

private:
    void makeList();
    QWidget *makeDetail();
    QWidget *makeButtons();
    void refresh();
    QString ageOf(const Backup &backup) const;
    void showChosen();
    void look(const QString &path);
    void showContents(const BackupContents &in);
    void showRefusal(const Error &error);
    void unlock();
    void say(const QString &text);
    void backUpNow();
    void restore();
    void saveCopy();
    void saveSealed();
    void openSealedCopy();
    std::optional<Backup> chosen() const;

    QList<Backup> m_backups;
    QStandardItemModel *m_model;
    QListView *m_list;
    PlainLabel *m_title, *m_reason, *m_state;
    CardGrid *m_grid;
    QList<KpiCard *> m_figures;
    CopyBrowser *m_browser;
    QPushButton *m_restore, *m_copy, *m_seal, *m_unlock;
    std::shared_ptr<WatchedProgress> m_looking; ///< into the chosen one
};

} // namespace goodword
