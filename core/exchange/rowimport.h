#pragma once
// What imports of every kind share: the open change, the row, whom it may be about, and the names it mentions. Each kind
// decides first and writes last, so that a row is taken whole or not at all.

#include "core/exchange/customermatch.h"
#include "core/exchange/importnames.h"
#include "core/exchange/importrow.h"

#include <memory>

namespace goodword {

struct ImportContext {
    UnitOfWork &u;
    const ImportOptions &options;
    ImportRow &row;
    CustomerMatch &match;
    ImportNames &names;
    ImportReport &report;
    QHash<QString, FieldKind> newFields; ///< own fields the book lacks, as their cells look
    SurveyKind scoreKind = SurveyKind::Nps; ///< of answers that do not say

    bool updates() const { return options.onDifference == OnDifference::Update; }
};

class RowImport
{
public:
    virtual ~RowImport() = default;
    /// The row the context stands on.
    virtual RowOutcome take() = 0;

protected:
    explicit RowImport(ImportContext &context) : m(context) {}
    RowOutcome verdict(RowVerdict verdict, const QString &reason = {}) const { return {m.row.line(), verdict, reason}; }
    RowOutcome rejected(const QString &reason) const { return verdict(RowVerdict::Rejected, reason); }
    int slot(const char *field) const { return m.row.slot(QLatin1String(field)); }

    ImportContext &m;
};

std::unique_ptr<RowImport> makeCustomerImport(ImportContext &context);
std::unique_ptr<RowImport> makeTouchpointImport(ImportContext &context);
std::unique_ptr<RowImport> makeAnswerImport(ImportContext &context);
std::unique_ptr<RowImport> makeTestimonialImport(ImportContext &context);

/// A filled value of the file against the book's: takes its place where that is empty, or where the file goes before.
template <class T>
void fill(T &value, const T &wanted, const T &empty, bool updates)
{
    if (wanted != empty && (value == empty || updates))
        value = wanted;
}

inline void fill(QString &value, const QString &wanted, bool updates)
{
    const bool says = !wanted.trimmed().isEmpty();
    if (value.isEmpty() || (says && (value.trimmed().isEmpty() || updates)))
        value = wanted;
}

} // namespace goodword
