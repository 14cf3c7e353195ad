#pragma once
// What to give out as a CSV file, for whom, and where to. Writes in a job and says where the file is. What consent lets go
// out is the exporter's to say.

#include "core/base/idlist.h"
#include "core/base/result.h"
#include "core/exchange/importfields.h"

#include <QDialog>

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QPushButton;
class QRadioButton;
class QVBoxLayout;

namespace goodword {

class FileField;
class PassphraseFields;
class PlainLabel;
class Session;
struct ExportOptions;

class ExportDialog final : public QDialog
{
    Q_OBJECT
public:
    /// `chosen` are the selected rows, `shown` those of the list as it is filtered; each may be empty.
    ExportDialog(Session &session, ImportKind kind, IdList chosen, IdList shown, QWidget *parent = nullptr);

    QString path() const;
    ExportOptions options() const;
    /// Writes as a job and closes.
    void accept() override;

private:
    QWidget *makeWhat();
    QWidget *makeFormat();
    QWidget *makePlace();
    void addProtection(QVBoxLayout *to);
    void suggestPath();
    void refresh();
    void say(const QString &problem, const QString &tone);
    Done write();

    Session &m_session;
    ImportKind m_kind;
    IdList m_chosen, m_shown;
    QButtonGroup *m_what, *m_format;
    QComboBox *m_channel = nullptr;
    FileField *m_file;
    QPushButton *m_export;
    QCheckBox *m_protect;
    PassphraseFields *m_passphrase;
    PlainLabel *m_problem;
    bool m_pathTyped = false;
};

/// Asks and exports; for pages' Export and for the bulk bar.
void exportRecords(Session &session, QWidget *parent, ImportKind kind, const IdList &chosen = {}, const IdList &shown = {});

} // namespace goodword
