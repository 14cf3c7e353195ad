#pragma once
// Brings what is whole in a damaged book into a new one: where to, how far it is, and what came over. The damaged file is
// only read. Knows nothing of an open book.

#include "core/book/salvage.h"
#include "ui/dialogs/workdialog.h"

namespace goodword {

class FileField;

class SalvageDialog final : public WorkDialog
{
    Q_OBJECT
public:
    SalvageDialog(const QString &damaged, const BookOptions &options, QWidget *parent);

Q_SIGNALS:
    /// The new book is to be opened.
    void openWanted(const QString &path);

protected:
    /// Salvages; once that is done, opens what came of it.
    void save() override;

private:
    void begin();
    void showReport(const SalvageReport &report);

    QString m_damaged;
    BookOptions m_options;
    PlainLabel *m_text;
    FileField *m_target;
    QPushButton *m_salvage;
    QString m_made; ///< the new book, once it is there
};

} // namespace goodword
