#pragma once
// Testimonials for the world: which of them, for which channel and day, in which layout, with the pages to be seen before.
// It says what stays out and why, and which characters cannot be set. The PDF is written in a job and appears whole or not
// at all; print and preview paint the same pages.

#include "core/base/secret.h"
#include "ui/pages/testimonials/bookletmaking.h"

#include <QDialog>
#include <QTimer>

#include <functional>
#include <optional>

class QCheckBox;
class QComboBox;
class QDateEdit;
class QFormLayout;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace goodword {

class BookletPreview;
class BrandFields;
class PlainLabel;
class Session;

/// What the page had on it when the export was asked for.
struct BookletWishes {
    std::vector<qint64> filtered, selected;
    bool isFiltered = false;
};

class BookletDialog final : public QDialog
{
    Q_OBJECT
public:
    BookletDialog(Session &session, const BookletWishes &wishes, QWidget *parent = nullptr);

    Done exportTo(const QString &path, std::optional<Secret> passphrase = {});
    Done exportTable(const QString &path, std::optional<Secret> passphrase = {});

private:
    QWidget *makeForm();
    void addWhat(QFormLayout *form);
    void addLook(QFormLayout *form);
    QWidget *makePages();
    QWidget *makeButtons();
    BookletOrder order() const;
    void make();
    void showMade(const MadeBooklet &made);
    void showNotes();
    using Write = std::function<Done(const QString &path, std::optional<Secret> passphrase)>;
    /// Where to; and for a protected file, by which passphrase.
    void ask(const QString &title, const QString &name, const QString &filter, const Write &write);
    void askAndExport();
    void askAndExportTable();
    Done begin(WriteJob job, std::optional<Secret> passphrase);
    void writing(bool on);
    void say(const QString &problem);
    void print();

    Session &m_session;
    BookletWishes m_wishes;
    QTimer m_rest;
    int m_asked = 0;
    bool m_writing = false; ///< the job that runs is of this dialog
    MadeBooklet m_made;
    QComboBox *m_what, *m_channel, *m_layout, *m_paper;
    QDateEdit *m_day;
    QCheckBox *m_protect;
    QLineEdit *m_title, *m_subtitle;
    QPushButton *m_leftOutButton, *m_export, *m_csv, *m_print, *m_cancel;
    PlainLabel *m_count, *m_leftOut, *m_warnings, *m_pageOf, *m_problem;
    QProgressBar *m_progress;
    BookletPreview *m_preview;
    BrandFields *m_brand;
};

} // namespace goodword
