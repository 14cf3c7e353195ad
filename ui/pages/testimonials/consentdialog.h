#pragma once
// Recording a permission as the person gave it: for what, where, from when until when, in which words, how, with what
// proof. A new one may be for several scopes at once; an old one is changed by itself.

#include "core/attachments/attachment.h"
#include "core/consents/consent.h"
#include "ui/dialogs/formdialog.h"

class QCheckBox;
class QComboBox;
class QDateEdit;
class QLineEdit;
class QPlainTextEdit;

namespace goodword {

class Session;

class ConsentDialog final : public FormDialog
{
    Q_OBJECT
public:
    /// A consent without an id is given anew.
    ConsentDialog(Session &session, const Consent &consent, QWidget *parent = nullptr);

    /// The file is read now and kept in the book when the permission is saved.
    void attachProof(const QString &path);

private:
    void addChoices();
    void addDays();
    void addProof();
    QWidget *makeProofFields();
    void showProofFile();
    Consent filled() const;
    void save() override;

    Session &m_session;
    Consent m_consent;
    QList<std::pair<ConsentScope, QCheckBox *>> m_scopes;
    QList<std::pair<ConsentChannel, QCheckBox *>> m_channels;
    QDateEdit *m_given, *m_until;
    QCheckBox *m_ends;
    QComboBox *m_how;
    QPlainTextEdit *m_wording;
    std::optional<AttachmentFile> m_file;
    QWidget *m_fileRow;
    PlainLabel *m_fileName;
    QLineEdit *m_proof, *m_incentive, *m_territory;
};

} // namespace goodword
