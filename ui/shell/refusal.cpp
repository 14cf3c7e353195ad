#include "ui/shell/refusal.h"

#include "core/base/clock.h"
#include "core/book/bookfile.h"
#include "core/book/bookkey.h"
#include "core/book/restore.h"
#include "ui/widgets/banner.h"

#include <QFileInfo>
#include <QPushButton>

namespace goodword {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(goodword::Refusal)
};

struct WayWords {
    WayOn way;
    const char *name; ///< of its button
    const char *text;
};

constexpr std::array kWords = {
    WayWords{WayOn::ReadOnly, "openReadOnly", QT_TRANSLATE_NOOP("goodword::Refusal", "Open read-only")},
    WayWords{WayOn::Copy, "copyElsewhere", QT_TRANSLATE_NOOP("goodword::Refusal", "Copy and open…")},
    WayWords{WayOn::Backups, "chooseBackup", QT_TRANSLATE_NOOP("goodword::Refusal", "Restore a backup…")},
    WayWords{WayOn::Salvage, "salvage", QT_TRANSLATE_NOOP("goodword::Refusal", "Salvage into a new book…")},
    WayWords{WayOn::Locate, "locateBook", QT_TRANSLATE_NOOP("goodword::Refusal", "Locate…")},
    WayWords{WayOn::Again, "tryAgain", QT_TRANSLATE_NOOP("goodword::Refusal", "Try again")},
    WayWords{WayOn::Another, "chooseAnother", QT_TRANSLATE_NOOP("goodword::Refusal", "Open another book…")},
    WayWords{WayOn::NewName, "chooseName", QT_TRANSLATE_NOOP("goodword::Refusal", "Choose another name…")},
};

} // namespace

static QList<WayOn> sensible(ErrorCode code)
{
    switch (code) {
    case ErrorCode::NotFound: return {WayOn::Locate, WayOn::Backups};
    case ErrorCode::Moved: return {WayOn::Locate};
    case ErrorCode::Locked: return {WayOn::ReadOnly, WayOn::Again};
    case ErrorCode::ReadOnly: return {WayOn::ReadOnly, WayOn::Copy, WayOn::Backups};
    case ErrorCode::Busy:
    case ErrorCode::DiskFull: return {WayOn::Again};
    case ErrorCode::Damaged: return {WayOn::ReadOnly, WayOn::Backups, WayOn::Salvage, WayOn::Another};
    case ErrorCode::Foreign: return {WayOn::Backups, WayOn::Another};
    case ErrorCode::NewerVersion: return {WayOn::Backups, WayOn::Another};
    case ErrorCode::KeyNeeded: return {WayOn::Again, WayOn::Backups, WayOn::Another};
    case ErrorCode::Io:
    case ErrorCode::Internal: return {WayOn::Again, WayOn::Backups};
    case ErrorCode::Invalid: return {WayOn::NewName};
    case ErrorCode::Conflict:
    case ErrorCode::WrongKey:
    case ErrorCode::Cancelled:
    case ErrorCode::NothingToDo:
    case ErrorCode::Usage: break;
    }
    return {};
}

QList<WayOn> waysOn(const QString &path, const Error &error)
{
    QList<WayOn> ways = sensible(error.code);
    if (ways.contains(WayOn::ReadOnly) && !inspectBook(path))
        ways.removeAll(WayOn::ReadOnly); // not even its header can be trusted
    if (ways.contains(WayOn::Copy) && isBackup(path))
        ways.removeAll(WayOn::Copy); // it is restored instead
    static constexpr qint64 kLeast = 4096; // bytes that may hold something
    if (ways.contains(WayOn::Salvage) && (isBackup(path) || bookKeys::isEncrypted(path) || QFileInfo(path).size() < kLeast))
        ways.removeAll(WayOn::Salvage);
    if (error.code == ErrorCode::KeyNeeded && !bookKeys::areKnownHere())
        ways.removeAll(WayOn::Again);
    if (ways.contains(WayOn::Backups) && backupsOf(path, Clock::system()).isEmpty())
        ways.removeAll(WayOn::Backups);
    if (!ways.contains(WayOn::Backups) && isBackup(path))
        ways.append(WayOn::Backups);
    return ways;
}

void showRefusal(Banner &banner, const QString &path, const Error &error, const std::function<void(WayOn)> &go)
{
    banner.say(Banner::Kind::Error, error.text);
    banner.setDismissible(true);
    banner.setToolTip(error.detail.isEmpty() ? QString() : u"<qt>"_s + error.detail.toHtmlEscaped());
    const QList<WayOn> ways = waysOn(path, error);
    for (const WayWords &words : kWords) {
        if (!ways.contains(words.way))
            continue;
        QPushButton *button = banner.addButton(Words::tr(words.text));
        button->setObjectName(QLatin1String(words.name));
        // It stays until a way has led somewhere: who turns back has the others still.
        QObject::connect(button, &QPushButton::clicked, &banner, [go, way = words.way] { go(way); });
    }
}

} // namespace goodword
