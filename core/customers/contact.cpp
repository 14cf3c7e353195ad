#include "core/customers/contact.h"

namespace goodword {

QString contactVerdictCode(ContactVerdict verdict)
{
    switch (verdict) {
    case ContactVerdict::Ok: return QStringLiteral("ok");
    case ContactVerdict::OkNational: return QStringLiteral("ok-national");
    case ContactVerdict::OkWarn: return QStringLiteral("ok-warn");
    case ContactVerdict::Warn: return QStringLiteral("warn");
    case ContactVerdict::WarnText: return QStringLiteral("warn-text");
    case ContactVerdict::WarnHomograph: return QStringLiteral("warn-homograph");
    case ContactVerdict::Fix: return QStringLiteral("fix");
    case ContactVerdict::FixWarn: return QStringLiteral("fix-warn");
    case ContactVerdict::Bad: return QStringLiteral("bad");
    case ContactVerdict::Empty: return QStringLiteral("empty");
    case ContactVerdict::Split: break;
    }
    return QStringLiteral("split");
}

} // namespace goodword
