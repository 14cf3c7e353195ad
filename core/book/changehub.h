#pragma once
// The one announcer of changes. A view refreshes from here and never after its own write; nothing is announced when a
// change is rolled back. Lives in the thread of its Book; a job's changes arrive there too.

#include "core/book/changeset.h"

#include <QObject>

namespace goodword {

class ChangeHub : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

Q_SIGNALS:
    void changed(const goodword::ChangeSet &changes);
    /// The step that Undo would take, or what may be redone, is another one now.
    void historyChanged();
    /// Another thread began (text says what it does) or ended (empty text) writing.
    void busyChanged(const QString &what);
};

} // namespace goodword
