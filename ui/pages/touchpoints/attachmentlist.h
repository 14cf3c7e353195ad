#pragma once
// Files of a touchpoint: those in the book, with Save a copy and Remove, and those that will go in when it is logged. Files
// may be dropped here. What is too large is said at once.

#include "core/attachments/attachment.h"

#include <QStringList>
#include <QWidget>

class QVBoxLayout;

namespace goodword {

class PlainLabel;
class Session;

class AttachmentList final : public QWidget
{
    Q_OBJECT
public:
    explicit AttachmentList(Session &session, QWidget *parent = nullptr);

    /// Files of this touchpoint are shown, and what is added goes into the book at once.
    void setTouchpoint(TouchpointId touchpoint);
    /// Without a button to add: for looking only.
    void setReadOnly(bool readOnly);
    const QStringList &waiting() const { return m_waiting; } ///< paths that are not in the book yet
    int count() const { return m_count; }
    void addFiles(const QStringList &paths);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void refresh();
    void addLine(const QString &name, qint64 size, AttachmentId id, const QString &path);
    void askForFiles();
    void saveCopy(AttachmentId id);

    Session &m_session;
    TouchpointId m_touchpoint;
    QStringList m_waiting;
    QVBoxLayout *m_lines;
    QWidget *m_add;
    PlainLabel *m_trouble;
    int m_count = 0;
    bool m_readOnly = false;
};

} // namespace goodword
