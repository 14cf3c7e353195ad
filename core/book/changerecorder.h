#pragma once
// Records what one change does to the book, as the changesets of its step: segments in the order things happened. Most
// changes are one segment, by SQLite's session. While only new rows come in by the thousand, as in an import, an InsertStream
// records them as they are written. Knows nothing of undo, which History does.

#include "core/base/id.h"
#include "core/base/result.h"
#include "core/book/changeset.h"

#include <functional>
#include <memory>

struct sqlite3_session;

namespace goodword {

class Database;
class InsertStream;

class ChangeRecorder
{
public:
    /// `beginStep` makes the step when there is something to record.
    ChangeRecorder(Database &db, std::function<StepId()> beginStep);
    ~ChangeRecorder();
    Q_DISABLE_COPY_MOVE(ChangeRecorder)

    /// From here on rows are only added, and to nobody but what is new itself; until the next call of expectChanges().
    void expectAdditions();
    void expectChanges();

    /// Ends the recording and answers what it saw.
    Result<ChangeSet> finish();
    StepId step() const { return m_step; }
    qint64 bytes() const { return m_bytes; }

private:
    struct SessionDeleter {
        void operator()(sqlite3_session *session) const;
    };
    void startSession();
    void endSession();
    void startStream();
    void endStream();
    StepId stepOrNew();

    Database &m_db;
    std::function<StepId()> m_beginStep;
    std::unique_ptr<sqlite3_session, SessionDeleter> m_session;
    std::unique_ptr<InsertStream> m_stream;
    ChangeSet m_changes;
    StepId m_step;
    int m_segment = 0;
    int m_additions = 0; ///< announced in a row
    qint64 m_bytes = 0;
};

} // namespace goodword
