#include "core/book/changerecorder.h"

#include "core/book/changesetstream.h"
#include "core/book/database.h"
#include "core/book/insertstream.h"
#include "core/book/sqliteerror.h"

#include <sqlite3.h>

namespace goodword {

/// So many additions in a row are taken for a file of new customers. Going from one way to the other takes a millisecond.
static constexpr int kRunOfAdditions = 200;

void ChangeRecorder::SessionDeleter::operator()(sqlite3_session *session) const
{
    sqlite3session_delete(session);
}

ChangeRecorder::ChangeRecorder(Database &db, std::function<StepId()> beginStep) : m_db(db), m_beginStep(std::move(beginStep))
{
    startSession();
}

ChangeRecorder::~ChangeRecorder() = default;

void ChangeRecorder::startSession()
{
    sqlite3_session *session = nullptr;
    if (sqlite3session_create(m_db.handle(), "main", &session) != SQLITE_OK)
        return m_db.noteTrouble(sqliteError(m_db.handle()));
    m_session.reset(session);
    sqlite3session_table_filter(session, [](void *, const char *table) { return isRecorded(table) ? 1 : 0; }, nullptr);
    sqlite3session_attach(session, nullptr);
}

StepId ChangeRecorder::stepOrNew()
{
    if (!m_step.isValid())
        m_step = m_beginStep();
    return m_step;
}

void ChangeRecorder::endSession()
{
    const auto session = std::move(m_session);
    if (!session || sqlite3session_isempty(session.get()))
        return;
    sqlite3session_enable(session.get(), 0);
    const StepId step = stepOrNew();
    ChunkWriter writer(m_db, step.value, m_segment);
    const int rc = sqlite3session_changeset_strm(session.get(), ChunkWriter::write, &writer);
    if (rc != SQLITE_OK)
        return m_db.noteTrouble(sqliteError(rc, QStringLiteral("changeset")));
    writer.flush();
    if (writer.total() == 0) // changed and changed back
        return;
    m_bytes += writer.total();
    readSegment(m_db, step.value, m_segment++, false, m_changes);
}

void ChangeRecorder::startStream()
{
    endSession();
    m_stream = std::make_unique<InsertStream>(m_db, stepOrNew(), m_segment, m_changes);
}

void ChangeRecorder::endStream()
{
    m_stream->finish();
    m_bytes += m_stream->bytes();
    m_segment += m_stream->bytes() > 0 ? 1 : 0;
    m_stream.reset();
}

void ChangeRecorder::expectAdditions()
{
    if (m_stream)
        return m_stream->flushIfLarge();
    if (++m_additions >= kRunOfAdditions)
        startStream();
}

void ChangeRecorder::expectChanges()
{
    m_additions = 0;
    if (!m_stream)
        return;
    endStream();
    startSession();
}

Result<ChangeSet> ChangeRecorder::finish()
{
    if (m_stream)
        endStream();
    else
        endSession();
    if (m_db.trouble())
        return *m_db.takeTrouble();
    return std::move(m_changes);
}

} // namespace goodword
