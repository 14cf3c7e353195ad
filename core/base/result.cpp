#include "core/base/result.h"

namespace goodword {

QString errorCodeName(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Usage: return QStringLiteral("usage");
    case ErrorCode::Invalid: return QStringLiteral("invalid");
    case ErrorCode::NotFound: return QStringLiteral("not_found");
    case ErrorCode::Conflict: return QStringLiteral("conflict");
    case ErrorCode::Busy: return QStringLiteral("busy");
    case ErrorCode::Locked: return QStringLiteral("locked");
    case ErrorCode::ReadOnly: return QStringLiteral("read_only");
    case ErrorCode::DiskFull: return QStringLiteral("disk_full");
    case ErrorCode::Io: return QStringLiteral("io");
    case ErrorCode::Damaged: return QStringLiteral("damaged");
    case ErrorCode::Foreign: return QStringLiteral("foreign");
    case ErrorCode::NewerVersion: return QStringLiteral("newer_version");
    case ErrorCode::Moved: return QStringLiteral("moved");
    case ErrorCode::WrongKey: return QStringLiteral("wrong_key");
    case ErrorCode::KeyNeeded: return QStringLiteral("key_needed");
    case ErrorCode::Cancelled: return QStringLiteral("cancelled");
    case ErrorCode::NothingToDo: return QStringLiteral("nothing_to_do");
    case ErrorCode::Internal: break;
    }
    return QStringLiteral("internal");
}

} // namespace goodword
