#pragma once
// What to give out as a CSV file, for whom, and where to. Writes in a job and says where the file is. What consent lets go
// out is the exporter's to say.

#include "core/exchange/importfields.h"

#include <QDialog>

#include <vector>

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;
class QRadioButton;

namespace goodword {

class PassphraseFields;
class PlainLabel;
class Session;
struct ExportOptions;

class ExportDialog final : public QDialog
{
    Q_OBJECT
public:
    /// `chosen` are the selected rows, `shown` those of the list as it is filtered; each may be empty.
    ExportDialog(Session &session, ImportKind kind, std::vector<qint64> chosen, std::vector<qint64> shown, QWidget *parent = nullptr);

    QString path() const;
    ExportOptions options() const;
    /// Writes as a job and closes.
    void accept() override;

private:
    QWidget *makeWhat();
    QWidget *makeFormat();
    QWidget *makePlace();
    void suggestPath();
    void refresh();
    void choosePath();
    QWidget *makeProtection();
    void write();
    void writeSealed();

    Session &m_session;
    ImportKind m_kind;
    std::vector<qint64> m_chosen, m_shown;
    QButtonGroup *m_what, *m_format;
    QComboBox *m_channel = nullptr;
    QLineEdit *m_path;
    QPushButton *m_export;
    QCheckBox *m_protect;
    PassphraseFields *m_passphrase;
    PlainLabel *m_problem;
    bool m_pathTyped = false;
};

/// Asks and exports; for pages' Export and for the bulk bar.
void exportRecords(Session &session, QWidget *parent, ImportKind kind, const std::vector<qint64> &chosen = {},
                   const std::vector<qint64> &shown = {});

} // namespace goodword
