#pragma once
// Failures are values. Result<T> is what every function that can fail returns; Error says in whole sentences what
// happened, that nothing was lost, and what to do next. No exceptions cross our functions.

#include <QCoreApplication>
#include <QMetaType>
#include <QString>

#include <tl/expected.hpp>

namespace goodword {

enum class ErrorCode {
    Usage,         ///< the call itself is wrong, whatever the book or the file holds
    Invalid,       ///< what was asked for makes no sense (validation, a bad cell, a bad option)
    NotFound,      ///< a row or file that is not there
    Conflict,      ///< it no longer fits what is there now (undo of a row that changed since)
    Busy,          ///< somebody else is writing; nothing was tried
    Locked,        ///< the book is in use by another program
    ReadOnly,      ///< the book or the disk may not be written
    DiskFull,
    Io,
    Damaged,
    Foreign,       ///< not a Goodword book, or one with a schema that is not ours
    NewerVersion,
    Moved,         ///< the file was moved or replaced while it was open
    WrongKey,      ///< neither the passphrase nor the recovery key of a sealed file or an encrypted book
    KeyNeeded,     ///< the book is encrypted and nobody gave its key yet
    Cancelled,
    NothingToDo,
    Internal
};

struct Error {
    ErrorCode code = ErrorCode::Internal;
    QString text;   ///< for people, translated, whole sentences
    QString detail; ///< for a log: SQL message, system error; never customer data
};

/// The stable name of a code, as printed by the command line in JSON.
QString errorCodeName(ErrorCode code);

template <class T>
class [[nodiscard]] Result : public tl::expected<T, Error>
{
    using Base = tl::expected<T, Error>;

public:
    using Base::Base;
    Result(Error error) : Base(tl::unexpect, std::move(error)) {}
    Result(ErrorCode code, QString text, QString detail = {})
        : Base(tl::unexpect, Error{code, std::move(text), std::move(detail)})
    {
    }
};

/// Success without a value.
using Done = Result<void>;

/// Translation context of texts made below the windows: Core::tr("…").
struct Core {
    Q_DECLARE_TR_FUNCTIONS(Goodword)
};

} // namespace goodword

Q_DECLARE_METATYPE(goodword::Error)
