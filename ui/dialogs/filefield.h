#pragma once
// Where a file goes: its path, typed or chosen. Whether a file that is there already may be written over is for the dialog
// around it to say, so choosing one does not ask.

#include <QWidget>

class QLineEdit;

namespace goodword {

/// What the names of files end in, and what such files are called.
struct FileKind {
    QString suffix; ///< without its dot; empty: files of any kind
    QString name;
    bool isFixed = true; ///< added to every name that lacks it, else only to a name without any

    static FileKind book();
    static FileKind sealed();
    static FileKind table();
};

class FileField final : public QWidget
{
    Q_OBJECT
public:
    /// `objectName` is the line's; the button's is that and "Choose". `title` is for a screen reader and for the dialog.
    FileField(const QString &objectName, const QString &title, FileKind kind, QWidget *parent = nullptr);

    /// With its suffix; empty where nothing is typed.
    QString path() const;
    void setPath(const QString &path);

Q_SIGNALS:
    void changed();
    /// By hand: typed or chosen.
    void edited();

private:
    void choose();

    QString m_title;
    FileKind m_kind;
    QLineEdit *m_line;
};

} // namespace goodword
