#pragma once
// Brings what is whole in a damaged book into a new one: where to, how far it is, and what came over. Works on a worker;
// the damaged file is only read. Knows nothing of an open book.

#include "core/book/salvage.h"

#include <QDialog>
#include <QFutureWatcher>
#include <QTimer>

class QLineEdit;
class QProgressBar;
class QPushButton;

namespace goodword {

class PlainLabel;

class SalvageDialog final : public QDialog
{
    Q_OBJECT
public:
    SalvageDialog(const QString &damaged, const BookOptions &options, QWidget *parent);
    ~SalvageDialog() override;

Q_SIGNALS:
    /// Before anything is done: who has `path` open lets go of it.
    void salvaging(const QString &path);
    /// The new book is to be opened.
    void openWanted(const QString &path);

private:
    struct Shared;
    QString target() const;
    QWidget *makeTarget();
    QWidget *makeButtons();
    void chooseTarget();
    void begin();
    void finish();
    void say(const QString &text, const QString &tone);

    QString m_damaged;
    BookOptions m_options;
    QLineEdit *m_target = nullptr;
    QWidget *m_where = nullptr;
    QProgressBar *m_bar = nullptr;
    PlainLabel *m_text = nullptr, *m_report = nullptr;
    QPushButton *m_begin = nullptr, *m_open = nullptr, *m_close = nullptr;
    QFutureWatcher<Result<SalvageReport>> m_work;
    QTimer m_look;
    std::shared_ptr<Shared> m_shared;
};

} // namespace goodword
